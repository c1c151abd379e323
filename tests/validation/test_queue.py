# SPDX-License-Identifier: EUPL-1.2
"""The queue: what waits, in whose hands, until when; and what nobody reads."""

import re
from datetime import timedelta

import pytest
from django.contrib.messages import get_messages
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from conoceles.accounts.models import Capacity
from conoceles.accounts.rules import Role
from conoceles.capture.actions import endorse, send
from conoceles.capture.models import Revision
from conoceles.kernel import clock
from conoceles.kernel.refusals import Refused
from conoceles.record.models import Entry
from conoceles.validation.actions import decide
from conoceles.validation.models import Assignment, FirstApproval
from conoceles.validation.periodic import check_sealed
from conoceles.validation.queue import queries
from conoceles.validation.queue.actions import ask_second_reader, assign, give_back, take
from conoceles.validation.queue.rules import Reason, Stage, View
from tests.capture.screens import EVERYTHING, asks
from tests.identity import YES
from tests.identity import identity as asks_identity
from tests.people import entered
from tests.world import world

pytestmark = pytest.mark.django_db
QUEUE = "/revision/"


@pytest.fixture
def here():
    return world()


@pytest.fixture
def ana(here):
    return here.candidacy()


def sends(here, who, text="Maestra rural."):
    return send(who, here.questionnaire, answers={"camino": text}, by=here.as_candidacy(who))


def sent_ago(revision, **ago):
    Revision.objects.filter(pk=revision.pk).update(sent_at=clock.now() - timedelta(**ago))


def returns(revision, by):
    decide(revision, outcome="devuelta", seen=revision.digest, observations=[("contacto", "Falta")], by=by)


def refusal(act, *arguments, **more):
    with pytest.raises(Refused) as refused:
        act(*arguments, **more)
    return refused.value


def views(who, by):
    return queries.waits_of(who).views(by.pseudonym)


def test_the_nearest_last_day_is_first_and_what_is_approved_is_gone(here, ana):
    here.process.parameters["validation_days"] = {"value": 3}
    here.process.save()
    beto, carla = here.candidacy("Beto Ek"), here.candidacy("Carla Chi")
    for who, days in ((ana, 1), (beto, 9), (carla, 2)):
        sent_ago(sends(here, who), days=days)
    found = queries.queue(here.process, now=clock.now())
    assert [each.candidacy for each in found] == [beto.pk, carla.pk, ana.pk]
    assert [each.waits.late for each in found] == [True, False, False]
    sent = found[1].waits.since.astimezone(timezone.get_default_timezone()).date()
    assert found[1].waits.deadline - sent in {timedelta(3), timedelta(2)}  # of the process's zone
    browser = entered(here.as_reviewer().user)
    for asked, names in (({"plazo": "0"}, {"Beto Ek"}), ({"plazo": "1"}, {"Beto Ek", "Carla Chi"}),
                         ({"espera": "3"}, {"Beto Ek"})):  # fmt: skip
        page = browser.get(QUEUE, asked).content.decode()
        assert {name for name in ("Ana Pérez Uc", "Beto Ek", "Carla Chi") if f">{name}<" in page} == names, asked
    last = beto.revisions.get()
    decide(last, outcome="aprobada", seen=last.digest, by=here.as_reviewer())
    assert [each.candidacy for each in queries.queue(here.process, now=clock.now())] == [carla.pk, ana.pk]


def test_where_days_are_undecided_no_last_day_is_claimed(here, ana):
    sent_ago(sends(here, ana), days=400)
    browser = entered(here.as_reviewer().user)
    page = browser.get(QUEUE).content.decode()
    assert "Sin plazo decidido" in page
    assert "Venció" not in page
    assert "Espera desde hace 400 días" in page
    assert 'name="plazo"' not in page


def test_of_two_who_take_it_the_second_is_told_who_has_it(here, ana):
    sends(here, ana)
    una, otra = here.as_reviewer("una"), here.as_reviewer("otra")
    una.user.name = "Una Pech"
    una.user.save()
    take(ana, by=una)
    assert take(ana, by=una) == Assignment.objects.get()  # pressed twice
    refused = refusal(take, ana, by=otra)
    assert (refused.reason, refused.details["name"]) == (Reason.TAKEN, "Una Pech")
    answer = entered(otra.user).post(reverse("queue:take", args=[ana.pk]))
    assert [str(each) for each in get_messages(answer.wsgi_request)] == [
        "Ana Pérez Uc: Ya la tiene Una Pech. Tome otra, o pídale que se la pase."
    ]
    assert Entry.objects.filter(action="review-taken", about=f"candidacies.Candidacy:{ana.pk}").count() == 2


