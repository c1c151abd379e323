# SPDX-License-Identifier: EUPL-1.2
"""Why there is no demonstration."""

from enum import Enum, auto


class Reason(Enum):
    """Each with its words in ``phrases``."""

    NOT_LOADED = auto()
    NOT_INVENTED = auto()
    FAULTY_CORPUS = auto()
    UNANSWERED = auto()
