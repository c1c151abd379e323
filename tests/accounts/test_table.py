# SPDX-License-Identifier: EUPL-1.2
"""The one table of who may do what."""

from dataclasses import replace
from types import SimpleNamespace

import pytest

from conoceles.accounts.management.commands import permissions as command
from conoceles.accounts.rules import PERMISSIONS, ROLES, Act, Place, Reach, Role, permits

HERE = Place(process="prueba", party="ceiba", candidacy="c-1", body="consejo-01")
SCOPES = {
    Reach.ANYWHERE: "",
    Reach.PROCESS: "prueba",
    Reach.PARTY: "prueba/ceiba",
    Reach.CANDIDACY: "c-1",
    Reach.BODY: "prueba/consejo-01",
}
ELSEWHERE = [
    "otra",
    "prueba/faisan",
    "c-2",
    "prueba/consejo-02",
    "prueba/",
    "/ceiba",
    "PRUEBA",
    "prueb",
    "prueba2",
    " ",
]


def holder(role, scope, *, in_force=True, within=()):
    return SimpleNamespace(role=role, scope=scope, in_force=in_force, within=within)


def allowed_to(role):
    return {act for act in Act if role in PERMISSIONS[act]}


def test_every_act_and_every_role_is_in_the_table():
    assert set(PERMISSIONS) == set(Act)
    assert set(ROLES) == set(Role)
    assert [role for role in Role if not allowed_to(role)] == []


@pytest.mark.parametrize("role", Role)
def test_a_capacity_reaches_its_own_place_and_no_other(role):
    own = SCOPES[ROLES[role].reach]
    for act in Act:
        assert permits(holder(role, own), act, HERE) is (act in allowed_to(role)), act
        assert not any(permits(holder(role, scope), act, HERE) for scope in {*ELSEWHERE, *SCOPES.values()} - {own}), act


KEPT = {
    "to its place": (["lugar/municipio/31050"], True),
    "to its office": (["cargo/ayuntamiento"], True),
    "to its place among others": (["lugar/municipio/31001", "lugar/municipio/31050"], True),
    "to another place": (["lugar/municipio/31001"], False),
    "to another office of the same key as its place": (["cargo/31050"], False),
    "to a place of another kind": (["lugar/distrito/31050"], False),
    "to nothing in particular": ([], True),
}


@pytest.mark.parametrize("case", KEPT)
def test_a_capacity_that_is_kept_to_some_places_reaches_no_others(case):
    within, reaches = KEPT[case]
    kept = holder(Role.PARTY, "prueba/ceiba", within=within)
    there = replace(HERE, spots=frozenset({"cargo/ayuntamiento", "lugar/municipio/31050"}))
    assert permits(kept, Act.CAPTURE_ON_BEHALF, there) is reaches
    assert permits(kept, Act.CAPTURE_ON_BEHALF, HERE) is (not within)
    assert not permits(holder(Role.PARTY, "prueba/faisan", within=within), Act.CAPTURE_ON_BEHALF, there)


@pytest.mark.parametrize("role", Role)
def test_a_capacity_that_is_not_in_force_does_nothing(role):
    assert not any(permits(holder(role, SCOPES[ROLES[role].reach], in_force=False), act, HERE) for act in Act)


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.CONSOLE])
def test_an_empty_place_is_nobodys(role):
    assert not any(permits(holder(role, ""), act, Place()) for act in Act)


def test_only_commissioners_vote_and_neither_aides_nor_the_secretary_nor_representatives_do():
    assert set(PERMISSIONS[Act.VOTE]) == {Role.PRESIDENCY, Role.COMMISSIONER}


def test_an_aide_does_nothing_that_commissioners_do_not_and_neither_votes_signs_nor_delegates():
    assert allowed_to(Role.AIDE) < allowed_to(Role.COMMISSIONER)
    assert not allowed_to(Role.AIDE) & {Act.VOTE, Act.SIGN, Act.DELEGATE}


def test_the_generic_account_only_invites():
    assert allowed_to(Role.PARTY_ROOT) == {Act.INVITE, Act.REISSUE}


def test_the_working_group_presents_projects_and_takes_no_part_in_the_commission():
    assert allowed_to(Role.WORKING_GROUP) == {
        Act.PRESENT_PROJECT, Act.SEE_PLAN, Act.MEET, Act.SEE_DOCUMENTS, Act.KEEP_DOCUMENTS, Act.LOG_ACTIVITY
    }  # fmt: skip


def test_only_the_candidacy_reads_its_identity_answers():
    assert set(PERMISSIONS[Act.READ_IDENTITY]) == {Role.CANDIDACY}


def test_only_candidacies_may_go_without_second_factor():
    assert {role for role in Role if not ROLES[role].second_factor} == {Role.CANDIDACY}


def test_whoever_publishes_enters_with_a_passkey():
    on_screens = {role for role in Role if role is not Role.CONSOLE}
    assert {role for role in on_screens if ROLES[role].passkey} == on_screens & set(PERMISSIONS[Act.RELEASE])


def test_the_page_of_permissions_says_what_the_table_says():
    assert command.PAGE.read_text() == command.page(), "ejecute: python manage.py permissions"
