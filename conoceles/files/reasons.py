# SPDX-License-Identifier: EUPL-1.2
"""Why a foreign file cannot be read."""

from enum import Enum, auto


class Reason(Enum):
    """Each with its words in ``phrases``."""

    MISSING = auto()
    NOT_A_FILE = auto()
    EMPTY = auto()
    NOT_A_SPREADSHEET = auto()
    WEB_PAGE = auto()
    DAMAGED = auto()
    PASSWORD = auto()
    BOMB = auto()
    TOO_BIG = auto()
    TOO_SLOW = auto()
    DIED = auto()
    NO_SHEET = auto()
    NO_HEADER = auto()
    REPEATED_COLUMN = auto()
    WRONG_ENCODING = auto()
    BAD_QUOTES = auto()
    CELL_TOO_LONG = auto()
