# SPDX-License-Identifier: EUPL-1.2
"""Why capture says no."""

from enum import Enum, auto


class Reason(Enum):
    """Each with its words in ``phrases``."""

    INCOMPLETE = auto()
    NOTHING_CHANGED = auto()
    NOTHING_MENDED = auto()
    REPLY_TOO_LONG = auto()
    NOT_OWED = auto()
    NOT_IN_FORCE = auto()
    NOT_REGISTERED = auto()
    ENDED = auto()
    NOT_YET_OPEN = auto()
    CLOSED = auto()
    TEXT_CHANGED = auto()
    WITHHELD = auto()
    CONFLICT = auto()
    KEY_REUSED = auto()
    NO_SECTION = auto()
    TOO_LARGE = auto()
    PHOTO_CHANGED = auto()
    NO_NEGATIVE = auto()
    PHOTO_TOO_HEAVY = auto()
    ANOTHER_REVISION = auto()
    ALREADY_ENDORSED = auto()
    LAST_DAY_PAST = auto()
    WITHOUT_REASON = auto()
    NOT_RECEIVED = auto()
    OTHER_FORM = auto()
    OLD_FORM = auto()
    RECEIVED_LATER = auto()
    BEING_TYPED = auto()
