# SPDX-License-Identifier: EUPL-1.2
"""What the ways in are made of, seen from outside: nothing else says it once and for all."""

import math
import re

import pytest
from django.conf import settings as ours
from django.test import Client

from conoceles.accounts.models import User
from conoceles.config import private_host
from tests.people import entered, person

pytestmark = pytest.mark.django_db


def test_every_field_of_a_password_hides_it_and_lets_it_be_pasted_and_kept():
    ana = entered(person("ana"))
    for page in (Client().get("/entrar/"), ana.get("/cuenta/contrasena/")):
        fields = re.findall(r"<input[^>]*name=\"(?:old)?password\d?\"[^>]*>", page.content.decode())
        assert fields
        for field in fields:
            assert 'type="password"' in field
            assert re.search(r'autocomplete="(current|new)-password"', field)
            assert "onpaste" not in field


@pytest.mark.parametrize("typed", ["Tres Tlacuaches Comen ", "tres tlacuaches comen", " Tres Tlacuaches Comen"])
def test_a_password_is_compared_as_it_was_typed(typed):
    user = User(username="ana", name="Ana")
    user.set_password("Tres Tlacuaches Comen")
    user.save()
    assert Client().post("/entrar/", {"login": "ana", "password": typed}).status_code != 302
    assert Client().post("/entrar/", {"login": "ana", "password": "Tres Tlacuaches Comen"}).status_code == 302


def test_nothing_asks_for_a_new_password_because_time_went_by():
    assert {field.name for field in User._meta.get_fields() if "password" in field.name} == {"password"}


def test_no_code_can_be_guessed_in_a_million_tries():
    digits = getattr(ours, "MFA_RECOVERY_CODE_DIGITS", 8)
    assert math.log2(10**digits) >= 20


def test_a_session_is_not_to_be_guessed():
    browser = entered(person("ana"))
    key = browser.session.session_key
    assert len(set(key)) > 8
    assert len(key) * math.log2(36) >= 128


def test_the_way_out_is_on_every_page_of_whoever_is_in():
    for page in ("/", "/cuenta/", "/cuenta/sesiones/"):
        answer = entered(person(f"ana-{len(page)}")).get(page, follow=True)
        assert 'href="/salir/"' in answer.content.decode(), page


def test_passwords_are_kept_by_what_is_dear_to_try():
    assert private_host.PASSWORD_HASHERS == ["django.contrib.auth.hashers.Argon2PasswordHasher"]


def test_nothing_answers_what_was_asked_back():
    answer = Client().generic("TRACE", "/entrar/", HTTP_COOKIE="secreto=1", HTTP_X_SAID="esto")
    assert answer.status_code in {403, 405}
    assert b"esto" not in answer.content
