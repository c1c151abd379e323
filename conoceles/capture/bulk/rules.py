# SPDX-License-Identifier: EUPL-1.2
"""Why a spreadsheet of capture is refused."""

from enum import Enum, auto


class Reason(Enum):
    """Each with its words in ``phrases``."""

    MISSING_COLUMNS = auto()
    FILE_GONE = auto()
    NOT_READ = auto()
    SETTLED = auto()
    NOTHING_TO_WRITE = auto()
    STILL_WRONG = auto()
