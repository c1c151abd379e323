# SPDX-License-Identifier: EUPL-1.2
"""Why the register says no, and what follows from writing in it."""

from dataclasses import dataclass
from enum import Enum, auto


class Reason(Enum):
    """Each with its words in ``phrases``."""

    NO_PROCESS = auto()
    NO_LAYOUT = auto()
    FAULTY_LAYOUT = auto()
    MISSING_COLUMNS = auto()
    NO_ROWS = auto()
    ERRORS_FOUND = auto()
    WARNINGS_FOUND = auto()
    REGISTER_CHANGED = auto()
    CANDIDACY_CHANGED = auto()
    NOTHING_CHANGES = auto()
    NO_REPORT = auto()
    NOT_READ = auto()
    SETTLED = auto()
    FILE_GONE = auto()
    FINDINGS_CHANGED = auto()
    NO_SUCH_WARNING = auto()
    ALREADY_ACCEPTED = auto()


@dataclass(frozen=True, slots=True)
class Followed:
    """How many accounts went to another postulant or council, and how many letters on their way died of it.

    ``annulled``: letters of those who stand no more, which died too; ``closed``: their accounts that were open;
    ``reopened``: accounts of those who stand again.
    """

    accounts: int = 0
    letters: int = 0
    annulled: int = 0
    closed: int = 0
    reopened: int = 0

    def __bool__(self) -> bool:
        return bool(self.accounts or self.annulled or self.closed or self.reopened)
