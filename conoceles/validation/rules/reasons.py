# SPDX-License-Identifier: EUPL-1.2
"""Why a decision is refused."""

from enum import Enum, auto


class Reason(Enum):
    """Each with its words in ``phrases``."""

    OWN_WORK = auto()
    TEXT_CHANGED = auto()
    NOTHING_OBSERVED = auto()
    STILL_OBSERVED = auto()
    SUPERSEDED = auto()
    ENDED = auto()
    ALREADY_DECIDED = auto()
    SAME_PERSON = auto()
    NOTHING_SENT = auto()
    NOT_STANDING = auto()
    NOT_ENDORSED = auto()
    UNKNOWN_SECTION = auto()
    UNKNOWN_QUESTION = auto()
    WITHOUT_GROUND = auto()
    UNKNOWN_GROUND = auto()
    GROUND_ELSEWHERE = auto()
    WITHOUT_WORDS = auto()
    SAYS_NOTHING = auto()
    NOT_THERE = auto()
    HALF_SAID = auto()
    SAYS_THE_SAME = auto()
    TOO_LONG = auto()
