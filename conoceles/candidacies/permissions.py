# SPDX-License-Identifier: EUPL-1.2
"""Who may write in the register."""

from conoceles.accounts.models import Capacity
from conoceles.accounts.rules import Role
from conoceles.elections.models import Process


def may_register(by: Capacity, process: Process) -> bool:
    """The console or the Área responsable of that process."""
    return by.role == Role.CONSOLE or (by.role == Role.AREA and by.scope == process.slug)
