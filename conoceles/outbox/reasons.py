# SPDX-License-Identifier: EUPL-1.2
"""Why the outbox says no."""

from enum import Enum, auto


class Reason(Enum):
    """Each with its words in ``phrases``."""

    NOT_FOR_HANDS = auto()
    SETTLED = auto()
    NO_SERVER = auto()
