# SPDX-License-Identifier: EUPL-1.2
"""Why a photograph cannot be taken."""

from enum import Enum, auto


class Reason(Enum):
    """Each with its words in ``phrases``."""

    EMPTY = auto()
    NOT_AN_IMAGE = auto()
    HEIC = auto()
    OTHER_FORMAT = auto()
    TOO_HEAVY = auto()
    TOO_MANY_PIXELS = auto()
    TOO_SMALL = auto()
    ANIMATED = auto()
    DAMAGED = auto()
    TOO_BIG = auto()
    TOO_SLOW = auto()
    DIED = auto()
