# SPDX-License-Identifier: EUPL-1.2
"""Scheduling a publication, and cancelling it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from conoceles.accounts.policy import policy
from conoceles.elections.models import Process
from conoceles.elections.subjects import own_process
from conoceles.kernel import clock
from conoceles.kernel.refusals import Refused, sentence
from conoceles.publication.gates.queries import gates
from conoceles.publication.models import Scheduled
from conoceles.publication.permissions import may_freeze
from conoceles.publication.phrases import PHRASES as OF_PUBLICATION

from . import actions
from .forms import ScheduleForm
from .permissions import may_schedule
from .phrases import PHRASES, standing


def _scheduled_of(request: HttpRequest, scheduled: int) -> Scheduled:  # noqa: ARG001
    found = Scheduled.objects.select_related("process", "office", "job", "approved_by__user")
    return get_object_or_404(found, pk=scheduled)


@policy(may_freeze, on=own_process, step_up=True)
@require_http_methods(["GET", "HEAD", "POST"])
def schedule(request: HttpRequest, process: Process) -> HttpResponse:
    """Approve beforehand. What was typed stays where it is refused."""
    now = clock.now()
    closed = [gate.office for gate in gates(process) if gate.closed(now)]
    form = ScheduleForm(request.POST or None, process=process, offices=closed)
    if form.is_valid():
        try:
            done = actions.schedule(form.scheduled(), by=request.acting)
        except Refused as refusal:
            form.add_error(None, sentence(refusal, PHRASES, OF_PUBLICATION))
        else:
            messages.success(request, f"Quedó programada. {standing(done, now).when}.")
            return redirect("releasing:home")
    context = {"process": process, "form": form, "zone": process.timezone}
    return render(request, "scheduling/schedule.html", context, status=422 if form.is_bound else 200)


@policy(may_schedule, on=_scheduled_of, step_up=True)
@require_http_methods(["GET", "HEAD", "POST"])
def cancel(request: HttpRequest, scheduled: Scheduled) -> HttpResponse:
    """Ask first."""
    refused = ""
    if request.method == "POST":
        try:
            actions.cancel(scheduled, by=request.acting)
        except Refused as refusal:
            refused = sentence(refusal, PHRASES)
        else:
            messages.success(request, "Se canceló: no se publicará nada por sí solo en ese momento.")
            return redirect("releasing:home")
    context = {"scheduled": scheduled, "told": standing(scheduled, clock.now()), "refused": refused}
    return render(request, "scheduling/cancel.html", context, status=422 if refused else 200)
