# SPDX-License-Identifier: EUPL-1.2
"""The rules of a plan: the words it is written in, what it lets be chosen, and when each thing is due. Plain Python."""

from enum import Enum, auto


class Reason(Enum):
    """Why something of a plan is refused; each with its words in ``phrases``."""

    NO_PLAN = auto()
    ALREADY_APPROVED = auto()
    OVERTAKEN = auto()
    DAY_TO_COME = auto()
    BEFORE_APPROVED = auto()
    PLAN_CHANGED = auto()
