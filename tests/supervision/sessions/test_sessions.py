# SPDX-License-Identifier: EUPL-1.2
"""Sessions as acts: what a vote does to a document and to what is owed, and everything that is refused."""

from datetime import date

import pytest

from conoceles.accounts.rules import Role
from conoceles.kernel.refusals import Refused
from conoceles.supervision.documents import actions as writing
from conoceles.supervision.documents import queries as documents
from conoceles.supervision.documents.rules import Reason as OfDocuments
from conoceles.supervision.models import Document, Version
from conoceles.supervision.sessions import actions, member_actions, queries, resolving_actions
from conoceles.supervision.sessions.queries import public_sessions
from conoceles.supervision.sessions.resolving import Resolved
from conoceles.supervision.sessions.rules import Reason
from conoceles.supervision.sessions.rules.words import Kind, Means, Outcome, State

from .conftest import at

pytestmark = pytest.mark.django_db


def refused(reason):
    return pytest.raises(Refused, match=f"^{reason.name}$")


def test_an_ordinary_session_ratifies_a_report_and_meets_what_is_owed(commission, presented):
    assert queries.for_agenda(commission.process) == [presented]
    session = commission.convene("2023-10-05T12:00", presented)
    commission.cycle.at("2023-10-05T12:00")
    commission.open(session, "Consejero Inventado")
    item = session.items.get(version=presented)
    made = commission.vote(item, text="Se ratifica.")
    commission.close(session)

    assert (made.result, [each.step for each in made.steps.all()]) == ("unanimidad", ["tratar", "ratificar"])
    ratified = presented.document.steps.get(step="ratificar")
    assert (ratified.votes_for, ratified.votes_against, ratified.abstentions) == (2, 0, 0)
    assert ratified.session == "Sesión ordinaria 1, del 5 de octubre de 2023"
    assert ratified.session_about == f"supervision.Session:{session.pk}"
    owed = commission.cycle.all()
    assert owed["4", "actividad", "2023-09"].fulfilment.on == date(2023, 10, 5)
    assert owed["4", "remision", "2023-09"].standing.last_day == date(2023, 10, 7)  # the first that starts it rules
    monthly = owed["S", "actividad", "2023-09"].fulfilment
    assert (monthly.on, monthly.about) == (date(2023, 10, 5), f"supervision.Session:{session.pk}")
    assert queries.for_agenda(commission.process) == []


def test_a_returned_report_comes_back_with_what_was_observed(commission, presented):
    session = commission.convene("2023-10-05T12:00", presented)
    commission.cycle.at("2023-10-05T12:00")
    commission.open(session)
    item = session.items.get(version=presented)
    with refused(Reason.NO_OBSERVATIONS):
        commission.vote(item, Outcome.RETURNED)
    commission.vote(item, Outcome.RETURNED, observations="Falta el anexo.\nFalta un cuadro.")
    assert [each.text for each in documents.unanswered(presented.document)] == ["Falta el anexo.", "Falta un cuadro."]
    assert commission.cycle.one("4", occurrence="2023-09").fulfilment is None


def test_a_session_without_quorum_is_an_act_and_so_is_its_second_call(commission, presented):
    session = commission.convene("2023-10-05T12:00", presented)
    commission.cycle.at("2023-10-05T12:00")
    absent = ("Presidenta Inventada", "Consejero Inventado")
    with refused(Reason.NO_QUORUM):
        commission.open(session, *absent)
    with refused(Reason.QUORUM):
        actions.fail(session, at=at("2023-10-05T12:00"), came=commission.came(session), by=commission.secretary)
    actions.fail(session, at=at("2023-10-05T12:00"), came=commission.came(session, *absent), by=commission.secretary)
    assert queries.stood(session).state is State.FAILED
    actions.call_again(session, at=at("2023-10-05T18:00"), by=commission.secretary)
    session.refresh_from_db()
    assert len(queries.unnotified(session, 2)) == 5
    commission.cycle.at("2023-10-05T18:00")
    with refused(Reason.UNNOTIFIED):
        commission.open(session, *absent)
    for who in queries.unnotified(session, 2):
        commission.notify(session, who, Means.STRANDS)
    commission.open(session, *absent)
    assert [each.deed for each in session.acts.all()] == ["convocar", "sin-quorum", "segunda-convocatoria", "instalar"]
    assert [each.name for each in queries.present(session, 2)] == ["Consejera Inventada"]


def test_how_long_before_is_what_the_process_cites(commission, presented):
    late = commission.prepare("2023-10-05T11:00", presented)
    with refused(Reason.TOO_LATE):
        actions.convene(late, by=commission.secretary)
    actions.convene(commission.prepare("2023-10-02T13:00", kind=Kind.URGENT), by=commission.secretary)
    actions.cancel(late, why="No se alcanzó el plazo", by=commission.secretary)
    session = commission.prepare("2023-10-05T12:00", presented)
    assert (late.number, session.number) == (None, None)
    actions.convene(session, by=commission.secretary)
    session.refresh_from_db()
    assert session.number == 1  # what was cancelled without being convened took none
    version = session.convocation.versions.get()
    text = "\n".join(each["text"] for each in version.content["sections"])
    assert "5 de octubre de 2023 a las 12:00" in text
    assert "Consejera Inventada, Integrante de la Comisión" in text
    assert session.convocation.steps.get().step == "emitir"


