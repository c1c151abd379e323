# SPDX-License-Identifier: EUPL-1.2
"""The screens with which people are appointed, delegated to and ended."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from conoceles.accounts import actions, queries
from conoceles.accounts.models import Capacity, Session, User
from conoceles.accounts.reasons import Reason
from conoceles.accounts.rules import Role
from conoceles.elections.models import Council
from conoceles.kernel import clock
from conoceles.kernel.refusals import Refused
from conoceles.record.models import Entry
from tests.people import application, entered, person
from tests.world import world

pytestmark = pytest.mark.django_db
LIST, APPOINT, DELEGATE = "/cuenta/caracteres/", "/cuenta/caracteres/nombrar/", "/cuenta/caracteres/delegar/"
NEW = {
    "person": "", "name": "Inés Canul <Ek>", "username": "ines.canul", "role": "instancia-interna", "key": "",
    "body": "Unidad de Acceso", "since": "", "until": "", "agreement": "Oficio 12 del 4 de marzo",
}  # fmt: skip


def browser(user):
    application(user)
    return entered(user)


@pytest.fixture
def here():
    made = world()
    Council.objects.create(process=made.process, key="municipio-31999", name="Consejo de Villa", territory=made.town)
    return made


@pytest.fixture
def coordinator(here):
    return person("coordinacion", Role.AREA, here.process.slug)


@pytest.fixture
def area(coordinator):
    return browser(coordinator)


@pytest.fixture
def commissioner(here):
    return person("consejera", Role.COMMISSIONER, here.process.slug)


def ending(capacity):
    return reverse("accounts:end", args=[capacity.pk])


def day(days=0):
    return (timezone.localdate() + timedelta(days=days)).strftime("%d/%m/%Y")


class TestAppointing:
    def test_somebody_new_opens_an_account_whose_code_is_shown_once(self, area):
        page = area.post(APPOINT, NEW)
        assert page.status_code == 200
        assert "Inés Canul &lt;Ek&gt;" in page.content.decode()
        given = Capacity.objects.get(user__username="ines.canul")
        assert (given.role, given.scope, given.body) == ("instancia-interna", "prueba", "Unidad de Acceso")
        assert (given.agreement, given.until) == ("Oficio 12 del 4 de marzo", None)
        assert Entry.objects.last().action == "person-invited"
        assert page.context["code"] not in area.get(LIST).content.decode()

    def test_somebody_with_an_account_gets_one_capacity_more_and_a_second_click_is_harmless(self, area):
        user = person("secretario", Role.SECRETARY, "prueba")
        sent = NEW | {"person": str(user.pk), "name": "", "username": "", "since": day(), "until": day(30)}
        assert [area.post(APPOINT, sent).status_code for _ in range(2)] == [302, 302]
        given = user.capacities.get(role=Role.INSTANCE)
        assert given.in_force
        last = timezone.localtime(given.until - timedelta(microseconds=1))
        assert last.date() == timezone.localdate() + timedelta(days=30)
        assert Entry.objects.filter(action="capacity-given").count() == 1

    @pytest.mark.parametrize(
        ("role", "key", "scope"),
        [("representacion", "ceiba", "prueba/ceiba"), ("consejo-local", "municipio-31999", "prueba/municipio-31999")],
    )
    def test_a_representative_is_of_a_postulant_and_a_council_has_staff(self, area, role, key, scope):
        for wrong in ("", "municipio-31999" if key == "ceiba" else "ceiba"):
            page = area.post(APPOINT, NEW | {"role": role, "key": wrong})
            assert "Elija de quién" in page.context["form"].errors["key"][0]
        assert area.post(APPOINT, NEW | {"role": role, "key": key}).status_code == 200
        assert Capacity.objects.get(role=role).scope == scope

    @pytest.mark.parametrize(
        ("typed", "field", "said"),
        [
            ({"agreement": ""}, "agreement", "obligatorio"),
            ({"name": ""}, "name", "Falta este dato de la persona"),
            ({"username": "Inés"}, "username", "sin acento"),
            ({"username": "coordinacion"}, "username", "Ya hay una cuenta"),
            ({"key": "ceiba"}, "key", "de todo el proceso"),
            ({"until": "01/01/2020"}, "until", "Terminaría antes de empezar"),
            ({"until": "31/12/9999"}, "until", "Revise el año"),
            ({"since": "31/02/2024"}, "since", "No es una fecha"),
            ({"role": "consola"}, "role", "no es una de las opciones"),
            ({"role": "auxiliar-de-consejeria"}, "role", "no es una de las opciones"),
            ({"key": "nadie"}, "key", "no es una de las opciones"),
        ],
    )
    def test_what_is_wrong_is_told_in_its_place_and_nothing_typed_is_lost(self, area, typed, field, said):
        page = area.post(APPOINT, NEW | typed)
        assert page.status_code == 422
        assert said in page.context["form"].errors[field][0]
        assert 'value="Unidad de Acceso"' in page.content.decode()
        assert not User.objects.filter(username="ines.canul").exists()

    def test_nobody_appoints_herself(self, coordinator, area):
        sent = NEW | {"person": str(coordinator.pk), "name": "", "username": ""}
        assert "person" in area.post(APPOINT, sent).context["form"].errors
        own = Capacity(user=coordinator, role=Role.INSTANCE, scope="prueba")
        with pytest.raises(PermissionDenied):
            actions.appoint(own, by=coordinator.capacities.get())
        assert coordinator.capacities.count() == 1

    def test_people_of_another_process_are_neither_seen_nor_offered(self, area):
        stranger = person("lejana", Role.INSTANCE, "otra")
        assert "lejana" not in area.get(LIST).content.decode()
        assert "lejana" not in area.get(APPOINT).content.decode()
        sent = NEW | {"person": str(stranger.pk), "name": "", "username": ""}
        assert "person" in area.post(APPOINT, sent).context["form"].errors


class TestEnding:
    def test_today_closes_the_sessions_at_once_and_says_why(self, area):
        user = person("revisora", Role.INSTANCE, "prueba")
        reviewing = browser(user)
        held = user.capacities.get()
        assert area.post(ending(held), {"on": day(), "motive": "Renuncia del 4 de marzo"}).status_code == 302
        assert reviewing.get("/cuenta/")["Location"].startswith("/entrar/")
        held.refresh_from_db()
        assert (held.in_force, held.ended_because) == (False, "Renuncia del 4 de marzo")
        assert "Renuncia del 4 de marzo" in area.get(LIST, {"ver": "terminados"}).content.decode()
        entry = Entry.objects.last()
        assert (entry.action, entry.about) == ("capacity-ended", f"accounts.Capacity:{held.pk}")
        assert area.post(ending(held), {"on": day(), "motive": "Otra vez"}).status_code == 302
        held.refresh_from_db()
        assert held.ended_because == "Renuncia del 4 de marzo"

    def test_a_day_to_come_lets_her_finish_it(self, area, monkeypatch):
        held = person("revisora", Role.INSTANCE, "prueba").capacities.get()
        area.post(ending(held), {"on": day(2), "motive": "Cambio de adscripción"})
        held.refresh_from_db()
        assert held.in_force
        after = held.until
        monkeypatch.setattr(clock, "now", lambda: after)
        assert not held.in_force
        assert timezone.localtime(after).strftime("%d/%m/%Y %H:%M") == f"{day(3)} 00:00"

    @pytest.mark.parametrize(
        ("sent", "field", "said"),
        [
            ({"on": day(-1)}, "on", "termina hoy o después"),
            ({"on": ""}, "on", "Falta esta fecha"),
            ({"on": "31/12/9999"}, "on", "Revise el año"),
            ({"motive": " "}, "motive", "obligatorio"),
        ],
    )
    def test_never_before_today_nor_without_a_motive(self, area, sent, field, said):
        held = person("revisora", Role.INSTANCE, "prueba").capacities.get()
        page = area.post(ending(held), {"on": day(), "motive": "Renuncia"} | sent)
        assert page.status_code == 422
        assert said in page.context["form"].errors[field][0]
        assert held.in_force

    def test_one_that_had_not_begun_never_does(self, area):
        later = clock.now() + timedelta(days=3)
        held = person("futura", Role.INSTANCE, "prueba", since=later).capacities.get()
        assert area.post(ending(held), {"on": day(), "motive": "No aceptó"}).status_code == 302
        held.refresh_from_db()
        assert (held.since, held.until) == (later, later)

    def test_nobody_ends_what_she_herself_is(self, coordinator, area):
        own = coordinator.capacities.get()
        assert area.get(ending(own)).status_code == 404
        assert area.post(ending(own), {"on": day(), "motive": "Me voy"}).status_code == 404
        assert f"/caracteres/{own.pk}/terminar/" not in area.get(LIST).content.decode()
        with pytest.raises(PermissionDenied):
            actions.end(own, by=own)

    def test_the_last_of_the_responsible_area_is_not_ended_without_a_successor(self, coordinator, here):
        console, own = queries.console(), coordinator.capacities.get()

        def refused(**when):
            with pytest.raises(Refused) as refusal:
                actions.end(own, by=console, motive="Relevo", **when)
            return refusal.value.reason

        assert refused() is Reason.LAST_AREA
        until = clock.now() + timedelta(days=9)
        person("interina", Role.AREA, here.process.slug, until=until)
        person("de-otra-parte", Role.AREA, "otra")
        actions.invite(
            Capacity(user=User(username="nueva", name="Nueva"), role=Role.AREA, scope="prueba"), by=console
        )  # nobody has taken that account
        assert refused(at=until) is Reason.LAST_AREA
        actions.end(own, by=console, motive="Relevo")
        assert queries.capacities(coordinator) == []

    def test_of_another_process_cannot_be_seen_to_exist(self, area):
        held = person("lejana", Role.INSTANCE, "otra").capacities.get()
        assert area.get(ending(held)).status_code == 404
        assert area.post(ending(held), {"on": day(), "motive": "x"}).status_code == 404
        assert held.in_force


class TestDelegating:
    def test_a_commissioner_opens_an_account_for_her_aide_until_a_day(self, commissioner):
        browse = browser(commissioner)
        sent = {
            "person": "",
            "name": "Luis Pat",
            "username": "luis.pat",
            "since": "",
            "until": day(10),
            "agreement": "",
        }
        assert browse.post(DELEGATE, sent | {"until": ""}).context["form"].errors["until"]
        assert browse.post(DELEGATE, sent | {"until": day(-1)}).context["form"].errors["until"]
        assert browse.post(DELEGATE, sent).status_code == 200
        given = Capacity.objects.get(role=Role.AIDE)
        assert (given.on_behalf_of, given.scope) == (commissioner.capacities.get(), "prueba")
        assert given.in_force
        assert "Luis Pat" in browse.get(LIST).content.decode()
        assert browse.post(ending(given), {"on": day(), "motive": "Terminó su encargo"}).status_code == 302
        given.refresh_from_db()
        assert not given.in_force

    def test_sees_and_ends_only_her_own_aides(self, commissioner):
        other = person("consejero", Role.COMMISSIONER, "prueba").capacities.get()
        until = clock.now() + timedelta(days=9)
        aide = person("luis.pat", Role.AIDE, "prueba", on_behalf_of=other, until=until).capacities.get()
        browse = browser(commissioner)
        assert "luis.pat" not in browse.get(LIST).content.decode()
        assert browse.post(ending(aide), {"on": day(), "motive": "x"}).status_code == 404
        assert browse.get(APPOINT).status_code == 403
        assert aide.in_force

    def test_ends_with_whoever_delegated_and_so_do_its_sessions(self, area, commissioner):
        held = commissioner.capacities.get()
        until = clock.now() + timedelta(days=9)
        aide = person("auxiliar", Role.AIDE, "prueba", on_behalf_of=held, until=until)
        browser(aide)
        area.post(ending(held), {"on": day(), "motive": "Concluyó su encargo"})
        assert queries.capacities(aide) == []
        assert not Session.objects.filter(user=aide).exists()


def test_the_list_asks_the_database_the_same_however_many_there_are(area, django_assert_max_num_queries):
    for number in range(3):
        person(f"una-{number}", Role.INSTANCE, "prueba")
    with django_assert_max_num_queries(100) as few:
        area.get(LIST)
    for number in range(30):
        person(f"otra-{number}", Role.INSTANCE, "prueba")
    with django_assert_max_num_queries(100) as many:
        assert "otra-29" in area.get(LIST).content.decode()
    assert len(many) == len(few)
