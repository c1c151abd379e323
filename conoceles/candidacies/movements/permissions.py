# SPDX-License-Identifier: EUPL-1.2
"""Who registers movements: whoever loads the register."""

from conoceles.accounts.models import Capacity

from ..models import Rectification
from ..permissions import may_register


def may_rectify(by: Capacity, rectification: Rectification) -> bool:
    """Whoever loads the register of its process."""
    return may_register(by, rectification.process)
