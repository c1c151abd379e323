# SPDX-License-Identifier: EUPL-1.2
"""How far a job has come, for whoever waits for it."""

import uuid
from collections.abc import Callable
from contextlib import suppress

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from conoceles.accounts.middleware import BY_ITSELF
from conoceles.accounts.policy import policy
from conoceles.kernel import clock
from conoceles.kernel.refusals import Refused

from . import actions, kinds
from .models import Job
from .permissions import may_handle
from .rules import HALTED, State

#: Seconds until the page asks again by itself: soon at the beginning, and then without hurry.
_SOON, _LATER = 3, 10


def _job_of(request: HttpRequest, job: uuid.UUID) -> Job:  # noqa: ARG001
    return get_object_or_404(Job, pk=job)


@policy(may_handle, on=_job_of)
@require_safe
def job(request: HttpRequest, job: Job) -> HttpResponse:
    """How far it is. It asks again by itself while something is still to come, unless told not to."""
    kind = kinds.of(job)
    still = "quieta" in request.GET
    context = {
        "job": job,
        "kind": kind,
        "done": f"{job.done:,}",
        "total": f"{job.total:,}",
        "percent": min(100, 100 * job.done // job.total) if job.total else None,
        "still": still,
        "tells": kind.tells(job) if job.state == State.DONE else [],
        "leads_to": kind.leads_to(job),
        "may_go_on": job.state in HALTED,
        "stopping": job.open and job.stop_asked,
    }
    response = render(request, "work/job.html", context)
    if job.open and not still:
        young = (clock.now() - job.begun_at).total_seconds() < 60  # noqa: PLR2004
        response["Refresh"] = f"{_SOON if young else _LATER}; url={request.path}?{BY_ITSELF}"
    return response


def _pressed(act: Callable[..., Job]) -> Callable[[HttpRequest, Job], HttpResponse]:
    """A button; pressed twice, or when it no longer applies, it shows how things stand."""

    @policy(may_handle, on=_job_of)
    @require_POST
    def press(request: HttpRequest, job: Job) -> HttpResponse:
        with suppress(Refused):  # it ended, or somebody else pressed it first: the page says so
            act(job, by=request.acting)
        return redirect("work:job", job.pk)

    return press


stop = _pressed(actions.stop)
go_on = _pressed(actions.go_on)
