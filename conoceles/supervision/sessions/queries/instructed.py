# SPDX-License-Identifier: EUPL-1.2
"""What sessions instructed: all of it, and what is not done."""

from datetime import date

from conoceles.elections.models import Process
from conoceles.supervision.models import Instruction


def owed_instructions(process: Process) -> list[Instruction]:
    """What was instructed and is not done, the first due first."""
    found = Instruction.objects.filter(session__process=process).exclude(reports__done=True)
    found = found.select_related("session__process").prefetch_related("reports")
    return sorted(found, key=lambda one: (one.due or date.max, one.pk))


def instructions(process: Process) -> list[Instruction]:
    """Everything that was instructed, done or not, the newest first."""
    found = Instruction.objects.filter(session__process=process).select_related("session__process")
    return list(found.prefetch_related("reports").order_by("-session__at", "number"))
