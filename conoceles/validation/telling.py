# SPDX-License-Identifier: EUPL-1.2
"""A candidacy learns that what she sent was returned, why, and until when she may mend it."""

from datetime import date

from django.conf import settings
from django.urls import reverse

from conoceles.accounts.models import Capacity
from conoceles.elections.questionnaire import Definition
from conoceles.look.dates import day
from conoceles.outbox.actions import queue
from conoceles.outbox.models import Message
from conoceles.record.naming import named

from .models import Observation, Review
from .queries import approved


def tell_returned(review: Review, *, until: date | None, by: Capacity) -> None:
    """By mail to her account's address, or for hands where she has none. To be called within the action that returns.

    Of what is kept sealed no answer can be in it: an observation quotes nothing of it (``rules.check_told``).
    """
    revision = review.revision
    candidacy, definition = revision.candidacy, revision.questionnaire.definition
    account = getattr(candidacy, "account", None)
    values = {
        "name": candidacy.person.name,
        "questionnaire": definition.name,
        "until": day(until) if until else "",
        "approved": approved().filter(candidacy=candidacy, questionnaire__slug=definition.slug).exists(),
        "observations": [_told(each, definition) for each in review.observations.all()],
        "address": settings.PRIVATE_URL + reverse("capture:tasks", args=[candidacy.pk]),
    }
    message = Message(
        template="validation/mail/returned",
        values=values,
        to=account.user.email if account else "",
        about=named(candidacy),
    )
    queue(message, by=by)


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
