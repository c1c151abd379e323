# SPDX-License-Identifier: EUPL-1.2
"""What happens while a session sits, and the papers that say it: its closing, its guion and its minutes."""

import re

import pytest
from django.urls import reverse

from conoceles.accounts.rules import Role
from conoceles.kernel.refusals import Refused
from conoceles.supervision.documents import queries as documents
from conoceles.supervision.sessions import actions, papers, passing_actions, queries, resolving_actions, telling
from conoceles.supervision.sessions.planning import Planned
from conoceles.supervision.sessions.queries import public_sessions
from conoceles.supervision.sessions.resolving import Resolved
from conoceles.supervision.sessions.rules import Reason
from conoceles.supervision.sessions.rules.words import Kind, Outcome, Sense, State
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


def refused(reason):
    return pytest.raises(Refused, match=f"^{reason.name}$")


def settled(commission):
    """Whether what the report is owed for was met, and the days from which its remission counts."""
    activity = commission.cycle.one("4", occurrence="2023-09").fulfilment
    starts = commission.cycle.one("4", "remision", "2023-09").starts
    return activity is not None, sorted(each.act for each in starts)


def test_what_was_written_down_wrong_is_resolved_anew_until_the_session_closes(commission, presented, sitting):
    item, by = sitting.items.get(version=presented), commission.secretary
    before = settled(commission)
    commission.vote(item, text="Se ratifica.")
    ratified = settled(commission)
    assert ratified != before
    votes = dict.fromkeys(queries.there(sitting, 1), (Sense.FOR, ""))
    returned = Resolved(Outcome.RETURNED, votes, observations="Falta el anexo.")
    anew = {"why": "Se anotó el punto que no era.", "by": by}
    made = resolving_actions.resolve_anew(item, resolved=returned, **anew)
    # the document's steps follow: those of before are kept, and count no more
    steps = [(each.step, bool(each.set_aside)) for each in presented.document.steps.order_by("pk")][2:]
    assert set(steps[:3]) == {("tratar", True), ("instruir", True), ("ratificar", True)}
    assert set(steps[3:]) == {("tratar", False), ("ratificar", False)}
    assert {each.step for each in made.steps.all()} == {"tratar", "ratificar"}
    assert settled(commission)[0] is False
    assert [each.text for each in documents.unanswered(presented.document)] == ["Falta el anexo."]
    former = item.former.get()
    assert "Se ratifica." in former.content["told"]
    assert [each[1] for each in former.content["votes"]] == ["a-favor"] * 3
    # and a return that was not one undid nothing
    resolving_actions.resolve_anew(item, resolved=Resolved(Outcome.APPROVED, votes, "Se ratifica."), **anew)
    assert settled(commission) == ratified
    assert not documents.unanswered(presented.document).exists()
    assert len(item.former.all()) == 2
    assert public_sessions(commission.process)[0].agenda[1].outcome == "Se aprobó"
    commission.close(sitting)
    with refused(Reason.CLOSED):
        resolving_actions.resolve_anew(item, resolved=returned, **anew)


def test_a_wrong_vote_is_corrected_on_the_screen_that_says_what_was_written_down(commission, presented, sitting):
    item = sitting.items.get(version=presented)
    commission.vote(item, against=["Consejera Inventada"], text="Se ratifica.")
    secretary = browser(commission.office, Role.SECRETARY)
    page, resolve = reverse("sessions:session", args=[sitting.pk]), reverse("sessions:resolve", args=[item.pk])
    assert "Corregir lo que se resolvió" in words(secretary.get(page))
    shown = words(secretary.get(resolve))
    assert "Se ratifica." in shown
    assert '<option value="en-contra" selected>' in shown
    given = {"outcome": "aprobado", "how": "todas", "text": "Se ratifica."}
    missing = secretary.post(resolve, given)
    assert (missing.status_code, "diga por qué se corrige" in words(missing)) == (422, True)
    assert secretary.post(resolve, given | {"why": "Votó a favor."}).status_code == 302
    shown = words(secretary.get(page))
    assert "por unanimidad: 3 a favor" in shown
    assert "Se había anotado: Punto 2. Se aprobó, por mayoría: 2 a favor, 1 en contra" in shown
    assert "Votó a favor." in shown


def test_whoever_comes_late_or_leaves_votes_only_while_she_is_there(commission, presented):
    session = commission.convene("2023-10-05T12:00", presented)
    commission.cycle.at("2023-10-05T12:00")
    commission.open(session, "Consejero Inventado")
    late, early = (
        commission.process.members.get(name=f"{each} Inventad{each[-1]}") for each in ("Consejero", "Consejera")
    )
    commission.cycle.at("2023-10-05T14:00")

    def passes(who, hour, *, arrived):
        when = at(f"2023-10-05T{hour}")
        return passing_actions.came_or_left(session, who=who, arrived=arrived, at=when, by=commission.secretary)

    with refused(Reason.NOT_THERE):
        passes(late, "12:30", arrived=False)
    with refused(Reason.BEFORE_LAST):
        passes(late, "11:59", arrived=True)
    with refused(Reason.HOUR_TO_COME):
        passes(late, "14:01", arrived=True)
    secretary = browser(commission.office, Role.SECRETARY)
    address = reverse("sessions:passage", args=[session.pk])
    assert "Llegó Consejero Inventado" in words(secretary.get(address))
    form = {"who": f"m{late.pk}", "day": "05/10/2023", "hour": "12:30"}
    assert secretary.post(address, form).status_code == 302
    with refused(Reason.ALREADY_THERE):
        passes(late, "12:40", arrived=True)
    with refused(Reason.BEFORE_LAST):
        passes(early, "12:20", arrived=False)
    passes(early, "13:00", arrived=False)
    item = session.items.get(version=presented)
    everybody = dict.fromkeys(queries.voters(session), (Sense.FOR, ""))
    with refused(Reason.NOT_PRESENT):
        resolving_actions.resolve(item, resolved=Resolved(Outcome.APPROVED, everybody), by=commission.secretary)
    del everybody[early]
    resolving_actions.resolve(item, resolved=Resolved(Outcome.APPROVED, everybody), by=commission.secretary)
    told = telling.minutes(session)["asistencia"]
    assert "Se incorporó Consejero Inventado, a las 12:30." in told
    assert "Se retiró Consejera Inventada, a las 13:00." in told
    assert "Con 2 de 3 con voto, hubo quórum." in told  # as it was opened
    assert all(each.came for each in public_sessions(commission.process)[0].presences)
    passes(late, "13:30", arrived=False)
    with refused(Reason.QUORUM_LOST):
        commission.vote(session.items.get(number=1), Outcome.APPROVED)


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
