# SPDX-License-Identifier: EUPL-1.2
"""What a release freezes of the commission: what is public, from when it is so, and nothing else of what is written."""

from datetime import date

import msgspec
import pytest

from conoceles.kernel import clock
from conoceles.kernel.refusals import Refused
from conoceles.publication.freezing.beside import Reading
from conoceles.supervision.freezing import commission as frozen
from conoceles.supervision.freezing import still
from conoceles.supervision.models import (
    Activity,
    AgendaItem,
    Attendance,
    Document,
    Excuse,
    Fulfilment,
    Guest,
    Incoming,
    Member,
    Obligation,
    Resolution,
    RouteStep,
    SessionAct,
    SessionNotice,
    SignedCopy,
    Start,
    Vote,
)
from conoceles.supervision.plan import actions as plans
from conoceles.supervision.plan.queries import proposed
from conoceles.supervision.publicity import actions
from conoceles.supervision.sessions import actions as sessions
from conoceles.supervision.sessions import queries, resolving_actions
from conoceles.supervision.sessions.planning import Planned
from conoceles.supervision.sessions.resolving import Resolved
from conoceles.supervision.sessions.rules.words import Kind, Opinion, Outcome, Sense
from tests.supervision.publicity.test_public_versions import typed
from tests.supervision.sessions.conftest import at

CANARY = "zq7xvk"


#: What is never public, by what it is of: whatever anybody wrote there.
SAID = {
    Activity: ("what", "evidence"),
    Attendance: ("excuse",),
    Document: ("title",),
    Excuse: ("motive",),
    Fulfilment: ("document", "about", "note"),
    Guest: ("name", "position"),
    Incoming: ("sender", "subject", "annexes"),
    Member: ("reference", "ended_because"),
    Obligation: ("name", "because"),
    Resolution: ("observations",),
    RouteStep: ("note", "folio", "session"),
    SessionAct: ("note",),
    SessionNotice: ("evidence",),
    SignedCopy: ("file", "file_digest"),
    Start: ("document",),
    Vote: ("motive",),
}


def read(process, folder):
    folder.mkdir(exist_ok=True)
    return frozen(Reading(process, clock.now(), (), frozenset(), folder))


@pytest.fixture
def walked(commission, presented):
    """The ordinary session of October, with somebody absent and somebody excused, each with a motive of her own."""
    commission.cycle.at("2023-10-02")
    session = commission.convene("2023-10-05T12:00", presented, guests=())
    commission.cycle.at("2023-10-05")
    call = {who: (f"{CANARY} enfermedad" if "Consejero" in str(who) else None) for who in commission.came(session)}
    sessions.open_session(session, at=at("2023-10-05T12:00"), came=call, by=commission.secretary)
    return session


def test_a_plan_that_nobody_approved_and_a_session_that_nobody_convened_are_not_public(
    commission,
    presented,
    tmp_path,
):
    commission.prepare("2023-10-05T12:00", presented)
    told = read(commission.process, tmp_path / "before")
    assert (told.plans, told.duties, told.doubts, told.sessions, told.name) == ((), (), (), (), "")
    assert [each.name for each in told.members][:2] == ["Presidenta Inventada", "Consejera Inventada"]
    assert told.members[0].agreement.key == "C.G.028/2023"

    commission.cycle.at("2023-10-06")
    for plan in proposed(commission.process):
        plans.approve(plan, on=date(2023, 10, 5), session="Sesión", seen=plan.digest, by=commission.secretary)
    told = read(commission.process, tmp_path / "after")
    late = {(one.row, one.which): one for one in told.duties if one.light == "vencida"}
    assert told.day == "2023-10-06"
    assert late
    assert {one.key for one in told.doubts} >= {key for one in told.duties for key in one.doubts}
    monthly = next(one for one in told.duties if one.row == "4" and one.which == "2023-09" and one.owed == "actividad")
    assert monthly.limits[0].day == "2023-10-01"
    assert "Secretaría Técnica" in monthly.owed_by or "Instancia Interna Responsable" in monthly.owed_by


