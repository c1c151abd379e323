# SPDX-License-Identifier: EUPL-1.2
"""What each person finds on her desk."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from conoceles.accounts.models import Capacity, User
from conoceles.accounts.queries import console
from conoceles.accounts.rules import Role
from conoceles.candidacies.models import Candidacy
from conoceles.credentials import issuing
from conoceles.desks.waiting import waiting_for
from conoceles.kernel import clock
from conoceles.outbox.models import Message
from conoceles.record import actions as record
from conoceles.record.clerk import Clerk
from conoceles.record.models import Checkpoint
from tests.identity import identity
from tests.people import application, entered, person
from tests.world import world

from .conftest import ROLES_ON_SCREENS

pytestmark = pytest.mark.django_db
CANARY = "Respuesta Que Nadie De Sistemas Debe Ver"


class TestACandidacy:
    def test_owes_her_questionnaire_until_the_last_day_of_capture(self, desks):
        her = desks.someone(Role.CANDIDACY, desks.world.candidacy())
        page = desks.page(her)
        (waiting,) = page.context["waiting"]
        assert (waiting.words, waiting.until) == ("Cuestionario curricular: falta enviarlo", date(2024, 5, 29))
        assert "Hasta el 29 de mayo de 2024" in page.text
        assert "Candidatura · Ana Pérez Uc · Presidencia municipal · Villa de Prueba" in page.text

    def test_is_told_the_day_that_was_opened_for_her_alone_not_that_of_the_calendar(self, desks):
        candidacy = desks.world.candidacy()
        candidacy.openings.create(
            since=clock.now(), last_day=date(2099, 6, 10), by=desks.someone(Role.AREA), reason="x"
        )
        (waiting,) = desks.page(desks.someone(Role.CANDIDACY, candidacy)).context["waiting"]
        assert waiting.until == date(2099, 6, 10)

    def test_waits_while_the_institute_reads(self, desks):
        candidacy = desks.world.candidacy()
        desks.send(candidacy)
        page = desks.page(desks.someone(Role.CANDIDACY, candidacy))
        assert page.context["waiting"] == []
        assert "el instituto lo está leyendo" in page.text
        assert "Por ahora no tiene nada pendiente" in page.text

    def test_is_told_that_it_came_back_and_with_how_many_observations(self, desks):
        candidacy = desks.world.candidacy()
        desks.decide(desks.send(candidacy), "devuelta", [("trayectoria", "Falta."), ("contacto", "También.")])
        assert desks.waits(desks.someone(Role.CANDIDACY, candidacy)) == [
            ("Cuestionario curricular: devuelto con 2 observaciones; corrija y envíelo otra vez", None, None)
        ]

    def test_has_nothing_to_do_once_it_is_approved(self, desks):
        candidacy = desks.world.candidacy()
        desks.decide(desks.send(candidacy))
        her = desks.someone(Role.CANDIDACY, candidacy)
        assert desks.waits(her) == []
        assert desks.going(her) == [("Cuestionario curricular: aprobado", None, None)]

    def test_that_no_longer_stands_is_told_so_and_asked_for_nothing(self, desks):
        candidacy = desks.world.candidacy(status=Candidacy.Status.RESIGNED)
        her = desks.someone(Role.CANDIDACY, candidacy)
        assert desks.waits(her) == []
        assert desks.going(her) == [("Su candidatura ya no contiende: renuncia", None, None)]


class TestARepresentation:
    def test_sees_how_many_of_its_own_have_sent_and_none_of_a_rival(self, desks):
        sent, _ = desks.world.candidacy("Ana"), desks.world.candidacy("Berta")
        desks.world.candidacy("Carmen", party=1)
        desks.send(sent)
        desks.send(desks.world.candidacy("Delia", party=1))
        her = desks.someone(Role.PARTY)
        assert ("Cuestionario curricular: sin enviar", 1, 2) in desks.waits(her)
        assert ("Cuestionario curricular: aprobados", 0, 2) in desks.going(her)

    def test_whose_candidacies_resigned_is_not_asked_for_them(self, desks):
        desks.world.candidacy(status=Candidacy.Status.RESIGNED)
        assert desks.waits(desks.someone(Role.PARTY)) == []

    def test_sees_the_letters_that_are_its_own(self, desks):
        desks.world.candidacy("Ana")
        desks.world.candidacy("Carmen", party=1)
        issuing.issue(desks.process, by=console())
        letters = ("Cartas de acceso por recoger", 2, 2)  # hers and the generic one
        assert letters in desks.waits(desks.someone(Role.PARTY))

    def test_generic_account_is_led_to_invite_and_then_told_who_has_not_come(self, desks):
        root = desks.someone(Role.PARTY_ROOT)
        page = desks.page(root)
        assert page.context["waiting"][0].address == "/cuenta/personas/invitar/"
        person("elisa", Role.PARTY, "prueba/ceiba")
        rival = User.objects.create(username="rival", password="!")
        Capacity.objects.create(user=rival, role=Role.PARTY, scope="prueba/faisan")
        assert desks.waits(root) == []
        late = User.objects.create(username="tarde", password="!")
        Capacity.objects.create(user=late, role=Role.PARTY, scope="prueba/ceiba")
        assert desks.waits(root) == [("Personas invitadas que no han activado su cuenta", 1, 2)]


class TestTheInstitute:
    def test_area_is_told_that_the_register_is_missing_and_whom_it_waits_for(self, desks):
        desks.world.candidacy()
        issuing.issue(desks.process, by=console())
        invited = User.objects.create(username="invitada", password="!")
        Capacity.objects.create(user=invited, role=Role.UNIT, scope="prueba")
        Capacity.objects.create(user=invited, role=Role.SECRETARY, scope="prueba")
        assert desks.waits(desks.someone(Role.AREA)) == [
            ("Cuentas que nadie tiene todavía en sus manos", 3, 3),
            ("Personas invitadas que no han activado su cuenta", 1, 2),
            ("Falta cargar el registro de candidaturas", None, None),
        ]

    def test_area_is_told_of_the_accounts_that_no_letter_was_issued_for(self, desks):
        desks.world.candidacy()
        assert ("Cuentas que todavía no tienen carta", 3, None) in desks.waits(desks.someone(Role.AREA))

    def test_instance_has_what_was_sent_and_nobody_read_and_since_when(self, desks):
        candidacy, other = desks.world.candidacy("Ana"), desks.world.candidacy("Berta")
        first = desks.send(candidacy)
        desks.send(candidacy, pagina="https://ana.example")  # the newest alone waits
        desks.decide(desks.send(other))
        first.__class__.objects.filter(candidacy=candidacy, number=2).update(
            sent_at=timezone.make_aware(timezone.datetime(2024, 3, 1, 10, 30))
        )
        waiting = desks.page(desks.someone(Role.INSTANCE)).context["waiting"]
        assert [(each.words, each.count, each.note) for each in waiting[:2]] == [
            ("Candidaturas por leer que nadie tiene", 1, "La más antigua espera desde el 1 de marzo de 2024, 10:30"),
            ("Aprobaciones que todavía no son públicas", 1, "Todavía no hay ninguna publicación"),
        ]

    def test_instance_of_another_process_has_nothing(self, desks):
        world("otra")
        desks.send(desks.world.candidacy())
        her = person("ajena", Role.INSTANCE, "otra")
        application(her)
        assert desks.waits(her.capacities.get()) == []

    def test_unit_sees_the_machine_and_no_answer(self, desks):
        desks.send(desks.world.candidacy(CANARY), camino=CANARY)
        for to, state in (("a@ejemplo.example", "en-espera"), ("b@ejemplo.example", "no-entregado"), ("", "en-espera")):
            Message.objects.create(
                template="x", to=to, state=state, values={"who": CANARY}, queued_at=clock.now(), next_at=clock.now()
            )
        her = desks.someone(Role.UNIT)
        page = desks.page(her)
        assert CANARY not in page.text
        assert desks.waits(her)[:2] == [
            ("Correos que esperan al servidor", 1, 2),
            ("Correos que no se pudieron entregar", 1, 2),
        ]

    def test_unit_is_warned_when_nobody_signs_the_record(self, desks):
        her = desks.someone(Role.UNIT)
        for _ in range(2):
            desks.send(desks.world.candidacy())
        words = "Asientos sin firmar desde hace más de una hora"
        assert (words, 2, 2) in desks.waits(her)
        record.sign(Checkpoint(occasion="prueba"), by=Clerk())
        assert words not in [each for each, *_ in desks.waits(her)]

    def test_council_has_its_own_list_and_is_asked_where_it_attends(self, desks):
        desks.world.candidacy()
        issuing.issue(desks.process, by=console())
        her = desks.someone(Role.LOCAL_COUNCIL)
        assert desks.waits(her) == [
            ("Cuentas que nadie tiene todavía en sus manos", 1, 1),
            ("Falta decir el domicilio y el horario del consejo", None, None),
        ]


class TestWhoeverSupervises:
    @pytest.mark.parametrize("role", [Role.PRESIDENCY, Role.COMMISSIONER, Role.AIDE, Role.SECRETARY])
    def test_reads_counts_with_their_denominators_and_the_root_that_minutes_cite(self, desks, role):
        desks.decide(desks.send(desks.world.candidacy("Ana")))
        desks.send(desks.world.candidacy("Berta", party=1))
        desks.world.candidacy("Carmen")
        point = record.sign(Checkpoint(occasion="prueba"), by=Clerk())
        her = desks.someone(role)
        assert ("Cuestionario curricular: enviados", 2, 3) in desks.going(her)
        assert ("Cuestionario curricular: aprobados", 1, 3) in desks.going(her)
        page = desks.page(her).text
        assert point.root[:16] in page
        assert "Berta" not in page

    def test_is_not_told_how_many_answered_what_is_kept_sealed(self, desks):
        identity(desks.world)
        desks.world.candidacy("Ana")
        told = {
            role: [words for words, _, _ in desks.going(desks.someone(role)) if "identidad" in words]
            for role in (Role.INSTANCE, Role.AREA, Role.PRESIDENCY, Role.COMMISSIONER, Role.AIDE, Role.SECRETARY)
        }
        assert len(told.pop(Role.INSTANCE)) == 2  # sent, approved
        assert {role: words for role, words in told.items() if words} == {}

    def test_tells_the_dates_ahead_in_order_and_forgets_those_behind(self, desks):
        day = timezone.make_aware(timezone.datetime(2024, 4, 15, 23, 59))
        her = desks.someone(Role.WORKING_GROUP)
        assert [(each.words, each.until) for each in waiting_for(her, day)] == [
            ("Termina: Entrega de cuentas", date(2024, 4, 15)),
            ("Termina: Captura de la información", date(2024, 5, 29)),
            ("Termina: Validación", date(2024, 6, 1)),
        ]
        assert len(waiting_for(her, day + timedelta(minutes=1))) == 2

    def test_tells_the_end_of_capture_before_the_campaigns_of_that_day(self, desks):
        last = date(2024, 5, 29)
        desks.process.windows.create(key="campana", name="A campaña", first_day=last, last_day=last, source="x")
        day = timezone.make_aware(timezone.datetime(2024, 5, 1))
        told = [each.words for each in waiting_for(desks.someone(Role.WORKING_GROUP), day)]
        assert told[:2] == ["Termina: Captura de la información", "Empieza: A campaña"]

    def test_general_council_is_told_until_when_it_may_preview(self, desks):
        desks.process.windows.create(
            key="vista-previa", name="Vista previa", first_day=date(2024, 4, 1), last_day=date(2024, 4, 5), source="x"
        )
        first = waiting_for(desks.someone(Role.GENERAL_COUNCIL), clock.now())[0]
        assert (first.words, first.until) == ("Vista previa (art. 13)", date(2024, 4, 5))

    def test_representation_in_the_commission_reads_nothing_that_is_not_public(self, desks):
        desks.send(desks.world.candidacy())
        assert not any("Cuestionario" in words for words, *_ in desks.going(desks.someone(Role.REPRESENTATIVE)))


@pytest.mark.parametrize("role", ROLES_ON_SCREENS)
def test_whatever_a_desk_leads_to_is_open_to_whoever_sits_at_it(desks, role):
    candidacy = desks.world.candidacy()
    issuing.issue(desks.process, by=console())
    her = desks.someone(role, candidacy)
    page = desks.page(her)
    assert page.status_code == 200
    assert her.words in page.text
    browser = entered(her.user)
    addresses = [each.address for each in (*page.context["waiting"], *page.context["going"]) if each.address]
    assert {address: browser.get(address).status_code for address in addresses} == dict.fromkeys(addresses, 200)


@pytest.mark.parametrize("role", ROLES_ON_SCREENS)
def test_a_desk_asks_as_much_for_three_as_for_one(desks, role):
    first = desks.world.candidacy("Ana")
    desks.send(first)
    her = desks.someone(role, first)

    def asked():
        with CaptureQueriesContext(connection) as queries:
            desks.page(her)
        return len(queries)

    issuing.issue(desks.process, by=console())
    asked()
    one = asked()
    for name in ("Berta", "Carmen"):
        desks.decide(desks.send(desks.world.candidacy(name)))
        invited = User.objects.create(username=name, password="!")
        Capacity.objects.create(user=invited, role=Role.PARTY, scope="prueba/ceiba")
    issuing.issue(desks.process, by=console())
    assert asked() == one


class TestWhoeverSitsAtIt:
    def test_reads_what_she_did_last_in_words_and_nobody_elses_acts(self, desks):
        candidacy = desks.world.candidacy()
        her = desks.world.as_candidacy(candidacy)
        desks.send(candidacy)
        desks.send(desks.world.candidacy("Rival", party=1))
        application(her.user)
        done = desks.page(her).context["done"]
        assert [words for _, words, _ in done] == ["Envió un cuestionario"]
        assert done[0][2] == "Candidatura"

    def test_with_several_capacities_chooses_first_and_may_change(self, desks):
        her = desks.someone(Role.SECRETARY)
        other = Capacity.objects.create(user=her.user, role=Role.UNIT, scope="prueba")
        browser = entered(her.user)
        assert browser.get("/")["Location"] == "/cuenta/caracter/?next=/"
        page = browser.get("/cuenta/caracter/")
        assert "Secretaría Técnica · Proceso de prueba" in page.text
        assert browser.post("/cuenta/caracter/", {"capacity": other.pk, "next": "/"})["Location"] == "/"
        page = browser.get("/").text
        assert "En carácter de Unidad de Tecnologías · Proceso de prueba" in page
        assert 'href="/cuenta/caracter/?next=/"' in page

    def test_reads_the_last_day_of_her_capacity_and_not_the_one_after(self, desks):
        ends = timezone.make_aware(timezone.datetime(2999, 3, 5))
        her = desks.someone(Role.SECRETARY)
        Capacity.objects.filter(pk=her.pk).update(until=ends)
        for address in ("/", "/cuenta/"):
            assert "hasta el 4 de marzo de 2999" in entered(her.user).get(address).text

    def test_without_any_is_told_so_kindly(self):
        page = entered(person("nadie")).get("/")
        assert "ningún carácter vigente" in page.text
        assert "Le espera" not in page.text

    def test_whose_process_is_not_here_finds_an_empty_desk(self, desks):
        her = person("ajena", Role.INSTANCE, "no-hay")
        application(her)
        assert "no tiene nada pendiente" in desks.page(her.capacities.get()).text
