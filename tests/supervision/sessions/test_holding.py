# SPDX-License-Identifier: EUPL-1.2
"""What happens while a session sits, and the papers that say it: its closing, its guion and its minutes."""

import re

import pytest
from django.urls import reverse

from conoceles.accounts.rules import Role
from conoceles.supervision.sessions import actions, papers, queries, resolving_actions, telling
from conoceles.supervision.sessions.planning import Planned
from conoceles.supervision.sessions.rules.words import Kind, State
from tests.supervision.documents.test_screens import browser

from .conftest import at

pytestmark = pytest.mark.django_db


def words(answer):
    return re.sub(r"\s+", " ", answer.content.decode())


@pytest.fixture
def sitting(commission, presented):
    """The session that is to ratify the report, while it sits."""
    session = commission.convene("2023-10-05T12:00", presented)
    commission.cycle.at("2023-10-05T12:00")
    commission.open(session)
    return session


def test_whoever_closes_a_session_is_told_of_what_nobody_resolved(commission, presented, sitting):
    secretary = browser(commission.office, Role.SECRETARY)
    close = reverse("sessions:act", args=[sitting.pk, "clausurar"])
    shown = words(secretary.get(close))
    for item in sitting.items.all():
        assert f'{reverse("sessions:resolve", args=[item.pk])}">{item.number}. {item.text}' in shown
    now = {"day": "05/10/2023", "hour": "12:00"}
    refused = secretary.post(close, now)
    assert (refused.status_code, "Anote qué se resolvió de cada punto" in words(refused)) == (422, True)
    assert queries.stood(sitting).state is State.OPEN
    assert secretary.post(close, now | {"anyway": "on"}).status_code == 302
    assert queries.stood(sitting).state is State.CLOSED
    assert queries.for_agenda(commission.process) == [presented]  # it waits for another session
    assert "No consta qué se resolvió" in telling.minutes(sitting)["desarrollo"]


def test_the_minutes_say_where_it_sat(sitting):
    assert (
        "Se celebró en Sala de sesiones y se transmitió en https://video.example/1."
        in (telling.minutes(sitting)["asistencia"])
    )


@pytest.mark.parametrize(
    ("points", "order"),
    [
        (["Quórum", "Seguimiento de acuerdos", "Asuntos generales"], ["Quórum", "Seguimiento", "Asuntos generales"]),
        (["Quórum", "Asuntos generales"], ["Quórum", "Seguimiento", "Asuntos generales"]),
        (["Quórum"], ["Quórum", "Seguimiento"]),
    ],
)
def test_the_guion_reads_what_is_followed_where_the_agenda_has_it(commission, sitting, points, order):
    resolving_actions.instruct(sitting, text="Explicar el atraso.", owed_by="comision", by=commission.secretary)
    planned = Planned(Kind.ORDINARY, at("2023-11-06T12:00"), "Sala", [(each, None) for each in points])
    later = actions.prepare(commission.process, planned=planned, by=commission.secretary)
    sections = papers.guion(later).sections
    headings = [each.heading for each in sections]
    assert headings[0] == "Inicio"
    assert headings[-1] == "Clausura"
    assert [name in heading for name, heading in zip(order, headings[1:-1], strict=True)] == [True] * len(order)
    followed = sections[1 + order.index("Seguimiento")]
    assert "Explicar el atraso." in str(followed.blocks)
