# SPDX-License-Identifier: EUPL-1.2
"""The ladder of a plan: how far each of its dates stands from the election day, to propose those of another cycle.

Most limits of the work plan are so many months before the election, less a day (rules of the domain, section 6: an
inference). Those that are not stand so many days from it.
"""

from dataclasses import dataclass
from datetime import date, timedelta

_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Rung:
    """So many months from the day before the election, or so many days from the election; before it, negative."""

    months: int | None
    days: int

    def __str__(self) -> str:
        side = "antes" if (self.days if self.months is None else self.months) < 0 else "después"
        if self.months is None:
            count = abs(self.days)
            return (
                "el día de la jornada" if not count else f"{count} día{'s' if count != 1 else ''} {side} de la jornada"
            )
        count = abs(self.months)
        if not count:
            return "la víspera de la jornada"
        return f"{count} mes{'es' if count != 1 else ''} {side} de la víspera de la jornada"


def rung(day: date, election_day: date) -> Rung:
    """Where *day* stands on the ladder of an election on *election_day*."""
    eve = election_day - timedelta(days=1)
    if day.day == eve.day:
        return Rung((day.year - eve.year) * _MONTHS + day.month - eve.month, 0)
    return Rung(None, (day - election_day).days)


def placed(step: Rung, election_day: date) -> date:
    """The day on which *step* stands for an election on *election_day*; of a month without it, its last day."""
    if step.months is None:
        return election_day + timedelta(days=step.days)
    eve = election_day - timedelta(days=1)
    year, month = divmod(eve.year * _MONTHS + eve.month - 1 + step.months, _MONTHS)
    for day in range(eve.day, 27, -1):
        try:
            return date(year, month + 1, day)
        except ValueError:
            continue
    return date(year, month + 1, eve.day)
