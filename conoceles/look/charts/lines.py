# SPDX-License-Identifier: EUPL-1.2
"""Lines over days: how several counts went on, with gaps where nobody counted."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import Any

from . import palette
from .chart import Chart, path, points, rules, words

_WIDTH, _HEIGHT, _MARGIN = 360, 180, 12
_KEY = 18
_LEFT, _BELOW = 46, 26
#: With so few days each has its point.
_FEW = 15


@dataclass(frozen=True, slots=True)
class Series:
    """A count of each day; None where nobody counted."""

    name: str
    values: tuple[int | None, ...]


@dataclass(frozen=True)
class Lines(Chart):
    """Some series over the same days, from 0 to ``top``.

    ``days`` are how many days after the first each is, and ``marks`` what is written under some of them, by place.
    """

    days: tuple[int, ...] = ()
    marks: tuple[tuple[int, str], ...] = ()
    series: tuple[Series, ...] = ()
    top: int = 1

    @cached_property
    def size(self) -> tuple[int, int]:
        """The key over the lines takes a row for each."""
        return _WIDTH, _MARGIN + _KEY * len(self.series) + _HEIGHT + _BELOW

    def layers(self) -> list[dict[str, Any]]:
        """The key, the ground, and every series with its dash and its points."""
        over = _MARGIN + _KEY * len(self.series)
        floor, ceiling = over + _HEIGHT - 8, over + 12
        ticks = sorted({0, self.top // 2, self.top})

        def y(value: int) -> float:
            return round(floor - (floor - ceiling) * value / (self.top or 1), 1)

        made: list[dict[str, Any]] = [
            rules(
                [{"x": _LEFT, "x2": _WIDTH - _MARGIN, "y": y(tick), "y2": y(tick)} for tick in ticks],
                colour=palette.LINE,
            ),
            words([{"x": _LEFT - 6, "y": y(tick), "text": f"{tick:,}"} for tick in ticks], align="right", size=12),
        ]
        for number, (at, text) in enumerate(self.marks):
            align = "left" if number == 0 else "right" if number == len(self.marks) - 1 else "center"
            made.append(words([{"x": self._x(at), "y": floor + 16, "text": text}], align=align, size=12))
        for number, one in enumerate(self.series):
            colour, dash, shape = palette.SERIES[number % len(palette.SERIES)]
            row = _MARGIN + _KEY * number + _KEY // 2
            rows = [{"x": self._x(day), "y": y(value), "run": run} for run, day, value in _runs(self.days, one.values)]
            if rows:
                made += [path(rows, colour=colour, dash=dash)]
                made.append(points(self._pointed(rows), colour=colour, shape=shape))
            made += [
                rules([{"x": _MARGIN, "x2": _MARGIN + 26, "y": row, "y2": row}], colour=colour, dash=dash, width=2),
                points([{"x": _MARGIN + 13, "y": row}], colour=colour, shape=shape),
                words([{"x": _MARGIN + 34, "y": row, "text": one.name}]),
            ]
        return made

    def _x(self, day: int) -> float:
        last = max(self.days, default=0) or 1
        return round(_LEFT + (_WIDTH - _MARGIN - _LEFT) * day / last, 1)

    def _pointed(self, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """Where a point stands: every day where they are few, else the last, and each day between two gaps."""
        if len(self.days) <= _FEW:
            return rows
        runs = [list(some) for _, some in groupby(rows, key=lambda row: row["run"])]
        return [some[0] for some in runs if len(some) == 1] + [runs[-1][-1]]


def _runs(days: tuple[int, ...], values: tuple[int | None, ...]) -> Iterator[tuple[int, int, int]]:
    """Each day with a value, and the number of the run without gaps that it is in."""
    run = 0
    for day, value in zip(days, values, strict=True):
        if value is None:
            run += 1
        else:
            yield run, day, value
