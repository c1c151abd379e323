# SPDX-License-Identifier: EUPL-1.2
"""When a scheduled publication is due, and when it is tried again."""

from datetime import datetime, timedelta
from enum import Enum, auto

from conoceles.kernel.refusals import Refused

#: A publication that begins later than this after its instant is late, and says so.
LATE = timedelta(minutes=5)
#: What failed is tried again after this long.
RETRY = timedelta(minutes=10)
#: Nothing is scheduled further ahead: a year that was mistyped is.
FARTHEST = timedelta(days=366)


class Reason(Enum):
    """Each with its words in ``phrases``."""

    PAST = auto()
    TOO_FAR = auto()
    ALREADY_SCHEDULED = auto()
    ALREADY_OPEN = auto()
    OVER = auto()
    CANCELLED = auto()


def check_instant(at: datetime, now: datetime) -> None:
    """Refuse an instant that is not ahead. Raises Refused: PAST, TOO_FAR."""
    if at <= now:
        raise Refused(Reason.PAST)
    if at - now > FARTHEST:
        raise Refused(Reason.TOO_FAR)


def due(at: datetime | None, now: datetime, *, tried_at: datetime | None) -> bool:
    """Whether what is to be done *at* is to be begun now; without an instant nobody has agreed on it yet."""
    if at is None or now < at:
        return False
    return tried_at is None or now - tried_at >= RETRY


def late(due_at: datetime, done_at: datetime) -> bool:
    """Whether it was done well after its time: the machine was off, or it failed at first."""
    return done_at - due_at > LATE
