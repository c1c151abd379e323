# SPDX-License-Identifier: EUPL-1.2
"""Who registers movements: whoever loads the register."""

from conoceles.accounts.models import Capacity

from ..models import Rectification
from ..permissions import may_correct, may_register
from .orders import Task


def may_rectify(by: Capacity, rectification: Rectification) -> bool:
    """Whoever loads the register of its process."""
    return may_register(by, rectification.process)


def may_move(by: Capacity, task: Task) -> bool:
    """Whoever loads the register in which that candidacy is."""
    return may_correct(by, task.candidacy)
