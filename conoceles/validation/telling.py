# SPDX-License-Identifier: EUPL-1.2
"""A candidacy learns that what she sent was returned, why, and until when she may mend it."""

from datetime import date

from django.conf import settings
from django.urls import reverse

from conoceles.accounts.models import Capacity
from conoceles.credentials.addressing import message_to
from conoceles.elections.questionnaire import Definition
from conoceles.look.dates import day
from conoceles.outbox.actions import queue

from .models import Observation, Review
from .queries import approved


def tell_returned(review: Review, *, until: date | None, by: Capacity) -> None:
    """By mail to her account's address, or for hands where she has none. To be called within the action that returns.

    Of what is kept sealed no answer can be in it: an observation quotes nothing of it (``rules.check_told``).
    """
    revision = review.revision
    candidacy, definition = revision.candidacy, revision.questionnaire.definition
    values = {
        "name": candidacy.person.name,
        "questionnaire": definition.name,
        "until": day(until) if until else "",
        "approved": approved().filter(candidacy=candidacy, questionnaire__slug=definition.slug).exists(),
        "observations": [_told(each, definition) for each in review.observations.all()],
        "address": settings.PRIVATE_URL + reverse("capture:tasks", args=[candidacy.pk]),
    }
    queue(message_to(candidacy, "validation/mail/returned", values), by=by)


def _told(observation: Observation, definition: Definition) -> dict[str, str]:
    names = {section.key: section.name for section in definition.sections}
    question = definition.question(observation.question) if observation.question else None
    return {
        "section": names.get(observation.section, observation.section),
        "question": question.label if question else "",
        "ground": observation.ground_words,
        "quote": observation.quote,
        "says": observation.says,
        "should_say": observation.should_say,
        "text": observation.text,
    }
