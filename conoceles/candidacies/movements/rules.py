# SPDX-License-Identifier: EUPL-1.2
"""Why a movement is refused, and what its days and hours may be."""

from datetime import date, datetime, timedelta
from enum import Enum, auto

from conoceles.kernel.refusals import Refused

#: More than a month is no term of hours.
LONGEST = 31 * 24


class Reason(Enum):
    """Each with its words in ``phrases``."""

    NOT_STANDING = auto()
    STANDS = auto()
    REPLACED_ALREADY = auto()
    SEAT_HELD = auto()
    NO_SUCH_PLACE = auto()
    SAME_PLACE = auto()
    ELSEWHERE = auto()
    NOT_AN_ALLIANCE = auto()
    NOTHING_CHANGES = auto()
    WRONG = auto()
    UNREAD = auto()
    REGISTER_CHANGED = auto()
    ALREADY_DONE = auto()
    TO_COME = auto()
    BEFORE_REGISTERED = auto()
    ABSURD_HOURS = auto()
    NOTIFIED_LATER = auto()
    SETTLED = auto()
    NOTHING_PLANNED = auto()
    OTHER_POSTULANT = auto()


def check_day(day: date, *, today: date, registered_on: date | None) -> None:
    """Whether a movement may hold since *day*. Raises Refused: TO_COME, BEFORE_REGISTERED."""
    if day > today:
        raise Refused(Reason.TO_COME, on=day)
    if registered_on is not None and day < registered_on:
        raise Refused(Reason.BEFORE_REGISTERED, on=day, since=registered_on)


def last_instant(notified_at: datetime, hours: int, *, now: datetime) -> datetime:
    """The last instant of a term of *hours*. Raises Refused: ABSURD_HOURS, NOTIFIED_LATER."""
    if not 1 <= hours <= LONGEST:
        raise Refused(Reason.ABSURD_HOURS, longest=LONGEST)
    if notified_at > now:
        raise Refused(Reason.NOTIFIED_LATER)
    return notified_at + timedelta(hours=hours)
