# SPDX-License-Identifier: EUPL-1.2
"""Why a release is not taken in, and what is wrong with a row; over plain values."""

from dataclasses import dataclass, field
from enum import Enum, StrEnum, auto


class Reason(Enum):
    """Each with its words in ``phrases``."""

    NOT_A_RELEASE = auto()
    NOT_AUTHENTIC = auto()
    OTHER_PROCESS = auto()
    NOT_EMPTY = auto()
    FAULTS = auto()
    LOSSES = auto()


class Problem(Enum):
    """What may be wrong with the data for this process; each with its words in ``phrases``."""

    NOT_AN_OBJECT = auto()
    OTHER_COUNT = auto()
    MISSING_COLUMN = auto()
    UNKNOWN_COLUMN = auto()
    WRONG_TYPE = auto()
    UNKNOWN_KEY = auto()
    UNKNOWN_OPTION = auto()
    UNKNOWN_VERSION = auto()
    TOO_LONG = auto()
    HIDDEN = auto()
    NOT_A_DAY = auto()
    NOT_AN_ID = auto()
    TWICE = auto()
    SEAT_TAKEN = auto()
    NOBODY = auto()
    FORMULA_DIFFERS = auto()
    OTHER_DIGEST = auto()


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong, and where: *row* counts candidacies from 1, 0 for the file as a whole."""

    problem: Problem
    row: int
    column: str
    said: str = ""  # a piece of what is there, or what was expected


class Loss(StrEnum):
    """What a release says of somebody that this installation would say otherwise; the codes are those of its states."""

    IN_REVIEW = "en_revision"
    WITHDRAWN = "perfil_retirado"
    PAUSED = "en_pausa"


@dataclass(slots=True)
class Counted:
    """What was found in the rows."""

    candidacies: int = 0
    answered: int = 0  # sheets with answers
    photographs: int = 0
    badges: int = 0
    losses: dict[Loss, list[str]] = field(default_factory=dict)  # slugs of those concerned

    def lose(self, loss: Loss, slug: str) -> None:
        """Note that *slug* loses something."""
        self.losses.setdefault(loss, []).append(slug)
