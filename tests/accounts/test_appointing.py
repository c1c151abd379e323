# SPDX-License-Identifier: EUPL-1.2
"""People are appointed, delegated to, invited, and given access back."""

from datetime import timedelta

import pytest
from django.contrib.auth import authenticate
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from conoceles.accounts import actions, activating, queries
from conoceles.accounts.models import Activation, Capacity, User
from conoceles.accounts.reasons import Reason
from conoceles.accounts.rules import Role
from conoceles.kernel import clock
from conoceles.kernel.refusals import Refused
from conoceles.record.models import Entry
from tests.people import PASSWORD, application, entered, person

pytestmark = pytest.mark.django_db
NEW = "cinco venados cruzan el sacbé"


@pytest.fixture
def area():
    return person("coordinacion", Role.AREA, "prueba").capacities.get()


@pytest.fixture
def root():
    return person("ceiba", Role.PARTY_ROOT, "prueba/ceiba").capacities.get()


def newcomer(role=Role.PARTY, scope="prueba/ceiba", username="nueva"):
    return Capacity(user=User(username=username, name="Persona Nueva"), role=role, scope=scope)


def test_the_same_person_may_act_in_several_capacities_and_each_act_says_in_which(area):
    secretary = person("secretario", Role.SECRETARY, "prueba")
    actions.appoint(Capacity(user=secretary, role=Role.INSTANCE, scope="prueba", agreement="C.G.028/2023"), by=area)
    assert {held.role for held in queries.capacities(secretary)} == {Role.SECRETARY, Role.INSTANCE}
    entry = Entry.objects.get(action="capacity-given")
    assert (entry.actor, entry.role, entry.scope) == (area.pseudonym, Role.AREA, "prueba")


@pytest.mark.parametrize(
    ("role", "scope"),
    [
        (Role.CONSOLE, ""),
        (Role.INSTANCE, "otra"),
        (Role.INSTANCE, ""),
        (Role.PARTY, "prueba"),
        (Role.PARTY, "otra/ceiba"),
        (Role.AIDE, "prueba"),
    ],
)
def test_the_area_appoints_only_in_its_own_process_and_only_whole_capacities(area, role, scope):
    with pytest.raises(PermissionDenied):
        actions.appoint(Capacity(user=person(), role=role, scope=scope), by=area)


def test_the_same_capacity_is_not_held_twice(area):
    user = person("revisora", Role.INSTANCE, "prueba")
    with pytest.raises(Refused) as refused:
        actions.appoint(Capacity(user=user, role=Role.INSTANCE, scope="prueba"), by=area)
    assert refused.value.reason is Reason.ALREADY_HELD


def test_a_capacity_that_ended_can_be_given_again(area):
    user = person("revisora", Role.INSTANCE, "prueba")
    actions.end(user.capacities.get(), by=area)
    assert queries.capacities(user) == []
    actions.appoint(Capacity(user=user, role=Role.INSTANCE, scope="prueba"), by=area)
    assert [held.role for held in queries.capacities(user)] == [Role.INSTANCE]


def test_one_that_was_ended_meanwhile_is_not_brought_back_by_who_ends_it_later(area):
    user = person("revisora", Role.INSTANCE, "prueba")
    seen_before = user.capacities.get()
    actions.end(user.capacities.get(), by=area)
    with pytest.raises(Refused) as refused:
        actions.end(seen_before, at=clock.now() + timedelta(days=30), by=area)
    assert refused.value.reason is Reason.ENDS_SOONER
    assert queries.capacities(user) == []


def test_a_party_does_not_take_the_account_of_who_is_to_be_an_official(area, root):
    user = person("mariana", Role.PARTY, "prueba/ceiba")
    to_come = Capacity(user=user, role=Role.AREA, scope="prueba", since=clock.now() + timedelta(days=3))
    actions.appoint(to_come, by=area)
    with pytest.raises(PermissionDenied):
        actions.reissue(user, by=root)
    actions.end(to_come, by=area)
    actions.reissue(user, by=root)


def test_a_change_of_role_ends_the_sessions_opened_in_the_former(area):
    user = person("revisora", Role.INSTANCE, "prueba")
    browser = entered(user)
    assert browser.get("/cuenta/").status_code == 200
    actions.end(user.capacities.get(), by=area)
    assert browser.get("/cuenta/")["Location"].startswith("/entrar/")


def test_a_commissioner_delegates_in_her_own_name_until_a_day():
    principal = person("consejera", Role.COMMISSIONER, "prueba").capacities.get()
    aide = person("auxiliar")
    until = clock.now() + timedelta(days=30)
    given = Capacity(user=aide, role=Role.AIDE, scope="prueba", on_behalf_of=principal, until=until)
    actions.delegate(given, by=principal)
    assert [held.role for held in queries.capacities(aide)] == [Role.AIDE]
    actions.end(principal, by=person("coordinacion", Role.AREA, "prueba").capacities.get())
    assert queries.capacities(aide) == []


def test_nobody_delegates_in_the_name_of_another():
    principal = person("consejera", Role.COMMISSIONER, "prueba").capacities.get()
    other = person("consejero", Role.COMMISSIONER, "prueba").capacities.get()
    given = Capacity(
        user=person("auxiliar"),
        role=Role.AIDE,
        scope="prueba",
        on_behalf_of=principal,
        until=clock.now() + timedelta(1),
    )
    with pytest.raises(PermissionDenied):
        actions.delegate(given, by=other)