def test_nobody_reads_what_she_sent_and_nobody_from_elsewhere_takes(here, ana):
    revision = sends(here, ana)
    both = Capacity.objects.create(user=revision.sent_by.user, role=Role.INSTANCE, scope="prueba")
    other = here.as_reviewer()
    assert refusal(take, ana, by=both).reason is Reason.OWN_WORK
    assert refusal(assign, ana, to=both, by=other).reason is Reason.OWN_WORK
    away = Capacity.objects.create(user=other.user, role=Role.INSTANCE, scope="otro")
    with pytest.raises(PermissionDenied):
        take(ana, by=away)
    assert refusal(assign, ana, to=away, by=other).reason is Reason.CANNOT_READ
    assert not Assignment.objects.exists()


def test_whoever_is_no_longer_a_reviewer_holds_nothing(here, ana):
    sends(here, ana)
    una, otra = here.as_reviewer("una"), here.as_reviewer("otra")
    take(ana, by=una)
    assert views(ana, otra) == {View.TO_READ, View.OF_OTHERS}
    Capacity.objects.filter(pk=una.pk).update(until=clock.now() - timedelta(hours=1))
    assert views(ana, otra) == {View.TO_READ, View.FREE}
    take(ana, by=otra)
    assert [each.end for each in Assignment.objects.all()] == [Assignment.End.NO_LONGER, ""]


def test_it_is_passed_on_given_back_and_its_history_kept(here, ana):
    sends(here, ana)
    una, otra = here.as_reviewer("una"), here.as_reviewer("otra")
    take(ana, by=una)
    assign(ana, to=otra, by=una)
    assert queries.next_for(otra) == ana
    assert queries.next_for(una) is None
    assert refusal(give_back, ana, by=una).reason is Reason.NOT_HELD
    give_back(ana, by=otra)
    assert views(ana, una) == {View.TO_READ, View.FREE}
    assert [(each.reader, each.end) for each in queries.history(ana)] == [
        (otra, Assignment.End.GIVEN_BACK), (una, Assignment.End.PASSED_ON),
    ]  # fmt: skip


def test_a_second_reader_is_another_person(here, ana):
    sends(here, ana)
    una, otra = here.as_reviewer("una"), here.as_reviewer("otra")
    assert refusal(ask_second_reader, ana, by=una).reason is Reason.NO_READER
    take(ana, by=una)
    assert refusal(ask_second_reader, ana, to=una, by=una).reason is Reason.SAME_READER
    ask_second_reader(ana, by=una)
    assert refusal(ask_second_reader, ana, by=una).reason is Reason.SECOND_ASKED
    assert not queries.waits_of(ana).open_to(una.pseudonym)
    assert take(ana, by=otra).reading == Assignment.Reading.SECOND
    assert View.MINE in views(ana, una)
    assert views(ana, otra) == {View.TO_READ, View.MINE, View.SECOND}
    assert refusal(assign, ana, to=otra, by=una).reason is Reason.SAME_READER


def test_what_one_approved_of_two_who_must_waits_for_another(here, ana):
    revision = sends(here, ana)
    una, otra = here.as_reviewer("una"), here.as_reviewer("otra")
    take(ana, by=una)
    FirstApproval.objects.create(revision=revision, digest=revision.digest, approved_by=una, approved_at=clock.now())
    waits = queries.waits_of(ana)
    assert (waits.stage, waits.free) == (Stage.SECOND, True)
    assert (waits.open_to(una.pseudonym), waits.open_to(otra.pseudonym)) == (False, True)
    assert queries.next_for(una) is None
    assert refusal(take, ana, by=una).reason is Reason.SAME_READER
    take(ana, by=otra)
    assert queries.next_for(otra) == ana


def test_what_is_returned_comes_back_to_whoever_read_it_and_what_is_approved_is_nobodys(here, ana):
    una = here.as_reviewer("una")
    revision = sends(here, ana)
    take(ana, by=una)
    returns(revision, una)
    assert views(ana, una) == {View.RETURNED}
    again = sends(here, ana, "Maestra rural desde 2004.")
    assert views(ana, una) == {View.TO_READ, View.MINE}
    decide(again, outcome="aprobada", seen=again.digest, by=una)
    assert queries.waits_of(ana) is None
    assert Assignment.objects.get().end == Assignment.End.DECIDED


def test_what_its_representation_has_not_accepted_is_not_offered(here, ana):
    here.process.parameters |= {"validation_model": {"value": "actor-politico"}, "validation_days": {"value": 2}}
    here.process.save()
    revision, by = sends(here, ana), here.as_reviewer()
    sent_ago(revision, days=30)
    waits = queries.waits_of(ana)
    assert (waits.stage, waits.deadline, waits.open_to(by.pseudonym)) == (Stage.PARTY, None, False)
    user = here.as_reviewer("rep").user
    party = Capacity.objects.create(user=user, role=Role.PARTY, scope=f"prueba/{ana.formula.postulant.key}")
    endorse(revision, seen=revision.digest, by=party)
    waits = queries.waits_of(ana)
    assert (waits.stage, waits.late) == (Stage.TO_READ, False)  # her days run since it could be read
    assert clock.now() - waits.since < timedelta(minutes=5)


