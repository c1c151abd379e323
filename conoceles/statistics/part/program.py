# SPDX-License-Identifier: EUPL-1.2
"""A digest of what sets these pages: other code, or another engine of charts, may write other bytes."""

from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

_HOUSE = Path(__file__).resolve().parents[2]
_SOURCES = (
    Path(__file__).resolve().parent,
    _HOUSE / "statistics" / "progress" / "rules",
    _HOUSE / "statistics" / "disclosure",
    _HOUSE / "statistics" / "published",
    _HOUSE / "opendata",
)


@cache
def program() -> bytes:
    """The digest, for the inputs of a page."""
    total = sha256(version("vl-convert-python").encode())
    for folder in _SOURCES:
        for source in sorted(folder.rglob("*.py")):
            total.update(f"{source.relative_to(_HOUSE)}\0".encode() + sha256(source.read_bytes()).digest())
    return total.hexdigest().encode()
