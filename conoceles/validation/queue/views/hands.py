# SPDX-License-Identifier: EUPL-1.2
"""In whose hands one candidacy is: who has had it, and putting it into others."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from conoceles.accounts.policy import policy
from conoceles.candidacies.models import Candidacy
from conoceles.candidacies.queries import whole
from conoceles.kernel.refusals import Refused, sentence
from conoceles.validation.models import Assignment
from conoceles.validation.queue import actions, queries
from conoceles.validation.queue.forms import AssignForm
from conoceles.validation.queue.permissions import may_review
from conoceles.validation.queue.phrases import PHRASES
from conoceles.validation.queue.rules import Reason

_FIELDS = {Reason.SECOND_ASKED: "reading", Reason.NO_READER: "reading", Reason.NOT_HELD: "to"}


def _candidacy(request: HttpRequest, candidacy: uuid.UUID) -> Candidacy:  # noqa: ARG001
    return get_object_or_404(whole(), pk=candidacy)


@policy(may_review, on=_candidacy)
@require_POST
def take(request: HttpRequest, candidacy: Candidacy) -> HttpResponse:
    """Take it, and read it; when somebody was faster, she is named."""
    try:
        actions.take(candidacy, by=request.acting)
    except Refused as refusal:
        messages.error(request, f"{candidacy.person.name}: {sentence(refusal, PHRASES)}")
        return redirect("queue:queue")
    return redirect("validation:read", candidacy.pk)


@policy(may_review, on=_candidacy)
@require_POST
def give_back(request: HttpRequest, candidacy: Candidacy) -> HttpResponse:
    """Leave it free."""
    try:
        actions.give_back(candidacy, by=request.acting)
    except Refused as refusal:
        messages.error(request, sentence(refusal, PHRASES))
    else:
        messages.success(request, f"{candidacy.person.name}: quedó libre para quien la tome.")
    return redirect("queue:queue")


@policy(may_review, on=_candidacy)
@require_http_methods(["GET", "HEAD", "POST"])
def assignment(request: HttpRequest, candidacy: Candidacy) -> HttpResponse:
    """Who has it and has had it; and the form that puts a reading into somebody's hands."""
    waits, me = queries.waits_of(candidacy), request.acting.pseudonym
    form = AssignForm(request.POST or None, readers=queries.readers(candidacy.process))
    if form.is_valid():
        to, which = form.reader(), form.cleaned_data["reading"]
        asks = which == Assignment.Reading.SECOND and (waits is None or waits.second is None)
        try:
            if asks:
                actions.ask_second_reader(candidacy, to=to, by=request.acting)
            else:
                actions.assign(candidacy, to=to, reading=which, by=request.acting)
        except Refused as refusal:
            form.add_error(_FIELDS.get(refusal.reason, "to"), sentence(refusal, PHRASES))
        else:
            name = (to.user.name or to.user.username) if to else "quien la tome"
            messages.success(request, f"{Assignment.Reading(which).label}: {name}.")
            return redirect("queue:assignment", candidacy.pk)
    context = {
        "candidacy": candidacy,
        "waits": waits,
        "form": form,
        "history": queries.history(candidacy),
        "mine": bool(waits and waits.is_of(me)),
        "open": bool(waits and waits.open_to(me)),
    }
    return render(request, "queue/assignment.html", context, status=422 if form.is_bound else 200)
