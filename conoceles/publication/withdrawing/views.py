# SPDX-License-Identifier: EUPL-1.2
"""What left the site of one candidacy, how far it has come, and that it is out."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from conoceles.accounts.policy import policy
from conoceles.candidacies.models import Candidacy
from conoceles.candidacies.queries import whole
from conoceles.kernel.refusals import Refused, sentence
from conoceles.publication import queries
from conoceles.publication.permissions import may_see_exits
from conoceles.publication.phrases import PHRASES


def _candidacy(request: HttpRequest, candidacy: uuid.UUID) -> Candidacy:  # noqa: ARG001
    return get_object_or_404(whole(), pk=candidacy)


@policy(may_see_exits, on=_candidacy)
@require_safe
def exits(request: HttpRequest, candidacy: Candidacy) -> HttpResponse:
    """Each exit with its hours; and whether the site shows something of her that it may not."""
    waiting, lost = False, ""
    try:
        waiting = str(candidacy.pk) in queries.to_withdraw(candidacy.process).candidacies
    except Refused as refusal:
        lost = sentence(refusal, PHRASES)
    found = list(queries.exits_of(candidacy)[:20])
    return render(
        request,
        "withdrawing/exits.html",
        {"candidacy": candidacy, "waiting": waiting, "lost": lost, "exits": found},
    )
