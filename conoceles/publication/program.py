# SPDX-License-Identifier: EUPL-1.2
"""Which program bakes: two that differ may bake the same snapshot into other bytes."""

import hashlib
from functools import cache
from importlib.metadata import version
from pathlib import Path

from django.conf import settings

_HOUSE = Path(__file__).resolve().parents[1]
#: What else decides bytes.
_LIBRARIES = ("django", "brotli", "msgspec", "rfc8785", "xlsxwriter", "arro3-io", "polib", "vl-convert-python")


@cache
def fingerprint() -> str:
    """A digest of this program's own files, of the libraries that decide bytes, and of the parts of a release."""
    total = hashlib.sha256(repr([settings.RELEASE_PARTS, *((name, version(name)) for name in _LIBRARIES)]).encode())
    for path in sorted(_HOUSE.rglob("*")):
        if path.is_file() and path.suffix != ".pyc":
            total.update(f"{path.relative_to(_HOUSE)}\0".encode())
            total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()
