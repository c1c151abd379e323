# SPDX-License-Identifier: EUPL-1.2
"""Which part of a photograph is shown, how it is moved, and what names its sizes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from conoceles.elections.questionnaire import PHOTO_FORMATS, Question
from conoceles.kernel import digests

#: Width to height, of every portrait: as profiles show it.
SHAPE = (3, 4)
#: The sizes of a portrait, in pixels: of lists, of profiles, and of profiles on fine screens.
SIZES = ((144, 192), (240, 320), (480, 640))
#: A cut narrower than this would have to be blown up.
NARROWEST = 240
#: What no process may exceed, whatever its questionnaire says: how much somebody may have us decode.
CEILING_KILOBYTES, CEILING_MEGAPIXELS = 5_000, 25
#: Of the part that is shown: how far one step moves it, and how much one step brings it nearer.
_STEP, _NEARER = 0.05, 0.9


class Move(StrEnum):
    """What one may ask of the part that is shown. Moving it up shows more of what is above."""

    UP = "arriba"
    DOWN = "abajo"
    LEFT = "izquierda"
    RIGHT = "derecha"
    NEARER = "acercar"
    FARTHER = "alejar"
    WHOLE = "completa"


@dataclass(frozen=True, slots=True)
class Cut:
    """The part that is shown, in pixels of its negative; its height follows from its width."""

    left: int
    top: int
    width: int

    @property
    def height(self) -> int:
        """In pixels."""
        return self.width * SHAPE[1] // SHAPE[0]

    @property
    def box(self) -> tuple[int, int, int, int]:
        """Left, top, right and bottom."""
        return self.left, self.top, self.left + self.width, self.top + self.height

    @property
    def sizes(self) -> tuple[tuple[int, int], ...]:
        """Those for which it has pixels enough."""
        return tuple(size for size in SIZES if size[0] <= self.width)


def first(width: int, height: int) -> Cut:
    """What is shown at first of a negative of *width* and *height*: as much as can be, a little above the middle."""
    whole = _widest(width, height)
    return within(Cut((width - whole) // 2, (height - whole * SHAPE[1] // SHAPE[0]) // 3, whole), width, height)


def within(cut: Cut, width: int, height: int) -> Cut:
    """*cut*, or the nearest one that fits a negative of *width* and *height*."""
    wide = min(max(cut.width, min(NARROWEST, _widest(width, height))), _widest(width, height))
    fits = Cut(0, 0, wide)
    return Cut(
        min(max(cut.left, 0), width - fits.width),
        min(max(cut.top, 0), height - fits.height),
        wide,
    )


def moved(cut: Cut, move: Move, width: int, height: int) -> Cut:
    """*cut* after one *move*, within a negative of *width* and *height*."""
    step = max(1, round(cut.width * _STEP))
    match move:
        case Move.UP:
            found = Cut(cut.left, cut.top - step, cut.width)
        case Move.DOWN:
            found = Cut(cut.left, cut.top + step, cut.width)
        case Move.LEFT:
            found = Cut(cut.left - step, cut.top, cut.width)
        case Move.RIGHT:
            found = Cut(cut.left + step, cut.top, cut.width)
        case Move.NEARER:
            found = _about_its_middle(cut, round(cut.width * _NEARER), width, height)
        case Move.FARTHER:
            found = _about_its_middle(cut, round(cut.width / _NEARER), width, height)
        case Move.WHOLE:
            found = first(width, height)
    return within(found, width, height)


def _about_its_middle(cut: Cut, wide: int, width: int, height: int) -> Cut:
    sized = within(Cut(0, 0, wide), width, height)
    return Cut(cut.left + (cut.width - sized.width) // 2, cut.top + (cut.height - sized.height) // 2, sized.width)


def _widest(width: int, height: int) -> int:
    return min(width, height * SHAPE[0] // SHAPE[1])


def listed(files: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """*files* as a photograph keeps and digests them: each with its format, size in pixels and SHA-256."""
    found = [{key: file[key] for key in ("format", "width", "height", "digest")} for file in files]
    return sorted(found, key=lambda file: (file["width"], file["format"]))


def digest_of(files: list[dict[str, Any]]) -> str:
    """What names the photograph of *files*, and covers each of their bytes."""
    return digests.digest(files)


@dataclass(frozen=True, slots=True)
class Limits:
    """What one question takes as a photograph: formats, bytes, pixels, and its least width and height in pixels.

    ``heaviest`` is what each of its sizes may weigh, in bytes.
    """

    formats: tuple[str, ...]
    most_bytes: int
    most_pixels: int
    least: tuple[int, int]
    heaviest: int


def limits(question: Question) -> Limits:
    """Those of *question*, as its questionnaire says, and never beyond the ceilings."""
    size = SIZES[1]
    return Limits(
        formats=question.formats or PHOTO_FORMATS,
        most_bytes=min(question.max_upload_kilobytes or CEILING_KILOBYTES, CEILING_KILOBYTES) * 1_000,
        most_pixels=min(question.max_megapixels or CEILING_MEGAPIXELS, CEILING_MEGAPIXELS) * 1_000_000,
        least=(max(question.least_width or 0, size[0]), max(question.least_height or 0, size[1])),
        heaviest=(question.max_kilobytes or CEILING_KILOBYTES) * 1_000,
    )
