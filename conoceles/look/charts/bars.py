# SPDX-License-Identifier: EUPL-1.2
"""Bars: so many of so many, one under another, each under its own words."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from . import palette
from .chart import Chart, boxes, words

_WIDTH, _MARGIN = 360, 12
#: How many letters fit in a row, wide ones.
_LETTERS = 42
_ROW, _TEXT, _TOP, _BAR = 40, 9, 20, 11


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar from ``start`` to ``end``, out of ``whole``, and what is written over it, on the left and on the right.

    Where ``end`` is not certain, as in a band of figures, ``most`` is where it may reach; None: it is.
    """

    name: str
    told: str
    end: float
    whole: float
    start: float = 0
    most: float | None = None


@dataclass(frozen=True)
class Bars(Chart):
    """Bars over a common measure: the longest ``whole`` takes the whole width, unless each is ``alike``, as a share."""

    bars: tuple[Bar, ...] = ()
    alike: bool = False

    @cached_property
    def size(self) -> tuple[int, int]:
        """As high as it has bars."""
        return _WIDTH, 2 * _MARGIN + _ROW * len(self.bars) - 4

    def layers(self) -> list[dict[str, Any]]:
        """An outline as long as the whole, and within it what is counted; it is told by being filled, not by colour."""
        longest = max((bar.whole for bar in self.bars), default=0) or 1
        outlines, filled, doubtful, left, right = [], [], [], [], []
        for number, bar in enumerate(self.bars):
            top = _MARGIN + number * _ROW
            span = (_WIDTH - 2 * _MARGIN) / ((bar.whole or 1) if self.alike else longest)
            y = {"y": top + _TOP, "y2": top + _TOP + _BAR}
            outlines.append(y | {"x": _MARGIN, "x2": _at(bar.whole * span)})
            filled.append(y | {"x": _at(bar.start * span), "x2": _at(bar.end * span)})
            if bar.most is not None:
                doubtful.append(y | {"x": _at(bar.end * span), "x2": _at(bar.most * span)})
            left.append({"x": _MARGIN, "y": top + _TEXT, "text": _short(bar.name, bar.told)})
            right.append({"x": _WIDTH - _MARGIN, "y": top + _TEXT, "text": bar.told})
        return [
            boxes(outlines, fill=palette.SURFACE, stroke=palette.EDGE),
            boxes(filled, fill=palette.ACCENT),
            *([boxes(doubtful, fill=palette.LINE, stroke=palette.ACCENT)] if doubtful else []),
            words(left),
            words(right, align="right", colour=palette.INK_SOFT),
        ]


def _short(name: str, beside: str) -> str:
    """*name*, as much of it as fits *beside* another text; the table has it whole."""
    room = max(8, _LETTERS - len(beside))
    return name if len(name) <= room else f"{name[: room - 1].rstrip()}…"


def _at(units: float) -> float:
    return round(_MARGIN + units, 1)
