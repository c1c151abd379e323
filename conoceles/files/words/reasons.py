# SPDX-License-Identifier: EUPL-1.2
"""Why a document of a word processor cannot be taken."""

from enum import Enum, auto


class Reason(Enum):
    """Each with its words in ``phrases``."""

    NOT_A_DOCX = auto()
    PASSWORD = auto()
    DAMAGED = auto()
    BOMB = auto()
    TOO_LONG = auto()
    MACROS = auto()
    EMBEDDED = auto()
    EXTERNAL = auto()
    TRACKED = auto()
    COMMENTS = auto()
    HIDDEN = auto()
    TOO_BIG = auto()
    TOO_SLOW = auto()
    DIED = auto()
