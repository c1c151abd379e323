# SPDX-License-Identifier: EUPL-1.2
"""Sessions: how long they last, whose they are, and what they have proved."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from conoceles.accounts.models import Session
from conoceles.accounts.rules import Role
from conoceles.accounts.rules.sessions import IDLE
from conoceles.kernel import clock
from conoceles.record.models import Entry
from tests.architecture.test_house import HOUSE
from tests.people import PASSWORD, application, code, entered, passkey, person

pytestmark = pytest.mark.django_db
START = datetime.now(UTC)
MINUTE = timedelta(minutes=1)
STYLE = "accounts/static/accounts/private/account.css"


@pytest.fixture
def at(monkeypatch):
    return lambda moment: monkeypatch.setattr(clock, "now", lambda: moment)


def signed_in(username, secret):
    """Through the door, as people do."""
    browser = Client()
    browser.post("/entrar/", {"login": username, "password": PASSWORD})
    browser.post("/entrar/codigo/", {"code": code(secret)})
    return browser


def test_a_session_ends_after_half_an_hour_without_anyone(at):
    at(START)
    browser = entered(person("revisora", Role.INSTANCE, "prueba"))
    at(START + 30 * MINUTE - timedelta(microseconds=1))
    assert browser.get("/cuenta/").status_code == 200
    at(START + 60 * MINUTE)
    over = browser.get("/cuenta/")
    assert over["Location"] == "/entrar/?next=%2Fcuenta%2F&sesion=terminada"
    assert over["Clear-Site-Data"] == '"cache", "storage"'
    assert "Clear-Site-Data" not in browser.get("/entrar/?sesion=terminada")
    assert "Su sesión terminó" in browser.get("/entrar/?sesion=terminada").text
    assert not Session.objects.exists()


@pytest.mark.parametrize(("role", "scope", "hours"), [(Role.INSTANCE, "prueba", 8), (Role.PARTY, "prueba/ceiba", 12)])
def test_nobody_stays_longer_than_a_days_work_however_busy(at, role, scope, hours):
    at(START)
    browser = entered(person("ana", role, scope))
    moment = START
    while moment < START + timedelta(hours=hours) - 20 * MINUTE:
        moment += 20 * MINUTE
        at(moment)
        alive = browser.get("/cuenta/").status_code == 200
        assert alive is (moment < START + timedelta(hours=hours)), moment
    at(START + timedelta(hours=hours))
    assert browser.get("/cuenta/").status_code == 302


def test_the_page_says_when_the_session_ends_and_one_button_extends_it(at):
    at(START)
    browser = entered(person("revisora", Role.INSTANCE, "prueba"))
    at(START + 25 * MINUTE)
    page = browser.get("/cuenta/")
    assert page.context["request"].session_ends_at == START + 55 * MINUTE
    at(START + 50 * MINUTE)
    assert browser.post("/cuenta/sesion/seguir/").status_code == 200
    at(START + 79 * MINUTE)
    assert browser.get("/cuenta/").status_code == 200


def test_the_page_warns_five_minutes_before_by_style_alone():
    (seconds,) = re.findall(r"animation: warn 0s linear (\d+)s", (HOUSE / STYLE).read_text())
    assert timedelta(seconds=int(seconds)) == IDLE - 5 * MINUTE


def test_a_session_known_before_signing_in_is_dead_afterwards():
    user = person("ana", Role.PARTY, "prueba/ceiba")
    secret = application(user)
    browser = Client()
    browser.post("/entrar/", {"login": "ana", "password": PASSWORD})
    fixed = browser.cookies["sesion"].value
    browser.post("/entrar/codigo/", {"code": code(secret)})
    assert browser.cookies["sesion"].value != fixed
    intruder = Client()
    intruder.cookies["sesion"] = fixed
    assert intruder.get("/cuenta/")["Location"].startswith("/entrar/")


def test_a_key_chosen_by_someone_else_is_never_used():
    person("candidata", Role.CANDIDACY, "c-1")
    browser = Client()
    browser.cookies["sesion"] = "a" * 32
    browser.post("/entrar/", {"login": "candidata", "password": PASSWORD})
    assert browser.cookies["sesion"].value != "a" * 32


def test_proving_again_changes_the_key():
    user = person("ana", Role.PARTY, "prueba/ceiba")
    secret = application(user)
    browser = entered(user, ago=3600)
    before = browser.cookies["sesion"].value
    sent = browser.post("/cuenta/confirmar/codigo/?next=/cuenta/sesiones/", {"code": code(secret)})
    assert sent["Location"] == "/cuenta/sesiones/"
    assert browser.cookies["sesion"].value != before
    assert not Session.objects.filter(session_key=before).exists()
    assert browser.get("/cuenta/segundo-factor/codigos/nuevos/").status_code == 200


def test_a_password_is_not_enough_to_prove_again_for_whoever_has_more():
    user = person("ana", Role.PARTY, "prueba/ceiba")
    application(user)
    browser = entered(user, ago=3600)
    browser.post("/cuenta/confirmar/", {"password": PASSWORD})
    assert browser.get("/cuenta/segundo-factor/codigos/nuevos/")["Location"].startswith("/cuenta/confirmar/codigo/")


def test_what_was_being_sent_is_not_kept_in_the_session():
    user = person("raiz", Role.PARTY_ROOT, "prueba/ceiba")
    application(user)
    browser = entered(user, ago=3600)
    browser.post("/cuenta/personas/invitar/", {"name": "SECRETO-CANARIO", "username": "nueva"})
    assert "SECRETO-CANARIO" not in str([each.get_decoded() for each in Session.objects.all()])


def test_a_code_counts_once_even_while_it_is_still_on_the_screen():
    user = person("ana", Role.PARTY, "prueba/ceiba")
    secret = application(user)
    shown = code(secret)
    assert signed_in("ana", secret).get("/cuenta/").status_code == 200
    second = Client()
    second.post("/entrar/", {"login": "ana", "password": PASSWORD})
    assert second.post("/entrar/codigo/", {"code": shown}).status_code == 200
    assert second.get("/cuenta/")["Location"].startswith("/entrar/")
    later = second.post("/entrar/codigo/", {"code": code(secret, later=1)})
    assert later["Location"] == "/"


def test_a_code_older_than_the_last_one_used_is_refused():
    user = person("ana", Role.PARTY, "prueba/ceiba")
    secret = application(user)
    early = code(secret)
    first = Client()
    first.post("/entrar/", {"login": "ana", "password": PASSWORD})
    first.post("/entrar/codigo/", {"code": code(secret, later=1)})
    assert first.get("/cuenta/").status_code == 200
    second = Client()
    second.post("/entrar/", {"login": "ana", "password": PASSWORD})
    assert second.post("/entrar/codigo/", {"code": early}).status_code == 200


def test_a_recovery_code_opens_once_and_is_told():
    user = person("ana", Role.PARTY, "prueba/ceiba")
    application(user)
    spare = user.authenticator_set.get(type="recovery_codes").wrap().get_unused_codes()[0]
    for expected in (302, 200):
        browser = Client()
        browser.post("/entrar/", {"login": "ana", "password": PASSWORD})
        assert browser.post("/entrar/codigo/", {"code": spare}).status_code == expected
    told = list(Entry.objects.order_by("number").values_list("action", flat=True))
    assert told == ["recovery-code-used", "signed-in"]


def test_one_sees_and_ends_ones_other_sessions_and_no_key_is_shown():
    user = person("revisora", Role.INSTANCE, "prueba")
    here, there = entered(user), entered(user)
    page = here.get("/cuenta/sesiones/")
    assert page.text.count("Firefox en Linux</strong>") == 2
    keys = list(Session.objects.values_list("session_key", flat=True))
    assert len(keys) == 2
    assert [key for key in keys if key in page.text] == []
    other = next(each["mark"] for each in page.context["sessions"] if not each["here"])
    here.post("/cuenta/sesiones/terminar/", {"session": other})
    assert there.get("/cuenta/").status_code == 302
    assert here.get("/cuenta/").status_code == 200
    assert Entry.objects.get().action == "session-ended"


def test_ending_one_asks_first_who_is_there():
    user = person("revisora", Role.INSTANCE, "prueba")
    application(user)
    here, there = entered(user, ago=3600), entered(user)
    other = next(each["mark"] for each in here.get("/cuenta/sesiones/").context["sessions"] if not each["here"])
    sent = here.post("/cuenta/sesiones/terminar/", {"session": other}, headers={"Referer": "/cuenta/sesiones/"})
    assert sent["Location"] == "/cuenta/confirmar/codigo/?next=%2Fcuenta%2Fsesiones%2F"
    assert there.get("/cuenta/").status_code == 200


@pytest.mark.parametrize("act", ["codigos/nuevos/", "aplicacion/quitar/", "aplicacion/"])
def test_another_way_in_ends_the_other_sessions_and_keeps_this_one(act):
    user = person("revisora", Role.INSTANCE, "prueba")
    application(user)
    passkey(user)
    others = entered(person("otra", Role.INSTANCE, "prueba"))
    here, there = entered(user), entered(user)
    page = here.get(f"/cuenta/segundo-factor/{act}")
    typed = {"code": code(here.session["mfa.totp.secret"])} if act == "aplicacion/" else {}
    assert here.post(page.request["PATH_INFO"], typed).status_code == 302
    assert here.get("/cuenta/").status_code == 200
    assert there.get("/cuenta/").status_code == 302
    assert others.get("/cuenta/").status_code == 200


def test_nobody_ends_the_session_of_another():
    mine = entered(person("revisora", Role.INSTANCE, "prueba"))
    theirs = entered(person("otra", Role.INSTANCE, "prueba"))
    mark = theirs.get("/cuenta/sesiones/").context["sessions"][0]["mark"]
    mine.post("/cuenta/sesiones/terminar/", {"session": mark})
    assert theirs.get("/cuenta/").status_code == 200


def test_a_new_password_ends_the_other_sessions_and_keeps_this_one():
    user = person("revisora", Role.INSTANCE, "prueba")
    here, there = entered(user), entered(user)
    new = "cinco venados cruzan el sacbé"
    sent = here.post("/cuenta/contrasena/", {"oldpassword": PASSWORD, "password1": new, "password2": new})
    assert sent["Location"] == "/cuenta/"
    assert here.get("/cuenta/").status_code == 200
    assert there.get("/cuenta/").status_code == 302
    user.refresh_from_db()
    assert user.check_password(new)


def test_leaving_forgets_everything_in_the_browser():
    browser = entered(person("revisora", Role.INSTANCE, "prueba"))
    sent = browser.post("/salir/")
    assert sent["Clear-Site-Data"] == '"cache", "storage"'
    assert not Session.objects.filter(user__isnull=False).exists()


def test_the_last_factor_of_someone_who_needs_one_stays():
    user = person("ana", Role.PARTY, "prueba/ceiba")
    application(user)
    browser = entered(user)
    assert browser.post("/cuenta/segundo-factor/aplicacion/quitar/").status_code == 200
    assert user.authenticator_set.filter(type="totp").exists()
    key = passkey(user)
    assert browser.post("/cuenta/segundo-factor/aplicacion/quitar/").status_code == 302
    page = browser.post(f"/cuenta/segundo-factor/llaves/{key.pk}/quitar/")
    assert "exige segundo factor" in page.text
    assert user.authenticator_set.filter(pk=key.pk).exists()


def test_secrets_of_second_factors_are_sealed_at_rest():
    user = person("ana", Role.PARTY, "prueba/ceiba")
    secret = application(user)
    assert secret not in str(list(user.authenticator_set.values_list("data", flat=True)))


def test_enrolling_an_application_proves_the_second_factor_of_this_session():
    user = person("ana", Role.PARTY, "prueba/ceiba")
    browser = entered(user, proved=("password",))
    browser.get("/cuenta/segundo-factor/aplicacion/")
    secret = browser.session["mfa.totp.secret"]
    sent = browser.post("/cuenta/segundo-factor/aplicacion/", {"code": code(secret)})
    assert sent["Location"] == "/cuenta/segundo-factor/codigos/"
    page = browser.get(sent["Location"])
    assert len(page.context["unused_codes"]) == 10
    assert browser.get("/cuenta/").status_code == 200
    again = browser.get("/cuenta/segundo-factor/codigos/")
    assert [each for each in page.context["unused_codes"] if each in again.text] == []


def test_a_session_opened_with_a_password_before_the_factor_existed_must_prove_it_now():
    user = person("ana", Role.PARTY, "prueba/ceiba")
    old = entered(user, proved=("password",))
    secret = application(user)
    assert old.get("/cuenta/")["Location"].startswith("/cuenta/segundo-factor/")
    assert old.get("/cuenta/segundo-factor/aplicacion/")["Location"].startswith("/cuenta/confirmar/codigo/")
    old.post("/cuenta/confirmar/codigo/", {"code": code(secret)})
    assert old.get("/cuenta/").status_code == 200
