# SPDX-License-Identifier: EUPL-1.2
"""When things are due, and how long a worker may be silent before it is taken for dead."""

from datetime import UTC, datetime, timedelta
from enum import Enum, StrEnum, auto

#: How long a job stays with a worker that gives no sign of life, and how often a living one does.
LEASE = timedelta(seconds=30)
BEAT = timedelta(seconds=2)
#: A job that has been begun that often without coming to an end is what kills its workers.
MOST_ATTEMPTS = 5


class Reason(Enum):
    """Why work says no; the words are in ``phrases``."""

    UNDER_WAY = auto()
    ENDED = auto()
    NOT_STOPPED = auto()


class State(StrEnum):
    """Where a job is, in the word that people read."""

    WAITING = "en espera"
    RUNNING = "en curso"
    DONE = "terminada"
    STOPPED = "detenida"
    FAILED = "fallida"


#: The states in which something is still to come by itself, and those from which a person may have it go on.
OPEN = (State.WAITING, State.RUNNING)
HALTED = (State.STOPPED, State.FAILED)


def due(now: datetime, period: timedelta) -> datetime:
    """The last instant at which what comes round every *period* was due. Whole hours and days are UTC's."""
    epoch = datetime(1970, 1, 1, tzinfo=UTC)
    return now - (now - epoch) % period
