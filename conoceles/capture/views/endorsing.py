# SPDX-License-Identifier: EUPL-1.2
"""A representation reads what its candidacy sent, and accepts it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from conoceles.accounts.policy import policy
from conoceles.capture import actions
from conoceles.capture.models import Revision
from conoceles.capture.permissions import may_endorse
from conoceles.capture.phrases import PHRASES
from conoceles.capture.queries.acuses import receipts, superseded
from conoceles.capture.queries.endorsements import endorsed
from conoceles.capture.queries.photos import of_revision
from conoceles.capture.rules import Reason
from conoceles.capture.rules.progress import answered, chosen, sections
from conoceles.kernel.refusals import Refused, sentence


def _revision_of(request: HttpRequest, candidacy: UUID, revision: int) -> Revision:  # noqa: ARG001
    return get_object_or_404(receipts(), pk=revision, candidacy=candidacy)


@policy(may_endorse, on=_revision_of)
@require_http_methods(["GET", "HEAD", "POST"])
def endorse(request: HttpRequest, revision: Revision) -> HttpResponse:
    """Everything that was sent, to be read and accepted as it is; pressed twice, it is accepted once."""
    refused = ""
    if request.method == "POST":
        try:
            actions.endorse(revision, seen=request.POST.get("seen", ""), by=request.acting)
        except Refused as refusal:
            if refusal.reason is not Reason.ALREADY_ENDORSED:
                refused = sentence(refusal, PHRASES)
        else:
            messages.success(request, f"{revision.candidacy.person.name}: aceptó lo que envió.")
        if not refused:
            return redirect("capture:home")
    answers = revision.answers or {}
    photos = {each.digest: each.files[0]["digest"] for each in of_revision(revision)}
    context = {
        "revision": revision,
        "candidacy": revision.candidacy,
        "name": revision.questionnaire.definition.name,
        "superseded": superseded(revision),
        "endorsement": endorsed([revision]).get(revision.pk),
        "parts": [
            (
                section,
                [
                    (
                        question,
                        question.shown(answers),
                        photos.get(answers.get(question.key), "") if chosen(question) else "",
                    )
                    for question in section.questions
                    if answered(question) and question.asked(answers)
                ],
            )
            for section in sections(revision.questionnaire.definition)
        ],
        "refused": refused,
    }
    return render(request, "capture/endorse.html", context, status=422 if refused else 200)
