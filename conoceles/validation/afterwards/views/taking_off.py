# SPDX-License-Identifier: EUPL-1.2
"""Pausing a section, withdrawing a profile, and giving back either."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from conoceles.accounts.policy import policy
from conoceles.candidacies.models import Candidacy
from conoceles.kernel.refusals import Refused, sentence
from conoceles.validation.afterwards import actions, queries
from conoceles.validation.afterwards.forms import BecauseForm, LiftForm, PauseForm
from conoceles.validation.afterwards.permissions import may_take_off
from conoceles.validation.afterwards.phrases import PHRASES
from conoceles.validation.afterwards.rules import Reason
from conoceles.validation.models import Pause

from .profiles import candidacy_of

_FIELDS = {
    Reason.MOTIVE_NOT_USED: "motive",
    Reason.WITHOUT_DOCUMENT: "document",
    Reason.DOCUMENT_UNDATED: "dated",
    Reason.DOCUMENT_IN_FUTURE: "dated",
    Reason.NO_SECTION: "part",
    Reason.WITHOUT_NOTE: "note",
}
_SOON = "El sistema lo quita del sitio, y de las publicaciones anteriores, en unos minutos."


@policy(may_take_off, on=candidacy_of, step_up=True)
@require_http_methods(["GET", "HEAD", "POST"])
def pause(request: HttpRequest, candidacy: Candidacy) -> HttpResponse:
    """Stop showing a section, or the photograph."""
    parts = queries.still_shown(candidacy)
    form = PauseForm(request.POST or None, parts=parts, motives=queries.used_motives(candidacy.process))
    if form.is_valid():
        try:
            actions.pause(candidacy, part=form.cleaned_data["part"], because=form.because(), by=request.acting)
        except Refused as refusal:
            form.add_error(_FIELDS.get(refusal.reason), sentence(refusal, PHRASES))
        else:
            messages.success(request, f"Quedó en pausa. {_SOON}")
            return redirect("afterwards:profile", candidacy.pk)
    context = {"candidacy": candidacy, "form": form, "parts": parts}
    return render(request, "afterwards/pause.html", context, status=422 if form.is_bound else 200)


@policy(may_take_off, on=candidacy_of, step_up=True)
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, candidacy: Candidacy) -> HttpResponse:
    """Stop showing the whole profile."""
    form = BecauseForm(request.POST or None, motives=queries.used_motives(candidacy.process))
    if form.is_valid():
        try:
            actions.withdraw(candidacy, because=form.because(), by=request.acting)
        except Refused as refusal:
            form.add_error(_FIELDS.get(refusal.reason), sentence(refusal, PHRASES))
        else:
            messages.success(request, f"El perfil quedó retirado. {_SOON}")
            return redirect("afterwards:profile", candidacy.pk)
    context = {"candidacy": candidacy, "form": form}
    return render(request, "afterwards/withdraw.html", context, status=422 if form.is_bound else 200)


@policy(may_take_off, on=candidacy_of, step_up=True)
@require_http_methods(["GET", "HEAD", "POST"])
def lift(request: HttpRequest, candidacy: Candidacy) -> HttpResponse:
    """Give back what was taken off; which, the address asks (``?que=``)."""
    taken = next((each for each in queries.history(candidacy) if each.key == request.GET.get("que")), None)
    if taken is None:
        raise Http404
    form = LiftForm(request.POST or None)
    if form.is_valid():
        give_back = actions.resume if isinstance(taken, Pause) else actions.restore
        try:
            give_back(taken, note=form.cleaned_data["note"], by=request.acting)
        except Refused as refusal:
            form.add_error(_FIELDS.get(refusal.reason), sentence(refusal, PHRASES))
        else:
            messages.success(request, "Quedó repuesto. Vuelve al sitio con la siguiente publicación.")
            return redirect("afterwards:profile", candidacy.pk)
    context = {
        "candidacy": candidacy,
        "form": form,
        "what": queries.what(taken, queries.names(candidacy)),
        "because": queries.because(taken),
        "taken": taken,
        "two_persons": candidacy.process.allows("two_persons"),
    }
    return render(request, "afterwards/lift.html", context, status=422 if form.is_bound else 200)
