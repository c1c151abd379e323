# SPDX-License-Identifier: EUPL-1.2
"""Who sees whether the register is balanced, and who sees where it is not."""

from conoceles.accounts.models import Capacity
from conoceles.accounts.rules import Act, Place, permits
from conoceles.elections.models import Process


def may_see_balance(by: Capacity, process: Process) -> bool:
    """Whoever loads the register, whoever reads what is sent, and those who supervise."""
    return permits(by, Act.SEE_BALANCE, Place(process=process.slug))


def may_read_warnings(by: Capacity, process: Process) -> bool:
    """Each warning, with whom it is about: not those who supervise, whose business are figures."""
    return any(permits(by, act, Place(process=process.slug)) for act in (Act.REGISTER, Act.REVIEW))