def test_a_delegation_without_end_is_refused_by_the_rule_and_by_the_database():
    principal = person("consejera", Role.COMMISSIONER, "prueba").capacities.get()
    endless = Capacity(user=person("auxiliar"), role=Role.AIDE, scope="prueba", on_behalf_of=principal)
    with pytest.raises(Refused) as refused:
        actions.delegate(endless, by=principal)
    assert refused.value.reason is Reason.ENDLESS_DELEGATION
    with pytest.raises(IntegrityError), transaction.atomic():
        endless.save()


def test_an_invited_person_takes_her_account_with_the_code_and_her_own_password(root):
    code = actions.invite(newcomer(), by=root)
    user = User.objects.get(username="nueva")
    actions.take(user, code=code, password=NEW, by=actions.Oneself(user))
    assert authenticate(None, username="nueva", password=NEW) == user
    assert [entry.action for entry in Entry.objects.order_by("number")] == ["person-invited", "account-taken"]


def test_the_code_is_128_bits_and_is_kept_only_as_a_digest(root):
    code = actions.invite(newcomer(), by=root)
    assert len(code.replace("-", "")) * 5 >= 128
    kept = Activation.objects.get()
    assert code not in str(kept.__dict__)
    assert code.replace("-", "") not in str(kept.__dict__)


def test_nobody_enters_an_account_that_was_not_taken(root):
    actions.invite(newcomer(), by=root)
    for guess in ("", "!", PASSWORD):
        assert authenticate(None, username="nueva", password=guess) is None


@pytest.mark.parametrize(
    "capacity",
    [
        newcomer(scope="prueba/faisan"),
        newcomer(scope="otra/ceiba"),
        newcomer(scope="prueba"),
        newcomer(role=Role.PARTY_ROOT),
        newcomer(role=Role.AREA, scope="prueba"),
        newcomer(role=Role.INSTANCE, scope="prueba/ceiba"),
    ],
    ids=str,
)
def test_a_generic_account_invites_only_representatives_of_its_own_postulant(root, capacity):
    with pytest.raises(PermissionDenied):
        actions.invite(capacity, by=root)


def test_a_taken_user_name_is_refused(root):
    person("nueva")
    with pytest.raises(Refused) as refused:
        actions.invite(newcomer(), by=root)
    assert refused.value.reason is Reason.NAME_TAKEN


def test_access_given_back_ends_everything_that_opened_the_account_before(root):
    user = person("representante", Role.PARTY, "prueba/ceiba")
    application(user)
    browser = entered(user)
    former = actions.reissue(user, by=root)
    code = actions.reissue(user, by=root)
    assert browser.get("/cuenta/")["Location"].startswith("/entrar/")
    assert authenticate(None, username="representante", password=PASSWORD) is None
    assert not queries.has_second_factor(user)
    (kept,) = Activation.objects.filter(user=user, superseded_at=None)
    assert kept.digest == activating.digest(code) != activating.digest(former)


@pytest.mark.parametrize(("role", "scope"), [(Role.PARTY_ROOT, "prueba/ceiba"), (Role.CANDIDACY, "prueba/ceiba/ana")])
def test_an_account_that_goes_by_letter_is_not_given_back_by_a_code_on_a_screen(role, scope):
    area = person("area", Role.AREA, "prueba").capacities.get()
    of_a_letter = person("por-carta", role, scope)
    with pytest.raises(PermissionDenied):
        actions.reissue(of_a_letter, by=area)
    assert of_a_letter not in {capacity.user for capacity in queries.by_name(area)}


def test_a_party_cannot_take_the_account_of_someone_who_is_also_something_else(root):
    user = person("representante", Role.PARTY, "prueba/ceiba")
    Capacity.objects.create(user=user, role=Role.INSTANCE, scope="prueba")
    with pytest.raises(PermissionDenied):
        actions.reissue(user, by=root)


def test_nobody_gives_access_back_to_herself(area):
    with pytest.raises(PermissionDenied):
        actions.reissue(area.user, by=area)


def test_a_code_counts_once(root):
    code = actions.invite(newcomer(), by=root)
    user = User.objects.get(username="nueva")
    actions.take(user, code=code, password=NEW, by=actions.Oneself(user))
    with pytest.raises(Refused) as refused:
        actions.take(user, code=code, password=f"{NEW} otra vez", by=actions.Oneself(user))
    assert refused.value.reason is Reason.BAD_CODE
    assert authenticate(None, username="nueva", password=NEW) == user


def test_a_capacity_holds_from_its_first_instant_until_just_before_its_last(monkeypatch):
    start = clock.now()
    user = person("integrante", Role.COMMISSIONER, "prueba", since=start, until=start + timedelta(days=30))
    held = user.capacities.get()
    at = {
        timedelta(microseconds=-1): False,
        timedelta(0): True,
        timedelta(days=30, microseconds=-1): True,
        timedelta(days=30): False,
    }
    for moment, expected in at.items():
        monkeypatch.setattr(clock, "now", lambda moment=moment: start + moment)
        assert held.in_force is expected, moment


def test_a_delegation_ends_with_the_capacity_it_comes_from():
    now = clock.now()
    principal = person("consejera", Role.COMMISSIONER, "prueba").capacities.get()
    person("auxiliar", Role.AIDE, "prueba", on_behalf_of=principal, until=now + timedelta(days=9))
    Capacity.objects.filter(pk=principal.pk).update(until=now)
    assert not Capacity.objects.select_related("on_behalf_of").get(role=Role.AIDE).in_force
