# SPDX-License-Identifier: EUPL-1.2
"""From the folio to the notice of the answer: who may, in what order, until when, and what is never told."""

import re

import pytest
from django.core.exceptions import PermissionDenied

from conoceles.accounts.rules import Role
from conoceles.kernel import clock
from conoceles.kernel.refusals import Refused
from conoceles.outbox.models import Message
from conoceles.outbox.rendering import render
from conoceles.record.models import Entry
from conoceles.rights import actions, answer_actions, periodic, queries, showing
from conoceles.rights.actions import OnPaper
from conoceles.rights.answer_actions import Answer
from conoceles.rights.rules import Deed, Effect, Identified, Outcome, Reason, Right, Stage
from tests.people import person

from .conftest import PDF, moment

pytestmark = pytest.mark.django_db
NOTHING = Answer(Outcome.REFUSED, "Art. 55", "No consta.")


def stands(request):
    return queries.standing(queries.whole().get(pk=request.pk), clock.now())


def asked(there, right=Right.RECTIFICATION, text="Mi página ya no es ésa."):
    return actions.ask(there.ana, right=right, text=text, by=there.hers)


def on_paper(there, *at, **more):
    paper = OnPaper(Right.ACCESS, "Quiero saber qué datos tienen.", moment(*at), **more)
    return actions.take_in(there.bob, paper=paper, by=there.desk)


def refused(act, *args, **kwargs):
    with pytest.raises(Refused) as refusal:
        act(*args, **kwargs)
    return refusal.value.reason


def test_folios_follow_one_another_by_year(there, clocked):
    first, second = asked(there), on_paper(there, 2024, 3, 1, 9)
    clocked(2025, 1, 7, 9)
    third = asked(there)
    assert [each.folio for each in (first, second, third)] == ["ARCO-001/2024", "ARCO-002/2024", "ARCO-001/2025"]


def test_on_her_own_screen_she_is_known_and_on_paper_somebody_must_look(there):
    assert stands(asked(there)).stage is Stage.STUDIED
    paper = on_paper(there, 2024, 3, 4, 9, 15)
    assert stands(paper).stage is Stage.UNIDENTIFIED
    assert refused(answer_actions.answer, paper, answer=NOTHING, by=there.desk) is Reason.NOT_IDENTIFIED
    assert refused(actions.identify, paper, means=Identified.PASSPORT, shown=" ", by=there.desk) is Reason.WITHOUT_SHOWN
    actions.identify(paper, means=Identified.PASSPORT, shown="Vigente, devuelto.", by=there.desk)
    assert stands(paper).stage is Stage.STUDIED


def test_a_representative_shows_what_empowers_her(there):
    paper = on_paper(there, 2024, 3, 4, 9, representative="Zoila Cab")
    shown = {"means": Identified.VOTER_CARD, "shown": "Vigente.", "by": there.desk}
    assert refused(actions.identify, paper, **shown) is Reason.WITHOUT_POWER
    assert actions.identify(paper, power="Poder notarial 12", **shown).power == "Poder notarial 12"


def test_a_paper_counts_from_its_stamp_and_not_from_when_it_was_written_down(there, clocked):
    clocked(2024, 3, 11, 9)
    assert str(stands(on_paper(there, 2024, 3, 4, 14, 59)).limit.last_day) == "2024-04-01"
    assert refused(on_paper, there, 2024, 3, 11, 10) is Reason.DAY_TO_COME


def test_it_is_asked_to_be_completed_once_and_in_its_first_days(there, clocked):
    one, other = asked(there), asked(there)
    clocked(2024, 3, 11, 23, 59, 59, 999999)
    actions.prevent(one, text="¿Qué página?", by=there.desk)
    assert refused(actions.prevent, one, text="¿Y cuál?", by=there.desk) is Reason.ALREADY_PREVENTED
    clocked(2024, 3, 12)
    assert refused(actions.prevent, other, text="¿Qué página?", by=there.desk) is Reason.TOO_LATE_TO_PREVENT


def test_she_completes_it_in_time_or_it_lapses_and_not_before(there, clocked):
    one, other = asked(there), asked(there)
    for each in (one, other):
        actions.prevent(each, text="¿Qué página?", by=there.desk)
    clocked(2024, 3, 18, 23, 59, 59, 999999)
    assert refused(actions.lapse, other, by=there.desk) is Reason.STILL_TIME
    actions.complete(one, text="La de mi campaña.", by=there.hers)
    clocked(2024, 3, 19)
    assert refused(actions.complete, other, text="Tarde.", by=there.hers) is Reason.TOO_LATE_TO_COMPLETE
    actions.lapse(other, by=there.desk)
    assert (stands(one).stage, stands(other).stage) == (Stage.STUDIED, Stage.LAPSED)
    assert refused(answer_actions.answer, other, answer=NOTHING, by=there.desk) is Reason.ALREADY_ANSWERED


