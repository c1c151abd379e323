# SPDX-License-Identifier: EUPL-1.2
"""The sizes of a photograph, cut out of a negative of ours. The same negative and the same cut give the same bytes."""

import hashlib
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from PIL import Image

_SAVED = {
    "webp": {"quality": 80, "method": 4},
    "jpeg": {"quality": 82, "optimize": True, "progressive": True},
}
#: What each format is called in an address and in a header.
TYPES = {"webp": "image/webp", "jpeg": "image/jpeg"}


@dataclass(frozen=True, slots=True)
class Picture:
    """One size of a photograph: ``format`` of ``TYPES``, pixels, and the bytes of its file."""

    format: str
    width: int
    height: int
    content: bytes

    @property
    def digest(self) -> str:
        """SHA-256 of the file."""
        return hashlib.sha256(self.content).hexdigest()


def cut(negative: bytes, box: tuple[int, int, int, int], sizes: Iterable[tuple[int, int]]) -> tuple[Picture, ...]:
    """What lies within *box* (left, top, right, bottom) of *negative*, in each of *sizes* and each of ``TYPES``."""
    with Image.open(io.BytesIO(negative), formats=["JPEG"]) as image:
        return tuple(encoded(image.convert("RGB").crop(box), sizes))


def encoded(image: Image.Image, sizes: Iterable[tuple[int, int]]) -> Iterator[Picture]:
    """*image*, which is ours and in RGB, in each of *sizes* and each of ``TYPES``."""
    for size in sizes:
        resized = image.resize(size, Image.Resampling.LANCZOS)
        bare = Image.frombytes("RGB", size, resized.tobytes())
        for format_, how in _SAVED.items():
            into = io.BytesIO()
            bare.save(into, format_.upper(), **how)
            yield Picture(format_, *size, into.getvalue())
