# SPDX-License-Identifier: EUPL-1.2
"""From the folio to the notice of the answer: who may, in what order, until when, and what is never told."""

import re
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from conoceles.accounts.rules import Role
from conoceles.elections.described.calendar import Opening
from conoceles.elections.models import CalendarWindow
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


def identified(there, *at):
    paper = on_paper(there, *at)
    actions.identify(paper, means=Identified.VOTER_CARD, shown="Vigente, devuelta.", by=there.desk)
    return paper


def notified_on(there, paper, *at):
    answer_actions.notify(paper, way="En su domicilio", at=moment(*at), acuse=PDF, by=there.desk)
    return stands(paper)


def lines(one):
    return dict(showing.told(one.step(Deed.NOTIFIED), one)["details"])


def test_a_notification_written_down_months_after_counts_from_when_it_was_written(there, clocked):
    paper = identified(there, 2024, 3, 4, 9)
    answer_actions.answer(paper, answer=NOTHING, by=there.desk)
    clocked(2024, 12, 30, 12)
    one = notified_on(there, paper, 2024, 3, 4, 12)
    assert one.answered_late
    assert showing.shown(one).light.words == "Rojo: contestada fuera de plazo"
    assert lines(one)["Se anotó"] == "301 días después. Para el plazo cuenta el día en que se anotó"


@pytest.mark.parametrize(("written", "late"), [((2024, 4, 4, 23, 59), False), ((2024, 4, 5, 0), True)])
def test_within_the_days_to_write_it_down_a_notification_counts_from_when_it_was_made(there, clocked, written, late):
    paper = identified(there, 2024, 3, 4, 9)
    clocked(2024, 4, 1, 9)
    answer_actions.answer(paper, answer=NOTHING, by=there.desk)
    clocked(*written)
    one = notified_on(there, paper, 2024, 4, 1, 18)
    assert one.answered_late is late
    assert lines(one)["Se anotó"].startswith("3 días después" if not late else "4 días después. Para el plazo")


def test_undecided_what_is_written_down_another_day_counts_from_then(there, clocked):
    there.world.process.parameters["arco_noted_days"] = {}
    there.world.process.save()
    paper = identified(there, 2024, 3, 4, 9)
    clocked(2024, 4, 1, 9)
    answer_actions.answer(paper, answer=NOTHING, by=there.desk)
    clocked(2024, 4, 2, 9)
    assert notified_on(there, paper, 2024, 4, 1, 18).answered_late


def test_what_is_late_to_be_answered_is_not_made_to_wait_for_her(there, clocked):
    for key in ("arco_prevent_days", "arco_complete_days"):
        there.world.process.parameters[key] = {"value": None}
    there.world.process.save()
    one = asked(there)
    clocked(2024, 4, 1, 23, 59)
    assert not stands(one).late
    clocked(2024, 4, 2)
    assert refused(actions.prevent, one, text="¿Qué página?", by=there.desk) is Reason.TOO_LATE_TO_PREVENT
    assert stands(one).late


def test_days_off_written_down_afterwards_move_no_limit_that_was_set(there, clocked):
    one, other = asked(there), asked(there)
    clocked(2024, 4, 2)
    CalendarWindow.objects.create(
        process=there.world.process, key=Opening.DAYS_OFF, first_day=date(2024, 3, 5), last_day=date(2024, 3, 29)
    )
    assert stands(one).late
    actions.read(one, by=there.desk)
    answer_actions.answer(one, answer=NOTHING, by=there.desk)
    answer_actions.notify(one, way="Su pantalla", by=there.desk)
    assert stands(one).answered_late
    assert refused(actions.extend, other, text="Más tiempo.", by=there.desk) is Reason.TOO_LATE_TO_EXTEND


def test_what_is_asked_afterwards_is_counted_with_the_days_off_of_then(there, clocked):
    CalendarWindow.objects.create(
        process=there.world.process, key=Opening.DAYS_OFF, first_day=date(2024, 3, 5), last_day=date(2024, 3, 5)
    )
    assert str(stands(asked(there)).limit.last_day) == "2024-04-02"


def test_each_act_sets_its_own_limit(there, clocked):
    one = asked(there)
    actions.extend(one, text="Hay que buscar.", by=there.desk)
    assert str(stands(one).limit.last_day) == "2024-04-15"
    actions.prevent(one, text="¿Qué página?", by=there.desk)
    assert (str(stands(one).limit.last_day), stands(one).clocks.answer) == ("2024-03-18", None)
    clocked(2024, 3, 6, 9)
    actions.complete(one, text="Ésta.", by=there.hers)
    assert str(stands(one).limit.last_day) == "2024-04-17"