def test_it_takes_longer_once_with_a_motive_and_while_there_is_time(there, clocked):
    one, other = asked(there), asked(there)
    clocked(2024, 4, 1, 23, 59, 59, 999999)
    actions.extend(one, text="Hay que buscar en el archivo.", by=there.desk)
    assert refused(actions.extend, one, text="Más.", by=there.desk) is Reason.ALREADY_EXTENDED
    clocked(2024, 4, 2)
    assert refused(actions.extend, other, text="Hay que buscar.", by=there.desk) is Reason.TOO_LATE_TO_EXTEND
    assert (stands(one).late, stands(other).late) == (False, True)


def test_a_paper_request_extended_and_answered_late_shows_late(there, clocked):
    paper = on_paper(there, 2024, 3, 4, 9)
    actions.identify(paper, means=Identified.VOTER_CARD, shown="Vigente, devuelta.", by=there.desk)
    clocked(2024, 3, 25, 9)
    actions.extend(paper, text="Hay que buscar en el archivo.", by=there.desk)
    clocked(2024, 4, 16, 9)
    assert showing.shown(stands(paper)).light.words == "Rojo: vencida"
    answer_actions.answer(paper, answer=NOTHING, by=there.desk)
    assert refused(answer_actions.notify, paper, way="En su domicilio", by=there.desk) is Reason.WITHOUT_ACUSE
    answer_actions.notify(paper, way="En su domicilio", at=moment(2024, 4, 16, 9), acuse=PDF, by=there.desk)
    assert stands(paper).stage is Stage.REFUSED
    assert showing.shown(stands(paper)).light.words == "Rojo: contestada fuera de plazo"


def test_nobody_else_asks_reads_or_answers(there):
    one = asked(there)
    party = person("partido", Role.PARTY, "prueba/ceiba").capacities.get()
    member = person("consejera", Role.COMMISSIONER, "prueba").capacities.get()
    other = there.world.as_candidacy(there.bob)
    for by in (party, member, other):
        with pytest.raises(PermissionDenied):
            actions.read(one, by=by)
        with pytest.raises(PermissionDenied):
            actions.ask(there.ana, right=Right.ACCESS, text="x", by=by)
        with pytest.raises(PermissionDenied):
            answer_actions.answer(one, answer=NOTHING, by=by)


def test_who_reads_it_is_on_record_and_the_record_says_nothing_of_it(there):
    one = asked(there)
    actions.read(one, by=there.desk)
    last = Entry.objects.order_by("number").last()
    assert (last.action, last.actor) == ("right-request-read", there.desk.pseudonym)
    assert "página" not in str([each.content() for each in Entry.objects.all()])


def test_no_mail_says_what_was_asked_or_answered(there, clocked):
    canary = "zorzal-7781"
    one = asked(there, text=f"Pido {canary}")
    actions.prevent(one, text=f"Aclare {canary}", by=there.desk)
    actions.complete(one, text=f"Aclaro {canary}", by=there.hers)
    actions.extend(one, text=f"Falta {canary}", by=there.desk)
    there.desk.user.email = "mesa@example.mx"
    there.desk.user.save()
    clocked(2024, 5, 1, 9)
    assert periodic.remind_all() == {"reminded": 1}
    assert periodic.remind_all() == {"reminded": 0}
    answer_actions.answer(one, answer=Answer(Outcome.REFUSED, f"Art. {canary}", canary), by=there.desk)
    answer_actions.notify(one, way=f"Correo {canary}", by=there.desk)
    sent = [str(vars(each)) + str(render(each)) for each in Message.objects.all()]
    assert len(sent) == 5
    assert [each for each in sent if canary in each] == []
    assert [each for each in sent if not re.search(r"ARCO-001/2024", each)] == []


def test_her_reading_the_answer_is_her_acuse(there):
    one = asked(there)
    answer_actions.answer(one, answer=NOTHING, by=there.desk)
    answer_actions.notify(one, way="Su pantalla", by=there.desk)
    answer_actions.read_answer(one, by=there.hers)
    assert stands(one).step(Deed.NOTIFIED).read_at is not None


def test_an_effect_of_another_sort_is_refused_and_nothing_is_kept(there):
    one = asked(there, Right.CANCELLATION)
    answer = Answer(Outcome.GRANTED, "Art. 46", "Procede.", [Effect.SHREDDED])
    assert refused(answer_actions.answer, one, answer=answer, by=there.desk) is Reason.NOT_AN_EFFECT
    assert not stands(one).effects
