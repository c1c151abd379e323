# SPDX-License-Identifier: EUPL-1.2
"""What is true is closed by itself, limits are reminded by themselves, and no copy outlives its term."""

from contextlib import suppress

from conoceles.elections.models import Process
from conoceles.kernel.refusals import Refused
from conoceles.record.clerk import Clerk

from . import answer_actions, keeping, proofs, queries, remind_actions, reminding
from .models import Request, Step


def settle_all() -> dict[str, int]:
    """Each effect that came true since; nothing is on record where none did."""
    settled = 0
    for owed in queries.unsettled():
        if proofs.proof(owed) is not None:
            with suppress(Refused):  # the desk settled it a moment ago
                answer_actions.settle(owed, by=Clerk())
                settled += 1
    return {"settled": settled}


def remind_all() -> dict[str, int]:
    """In every process that somebody asked something in."""
    reminded = 0
    for process in Process.objects.exclude(rights_requests=None).distinct():
        if reminding.due(process):
            reminded += len(remind_actions.remind(process, by=Clerk()))
    return {"reminded": reminded}


def sweep() -> dict[str, int]:
    """Files that no row names."""
    known = {*Step.objects.values_list("file", flat=True), *Request.objects.values_list("scan", flat=True)}
    return {"files": keeping.sweep(known)}