def test_only_whoever_came_votes_and_all_of_them_by_name(commission, presented):
    session = commission.convene("2023-10-05T12:00", presented)
    item = session.items.get(version=presented)
    with refused(Reason.NOT_OPEN):
        commission.vote(item)
    commission.cycle.at("2023-10-05T12:00")
    commission.open(session, "Consejero Inventado")
    item.refresh_from_db()
    voters = {each.name: each for each in queries.voters(session)}
    for names, reason in (
        (["Presidenta Inventada"], Reason.VOTES_MISSING),
        (list(voters), Reason.NOT_PRESENT),
    ):
        votes = {voters[name]: ("a-favor", "") for name in names}
        with refused(reason):
            resolving_actions.resolve(item, resolved=Resolved(Outcome.APPROVED, votes), by=commission.secretary)
    with refused(Reason.UNRESOLVED):
        commission.close(session)
    with refused(Reason.NOT_CARRIED):
        commission.vote(item, abstain=["Presidenta Inventada"], against=["Consejera Inventada"])


def test_a_tie_is_broken_by_whoever_presides_where_the_process_says_so(commission, presented):
    session = commission.convene("2023-10-05T12:00", presented)
    commission.cycle.at("2023-10-05T12:00")
    commission.open(session, "Consejero Inventado")
    made = commission.vote(session.items.get(version=presented), against=["Consejera Inventada"])
    assert made.result == "voto-de-calidad"
    assert presented.document.steps.get(step="ratificar").votes_for == 1


def test_what_is_approved_with_amendments_waits_for_the_version_that_says_them(commission, presented):
    session = commission.convene("2023-10-05T12:00", presented)
    commission.cycle.at("2023-10-05T12:00")
    commission.open(session)
    commission.vote(session.items.get(version=presented), amendments="Se corrige el segundo cuadro.")
    document = Document.objects.get(pk=presented.document_id)
    with refused(OfDocuments.NO_ENGROSSMENT):
        commission.office.take(document, "remitir", "2023-10-05")
    engrossed = commission.office.write(document, "Con el segundo cuadro corregido.")
    assert (engrossed.number, engrossed.engrosses) == (2, presented)
    sent = commission.office.take(document, "remitir", "2023-10-05")
    assert sent.version == engrossed
    with refused(OfDocuments.BEGUN):
        commission.office.write(document, "Otra vez.")


def test_minutes_are_drafted_from_what_happened_and_approved_by_a_later_session(commission, presented):
    session = commission.convene("2023-10-05T12:00", presented, guests=[("Invitada Inventada", "Contraloría")])
    commission.cycle.at("2023-10-05T12:00")
    with refused(Reason.NOT_CLOSED):
        resolving_actions.draft_minutes(session, by=commission.secretary)
    commission.open(session, "Consejero Inventado")
    commission.vote(session.items.get(version=presented), text="Se ratifica.")
    resolving_actions.instruct(
        session,
        text="Presentarlo al Consejo.",
        owed_by="secretaria-tecnica",
        due=date(2023, 10, 9),
        by=commission.secretary,
    )
    commission.close(session)
    minutes = resolving_actions.draft_minutes(session, by=commission.secretary)
    said = "\n".join(each["text"] for each in minutes.draft.content["sections"])
    for words in (
        "Con 2 de 3 con voto, hubo quórum",
        "Consejero Inventado: Enfermedad",
        "Invitada Inventada (Contraloría)",
        "por unanimidad: 2 a favor",
        "Presidenta Inventada: a favor",
        "Presentarlo al Consejo.",
    ):
        assert words in said
    with refused(Reason.HAS_MINUTES):
        resolving_actions.draft_minutes(session, by=commission.secretary)

    fixed = _fix(minutes, commission)
    commission.office.take(minutes, "presentar", "2023-10-05")
    commission.cycle.at("2023-11-02")
    assert queries.for_agenda(commission.process) == [fixed]
    later = commission.convene("2023-11-06T12:00", fixed)
    commission.cycle.at("2023-11-06T12:00")
    commission.open(later)
    commission.vote(later.items.get(version=fixed))
    commission.close(later)
    session.refresh_from_db()
    assert (queries.local_day(session), queries.approved_on(session)) == (date(2023, 10, 5), date(2023, 11, 6))
    commission.office.take(minutes, "emitir", "2023-11-06")
    shown = public_sessions(commission.process)
    assert [(each.kind, each.number, each.state) for each in shown] == [
        ("ordinaria", 1, "clausurada"), ("ordinaria", 2, "clausurada")
    ]  # fmt: skip
    assert shown[0].minutes.approved_on == shown[0].minutes.issued_on == date(2023, 11, 6)
    assert shown[1].minutes is None
    assert shown[0].agenda[1].votes == "por unanimidad: 2 a favor, 0 en contra y 0 abstenciones"
    assert [(each.name, each.sense) for each in shown[0].agenda[1].by_name] == [
        ("Presidenta Inventada", "A favor"), ("Consejera Inventada", "A favor")
    ]  # fmt: skip


