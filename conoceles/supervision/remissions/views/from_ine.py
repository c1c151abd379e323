# SPDX-License-Identifier: EUPL-1.2
"""What INE asks, and when its system did not work."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from conoceles.accounts.policy import policy
from conoceles.elections.models import Process
from conoceles.elections.queries import today
from conoceles.elections.subjects import own_process
from conoceles.supervision.models import Outage, Request
from conoceles.supervision.remissions import request_actions
from conoceles.supervision.remissions.permissions import (
    may_end_outage,
    may_remit,
    may_see_outage,
    may_see_request,
)
from conoceles.supervision.remissions.request_forms import EndForm, OutageForm, RequestForm

from .asking import asked, file_of
from .subjects import evidence_of, outage_of, request_of


def _home() -> str:
    return reverse("remissions:home")


@policy(may_remit, on=own_process)
@require_http_methods(["GET", "HEAD", "POST"])
def receive(request: HttpRequest, process: Process) -> HttpResponse:
    """Write down what INE asks."""
    form = RequestForm(request.POST or None, request.FILES or None, process=process, day=today(process))
    return asked(
        request,
        form,
        lambda: request_actions.receive(process, **form.received(), by=request.acting),
        _home(),
        title="Registrar un requerimiento",
        done="Quedó registrado. Se debe desde ahora, con su término.",
    )


@policy(may_see_request, on=request_of)
@require_safe
def request_file(request: HttpRequest, requested: Request) -> HttpResponse:
    """What INE asked, as it came."""
    return file_of(request, requested, f"requerimiento-{requested.pk}", _home())


@policy(may_remit, on=own_process)
@require_http_methods(["GET", "HEAD", "POST"])
def note_outage(request: HttpRequest, process: Process) -> HttpResponse:
    """Write down that SIVOPLE did not work."""
    form = OutageForm(request.POST or None, request.FILES or None, process=process, day=today(process))
    return asked(
        request,
        form,
        lambda: request_actions.note_outage(process, **form.noted(), by=request.acting),
        _home(),
        title="Anotar una interrupción de SIVOPLE",
        done="Quedó anotada. Al anotar un envío puede ligarlo a ella.",
    )


@policy(may_end_outage, on=outage_of)
@require_http_methods(["GET", "HEAD", "POST"])
def end_outage(request: HttpRequest, outage: Outage) -> HttpResponse:
    """Write down when it worked again."""
    form = EndForm(request.POST or None, process=outage.process, day=today(outage.process))
    return asked(
        request,
        form,
        lambda: request_actions.end_outage(outage, until=form.until(), by=request.acting),
        _home(),
        title="Anotar que SIVOPLE volvió a funcionar",
        done="Quedó anotado.",
        lead=outage.what,
    )


@policy(may_see_outage, on=evidence_of)
@require_safe
def outage_file(request: HttpRequest, outage: Outage) -> HttpResponse:
    """What proves it."""
    return file_of(request, outage, f"interrupcion-{outage.pk}", _home())
