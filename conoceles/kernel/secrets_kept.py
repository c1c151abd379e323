# SPDX-License-Identifier: EUPL-1.2
"""Secrets that an installation makes once for itself and keeps."""

import os
import threading
from collections.abc import Callable
from pathlib import Path


def kept(path: Path, make: Callable[[], bytes]) -> bytes:
    """The secret at *path*, made on first use, readable by this user alone (0600 in a 0700 folder).

    Two processes may ask at once: it is written whole elsewhere and linked into place, so
    the second one finds and uses the first one's.
    """
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        fresh = path.with_name(f"{path.name}.{os.getpid()}.{threading.get_ident()}")
        try:
            with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
                file.write(make())
                file.flush()
                os.fsync(file.fileno())
            path.hardlink_to(fresh)
        except FileExistsError:
            pass  # the other process was first; what it made is the secret
        finally:
            fresh.unlink(missing_ok=True)
    return path.read_bytes()
