# SPDX-License-Identifier: EUPL-1.2
"""Why elections say no."""

from enum import Enum, auto


class Reason(Enum):
    """Each with its words in ``phrases``."""

    NO_FOLDER = auto()
    FAULTY = auto()
    TAKEN = auto()
    OTHER_AGREEMENT = auto()
    ALREADY_IN_FORCE = auto()
    OVERTAKEN = auto()
    FOREIGN_AGREEMENT = auto()
    NO_QUESTIONNAIRE = auto()
    NO_AGREEMENT = auto()
    NO_PROCESS = auto()
