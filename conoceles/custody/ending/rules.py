# SPDX-License-Identifier: EUPL-1.2
"""In which state somebody's data are, and when the next step is due; over plain values."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum, StrEnum, auto


class Reason(Enum):
    """Why treatment does not end, each with its words in ``phrases``."""

    ALREADY = auto()
    NOT_BLOCKED = auto()
    NOT_DONE = auto()
    TOO_EARLY = auto()
    UNSHOWN = auto()
    NOTHING_WAITS = auto()
    SAME_PERSON = auto()
    AGREEMENT_IN_FUTURE = auto()
    WITHOUT_AGREEMENT = auto()
    NOT_A_RECIPIENT = auto()
    OVER = auto()
    OPENED_ALREADY = auto()
    NO_SUCH_OPENING = auto()
    NOT_THAT_MANY = auto()
    STILL_THERE = auto()
    NOT_WRITTEN = auto()
    SETTLED = auto()
    OTHER_CUSTODIES = auto()
    NOT_CONFIRMED = auto()
    ALL_BY_ONE = auto()
    UNDECIDED = auto()


class State(StrEnum):
    """In which state the data of a candidacy are."""

    ACTIVE = "activo"
    BLOCKED = "bloqueo"
    CANCELLED = "cancelacion"


@dataclass(frozen=True, slots=True)
class Terms:
    """What the process states, as days, and where it says so; None while it is undecided."""

    election_day: date
    blocking_days: int | None
    retention_days: int | None
    blocking_source: str = ""
    retention_source: str = ""

    @property
    def block_by(self) -> date | None:
        """The last day to block."""
        return None if self.blocking_days is None else self.election_day + timedelta(days=self.blocking_days)

    def cancel_from(self, blocked_on: date) -> date | None:
        """The first day on which what was blocked that day may be cancelled, and is due."""
        return None if self.retention_days is None else blocked_on + timedelta(days=self.retention_days)
