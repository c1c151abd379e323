# SPDX-License-Identifier: EUPL-1.2
"""How many there are, for whoever may not read any."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from conoceles.accounts.policy import policy
from conoceles.elections.models import Process
from conoceles.elections.subjects import own_process
from conoceles.kernel import clock
from conoceles.rights import queries
from conoceles.rights.permissions import may_count
from conoceles.rights.phrases import NAMES, STAGES


@policy(may_count, on=own_process)
@require_safe
def counts(request: HttpRequest, process: Process) -> HttpResponse:
    """By right and by where they are, in bands."""
    rights, stages, whole = queries.counts(process, clock.now())
    context = {
        "process": process,
        "whole": whole,
        "rights": [(NAMES[each], many) for each, many in rights.items()],
        "stages": [(STAGES[each], many) for each, many in stages.items()],
    }
    return render(request, "rights/counts.html", context)
