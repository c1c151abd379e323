# SPDX-License-Identifier: EUPL-1.2
"""Where a process asks for two persons, one alone makes nobody who reviews, publishes or appoints."""

import pytest
from django.core.exceptions import PermissionDenied

from conoceles.accounts import actions, confirming, queries
from conoceles.accounts.models import Capacity, User
from conoceles.accounts.queries import console
from conoceles.accounts.reasons import Reason
from conoceles.accounts.rules import GUARDED, Role
from conoceles.kernel.refusals import Refused
from conoceles.record.models import Entry
from tests.people import application, entered, person
from tests.world import world

pytestmark = pytest.mark.django_db


@pytest.fixture
def area():
    world(two_persons=True)
    return person("coordinacion", Role.AREA, "prueba").capacities.get()


@pytest.fixture
def instance():
    return person("revisora", Role.INSTANCE, "prueba").capacities.get()


def given(by, role=Role.INSTANCE, username="nueva"):
    actions.invite(
        Capacity(user=User(username=username, name="Nueva"), role=role, scope="prueba", agreement="Oficio 7"), by=by
    )
    return Capacity.objects.get(user__username=username)


def test_who_is_guarded_is_whoever_reviews_publishes_or_appoints():
    assert {Role.AREA, Role.INSTANCE} == GUARDED


@pytest.mark.parametrize("role", [Role.INSTANCE, Role.AREA])
def test_whom_one_person_appoints_holds_nothing_until_another_confirms(area, instance, role):
    new = given(area, role)
    assert queries.capacities(new.user) == []
    for nobody in (area, new):
        with pytest.raises(PermissionDenied):
            confirming.confirm(new, by=nobody)
    confirming.confirm(new, by=instance)
    assert [each.role for each in queries.capacities(new.user)] == [role]
    assert Entry.objects.get(action="capacity-confirmed").actor == instance.pseudonym
    with pytest.raises(Refused) as refused:
        confirming.confirm(new, by=instance)
    assert refused.value.reason is Reason.NOT_WAITING


def test_nor_does_she_confirm_one_with_another_that_she_appointed(area):
    first, second = given(area, Role.AREA, "primera"), given(area, Role.INSTANCE, "segunda")
    for by, capacity in ((first, second), (second, first)):
        with pytest.raises(PermissionDenied):
            confirming.confirm(capacity, by=by)


def test_an_access_given_back_waits_again(area, instance):
    other = person("otra-revisora", Role.INSTANCE, "prueba").capacities.get()
    actions.reissue(instance.user, by=area)
    assert queries.capacities(instance.user) == []
    with pytest.raises(PermissionDenied):
        confirming.confirm(Capacity.objects.get(pk=instance.pk), by=area)
    confirming.confirm(Capacity.objects.get(pk=instance.pk), by=other)
    assert queries.capacities(instance.user) == [instance]


def test_who_asked_does_not_confirm_because_another_gave_access_back_meanwhile(area, instance):
    colleague = person("otra-coordinacion", Role.AREA, "prueba").capacities.get()
    new = given(area)
    actions.reissue(new.user, by=colleague)  # «perdí mi código»
    new.refresh_from_db()
    for of_the_matter in (area, colleague):
        with pytest.raises(PermissionDenied):
            confirming.confirm(new, by=of_the_matter)
    confirming.confirm(new, by=instance)
    assert queries.capacities(new.user)


@pytest.mark.usefixtures("area")
def test_of_what_the_console_gives_somebody_answers_who_runs_the_machine():
    assert queries.capacities(given(console()).user)


def test_other_roles_and_processes_that_do_not_ask_need_one_alone(area):
    assert queries.capacities(given(area, Role.AUDITOR).user)
    world("otra")
    there = person("coordinacion-de-alla", Role.AREA, "otra").capacities.get()
    new = Capacity(user=User(username="de-alla"), role=Role.INSTANCE, scope="otra")
    actions.invite(new, by=there)
    assert queries.capacities(new.user)


def test_where_it_is_not_asked_for_the_screen_says_so():
    world()
    area = person("coordinacion", Role.AREA, "prueba")
    application(area)
    assert "no pide que otra persona" in entered(area).get("/cuenta/caracteres/por-confirmar/").text


def test_on_the_screen_she_sees_who_waits_and_confirms_it(area, instance):
    new = given(area)
    for capacity in (area, instance):
        application(capacity.user)
    waiting, path = "/cuenta/caracteres/por-confirmar/", f"/cuenta/caracteres/{new.pk}/confirmar/"
    hers = entered(area.user)
    assert "por confirmar</span>" in hers.get("/cuenta/caracteres/").text
    assert "Lo confirma otra persona" in hers.get(waiting).text
    assert hers.get(path).status_code == 404
    other = entered(instance.user)
    assert path in other.get(waiting).text
    assert "Oficio 7" in other.get(path).text
    assert other.post(path)["Location"] == waiting
    assert "Ninguno espera" in other.get(waiting).text
    again = other.post(path)
    assert again.status_code == 422
    assert "ya no espera" in again.text
