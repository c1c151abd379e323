# SPDX-License-Identifier: EUPL-1.2
"""Whoever has an account is sent the convocation by mail, on record; it notifies by itself only where that is said."""

import re

import pytest
from django.urls import reverse

from conoceles.accounts.rules import Role
from conoceles.outbox.models import Message
from conoceles.outbox.rendering import render
from conoceles.supervision.sessions import actions, queries
from conoceles.supervision.sessions.rules.words import Kind, Means
from tests.supervision.documents.test_screens import browser

pytestmark = pytest.mark.django_db


def words(answer):
    return re.sub(r"\s+", " ", answer.content.decode())


@pytest.fixture
def member(commission):
    """One of those convened has an account, with an address."""
    capacity = commission.cycle.who(Role.COMMISSIONER)
    capacity.user.email = "consejera@ejemplo.mx"
    capacity.user.save()
    commission.process.members.filter(name="Consejera Inventada").update(capacity=capacity)
    return commission.process.members.get(name="Consejera Inventada")


def test_the_convocation_goes_by_mail_and_notifies_nobody_by_itself(commission, presented, member):
    session = commission.prepare("2023-10-05T12:00", presented)
    actions.convene(session, by=commission.secretary)
    message = Message.objects.get(template="sessions/mail/convened")
    assert message.to == "consejera@ejemplo.mx"
    said = str(render(message))
    for told in ("sesión ordinaria 1, del 5 de octubre de 2023", "Sala de sesiones", presented.document.title):
        assert told in said
    assert member in queries.unnotified(session, 1)
    page = words(browser(commission.office, Role.SECRETARY).get(reverse("sessions:session", args=[session.pk])))
    assert "Su correo está por salir desde el 2 de octubre de 2023, 12:00" in page


def test_where_the_process_says_so_the_mail_is_her_notification_at_its_hour(commission, presented, member):
    commission.process.parameters["session_mail_notifies"] = {"value": True}
    commission.process.save()
    session = commission.prepare("2023-10-05T12:00", presented)
    actions.convene(session, by=commission.secretary)
    notice = session.notices.get(member=member)
    assert (notice.means, notice.at.isoformat()[:10]) == (Means.MAIL, "2023-10-02")


def test_of_a_session_that_was_held_already_no_mail_is_sent(commission, member):
    session = commission.prepare("2023-09-20T12:00", kind=Kind.URGENT)
    commission.cycle.at("2023-10-02")
    actions.convene(session, at=commission.process.sessions.get().at.replace(hour=9), by=commission.secretary)
    assert not Message.objects.exists()
