# SPDX-License-Identifier: EUPL-1.2
"""What comes without HTTPS, and what whoever is outside says in the name of the one who stands before us."""

import pytest
from django.test import Client

WRONG = "esta no es la contraseña de nadie"
A_BROWSER, A_PROGRAM = "text/html,application/xhtml+xml,*/*;q=0.8", "*/*"
CALENDAR = "/obligaciones/agenda/un-secreto-que-viaja-en-la-direccion.ics"


@pytest.fixture(autouse=True)
def served(settings):
    settings.SECURE_SSL_REDIRECT = True


def asked(path, accept, method="get", **more):
    return getattr(Client(**more), method)(path, secure=False, headers={"Accept": accept})


@pytest.mark.parametrize("path", ["/entrar/", "/cuenta/", "/"])
def test_a_page_that_somebody_asked_for_is_sent_to_https(path):
    answer = asked(path, A_BROWSER)
    assert (answer.status_code, answer["Location"]) == (301, f"https://testserver{path}")


@pytest.mark.parametrize(
    ("path", "accept", "method"),
    [
        (CALENDAR, "text/calendar, */*", "get"),
        (CALENDAR, A_PROGRAM, "head"),
        (CALENDAR, A_BROWSER, "get"),
        ("/cuenta/", A_PROGRAM, "get"),
        ("/entrar/", "application/json", "get"),
        ("/entrar/", A_BROWSER, "post"),
        ("/entrar/", A_BROWSER, "put"),
    ],
)
def test_what_a_program_asks_for_or_anybody_sends_is_refused_and_not_redirected(path, accept, method):
    answer = asked(path, accept, method)
    assert answer.status_code == 403
    assert "Location" not in answer
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert method == "head" or "https://" in answer.text
    assert "Content-Security-Policy" in answer


def test_whoever_watches_from_this_machine_needs_no_https():
    assert asked("/_viva", A_PROGRAM).status_code == 200


def test_whoever_says_that_it_came_by_https_is_not_believed_when_nobody_stands_before_us(settings):
    assert not getattr(settings, "SECURE_PROXY_SSL_HEADER", None)
    assert asked("/entrar/", A_PROGRAM, HTTP_X_FORWARDED_PROTO="https").status_code == 403
    assert asked("/entrar/", A_BROWSER, HTTP_X_FORWARDED_PROTO="https").status_code == 301


def tried(said):
    """Sixty guesses at as many accounts from one address, each saying of itself what *said* gives."""
    answers = [
        Client(REMOTE_ADDR="198.51.100.1", HTTP_X_FORWARDED_FOR=said(each)).post(
            "/entrar/", {"login": f"cuenta-{each}", "password": WRONG}, secure=True
        )
        for each in range(55)
    ]
    return [each.status_code for each in answers].count(429)


@pytest.mark.django_db
def test_the_address_is_what_reached_us_whatever_was_said_of_it():
    assert tried(lambda each: f"203.0.113.{each}") == 5


@pytest.mark.django_db
def test_behind_one_of_ours_the_address_is_what_it_wrote_and_not_what_it_was_told(settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    assert tried(lambda each: f"203.0.113.{each}, 192.0.2.44") == 5
