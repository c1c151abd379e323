# SPDX-License-Identifier: EUPL-1.2
"""What is true is closed by itself, limits are reminded by themselves, and no copy outlives its term."""

from contextlib import suppress

from conoceles.elections.models import Process
from conoceles.kernel import clock
from conoceles.kernel.refusals import Refused
from conoceles.record.clerk import Clerk

from . import answer_actions, copy_actions, keeping, proofs, queries, remind_actions, reminding
from .models import Copy, Request, Step


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
    """Copies whose term is over, and files that no row names."""
    over = Copy.objects.exclude(file="").filter(expires_at__lte=clock.now()).select_related("candidacy")
    for copy in over:
        copy_actions.let_copy_go(copy, by=Clerk())
    steps = Step.objects.values_list("file", flat=True)
    known = {*steps, *Request.objects.values_list("scan", flat=True), *Copy.objects.values_list("acuse", flat=True)}
    lost = keeping.sweep(known, set(Copy.objects.values_list("file", flat=True)))
    return {"copies": len(over), "files": lost}
