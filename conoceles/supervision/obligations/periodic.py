# SPDX-License-Identifier: EUPL-1.2
"""What is owed opens by itself, and is reminded by itself; nothing is on record where there is nothing to do."""

from conoceles.elections.models import Process
from conoceles.record.clerk import Clerk

from . import actions, queries, reminder_actions, reminding


def open_all() -> dict[str, int]:
    """In every process that has a plan."""
    opened = 0
    for process in Process.objects.exclude(plans=None):
        ledger = queries.ledger(process)
        if next(ledger.missing(), None) is not None or ledger.unnoticed():
            opened += len(actions.open_due(process, by=Clerk()))
    return {"opened": opened}


def remind_all() -> dict[str, int]:
    """In every process that has a plan."""
    reminded = 0
    for process in Process.objects.exclude(plans=None):
        if reminding.to_remind(process):
            reminded += len(reminder_actions.remind(process, by=Clerk()))
    return {"reminded": reminded}
