# SPDX-License-Identifier: EUPL-1.2
"""A candidacy asks to correct, and sees what came of it."""

import uuid

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from conoceles.accounts.policy import policy
from conoceles.candidacies.models import Candidacy
from conoceles.capture.corrections import actions, queries
from conoceles.capture.corrections.forms import CorrectionForm
from conoceles.capture.corrections.permissions import may_ask
from conoceles.capture.corrections.phrases import PHRASES
from conoceles.capture.corrections.rules import Reason
from conoceles.capture.phrases import PHRASES as OF_CAPTURE
from conoceles.capture.queries.sheets import candidacy as whole
from conoceles.capture.queries.terms import term_of
from conoceles.kernel import clock
from conoceles.kernel.refusals import Refused, sentence

_FIELDS = {Reason.NO_SECTIONS: "sections", Reason.WITHOUT_MOTIVE: "motive"}


def _candidacy(request: HttpRequest, candidacy: uuid.UUID) -> Candidacy:  # noqa: ARG001
    return get_object_or_404(whole(candidacy))


@policy(may_ask, on=_candidacy)
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest, candidacy: Candidacy) -> HttpResponse:
    """Choose what is to be corrected, and say why; what was asked before, with its answer."""
    questionnaires = queries.correctable(candidacy)
    form = CorrectionForm(request.POST or None, questionnaires=questionnaires)
    if form.is_valid():
        try:
            with transaction.atomic():
                for questionnaire, sections in form.asked().items():
                    actions.ask(
                        candidacy,
                        questionnaire,
                        sections=sections,
                        motive=form.cleaned_data["motive"],
                        by=request.acting,
                    )
        except Refused as refusal:
            form.add_error(_FIELDS.get(refusal.reason), sentence(refusal, PHRASES, OF_CAPTURE))
        else:
            asks = queries.needs_approval(candidacy.process)
            messages.success(
                request,
                "Su solicitud quedó registrada. El instituto le responderá."
                if asks
                else "Ya puede corregir los rubros que eligió y enviarlos otra vez.",
            )
            return redirect("corrections:ask", candidacy.pk)
    now = clock.now()
    known = {each.slug: each for each in questionnaires}
    asked = list(queries.requests(candidacy))
    allowed = queries.allowed(candidacy.process)
    context = {
        "candidacy": candidacy,
        "form": form,
        "open": term_of(candidacy, now=now, corrections=False).state(now).receives,
        "nothing": not questionnaires,
        "allowed": allowed,
        "left": None if allowed is None else max(0, allowed - queries.used(candidacy)),
        "needs_approval": queries.needs_approval(candidacy.process),
        "requests": [
            (each, [section.name for section in queries.sections_of(known[each.slug], each)])
            for each in asked
            if each.slug in known
        ],
    }
    return render(request, "corrections/ask.html", context, status=422 if form.is_bound else 200)