def test_of_a_session_everybody_knows_who_came_and_how_each_voted_and_no_motive(commission, walked, tmp_path):
    item = AgendaItem.objects.get(session=walked, version__isnull=False)
    votes = {
        each: (Sense.EXCUSED, f"{CANARY} parentesco") if each.seat == "integrante" else (Sense.FOR, "")
        for each in walked.process.members.all()
        if each.votes and each.name != "Consejero Inventado"
    }
    resolving_actions.resolve(item, resolved=Resolved(Outcome.APPROVED, votes), by=commission.secretary)
    member = next(each for each in votes if each.seat == "presidencia")
    resolving_actions.dissent(
        item, member=member, kind=Opinion.PARTICULAR, text="No comparto todo.", by=commission.secretary
    )
    commission.close(walked)
    told = read(commission.process, tmp_path / "read")
    (session,) = told.sessions
    assert session.slug == "ordinaria-1"
    assert {(each.name, each.came) for each in session.presences} >= {
        ("Presidenta Inventada", True),
        ("Consejero Inventado", False),
    }
    treated = session.agenda[-1]
    assert {(each.name, each.sense) for each in treated.votes} == {
        ("Presidenta Inventada", "A favor"),
        ("Consejera Inventada", "Se excusó"),
    }
    assert [(each.kind, each.text) for each in treated.dissents] == [("Voto particular", "No comparto todo.")]
    assert treated.document == 0  # nobody published the report that was treated
    everything = msgspec.json.encode(told).decode()
    assert CANARY not in everything
    assert "Acuse 1" not in everything
    for plan in proposed(commission.process):
        plans.approve(plan, on=date(2023, 10, 5), session="Sesión", seen=plan.digest, by=commission.secretary)
    for model, names in SAID.items():
        model.objects.update(**dict.fromkeys(names, CANARY))
    told = read(commission.process, tmp_path / "planted")
    assert told.duties
    assert Fulfilment.objects.filter(document=CANARY).exists()
    assert CANARY not in msgspec.json.encode(told).decode()
    assert item.version.digest not in everything


def test_a_document_is_in_a_release_while_somebody_has_it_published(commission, walked, tmp_path):
    item = AgendaItem.objects.get(session=walked, version__isnull=False)
    commission.vote(item)
    version = item.version
    made = actions.publish(version, personal=False, looked=True, seen=version.digest, by=commission.secretary)
    told = read(commission.process, tmp_path / "with")
    (document,) = told.documents
    assert (document.number, document.whole, document.title) == (1, True, version.content["title"])
    assert (tmp_path / "with" / "beside" / document.digest).read_bytes().startswith(b"%PDF-")
    assert told.sessions[0].agenda[-1].document == 1
    still(commission.process, msgspec.json.encode(told))

    actions.end(made, why="Se publicó por error", by=commission.secretary)
    with pytest.raises(Refused) as refused:
        still(commission.process, msgspec.json.encode(told))
    assert "se retiró" in str(refused.value.details["words"]).lower()
    without = read(commission.process, tmp_path / "without")
    assert without.documents == ()
    assert without.sessions[0].agenda[-1].document == 0


def test_what_a_public_version_takes_out_of_a_paper_of_a_session_is_told_nowhere_else(commission, presented, tmp_path):
    by, secret = commission.secretary, "Zenobia Xicoténcatl Quijano"
    commission.cycle.at("2023-10-02")
    items = [(f"Escrito de {secret}", None), (presented.document.title, presented)]
    planned = Planned(Kind.ORDINARY, at("2023-10-05T12:00"), "Sala", items)
    walked = sessions.prepare(commission.process, planned=planned, by=by)
    sessions.convene(walked, by=by)
    walked.refresh_from_db()
    for who in queries.unnotified(walked, 1):
        commission.notify(walked, who)
    commission.cycle.at("2023-10-05T12:00")
    commission.open(walked)
    item = walked.items.get(version__isnull=False)
    commission.vote(item, text=f"Se ratifica, como pidió {secret}.", amendments=f"Se quita a {secret}.")
    member = commission.process.members.get(seat="presidencia")
    resolving_actions.dissent(item, member=member, kind=Opinion.PARTICULAR, text=f"Disiento de {secret}.", by=by)
    commission.close(walked)
    assert msgspec.json.encode(read(commission.process, tmp_path / "before")).decode().count(secret) == 4
    made = typed(walked.convocation.versions.get(), by, secret)
    told = read(commission.process, tmp_path / "after")
    assert secret not in msgspec.json.encode(told).decode()
    first, treated = told.sessions[0].agenda
    assert (first.text, treated.agreed, treated.amendments) == ("Punto 1", "", "")
    assert [(each.kind, each.name, each.text) for each in treated.dissents] == [
        ("Voto particular", "Presidenta Inventada", "")
    ]
    assert (treated.outcome, len(treated.votes)) == ("Se aprobó", 3)  # that is public, whatever its papers name
    actions.discard(made, why="Se testó de más", by=by)
    assert secret in msgspec.json.encode(read(commission.process, tmp_path / "whole")).decode()