def test_the_oldest_free_one_is_taken_next_and_read(here, ana):
    beto = here.candidacy("Beto Ek")
    sent_ago(sends(here, ana), days=1)
    sent_ago(sends(here, beto), days=2)
    una, otra = here.as_reviewer("una"), here.as_reviewer("otra")
    take(beto, by=otra)
    browser = entered(una.user)
    answer = browser.post(reverse("queue:next"))
    assert str(ana.pk) in answer["Location"]
    assert Assignment.objects.get(reader=una).candidacy == ana
    answer = browser.post(reverse("queue:next"))
    assert [str(each) for each in get_messages(answer.wsgi_request)] == ["No queda ninguna libre que usted pueda leer."]


def test_each_count_says_of_how_many_and_leads_to_those(here, ana):
    una, otra = here.as_reviewer("una"), here.as_reviewer("otra")
    beto, carla, dora = here.candidacy("Beto Ek"), here.candidacy("Carla Chi", party=1), here.candidacy("Dora Uc")
    for who in (ana, beto, carla):
        sends(here, who)
    returns(sends(here, dora), una)
    take(beto, by=otra)
    page = re.sub(r"\s+", " ", entered(una.user).get(QUEUE).content.decode())
    for words, told in (
        ("Por leer", "3 de 4 que han enviado"), ("Sin asignar", "2 de 3 por leer"),
        ("En manos de otras personas", "1 de 3 por leer"), ("Devueltas sin responder", "1 de 4 que han enviado"),
    ):  # fmt: skip
        assert re.search(rf'>{words}</a></th> <td class="number">{told}<', page), words
    asked = entered(una.user).get(QUEUE, {"estado": "devueltas"}).content.decode()
    assert "Dora Uc" in asked
    assert "Ana Pérez" not in asked
    by_party = entered(una.user).get(QUEUE, {"postula": "faisan"}).content.decode()
    assert "Carla Chi" in by_party
    assert "Beto Ek" not in by_party
    wrong = entered(una.user).get(QUEUE, {"estado": "x", "postula": "nadie", "espera": "-1", "plazo": "9"})
    assert "Ana Pérez" in wrong.content.decode()


def test_what_is_sealed_is_complete_and_nobody_reads_it(here, ana):
    una = here.as_reviewer("una")
    send(ana, asks_identity(here), answers=YES, by=here.as_candidacy(ana))
    assert views(ana, una) == {View.SEALED}
    assert refusal(take, ana, by=una).reason is Reason.NOTHING_TO_READ
    page = re.sub("<[^>]+>", "", entered(una.user).get(QUEUE, {"estado": "solo-identidad"}).content.decode())
    assert "Cuestionario de identidad: completo, sellado" in page
    assert "Cuestionario curricular: sin enviar" in page
    assert "Itzá" not in page
    assert check_sealed() == {"approved": 1, "waiting": 0}
    assert queries.waits_of(ana) is None


def test_what_the_questionnaire_asks_since_is_told_as_lacking(here, ana):
    sends(here, ana)
    asks(here, EVERYTHING)
    page = re.sub(r"\s+", " ", re.sub("<[^>]+>", "", entered(here.as_reviewer().user).get(QUEUE).content.decode()))
    assert "Cuestionario curricular: le faltan datos sin fotografía" in page
    assert "Con el cuestionario en vigor le falta: Contacto, Formación, Historia, Propuesta." in page
    assert "se envió con la versión 1, que ya no es la vigente" in page


def test_the_page_asks_the_same_of_the_database_for_one_as_for_many(here, ana, django_assert_max_num_queries):
    sends(here, ana)
    una = here.as_reviewer("una")
    browser = entered(una.user)

    def asked():
        with django_assert_max_num_queries(60) as captured:
            browser.get(QUEUE)
        return len(captured)

    one = asked()
    for number in range(8):
        who = here.candidacy(f"Persona {number}", party=number % 2)
        sends(here, who)
        take(who, by=here.as_reviewer("otra"))
    assert asked() == one


def test_it_is_put_into_hands_from_its_screen(here, ana):
    sends(here, ana)
    una, otra = here.as_reviewer("una"), here.as_reviewer("otra")
    browser, at = entered(una.user), reverse("queue:assignment", args=[ana.pk])
    refused = browser.post(at, {"reading": "segunda", "to": ""})
    assert refused.status_code == 422
    assert "Primero alguien debe tomarla" in refused.content.decode()
    browser.post(at, {"reading": "primera", "to": otra.pk})
    browser.post(at, {"reading": "segunda", "to": una.pk})
    assert {(each.reading, each.reader) for each in Assignment.objects.all()} == {("primera", otra), ("segunda", una)}
    page = re.sub(r"\s+", " ", browser.get(at).content.decode())
    assert "Primera lectura: otra" in page
    browser.post(reverse("queue:give-back", args=[ana.pk]))
    assert Assignment.objects.get(reading="segunda", until=None).reader is None
