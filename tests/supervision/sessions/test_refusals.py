# SPDX-License-Identifier: EUPL-1.2
"""Everything that a session refuses: hours that cannot be, what is out of turn, whoever changed meanwhile, and why."""

import re
from datetime import date
from pathlib import Path

import pytest

from conoceles.kernel.refusals import Refused, sentence
from conoceles.supervision.models import Member
from conoceles.supervision.sessions import (
    actions,
    member_actions,
    notifying_actions,
    queries,
    resolving_actions,
    telling,
)
from conoceles.supervision.sessions.phrases import PHRASES
from conoceles.supervision.sessions.planning import Planned
from conoceles.supervision.sessions.resolving import Resolved
from conoceles.supervision.sessions.rules import Reason
from conoceles.supervision.sessions.rules.words import Kind, Means, Outcome, Sense

from .conftest import at

pytestmark = pytest.mark.django_db


class _Told:
    """Whoever is refused is told in a sentence, with what it takes filled in."""

    def __call__(self, reason, act, *args, **more):
        with pytest.raises(Refused) as caught:
            act(*args, **more)
        assert caught.value.reason is reason
        said = sentence(caught.value, PHRASES)
        assert "{" not in said
        return said


told = _Told()


def test_every_reason_is_a_reason_of_something_and_has_its_words():
    assert set(PHRASES) == set(Reason)
    room = Path(actions.__file__).parent
    source = "".join(each.read_text() for each in room.glob("*.py") if each.name != "phrases.py")
    assert set(re.findall(r"Reason\.([A-Z_]+)", source)) == {each.name for each in Reason}


def test_of_whoever_makes_up_the_commission(commission, presented):
    by, process = commission.secretary, commission.process
    nobody = Member(seat="integrante", name="Sin Acuerdo Inventada", since=date(2023, 8, 24))
    told(Reason.NO_AGREEMENT, member_actions.seat, process, member=nobody, by=by)
    member = process.members.get(name="Consejera Inventada")
    ending = {"because": "Renuncia", "by": by}
    told(Reason.ENDS_BEFORE, member_actions.end, member, until=date(2023, 8, 23), **ending)
    session = commission.convene("2023-10-05T12:00", presented)
    commission.cycle.at("2023-10-05T12:00")
    commission.open(session)
    commission.vote(session.items.get(version=presented))
    commission.close(session)
    # whoever was in the attendance of a session was a member that day: nobody takes it away afterwards
    said = told(Reason.HAS_SAT, member_actions.end, member, until=date(2023, 10, 4), **ending)
    assert "sesión ordinaria 1, del 5 de octubre de 2023" in said
    told(Reason.HAS_SAT, member_actions.set_aside, member, why="Error", by=by)
    before = telling.attendance(session)
    commission.seat("integrante", "Agregada Después", "2023-09-01")
    assert telling.attendance(session) == before
    member_actions.end(member, until=date(2023, 10, 5), **ending)
    told(Reason.ENDED, member_actions.end, member, until=date(2023, 10, 5), **ending)
    unsaid = commission.seat("partido", "Anotado Por Error", reference="Oficio 9")
    member_actions.set_aside(unsaid, why="Era de otro partido", by=by)
    told(Reason.ENDED, member_actions.set_aside, unsaid, why="Otra vez", by=by)
    assert "Anotado Por Error" not in [str(each) for each in queries.members(process, date(2023, 10, 2))]


