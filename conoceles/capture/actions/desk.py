# SPDX-License-Identifier: EUPL-1.2
"""What whoever received a printed form does with it: types what it says, and sends it, or gives it up."""

from datetime import date
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import IntegrityError, transaction
from django.urls import reverse

from conoceles.accounts.models import Capacity
from conoceles.candidacies.models import Candidacy
from conoceles.capture.models import Assistance, Revision
from conoceles.capture.permissions import may_receive, may_send, may_take_back, takes_envelope
from conoceles.capture.queries.owing import check_owed
from conoceles.capture.rules import Reason, papers
from conoceles.capture.rules.acuses import folio
from conoceles.capture.rules.drafts import Ticket
from conoceles.capture.rules.progress import as_asked, of_section, sections
from conoceles.credentials.addressing import message_to
from conoceles.elections.models import Questionnaire
from conoceles.elections.queries import in_force
from conoceles.kernel import clock
from conoceles.kernel.refusals import Refused
from conoceles.look.dates import day
from conoceles.outbox.actions import queue
from conoceles.record.action import action

from .sending import send
from .typing import type_section


@action("printed-form-received", allowed=may_receive)
def receive_form(candidacy: Candidacy, *, code: str, received_on: date, by: Capacity) -> Assistance:
    """Take in the printed form of that *code*, so that this desk may type from it.

    A representation takes in what is kept sealed and no more: what is curricular it captures without any paper.
    Raises Refused: OTHER_FORM, OLD_FORM, RECEIVED_LATER, BEING_TYPED; NOT_REGISTERED, NOT_OWED, NOT_IN_FORCE.
    """
    read = papers.read(code)
    if read is None or not read.first <= candidacy.pk <= read.last:
        raise Refused(Reason.OTHER_FORM)
    now = clock.now()
    if received_on > now.astimezone(ZoneInfo(candidacy.process.timezone)).date():
        raise Refused(Reason.RECEIVED_LATER)
    found = next((each for each in in_force(candidacy.process).values() if read.prints(each.digest)), None)
    if found is None:
        raise Refused(Reason.OLD_FORM)
    if takes_envelope(by, candidacy) and not found.definition.sealed:
        raise Refused(Reason.OTHER_FORM)
    check_owed(candidacy, found)
    try:
        with transaction.atomic():
            return Assistance.objects.create(
                candidacy=candidacy,
                questionnaire=found,
                code=papers.tidied(code),
                received_on=received_on,
                by=by,
                at=now,
            )
    except IntegrityError as twice:
        raise Refused(Reason.BEING_TYPED) from twice


@action("printed-form-given-up", allowed=may_take_back)
def give_form_up(assistance: Assistance, *, by: Capacity) -> Assistance:  # noqa: ARG001
    """Nothing more is typed from it: the candidacy will go on by herself, or brings another."""
    assistance.closed_at = assistance.closed_at or clock.now()
    assistance.save(update_fields=["closed_at"])
    return assistance


@action("printed-form-sent", allowed=may_send)
def send_from_paper(
    candidacy: Candidacy, questionnaire: Questionnaire, *, answers: dict[str, Any], by: Capacity
) -> Revision:
    """Type the whole of a printed form and send it, or nothing of it. What is kept sealed is never read back.

    What there was in drafts gives way: the paper is what she says now. Raises Refused as ``send`` and
    ``type_section`` do.
    """
    kept = as_asked(questionnaire.definition, answers)
    versions = dict(candidacy.drafts.filter(slug=questionnaire.slug).values_list("section", "version"))
    for section in sections(questionnaire.definition):
        type_section(
            candidacy,
            questionnaire,
            section=section.key,
            answers=of_section(section, kept),
            ticket=Ticket(uuid4().hex, versions.get(section.key, 0)),
            by=by,
        )
    revision = send(candidacy, questionnaire, answers=kept, by=by)
    if takes_envelope(by, candidacy):
        _told(revision, by=by)
    return revision


def _told(revision: Revision, *, by: Capacity) -> None:
    """She was not there, as she is at a desk: she learns what was sent in her name, and how another takes its place.

    To her own address or for hands, never to that of her representation.
    """
    candidacy, form = revision.candidacy, revision.assistance
    assert form is not None
    message = message_to(
        candidacy,
        "capture/mail/entered",
        {
            "name": candidacy.person.name,
            "questionnaire": revision.questionnaire.definition.name,
            "party": candidacy.formula.answering.name,
            "received_on": day(form.received_on),
            "code": form.code,
            "folio": folio(revision.pk),
            "address": settings.PRIVATE_URL + reverse("capture:tasks", args=[candidacy.pk]),
        },
    )
    queue(message, by=by)
