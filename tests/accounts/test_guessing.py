# SPDX-License-Identifier: EUPL-1.2
"""Guessing (G11): of ten thousand guesses from five hundred addresses at most a hundred are evaluated, and the
person herself always gets in."""

import threading
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test import Client, RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from conoceles.accounts import guessing
from conoceles.accounts.models import KnownPlace, WrongGuesses
from conoceles.accounts.rules import Role
from conoceles.accounts.rules.delays import PATIENCE, Count, added, opens
from conoceles.kernel import clock
from tests.people import PASSWORD, application, code, person

START = datetime(2027, 5, 1, tzinfo=UTC)
DAY = timedelta(days=1)
WRONG = "esta no es la contraseña de nadie"


@pytest.fixture
def at(monkeypatch):
    def set_to(moment):
        monkeypatch.setattr(clock, "now", lambda: moment)

    set_to(START)
    return set_to


def evaluated(count, moments):
    tally, done = None, 0
    for moment in sorted(moments):
        if opens(count, tally, moment) <= moment:
            tally, done = added(tally, moment), done + 1
    return done


@given(st.lists(st.floats(0, 86_400), min_size=1, max_size=2000))
def test_however_they_are_spread_over_a_day_at_most_a_hundred_guesses_at_an_account_are_evaluated(seconds):
    assert evaluated(Count.STRANGER, [START + timedelta(seconds=each) for each in seconds]) <= 100


def test_the_most_patient_guesser_gets_fewer_than_a_hundred_in_a_day():
    every_second = [START + timedelta(seconds=each) for each in range(86_400)]
    assert 30 < evaluated(Count.STRANGER, every_second) < 60


@pytest.mark.parametrize("count", Count)
def test_the_wait_grows_and_has_a_bound(count):
    tally, waits = None, []
    for _ in range(200):
        tally = added(tally, START)
        waits.append(opens(count, tally, START) - START)
    assert waits == sorted(waits)
    assert not any(waits[: PATIENCE[count].free - 1])
    assert waits[-1] == PATIENCE[count].longest


def ten_thousand(number):
    """Guesses at one account over a day, from five hundred addresses in turn."""
    factory = RequestFactory()
    for each in range(number):
        address = f"198.51.{100 + each % 500 // 250}.{each % 250 + 1}"
        yield START + DAY * each / number, factory.post("/entrar/", REMOTE_ADDR=address)


@pytest.mark.django_db
@pytest.mark.parametrize("number", [1_000, pytest.param(10_000, marks=pytest.mark.slow)])
def test_of_all_the_guesses_from_five_hundred_addresses_at_most_a_hundred_are_evaluated(at, number):
    done = 0
    for moment, request in ten_thousand(number):
        at(moment)
        done += guessing.begin(request, "victima").opens_at is None
    assert 8 <= done <= 100


@pytest.fixture
def victim(at):
    user = person("victima", Role.CANDIDACY, "c-1")
    return user, Client(REMOTE_ADDR="203.0.113.7")


def attack(number=40):
    stranger = Client()
    return [
        stranger.post("/entrar/", {"login": "victima", "password": WRONG}, REMOTE_ADDR=f"198.51.100.{each + 1}")
        for each in range(number)
    ]


@pytest.mark.django_db
def test_a_stranger_waits_even_with_the_right_password(victim):
    answers = [each.status_code for each in attack()]
    assert answers == [200] * 8 + [429] * 32
    late = Client(REMOTE_ADDR="198.51.100.99").post("/entrar/", {"login": "victima", "password": PASSWORD})
    assert late.status_code == 429
    assert int(late["Retry-After"]) >= 1


@pytest.mark.django_db
def test_the_person_gets_in_from_a_browser_that_entered_before_wherever_it_is_now(victim, at):
    _user, browser = victim
    assert browser.post("/entrar/", {"login": "victima", "password": PASSWORD}).status_code == 302
    browser.post("/salir/")
    attack()
    moved = browser.post("/entrar/", {"login": "victima", "password": PASSWORD}, REMOTE_ADDR="192.0.2.44")
    assert moved["Location"] == "/"


