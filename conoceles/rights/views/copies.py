# SPDX-License-Identifier: EUPL-1.2
"""Her copy of all that is held of her; and the one that the desk hands over on paper."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from conoceles.accounts.policy import policy
from conoceles.candidacies.models import Candidacy
from conoceles.capture.consents.views.own import own_candidacy
from conoceles.credentials.phrases import PHRASES as OF_ACUSES
from conoceles.files.downloads import download
from conoceles.kernel import clock
from conoceles.kernel.refusals import Refused, sentence
from conoceles.rights import copy_actions
from conoceles.rights.forms import HandCopyForm
from conoceles.rights.models import Copy, Request
from conoceles.rights.permissions import may_ask, may_hand_copy, may_take_copy
from conoceles.rights.phrases import PHRASES
from conoceles.vault.phrases import PHRASES as OF_VAULT
from conoceles.work.asking import ask
from conoceles.work.models import Job

from .desk import request_of

#: By which name ``settings.JOBS`` knows it.
_COPYING = "copy-own-data"


def _ready(candidacy: Candidacy) -> Copy | None:
    found = Copy.objects.filter(candidacy=candidacy, expires_at__gt=clock.now()).exclude(file="").first()
    if found is not None:
        found.candidacy = candidacy
    return found


@policy(may_ask, on=own_candidacy, step_up=True)
@require_http_methods(["GET", "HEAD", "POST"])
def copy(request: HttpRequest, candidacy: Candidacy) -> HttpResponse:
    """Ask for it; and the one that is ready, until when."""
    if request.method == "POST":
        job = Job(kind=_COPYING, process=candidacy.process.slug, subject=str(candidacy.pk))
        return redirect("work:job", ask(job, by=request.acting).pk)
    return render(request, "rights/copy.html", {"ready": _ready(candidacy)})


@policy(may_ask, on=own_candidacy, step_up=True)
@require_safe
def copy_file(request: HttpRequest, candidacy: Candidacy) -> HttpResponse:
    """The copy, with what is sealed opened as it leaves."""
    ready = _ready(candidacy)
    if ready is None or not may_take_copy(request.acting, ready):
        messages.error(request, "No hay ninguna copia lista, o ya se borró. Pídala otra vez.")
        return redirect("rights:copy")
    try:
        return download(copy_actions.take(ready, by=request.acting), "mis-datos.zip")
    except Refused as refusal:
        messages.error(request, sentence(refusal, PHRASES, OF_VAULT))
        return redirect("rights:copy")


def _owing(request: HttpRequest, claim: uuid.UUID) -> Request:
    return request_of(request, claim)


@policy(may_hand_copy, on=_owing, step_up=True)
@require_safe
def printed(request: HttpRequest, asked: Request) -> HttpResponse:
    """What is held of her, to be printed and handed over."""
    try:
        return download(copy_actions.to_print(asked, by=request.acting), "copia-de-datos.pdf")
    except Refused as refusal:
        messages.error(request, sentence(refusal, PHRASES))
        return redirect("rights:request", asked.pk)


@policy(may_hand_copy, on=_owing, step_up=True)
@require_http_methods(["GET", "HEAD", "POST"])
def hand_over(request: HttpRequest, asked: Request) -> HttpResponse:
    """That she has it on paper."""
    form = HandCopyForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        try:
            copy_actions.hand_over(
                asked, receiver=form.cleaned_data["receiver"], acuse=form.cleaned_data["acuse"].read(),
                by=request.acting,
            )  # fmt: skip
        except Refused as refusal:
            form.add_error("acuse", sentence(refusal, PHRASES, OF_ACUSES))
        else:
            messages.success(request, "Quedó anotado que la recibió. En un minuto la solicitud lo dirá.")
            return redirect("rights:request", asked.pk)
    context = {"form": form, "asked": asked, "title": "Entregar la copia en papel", "button": "Anotar la entrega"}
    return render(request, "rights/write.html", context, status=422 if form.is_bound else 200)
