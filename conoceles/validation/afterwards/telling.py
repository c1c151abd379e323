# SPDX-License-Identifier: EUPL-1.2
"""A candidacy learns what came of the correction she asked for."""

from django.conf import settings
from django.urls import reverse

from conoceles.accounts.models import Capacity
from conoceles.capture.corrections.queries import correctable, sections_of
from conoceles.capture.models import CorrectionRequest
from conoceles.credentials.addressing import message_to
from conoceles.look.dates import day
from conoceles.outbox.actions import queue


def tell_answered(request: CorrectionRequest, *, by: Capacity) -> None:
    """By mail to her account's address, or for hands where she has none. Within the action that answers."""
    candidacy = request.candidacy
    asked = next((each for each in correctable(candidacy) if each.slug == request.slug), None)
    last_day = request.opening.last_day if request.opening else None
    values = {
        "name": candidacy.person.name,
        "sections": [section.name for section in sections_of(asked, request)] if asked else request.sections,
        "granted": request.opening is not None,
        "answer": request.answer,
        "until": day(last_day) if last_day else "",
        "address": settings.PRIVATE_URL + reverse("corrections:ask", args=[candidacy.pk]),
    }
    queue(message_to(candidacy, "afterwards/mail/answered", values), by=by)
