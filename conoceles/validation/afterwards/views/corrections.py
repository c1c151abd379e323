# SPDX-License-Identifier: EUPL-1.2
"""Granting a correction that a candidacy asked for, or saying why not."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from conoceles.accounts.policy import policy
from conoceles.candidacies.models import Candidacy
from conoceles.capture.corrections import queries as corrections
from conoceles.capture.corrections.phrases import PHRASES as OF_CORRECTIONS
from conoceles.capture.corrections.rules import Reason as OfCorrections
from conoceles.capture.phrases import PHRASES as OF_CAPTURE
from conoceles.kernel.refusals import Refused, sentence
from conoceles.validation.afterwards import actions
from conoceles.validation.afterwards.forms import AnswerForm
from conoceles.validation.afterwards.permissions import may_take_off
from conoceles.validation.afterwards.phrases import PHRASES

from .profiles import candidacy_of


@policy(may_take_off, on=candidacy_of)
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, candidacy: Candidacy) -> HttpResponse:
    """What waits for an answer, one at a time, and what was answered before."""
    asked = list(corrections.requests(candidacy))
    waiting = next((each for each in asked if each.outcome == corrections.Outcome.PENDING), None)
    form = AnswerForm(request.POST or None)
    if waiting and form.is_valid():
        granted = form.cleaned_data["granted"] == "si"
        try:
            actions.answer_correction(waiting, granted=granted, answer=form.cleaned_data["answer"], by=request.acting)
        except Refused as refusal:
            field = "answer" if refusal.reason is OfCorrections.WITHOUT_ANSWER else None
            form.add_error(field, sentence(refusal, PHRASES, OF_CORRECTIONS, OF_CAPTURE))
        else:
            messages.success(request, "Se concedió, y se le avisa." if granted else "Quedó respondida, y se le avisa.")
            return redirect("afterwards:correction", candidacy.pk)
    known = {each.slug: each for each in corrections.correctable(candidacy)}
    named = [
        (each, [section.name for section in corrections.sections_of(known[each.slug], each)])
        for each in asked
        if each.slug in known
    ]
    context = {
        "candidacy": candidacy,
        "form": form,
        "waiting": next((row for row in named if row[0] == waiting), None),
        "answered": [row for row in named if row[0].outcome != corrections.Outcome.PENDING],
        "days": candidacy.process.parameters.get("correction_days", {}).get("value"),
    }
    return render(request, "afterwards/correction.html", context, status=422 if form.is_bound and waiting else 200)
