# SPDX-License-Identifier: EUPL-1.2
"""Why elections say no, and what days a window of the calendar may have."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum, StrEnum, auto

from conoceles.kernel.refusals import Refused

#: Nothing of a process is farther from its election day: a year that was mistyped is.
FARTHEST = timedelta(days=2 * 366)


class Reason(Enum):
    """Each with its words in ``phrases``."""

    NO_FOLDER = auto()
    FAULTY = auto()
    TAKEN = auto()
    OTHER_AGREEMENT = auto()
    ALREADY_IN_FORCE = auto()
    OVERTAKEN = auto()
    FOREIGN_AGREEMENT = auto()
    NO_QUESTIONNAIRE = auto()
    NO_AGREEMENT = auto()
    NO_PROCESS = auto()
    WINDOW_CHANGED = auto()
    SAME_DAYS = auto()
    DAYS_REVERSED = auto()
    FAR_FROM_ELECTION = auto()
    WARNINGS_UNREAD = auto()
    AGREEMENT_EXISTS = auto()
    AGREEMENT_TO_COME = auto()
    HELD = auto()


@dataclass(frozen=True, slots=True)
class Days:
    """From the first to the last, both included; without a last one it does not close."""

    first: date
    last: date | None

    def __contains__(self, day: date) -> bool:
        return self.first <= day and (self.last is None or day <= self.last)


class Caution(StrEnum):
    """What must be read before the days of a window change."""

    CLOSES = "cierra-lo-abierto"
    PAST = "en-el-pasado"
    REOPENS = "reabre-lo-cerrado"


def check_days(days: Days, *, election_day: date) -> None:
    """Refuse days that cannot be of this process. Raises Refused: DAYS_REVERSED, FAR_FROM_ELECTION."""
    if days.last is not None and days.last < days.first:
        raise Refused(Reason.DAYS_REVERSED)
    for day in (days.first, days.last):
        if day is not None and abs(day - election_day) > FARTHEST:
            raise Refused(Reason.FAR_FROM_ELECTION, day=day, election_day=election_day)


def cautions(before: Days, after: Days, *, today: date) -> list[Caution]:
    """What whoever changes *before* into *after* must know, *today*."""
    told = []
    if today in before and today not in after:
        told.append(Caution.CLOSES)
    if before.last is not None and before.last < today and today in after:
        told.append(Caution.REOPENS)
    moved = [new for old, new in ((before.first, after.first), (before.last, after.last)) if new != old]
    if any(day is not None and day < today for day in moved):
        told.append(Caution.PAST)
    return told
