# SPDX-License-Identifier: EUPL-1.2
"""Rules of sessions, in plain Python: what may be done next, when there is a quorum and what a vote comes to."""

from enum import Enum, auto


class Reason(Enum):
    """Why something of a session is refused; each with its words in ``phrases``."""

    NO_MEMBERS = auto()
    NO_AGREEMENT = auto()
    SEAT_TAKEN = auto()
    ENDED = auto()
    ENDS_BEFORE = auto()
    HAS_SAT = auto()
    OUT_OF_TURN = auto()
    NO_AGENDA = auto()
    HOUR_TO_COME = auto()
    HOUR_PASSED = auto()
    BEFORE_CALLING = auto()
    AFTER_SITTING = auto()
    BEFORE_LAST = auto()
    NOT_ITS_HOUR = auto()
    TOO_LATE = auto()
    ALREADY_NOTIFIED = auto()
    UNNOTIFIED = auto()
    ATTENDANCE_MISSING = auto()
    QUORUM = auto()
    NO_QUORUM = auto()
    NOT_OPEN = auto()
    RESOLVED = auto()
    UNRESOLVED = auto()
    VOTES_MISSING = auto()
    NOT_PRESENT = auto()
    EXCUSE_WITHOUT_MOTIVE = auto()
    NOT_CARRIED = auto()
    CARRIED = auto()
    NO_STEP = auto()
    NO_OBSERVATIONS = auto()
    NOTHING_WRITTEN = auto()
    ALREADY_WRITTEN = auto()
    NOT_A_PDF = auto()
    NOT_HERS = auto()
    HAS_MINUTES = auto()
    NOT_CLOSED = auto()
    INSTRUCTION_DONE = auto()
    DAY_TO_COME = auto()