def test_of_hours_and_turns(commission, presented):  # noqa: PLR0915  (one story)
    by, process = commission.secretary, commission.process
    empty = Planned(Kind.ORDINARY, at("2023-10-05T12:00"), "Sala", [])
    told(Reason.NO_AGENDA, actions.prepare, process, planned=empty, by=by)
    past = commission.prepare("2023-10-02T11:00", kind=Kind.URGENT)
    told(Reason.HOUR_PASSED, actions.convene, past, by=by)
    told(Reason.HOUR_TO_COME, actions.convene, past, at=at("2023-10-03T09:00"), by=by)
    process.members.filter(seat="secretaria-tecnica").update(capacity=by)
    session = commission.prepare("2023-10-05T12:00", presented)
    told(Reason.OUT_OF_TURN, commission.open, session)
    actions.convene(session, by=by)
    assert [(str(each.member), each.means) for each in session.notices.all()] == [("Secretario Inventado", "sistema")]
    told(Reason.OUT_OF_TURN, actions.convene, session, by=by)  # pressed twice
    told(Reason.OUT_OF_TURN, actions.replan, session, planned=empty, by=by)
    who = queries.unnotified(session, 1)[0]
    told(Reason.HOUR_TO_COME, commission.notify, session, who, when=at("2023-10-02T12:01"))
    told(Reason.BEFORE_CALLING, commission.notify, session, who, when=at("2023-10-02T11:59"))
    commission.notify(session, who)
    told(Reason.ALREADY_NOTIFIED, commission.notify, session, who)
    commission.cycle.at("2023-10-06T09:00")
    told(Reason.NOT_ITS_HOUR, commission.open, session)  # the day after is another session
    told(Reason.NOT_ITS_HOUR, commission.open, session, when=at("2023-10-05T11:59"))
    came = commission.came(session)
    del came[queries.voters(session)[0]]
    opening = {"at": at("2023-10-05T12:00"), "by": by}
    told(Reason.ATTENDANCE_MISSING, actions.open_session, session, came=came, **opening)
    actions.tell_ine(session, at=at("2023-10-05T18:00"), evidence="Oficio", by=by)
    told(Reason.OUT_OF_TURN, actions.tell_ine, session, at=at("2023-10-05T18:00"), evidence="Oficio", by=by)
    for each in queries.unnotified(session, 1):
        commission.notify(session, each, when=at("2023-10-05T11:00"))
    actions.open_session(session, came=commission.came(session), **opening)
    told(Reason.OUT_OF_TURN, actions.cancel, session, why="No se quiso", by=by)
    item = session.items.get(version=presented)
    told(Reason.CARRIED, commission.vote, item, Outcome.REJECTED)
    told(Reason.NOT_RETURNED, commission.vote, item, observations="Falta el anexo.")
    silent = Resolved(Outcome.APPROVED, dict.fromkeys(queries.voters(session), (Sense.EXCUSED, "")))
    told(Reason.EXCUSE_WITHOUT_MOTIVE, resolving_actions.resolve, item, resolved=silent, by=by)
    commission.vote(item)
    told(Reason.RESOLVED, commission.vote, item)
    told(Reason.BEFORE_LAST, actions.close, session, at=at("2023-10-05T11:00"), by=by)
    instruct = {"text": "Probar.", "owed_by": "comision", "by": by}
    told(Reason.DUE_BEFORE, resolving_actions.instruct, session, due=date(2023, 10, 4), **instruct)
    instruction = resolving_actions.instruct(session, due=date(2023, 10, 5), **instruct)
    commission.close(session)
    told(Reason.OUT_OF_TURN, commission.close, session)
    given = {"text": "x", "done": True, "by": by}
    told(Reason.BEFORE_INSTRUCTED, resolving_actions.report, instruction, on=date(2023, 10, 4), **given)
    first = session.items.get(number=1)
    told(Reason.CLOSED, resolving_actions.resolve, first, resolved=Resolved(Outcome.NOTED), by=by)
    said = told(Reason.CLOSED, resolving_actions.instruct, session, text="Tarde.", owed_by="comision", by=by)
    assert "dígalo en el proyecto de acta" in said
    told(Reason.DAY_TO_COME, resolving_actions.report, instruction, on=date(2023, 10, 7), text="x", done=True, by=by)
    telling_her = {"means": Means.OFFICE, "at": at("2023-10-06T09:00"), "evidence": "x", "by": by}
    told(Reason.OUT_OF_TURN, notifying_actions.notify, session, who=who, **telling_her)


def test_what_two_sessions_have_on_their_agenda_is_treated_once(commission, presented):
    first, second = (commission.convene("2023-10-05T12:00", presented) for _ in range(2))
    commission.cycle.at("2023-10-05T12:00")
    for session in (first, second):
        commission.open(session)
    commission.vote(first.items.get(version=presented))
    again = second.items.get(version=presented)
    assert presented.document.title in told(Reason.NO_STEP, commission.vote, again)
    commission.vote(again, Outcome.POSTPONED)
    commission.close(second)


def test_whoever_replaces_a_member_after_the_convocation_is_told_of_it_and_votes(commission, presented):
    session = commission.convene("2023-10-05T12:00", presented)
    left = commission.process.members.get(name="Consejero Inventado")
    member_actions.end(left, until=date(2023, 10, 2), because="Renuncia", by=commission.secretary)
    commission.seat("integrante", "Sustituta Inventada", "2023-10-03", replaces=left)
    assert [str(each) for each in queries.unnotified(session, 1)] == ["Sustituta Inventada"]
    assert left in queries.told_or_to_tell(session)  # that he was told stays there to be seen
    commission.cycle.at("2023-10-05T12:00")
    assert "Sustituta Inventada" in told(Reason.UNNOTIFIED, commission.open, session, "Sustituta Inventada")
    commission.open(session)  # who is there with the documents knows of it
    made = commission.vote(session.items.get(version=presented), against=["Sustituta Inventada"])
    assert made.result == "mayoria"
    assert {str(each.member) for each in made.item.votes.all()} == {
        "Presidenta Inventada", "Consejera Inventada", "Sustituta Inventada",
    }  # fmt: skip


def test_a_session_held_on_paper_is_written_down_afterwards(commission, presented):
    session = commission.prepare("2023-09-20T12:00", kind=Kind.EXTRAORDINARY)
    told(Reason.TOO_LATE, actions.convene, session, at=at("2023-09-19T12:01"), by=commission.secretary)
    actions.convene(session, at=at("2023-09-19T12:00"), by=commission.secretary)
    session.refresh_from_db()
    assert session.convocation.steps.get().on == date(2023, 9, 19)
    for who in queries.unnotified(session, 1):
        commission.notify(session, who, when=at("2023-09-19T13:00"))
    commission.open(session, when=at("2023-09-20T12:05"))
    actions.close(session, at=at("2023-09-20T13:00"), by=commission.secretary)
    assert session.acts.count() == 3
