# SPDX-License-Identifier: EUPL-1.2
"""What allauth does to an account is on record in the same transaction, or is not done."""

import pytest
from django.test import Client

from conoceles.accounts.recording import device
from conoceles.accounts.rules import Role
from conoceles.record import action as record
from conoceles.record.models import Entry
from tests.people import PASSWORD, application, code, entered, passkey, person

pytestmark = pytest.mark.django_db
NEW = "cinco venados cruzan el sacbé"


def told():
    return list(Entry.objects.order_by("number").values_list("action", flat=True))


@pytest.fixture
def ana():
    return person("ana", Role.PARTY, "prueba/ceiba")


def test_each_thing_one_does_to_ones_account_is_told_and_nothing_else(ana):
    secret = application(ana)
    browser = Client()
    browser.post("/entrar/", {"login": "ana", "password": PASSWORD})
    assert told() == []
    browser.post("/entrar/codigo/", {"code": code(secret)})
    key = passkey(ana)
    for address, sent in (
        ("/cuenta/contrasena/", {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW}),
        ("/cuenta/segundo-factor/codigos/nuevos/", {}),
        (f"/cuenta/segundo-factor/llaves/{key.pk}/quitar/", {}),
        ("/cuenta/contrasena/", {"oldpassword": "no es", "password1": NEW, "password2": NEW}),
        ("/salir/", {}),
    ):
        browser.get(address)
        browser.post(address, sent)
    assert told() == ["signed-in", "password-changed", "recovery-codes-renewed", "factor-removed", "signed-out"]
    assert set(Entry.objects.values_list("actor", "role", "about")) == {
        (str(ana.pk), "persona", f"accounts.User:{ana.pk}")
    }


@pytest.mark.parametrize("address", ["password", "codes", "removal", "entry"])
def test_nothing_is_done_when_it_cannot_be_put_on_record(ana, monkeypatch, address):
    secret = application(ana)
    key = passkey(ana)
    browser = entered(ana) if address != "entry" else Client()
    if address == "entry":
        browser.post("/entrar/", {"login": "ana", "password": PASSWORD})
    where, sent = {
        "password": ("/cuenta/contrasena/", {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW}),
        "codes": ("/cuenta/segundo-factor/codigos/nuevos/", {}),
        "removal": (f"/cuenta/segundo-factor/llaves/{key.pk}/quitar/", {}),
        "entry": ("/entrar/codigo/", {"code": code(secret)}),
    }[address]
    before = sorted(ana.authenticator_set.values_list("pk", flat=True))

    def full(*args, **kwargs):
        msg = "disk full"
        raise OSError(msg)

    monkeypatch.setattr(record, "_write", full)
    browser.raise_request_exception = False
    assert browser.post(where, sent).status_code == 500
    ana.refresh_from_db()
    assert ana.check_password(PASSWORD)
    assert sorted(ana.authenticator_set.values_list("pk", flat=True)) == before
    if address == "entry":
        assert browser.get("/cuenta/")["Location"].startswith("/entrar/")


def test_a_password_given_rightly_is_no_entry_while_the_second_step_is_missing(ana):
    application(ana)
    browser = Client()
    browser.post("/entrar/", {"login": "ana", "password": PASSWORD})
    assert browser.get("/cuenta/")["Location"].startswith("/entrar/")
    assert told() == []


def test_taking_an_account_in_a_browser_where_another_is_signed_in_does_not_mix_them(ana):
    root = person("raiz", Role.PARTY_ROOT, "prueba/ceiba")
    application(root)
    browser = entered(root)
    page = browser.post("/cuenta/personas/invitar/", {"name": "Persona Nueva", "username": "nueva"})
    sent = {"account": "nueva", "code": page.context["code"], "password1": NEW, "password2": NEW}
    assert browser.post("/activar/", sent)["Location"] == "/"
    assert browser.get("/cuenta/")["Location"].startswith("/cuenta/segundo-factor/")
    assert told() == ["person-invited", "account-taken", "signed-in"]
    assert Entry.objects.last().actor != str(root.pk)


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        ("Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:130.0) Gecko/20100101 Firefox/130.0", "Firefox en Windows"),
        ("Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/130.0 Mobile Safari/537.36", "Chrome en Android"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Version/17.0 Safari/604.1", "Safari en iPhone"),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/130.0 Safari/537.36 Edg/130.0", "Edge en Windows"),
        ("<script>alert(1)</script>", "Navegador en otro sistema"),
    ],
)
def test_a_browser_is_named_in_plain_words(agent, words):
    assert device(agent) == words
