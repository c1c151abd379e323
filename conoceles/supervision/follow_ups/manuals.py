# SPDX-License-Identifier: EUPL-1.2
"""Which manuals there are, each by its title and the digest of its text: that is its version."""

import hashlib
from functools import cache

from django.conf import settings


@cache
def versions() -> dict[str, str]:
    """By the name of its file, «Manual de la candidatura (huella 1f0c…)»."""
    found = {}
    for path in sorted((settings.BASE / "docs" / "manuals").glob("*.md")):
        content = path.read_bytes()
        title = content.decode().partition("\n")[0].removeprefix("# ").strip()
        found[path.stem] = f"{title} (huella {hashlib.sha256(content).hexdigest()[:16]})"
    return found
