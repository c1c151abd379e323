# SPDX-License-Identifier: EUPL-1.2
"""What comes round by itself."""

import shutil
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.conf import settings

from conoceles.kernel import clock

#: No file takes this long to arrive and be read.
_LEFT = timedelta(days=1)


def sweep_passing() -> dict[str, Any] | None:
    """Delete what whoever was killed while a file arrived, or a folder was filled, left behind."""
    folder = Path(settings.PRIVATE) / "tmp"
    before = (clock.now() - _LEFT).timestamp()
    left = [each for each in folder.iterdir() if each.stat().st_mtime < before] if folder.exists() else []
    for each in left:
        if each.is_dir():
            shutil.rmtree(each)
        else:
            each.unlink(missing_ok=True)
    return {"files": len(left)} if left else None