def _fix(document: Document, commission) -> Version:
    return writing.fix(document, seen=document.draft.saves, by=commission.secretary)


def test_the_clock_of_activity_9_starts_when_its_minutes_are_approved(commission):
    commission.cycle.at("2024-01-25").opened()
    office = commission.office
    document = office.open("dictamen-3-prototipo")
    version = office.write(document)
    office.take(document, "presentar", "2024-01-25", role=Role.SECRETARY)
    session = commission.convene("2024-01-30T12:00", version)
    commission.cycle.at("2024-01-30T12:00")
    commission.open(session)
    commission.vote(session.items.get(version=version))
    commission.close(session)
    assert commission.cycle.one("9").fulfilment.on == date(2024, 1, 30)
    minutes = resolving_actions.draft_minutes(session, by=commission.secretary)
    fixed = _fix(minutes, commission)
    office.take(minutes, "presentar", "2024-01-30")
    commission.cycle.at("2024-02-01")
    later = commission.convene("2024-02-06T12:00", fixed)
    commission.cycle.at("2024-02-06T12:00")
    commission.open(later)
    commission.vote(later.items.get(version=fixed))
    starts = {(each.act, each.on.isoformat()) for each in commission.cycle.one("9", "remision").starts}
    assert starts == {("sesion", "2024-01-30"), ("aprobacion-acta", "2024-02-06")}


def test_who_sat_is_known_for_any_day_and_a_seat_is_held_by_one(commission):
    presides = commission.process.members.get(seat="presidencia")
    with refused(Reason.SEAT_TAKEN):
        commission.seat("presidencia", "Otra Inventada", "2023-11-01")
    member_actions.end(presides, until=date(2023, 10, 31), because="Renuncia", by=commission.secretary)
    commission.seat("presidencia", "Otra Inventada", "2023-11-01", replaces=presides)
    names = [
        [each.name for each in queries.members(commission.process, date(2023, *day)) if each.seat == "presidencia"]
        for day in ((8, 23), (8, 24), (10, 31), (11, 1))
    ]
    assert names == [[], ["Presidenta Inventada"], ["Presidenta Inventada"], ["Otra Inventada"]]


def test_instructions_are_followed_until_they_are_done(commission, presented):
    session = commission.convene("2023-10-05T12:00")
    commission.cycle.at("2023-10-05T12:00")
    commission.open(session)
    made = resolving_actions.instruct(
        session, text="Probar.", owed_by="unidad-responsable", due=date(2023, 10, 9), by=commission.secretary
    )
    unit = commission.cycle.who(Role.UNIT)
    commission.cycle.at("2023-10-10")
    resolving_actions.report(made, on=date(2023, 10, 10), text="Va a la mitad.", done=False, by=unit)
    assert queries.owed_instructions(commission.process) == [made]
    resolving_actions.report(made, on=date(2023, 10, 10), text="Quedó.", done=True, by=unit)
    assert queries.owed_instructions(commission.process) == []
    with refused(Reason.INSTRUCTION_DONE):
        resolving_actions.report(made, on=date(2023, 10, 10), text="Otra.", done=True, by=unit)


def test_a_dissent_is_of_whoever_voted_and_her_own(commission, presented):
    session = commission.convene("2023-10-05T12:00", presented)
    commission.cycle.at("2023-10-05T12:00")
    commission.open(session)
    item = session.items.get(version=presented)
    commission.vote(item, against=["Consejera Inventada"])
    member = commission.process.members.get(name="Consejera Inventada")
    other = commission.cycle.who(Role.COMMISSIONER)
    with refused(Reason.NOT_HERS):
        resolving_actions.dissent(item, member=member, kind="particular", text="Disiento.", by=other)
    member.capacity = other
    member.save()
    with refused(Reason.NOTHING_WRITTEN):
        resolving_actions.dissent(item, member=member, kind="particular", by=other)
    with refused(Reason.NOT_A_PDF):
        resolving_actions.dissent(item, member=member, kind="particular", content=b"PK", by=other)
    resolving_actions.dissent(item, member=member, kind="particular", text="Disiento.", by=other)
    with refused(Reason.ALREADY_WRITTEN):
        resolving_actions.dissent(item, member=member, kind="particular", text="Otra vez.", by=other)
    assert [each.text for each in public_sessions(commission.process)[0].agenda[1].dissents] == ["Disiento."]
