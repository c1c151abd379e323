# SPDX-License-Identifier: EUPL-1.2
"""The process as a picture: each row of the plan on its line, first day to last. The list says the same."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from conoceles.kernel.deadlines import months, next_month
from conoceles.look.charts import Chart, palette
from conoceles.look.charts.chart import points, rules, words
from conoceles.supervision.plan.rules.words import Kind

from .queries import Seen
from .rules import Light

_WIDTH, _LEFT, _RIGHT, _KEY, _HEAD, _ROW = 720, 76, 16, 22, 44, 24
#: Of each light: how its point looks without colour, its colour, and what it is.
_MARKS = {
    Light.RED: ("triangle-up", palette.GRAVE, "Vencida, o cumplida fuera de plazo"),
    Light.AMBER: ("diamond", palette.FIBRE, "Vence en siete días, o vencida por diseño"),
    Light.GREEN: ("circle", palette.ACCENT, "En plazo o cumplida"),
    Light.GREY: ("square", palette.EDGE, "Sin plazo todavía, o dispensada"),
}
_SHORT = ("ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov", "dic")
_ENOUGH = 14
#: What is written beside the line of rows that have no number.
_KINDS = {Kind.NOTICE: "Avisos", Kind.SESSION: "Sesiones", Kind.DELIVERABLE: "Entregas", Kind.ACTIVITY: "Activid."}


@dataclass(frozen=True)
class Timeline(Chart):
    """Lines of points: for each row, the day and the light of each obligation; and the line of today."""

    rows: tuple[tuple[str, tuple[tuple[date, Light], ...]], ...] = ()
    today: date | None = None

    @cached_property
    def size(self) -> tuple[int, int]:
        """A line for each row, under the key and the months."""
        return _WIDTH, _KEY * len(_MARKS) + _HEAD + _ROW * len(self.rows) + 12

    @cached_property
    def _span(self) -> tuple[date, date]:
        days = [day for _, marks in self.rows for day, _ in marks]
        return min(days).replace(day=1), next_month(max(days))

    def layers(self) -> list[dict[str, Any]]:
        """Key, months, lines, points and today."""
        top = _KEY * len(_MARKS) + _HEAD
        floor = top + _ROW * len(self.rows)
        made: list[dict[str, Any]] = []
        for number, (shape, colour, name) in enumerate(_MARKS.values()):
            y = 12 + _KEY * number
            made += [
                points([{"x": 16, "y": y}], colour=colour, shape=shape, size=70),
                words([{"x": 32, "y": y, "text": name}]),
            ]
        every = list(months(self._span[0], self._span[1]))
        step = len(every) // _ENOUGH + 1
        told = [each for number, each in enumerate(every[:-1]) if number % step == 0]
        made += [
            rules([{"x": self._x(m), "x2": self._x(m), "y": top - 10, "y2": floor} for m in told], colour=palette.LINE),
            words([{"x": self._x(m) + 3, "y": top - 18, "text": _month(m)} for m in told], size=11),
            words([{"x": 12, "y": self._y(top, at), "text": key} for at, (key, _) in enumerate(self.rows)], size=12),
            rules(
                [
                    {"x": _LEFT, "x2": _WIDTH - _RIGHT, "y": self._y(top, at), "y2": self._y(top, at)}
                    for at in range(len(self.rows))
                ],
                colour=palette.LINE,
            ),
        ]
        for light, (shape, colour, _) in _MARKS.items():
            marked = [
                {"x": self._x(day), "y": self._y(top, at)}
                for at, (_, marks) in enumerate(self.rows)
                for day, each in marks
                if each is light
            ]
            if marked:
                made.append(points(marked, colour=colour, shape=shape, size=70))
        if self.today and self._span[0] <= self.today < self._span[1]:
            x = self._x(self.today)
            made += [
                rules([{"x": x, "x2": x, "y": top - 34, "y2": floor}], colour=palette.INK, dash=[4, 3], width=1.5),
                words([{"x": x + 4, "y": top - 36, "text": "hoy"}], size=12),
            ]
        return made

    def _x(self, day: date) -> float:
        first, last = self._span
        return round(_LEFT + (_WIDTH - _RIGHT - _LEFT) * (day - first).days / (last - first).days, 1)

    def _y(self, top: int, at: int) -> float:
        return top + _ROW * at + _ROW / 2


def _month(day: date) -> str:
    return f"{_SHORT[day.month - 1]} {day:%y}"


def _label(one: Seen) -> str:
    """The number of its row; of those without one, what they are."""
    key = one.obligation.row
    return key if key.isdecimal() else _KINDS.get(one.row.kind, "") if one.row else key


def timeline(found: list[Seen], today: date) -> Timeline | None:
    """The picture of *found*; None where nothing has a day."""
    rows: dict[str, list[tuple[date, Light]]] = defaultdict(list)
    for one in found:
        if one.day is not None:
            rows[_label(one)].append((one.day, one.standing.light))
    if not rows:
        return None
    counts = {light: sum(mark is light for marks in rows.values() for _, mark in marks) for light in _MARKS}
    said = "; ".join(f"{counts[light]}: {name.lower()}" for light, (_, _, name) in _MARKS.items() if counts[light])
    return Timeline(
        title="Línea de tiempo de lo que se debe",
        description=f"Por renglón del plan, el día de cada obligación. {said}. La lista de arriba dice lo mismo.",
        rows=tuple((key, tuple(sorted(marks))) for key, marks in rows.items()),
        today=today,
    )
