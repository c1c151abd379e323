# SPDX-License-Identifier: EUPL-1.2
"""Who may invent."""

from conoceles.accounts.models import Capacity
from conoceles.accounts.rules import Role
from conoceles.elections.models import Process


def may_stage(by: Capacity, process: Process) -> bool:
    """The console, and only where the process tells its readers that it is invented."""
    return by.role == Role.CONSOLE and bool(process.notice)
