# SPDX-License-Identifier: EUPL-1.2
"""The log of breaches: nothing said is lost, whoever must be told is, and nobody reads what is not about her."""

import io
from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from conoceles.accounts.rules import Role
from conoceles.custody.breaches import actions, queries, rules, telling
from conoceles.custody.breaches.phrases import PHRASES
from conoceles.custody.breaches.rules import Reason
from conoceles.custody.models import Breach, BreachNotice, BreachStatement
from conoceles.files.papers import made
from conoceles.kernel import clock
from conoceles.kernel.refusals import Refused
from conoceles.outbox.models import Message
from conoceles.outbox.rendering import mail, render
from conoceles.record.models import Entry
from tests.look.test_papers import read
from tests.people import entered, person
from tests.world import world

NOON = datetime(2024, 3, 4, 18, tzinfo=UTC)
SECRET = "La memoria era del escritorio de la bodega cuatro"


def statement(**said):
    told = {
        "title": "Se perdió una memoria con acuses",
        "what": SECRET,
        "known_at": NOON,
        "data": "Acuses firmados",
        "immediate": "Se cambiaron las claves",
        "grave": True,
        "told": "Se perdió un dispositivo donde estaba su acuse firmado.",
        "advice": "No entregue copias de su credencial.",
    }
    return BreachStatement(**(told | said))


@pytest.fixture
def here(db, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NOON + timedelta(hours=1))
    made = world(breach_person_hours=72)
    made.ana, made.beto = made.candidacy("Ana Uc May"), made.candidacy("Beto Chan Ek", party=1)
    made.unit = person("unidad", Role.UNIT, "prueba").capacities.get()
    return made


def test_what_is_known_is_said_anew_and_nothing_said_before_is_lost(here):
    breach = actions.register(here.process, said=statement(people=None), by=here.unit)
    assert (breach.number, queries.statement(breach).people) == (1, None)
    with pytest.raises(Refused) as refused:
        actions.correct(breach, said=statement(people=40), seen=1, by=here.unit)
    assert refused.value.reason is Reason.WITHOUT_WHY
    actions.correct(breach, said=statement(people=40, why="Se contaron"), seen=1, by=here.unit)
    assert [(each.number, each.people) for each in breach.statements.all()] == [(2, 40), (1, None)]
    with pytest.raises(Refused) as refused:
        actions.correct(breach, said=statement(people=41, why="Otra"), seen=1, by=here.unit)
    assert refused.value.reason is Reason.CHANGED_MEANWHILE
    assert actions.register(here.process, said=statement(), by=here.unit).number == 2


def test_the_record_says_that_it_is_there_and_nothing_of_it(here):
    breach = actions.register(here.process, said=statement(), by=here.unit)
    entry = Entry.objects.get(action="breach-registered")
    assert SECRET not in str(entry.content())
    assert breach.statements.get().digest != ""


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ({"known_at": NOON + timedelta(days=1)}, Reason.TO_COME),
        ({"happened_at": NOON + timedelta(minutes=1)}, Reason.BEFORE_IT_HAPPENED),
        ({"told": "Fue el acuse de BETO  CHAN ek."}, Reason.NAMES_SOMEBODY),
        ({"data": "El acuse de Ana Uc May"}, Reason.NAMES_SOMEBODY),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_kept(here, said, reason):
    with pytest.raises(Refused) as refused:
        actions.register(here.process, said=statement(**said), by=here.unit)
    assert refused.value.reason is reason
    assert not Breach.objects.exists()


def test_every_reason_has_words():
    assert set(PHRASES) == set(Reason)


def test_each_is_told_the_same_with_her_own_name_once_and_nothing_of_anybody_else(here):
    breach = actions.register(here.process, said=statement(), by=here.unit)
    everybody = queries.affected(here.process)
    actions.tell(breach, people=everybody[:1], by=here.unit)
    actions.tell(breach, people=everybody, by=here.unit)
    with pytest.raises(Refused) as refused:
        actions.tell(breach, people=everybody, by=here.unit)
    assert refused.value.reason is Reason.NOBODY
    told = {each.person: each for each in queries.notices(breach)}
    assert set(told) == {"Ana Uc May", "Beto Chan Ek"}
    for name, other in (("Ana Uc May", "Beto"), ("Beto Chan Ek", "Ana Uc")):
        message = told[name].message
        said = [str(render(message)), read(made(telling.person_paper(told[name]), "pdf"))]
        said.append(str(message.values))
        for text in said:
            assert other not in text
            assert SECRET not in text
        assert name in said[0]
        assert "No entregue copias de su credencial" in said[1]


def test_only_those_that_are_named_are_told_and_a_key_that_nobody_has_is_told(here):
    assert queries.affected(here.process, keys=[here.ana.key]) == [here.ana]
    assert queries.affected(here.process, postulant=here.beto.formula.postulant) == [here.beto]
    with pytest.raises(Refused) as refused:
        queries.affected(here.process, keys=[here.ana.key, "NADIE-1"])
    assert refused.value.details["keys"] == "NADIE-1"


def test_a_process_that_decided_no_hours_says_without_delay_and_no_day(here):
    breach = actions.register(here.process, said=statement(), by=here.unit)
    persons, authority = queries.clocks(breach, queries.statement(breach))
    assert persons.until == NOON + timedelta(hours=72)
    assert authority.until is None
    page = entered(here.unit.user).get("/vulneraciones/1/").content.decode()
    assert "Sin dilación" in page
    assert "7 de marzo de 2024, 12:00" in page


