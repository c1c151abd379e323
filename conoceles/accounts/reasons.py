# SPDX-License-Identifier: EUPL-1.2
"""Why accounts say no."""

from enum import Enum, auto


class Reason(Enum):
    """Each with its words in ``phrases``."""

    NO_PERSON = auto()
    NOBODY_YET = auto()
    UNKNOWN_PERSON = auto()
    ALREADY_HELD = auto()
    ENDLESS_DELEGATION = auto()
    BACKWARDS = auto()
    ENDS_BEFORE_TODAY = auto()
    ENDS_SOONER = auto()
    LAST_AREA = auto()
    NOT_WAITING = auto()
    NAME_TAKEN = auto()
    BAD_CODE = auto()
    MUST_WAIT = auto()
    QUOTA = auto()
