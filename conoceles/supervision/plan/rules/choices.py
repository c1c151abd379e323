# SPDX-License-Identifier: EUPL-1.2
"""What the plan does not define and something must be, to count: chosen in ``[settings]``, with its source."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, time
from zoneinfo import ZoneInfo

from conoceles.kernel.days import natural
from conoceles.kernel.deadlines import FirstWeek

from .words import Counted

#: By key: what it means, and how it is written.
CHOICES = {
    "first_week": ("qué es «la primera semana del mes»", "|".join(FirstWeek)),
    "unspecified_days": ("cómo se cuentan los días cuando el plan no dice si son naturales", "naturales|habiles"),
    "reminder_days": (
        "cuántos días antes se recuerda lo que vence; por ejemplo, 7, 3, 1, 0",
        r"\d{1,3}(?:, ?\d{1,3})*",
    ),
    "office_hours": (
        "de qué hora a qué hora abren las oficinas; por ejemplo, 08:00-15:00",
        r"(?:[01]\d|2[0-3]):[0-5]\d-(?:[01]\d|2[0-3]):[0-5]\d",
    ),
}


@dataclass(frozen=True)
class Calendar:
    """How days and hours are counted in one process."""

    zone: ZoneInfo
    #: Whether a day is a working one: neither a weekend nor a day off by agreement.
    working: Callable[[date], bool]
    first_week: FirstWeek = FirstWeek.SEVEN_DAYS
    unspecified: Counted = Counted.NATURAL
    reminders: tuple[int, ...] = (7, 3, 1, 0)
    opens: time = time(9)
    closes: time = time(15)

    def counts(self, counted: Counted) -> Callable[[date], bool]:
        """Which days count."""
        chosen = self.unspecified if counted is Counted.UNSPECIFIED else counted
        return self.working if chosen is Counted.WORKING else natural


def fits(key: str, value: str) -> bool:
    """Whether *value* is one that the choice *key* takes."""
    if re.fullmatch(CHOICES[key][1], value) is None:
        return False
    if key == "office_hours":
        opens, closes = hours(value)
        return opens < closes
    return True


def hours(value: str) -> tuple[time, time]:
    """From when to when offices open."""
    opens, _, closes = value.partition("-")
    return time.fromisoformat(opens), time.fromisoformat(closes)


def calendar(chosen: Mapping[str, str], *, zone: ZoneInfo, working: Callable[[date], bool]) -> Calendar:
    """How days are counted where *chosen* was chosen; what was not is as the fields of ``Calendar`` say."""
    values: dict[str, object] = {}
    if "first_week" in chosen:
        values["first_week"] = FirstWeek(chosen["first_week"])
    if "unspecified_days" in chosen:
        values["unspecified"] = Counted(chosen["unspecified_days"])
    if "reminder_days" in chosen:
        values["reminders"] = tuple(sorted({int(part) for part in chosen["reminder_days"].split(",")}, reverse=True))
    if "office_hours" in chosen:
        values["opens"], values["closes"] = hours(chosen["office_hours"])
    return Calendar(zone, working, **values)  # type: ignore[arg-type]