@pytest.mark.django_db
def test_the_person_gets_in_from_an_address_that_entered_before_with_any_browser(victim):
    _user, browser = victim
    browser.post("/entrar/", {"login": "victima", "password": PASSWORD})
    attack()
    fresh = Client(REMOTE_ADDR="203.0.113.7").post("/entrar/", {"login": "victima", "password": PASSWORD})
    assert fresh["Location"] == "/"


@pytest.mark.django_db
def test_a_forged_browser_is_a_stranger(victim):
    _user, browser = victim
    browser.post("/entrar/", {"login": "victima", "password": PASSWORD})
    attack()
    forged = Client(REMOTE_ADDR="198.51.100.9")
    forged.cookies["equipo"] = "inventado"
    assert forged.post("/entrar/", {"login": "victima", "password": PASSWORD}).status_code == 429


@pytest.mark.django_db
def test_one_address_trying_one_password_on_everybody_waits(at):
    stranger = Client(REMOTE_ADDR="198.51.100.1")
    answers = [stranger.post("/entrar/", {"login": f"cuenta-{each}", "password": WRONG}) for each in range(60)]
    assert [each.status_code for each in answers].count(429) >= 8


@pytest.mark.django_db
def test_what_is_refused_for_now_does_not_prolong_the_wait(victim, at):
    attack(20)
    opened = guessing.begin(RequestFactory().post("/"), "victima").opens_at
    attack(20)
    assert guessing.begin(RequestFactory().post("/"), "victima").opens_at == opened
    at(opened)
    assert guessing.begin(RequestFactory().post("/"), "victima").opens_at is None


@pytest.mark.django_db
def test_knowing_one_secret_does_not_wipe_the_count_of_an_address(at):
    person("complice", Role.CANDIDACY, "c-9")
    for each in range(30):
        Client(REMOTE_ADDR="198.51.100.1").post("/entrar/", {"login": f"cuenta-{each}", "password": WRONG})
    before = sum(WrongGuesses.objects.values_list("wrong", flat=True))
    Client(REMOTE_ADDR="198.51.100.1").post("/entrar/", {"login": "complice", "password": PASSWORD})
    assert sum(WrongGuesses.objects.values_list("wrong", flat=True)) == before


@pytest.mark.django_db
def test_codes_are_counted_too(victim):
    user, browser = victim
    secret = application(user)
    browser.post("/entrar/", {"login": "victima", "password": PASSWORD})
    right = code(secret)
    wrong = "000000" if right != "000000" else "111111"
    answers = [browser.post("/entrar/codigo/", {"code": wrong}).status_code for _ in range(12)]
    assert answers == [200] * 8 + [429] * 4
    assert browser.post("/entrar/codigo/", {"code": right}).status_code == 429


@pytest.mark.django_db
def test_nothing_kept_says_whose_account_or_which_address(victim):
    attack(3)
    _user, browser = victim
    browser.post("/entrar/", {"login": "victima", "password": PASSWORD})
    kept = str([*WrongGuesses.objects.values_list(), *KnownPlace.objects.values_list()])
    assert not [each for each in ("victima", "198.51", "203.0.113", browser.cookies["equipo"].value) if each in kept]


def test_a_hundred_guesses_at_the_same_instant_find_the_same_count(own_database):
    evaluated_, start = [], threading.Barrier(20)

    def guess(number):
        start.wait()
        for each in range(5):
            request = RequestFactory().post("/", REMOTE_ADDR=f"198.51.{number}.{each}")
            evaluated_.append(guessing.begin(request, "victima").opens_at is None)
        connection.close()

    threads = [threading.Thread(target=guess, args=(number,)) for number in range(20)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert len(evaluated_) == 100
    assert PATIENCE[Count.STRANGER].free <= sum(evaluated_) <= PATIENCE[Count.STRANGER].free + 4