def test_it_is_closed_once_whoever_must_be_told_was(here):
    breach = actions.register(here.process, said=statement(), by=here.unit)
    with pytest.raises(Refused) as refused:
        actions.close(breach, how="Ya", by=here.unit)
    assert refused.value.reason is Reason.NOT_TOLD_YET
    actions.tell(breach, people=[here.ana], by=here.unit)
    actions.tell_authority(breach, authority="Secretaría", acuse="", by=here.unit)
    notice = breach.notices.get(whom="persona")
    actions.receive(notice, acuse="Firmó el 5 de marzo", by=here.unit)
    with pytest.raises(Refused) as refused:
        actions.receive(notice, acuse="Otra cosa", by=here.unit)
    assert refused.value.reason is Reason.ALREADY_RECEIVED
    actions.close(breach, how="Se cifraron las memorias", by=here.unit)
    for late in (
        lambda: actions.correct(breach, said=statement(why="x"), seen=1, by=here.unit),
        lambda: actions.tell(breach, people=[here.beto], by=here.unit),
        lambda: actions.close(breach, how="x", by=here.unit),
    ):
        with pytest.raises(Refused) as refused:
            late()
        assert refused.value.reason is Reason.ALREADY_CLOSED


def test_what_affects_nobodys_rights_owes_no_notice(here):
    breach = actions.register(here.process, said=statement(grave=False), by=here.unit)
    assert queries.clocks(breach, queries.statement(breach)) == []
    actions.close(breach, how="Era una copia vacía", by=here.unit)


@pytest.mark.parametrize("role", [Role.AREA, Role.INSTANCE, Role.AUDITOR, Role.CONSOLE])
def test_nobody_else_writes_in_it(here, role):
    other = person(f"otra-{role}", role, "prueba").capacities.get()
    with pytest.raises(PermissionDenied):
        actions.register(here.process, said=statement(), by=other)


def test_the_unit_of_another_process_does_not_see_it(here):
    actions.register(here.process, said=statement(), by=here.unit)
    world("otra")
    other = entered(person("ajena", Role.UNIT, "otra"))
    assert other.get("/vulneraciones/1/").status_code == 404
    assert SECRET not in other.get("/vulneraciones/").content.decode()


def form(**said):
    told = {
        "title": "Se perdió una memoria", "what": SECRET, "known_on": "04/03/2024", "known_hour": "12:00",
        "data": "Acuses", "immediate": "Se buscó", "grave": "on", "told": "Se perdió su acuse.",
    }  # fmt: skip
    return told | said


def test_on_screens_it_is_registered_said_anew_told_and_noted(here):
    unit = entered(here.unit.user)
    wrong = unit.post("/vulneraciones/registrar/", form(told="A Ana Uc May se le perdió."))
    assert wrong.status_code == 422
    page = wrong.content.decode()
    assert "El nombre de Ana Uc May está en lo que leerán todas" in page
    assert SECRET in page, "what was typed is not lost"
    assert unit.post("/vulneraciones/registrar/", form()).status_code == 302
    assert queries.statement(Breach.objects.get()).known_at == NOON
    assert "falta avisar a la persona afectada y a la autoridad garante" in unit.get("/").content.decode()
    assert SECRET not in unit.get("/").content.decode()
    stale = form(seen="0", why="Se encontró")
    assert unit.post("/vulneraciones/1/corregir/", stale).status_code == 422
    assert unit.post("/vulneraciones/1/corregir/", form(seen="1", why="Se encontró")).status_code == 302
    assert unit.post("/vulneraciones/1/avisar/", {"whom": "claves", "keys": "NADIE"}).status_code == 422
    assert unit.post("/vulneraciones/1/avisar/", {"whom": "todas"}).status_code == 302
    assert Message.objects.filter(template=telling.TEMPLATE).count() == 2
    notice = BreachNotice.objects.first()
    receiving = f"/vulneraciones/1/avisos/{notice.pk}/acuse/"
    assert unit.post(receiving, {"acuse": "Firmó"}).status_code == 302
    assert unit.post("/vulneraciones/1/autoridad/", {"authority": "Secretaría", "acuse": "Folio 1"}).status_code == 302
    whole = unit.get("/vulneraciones/1/").content.decode()
    for seen in (SECRET, "Consta que se recibió: Firmó", "Versión 1", "Folio 1", "imprímalo y entréguelo"):
        assert seen in whole
    assert unit.post("/vulneraciones/1/cerrar/", {"how": "Se cifran"}).status_code == 302
    assert "Cerrada el" in unit.get("/vulneraciones/").content.decode()


def test_the_notice_to_the_authority_says_all_that_is_known(here):
    breach = actions.register(here.process, said=statement(people=7, cause="Un descuido"), by=here.unit)
    said = read(made(telling.authority_paper(breach), "pdf"))
    for each in (SECRET, "Un descuido", "Se cambiaron las claves", "7"):
        assert each in said
    assert io.BytesIO(made(telling.authority_paper(breach), "docx")).getbuffer().nbytes > 1000


def test_mail_says_what_happened_in_text_and_html(here):
    breach = actions.register(here.process, said=statement(), by=here.unit)
    actions.tell(breach, people=[here.ana], by=here.unit)
    message = Message.objects.get(template=telling.TEMPLATE)
    message.to = "ana@ejemplo.example"
    whole = mail(message).as_string()
    assert "text/plain" in whole
    assert "text/html" in whole


@pytest.mark.parametrize(
    ("text", "found"), [("de ana uc may.", True), ("Ana Uc Mayo", False), ("Mariana Uc May", False)]
)
def test_a_whole_name_is_found_however_it_is_written(text, found):
    assert (rules.named(text, ["Ana Uc May"]) != []) is found
