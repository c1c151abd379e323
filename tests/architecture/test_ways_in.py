# SPDX-License-Identifier: EUPL-1.2
"""What the ways in are made of, seen from outside: nothing else says it once and for all."""

import math
import re
import time

import pytest
from django.contrib.auth.hashers import Argon2PasswordHasher, make_password
from django.core import signing
from django.test import Client

from conoceles.accounts.models import User
from conoceles.accounts.pages import owner, signed
from conoceles.config import private_host
from conoceles.kernel import codes
from tests.people import PASSWORD, application, code, entered, person

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


def test_a_password_is_changed_only_by_whoever_says_the_former():
    ana = person("ana")
    new = "cinco venados cruzan el sacbé"
    for former in ("", "no es la de antes", new):
        typed = {"oldpassword": former, "password1": new, "password2": new}
        assert entered(ana).post("/cuenta/contrasena/", typed).status_code == 200
    ana.refresh_from_db()
    assert ana.check_password(PASSWORD)
    typed = {"oldpassword": PASSWORD, "password1": new, "password2": new}
    assert entered(ana).post("/cuenta/contrasena/", typed).status_code == 302


def test_what_a_page_says_of_itself_holds_for_a_day_and_only_as_it_was_signed(monkeypatch):
    ana = person("ana")
    now = time.time()
    page = signed(ana, "candidatura", "sección")
    assert owner(page, "candidatura", "sección") == ana
    assert owner(page, "candidatura", "otra") is None
    assert owner(page[:-1] + ("A" if page[-1] != "A" else "B"), "candidatura", "sección") is None
    forged = signing.dumps(signing.loads(page, salt="conoceles.accounts.page"), salt="otra cosa")
    assert owner(forged, "candidatura", "sección") is None
    monkeypatch.setattr(signing.time, "time", lambda: now + 24 * 3600 + 2)
    assert owner(page, "candidatura", "sección") is None


def test_nothing_asks_for_a_new_password_because_time_went_by():
    assert {field.name for field in User._meta.get_fields() if "password" in field.name} == {"password"}


def test_no_code_can_be_guessed_in_a_million_tries():
    """Those that are really given out: 6 digits of an application (as RFC 6238 has them), 8 of recovery, 128 bits."""
    ana = person("ana")
    assert re.fullmatch(r"\d{6}", code(application(ana)))
    spare = ana.authenticator_set.get(type="recovery_codes").wrap().get_unused_codes()
    assert len(set(spare)) == 10
    assert all(re.fullmatch(r"\d{8}", each) for each in spare)
    assert math.log2(10**8) >= 20
    given = {codes.mint().replace("-", "") for _ in range(50)}
    assert len(given) == 50
    alphabet = set("".join(given))
    assert min(map(len, given)) * math.log2(len(alphabet)) >= 120


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
    kept = Argon2PasswordHasher().decode(make_password("una contraseña", hasher=Argon2PasswordHasher()))
    assert kept["variety"] == "argon2id"
    assert kept["memory_cost"] >= 19 * 1024  # KiB: the least that OWASP asks for, with two turns
    assert kept["time_cost"] >= 2


def test_nothing_answers_what_was_asked_back():
    answer = Client().generic("TRACE", "/entrar/", HTTP_COOKIE="secreto=1", HTTP_X_SAID="esto")
    assert answer.status_code in {403, 405}
    assert b"esto" not in answer.content
