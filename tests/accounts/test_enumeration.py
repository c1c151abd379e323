# SPDX-License-Identifier: EUPL-1.2
"""Nobody learns at the door which accounts there are: same bytes, same headers, same work."""

import re

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from conoceles.accounts.models import User
from conoceles.accounts.rules import Role
from tests.people import PASSWORD, application, person, unmasked

pytestmark = pytest.mark.django_db
WRONG = "esta no es la contraseña de nadie"
#: Of when it was asked, and another for each request whoever asks.
_OF_THE_MOMENT = {"Expires", "Retry-After", "X-Request-Id"}
KINDS = ("known", "with second factor", "closed", "never taken", "unknown")


@pytest.fixture
def accounts():
    """One account of each kind; user names of one length, since a page repeats what was typed."""
    person("cuenta-1", Role.PARTY, "prueba/ceiba")
    application(person("cuenta-2", Role.PARTY, "prueba/ceiba"))
    person("cuenta-3", Role.PARTY, "prueba/ceiba")
    User.objects.filter(username="cuenta-3").update(is_active=False)
    User.objects.create(username="cuenta-4", password="!")
    return [f"cuenta-{each}" for each in range(1, 6)]


def tried(username, times=1, password=WRONG):
    browser = Client(REMOTE_ADDR="198.51.100.1")
    for _ in range(times):
        with CaptureQueriesContext(connection) as work:
            answer = browser.post("/entrar/", {"login": username, "password": password})
    headers = {name: value for name, value in answer.headers.items() if name not in _OF_THE_MOMENT}
    body = unmasked(answer).replace(username.encode(), b"")
    statements = [re.sub(r'"s\d+_x\d+"', "", query["sql"])[:40] for query in work.captured_queries]
    return answer.status_code, headers, body, statements


def test_a_wrong_password_is_answered_alike_for_every_kind_of_account(accounts):
    answers = [tried(username) for username in accounts]
    for kind, answer in zip(KINDS, answers, strict=True):
        assert answer[:3] == answers[-1][:3], kind
        assert answer[3] == answers[-1][3], kind
    assert answers[0][0] == 200
    assert "El usuario o la contraseña no son correctos." in answers[0][2].decode()


def test_the_wait_is_the_same_for_accounts_that_do_not_exist(accounts):
    answers = [tried(username, times=9) for username in accounts]
    assert {answer[0] for answer in answers} == {429}
    assert len({answer[3][0] for answer in answers}) == 1


def test_the_right_password_of_a_closed_account_is_answered_like_a_wrong_one(accounts):
    assert tried("cuenta-3", password=PASSWORD)[:3] == tried("cuenta-5", password=PASSWORD)[:3]


def test_each_evaluates_one_password_and_no_more(accounts, monkeypatch):
    work = []
    encode = MD5PasswordHasher.encode
    monkeypatch.setattr(MD5PasswordHasher, "encode", lambda self, *given: work.append(1) or encode(self, *given))
    counts = {}
    for kind, username in zip(KINDS, accounts, strict=True):
        work.clear()
        tried(username)
        counts[kind] = len(work)
    assert set(counts.values()) == {1}
