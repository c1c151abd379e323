# SPDX-License-Identifier: EUPL-1.2
"""Guessing from within (G11): whoever sits where many people enter from does not try one password on all of them, and
nobody there is kept out of her own account for it."""

from datetime import UTC, datetime

import pytest
from django.http import HttpResponse
from django.test import Client, RequestFactory

from conoceles.accounts import guessing
from conoceles.accounts.rules import Role
from conoceles.accounts.rules.delays import PATIENCE, Count
from conoceles.kernel import clock
from tests.people import PASSWORD, person

START = datetime(2027, 5, 1, tzinfo=UTC)
WRONG = "esta no es la contraseña de nadie"


@pytest.fixture
def at(monkeypatch):
    def set_to(moment):
        monkeypatch.setattr(clock, "now", lambda: moment)

    set_to(START)
    return set_to


@pytest.fixture
def office(at):
    """Seventy people of one party who enter from the same address, each with a browser of her own."""
    for each in range(70):
        user = person(f"persona-{each}", Role.CANDIDACY, f"c-{each}")
        request = RequestFactory().post("/", REMOTE_ADDR="203.0.113.7")
        guessing.remember(request, HttpResponse(), user.username)


def spray(address, **cookies):
    answers = []
    for each in range(70):
        inside = Client(REMOTE_ADDR=address)
        inside.cookies.load(cookies)
        answers.append(inside.post("/entrar/", {"login": f"persona-{each}", "password": WRONG}).status_code)
    return answers


@pytest.mark.django_db
def test_one_password_on_everybody_waits_also_from_the_address_they_all_enter_from(office):
    assert spray("203.0.113.7") == [200] * 50 + [429] * 20


@pytest.mark.django_db
def test_what_was_tried_from_an_office_counts_for_strangers_there_and_the_other_way_round(office):
    inside = Client(REMOTE_ADDR="203.0.113.7")
    answers = [inside.post("/entrar/", {"login": f"ajena-{each}", "password": WRONG}) for each in range(30)]
    assert {each.status_code for each in answers} == {200}
    assert spray("203.0.113.7") == [200] * 20 + [429] * 50


@pytest.mark.django_db
def test_one_password_on_everybody_waits_also_from_a_browser_they_all_entered_with(at):
    for each in range(70):
        person(f"persona-{each}", Role.CANDIDACY, f"c-{each}")
        request = RequestFactory().post("/", REMOTE_ADDR="203.0.113.7")
        request.COOKIES["equipo"] = "el de la oficina"
        guessing.remember(request, HttpResponse(), f"persona-{each}")
    assert spray("192.0.2.44", equipo="el de la oficina") == [200] * 50 + [429] * 20


@pytest.mark.django_db
def test_whoever_fills_the_count_of_an_office_keeps_nobody_of_it_out(office, at):
    browser = Client(REMOTE_ADDR="203.0.113.7")
    browser.post("/entrar/", {"login": "persona-69", "password": PASSWORD})
    browser.post("/salir/")
    spray("203.0.113.7")
    hers = browser.post("/entrar/", {"login": "persona-69", "password": PASSWORD})
    assert hers["Location"] == "/"
    another = {"login": "persona-68", "password": PASSWORD}
    assert Client(REMOTE_ADDR="203.0.113.7").post("/entrar/", another).status_code == 429
    at(START + PATIENCE[Count.SHARED].longest)
    assert Client(REMOTE_ADDR="203.0.113.7").post("/entrar/", another)["Location"] == "/"


@pytest.mark.django_db
def test_an_office_that_makes_no_mistakes_waits_for_nothing(office):
    for each in range(70):
        mine = {"login": f"persona-{each}", "password": PASSWORD}
        assert Client(REMOTE_ADDR="203.0.113.7").post("/entrar/", mine)["Location"] == "/"
