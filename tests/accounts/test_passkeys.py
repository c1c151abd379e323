# SPDX-License-Identifier: EUPL-1.2
"""Whatever somebody sends in place of a passkey is told as wrong, in Spanish, and breaks no page."""

import json

import pytest
from allauth.account.utils import user_pk_to_url_str
from django.core.cache import cache
from django.test import Client
from fido2.utils import websafe_encode

from conoceles.accounts.models import Session
from conoceles.accounts.passkey_forms import WRONG_KEY
from conoceles.accounts.rules import Role
from tests.people import PASSWORD, application, entered, passkey, person

pytestmark = pytest.mark.django_db

SIGN_IN, PROVE = "/entrar/llave/", "/cuenta/confirmar/llave/"
ENROL, SECOND = "/cuenta/segundo-factor/llaves/agregar/", "/entrar/codigo/"


def sent(**response):
    return json.dumps({"id": "AAAA", "rawId": "AAAA", "type": "public-key", "response": response})


ODD = {
    "nothing": "",
    "null": "null",
    "a list": "[]",
    "a number": "1",
    "a word": '"x"',
    "an empty object": "{}",
    "no response": '{"response": null}',
    "a list for a response": '{"response": []}',
    "a handle of nothing": '{"response": {"userHandle": null}}',
    "a handle that is a number": '{"response": {"userHandle": 5}}',
    "a handle of no account": '{"response": {"userHandle": "AAAA"}}',
    "half a character": '{"response": {"userHandle": "\\ud800"}}',
    "data that is not there": sent(clientDataJSON="AA", authenticatorData="AA", signature="AA", userHandle="AA"),
    "data that says nothing": sent(clientDataJSON="bnVsbA", authenticatorData="AA", signature="AA", userHandle="AA"),
    "an attestation of nothing": sent(clientDataJSON="e30", attestationObject="oA"),
    "an attestation that is cut": sent(clientDataJSON="e30", attestationObject="o2NmbXRk"),
    "lists without end": "[" * 100_000,
    "objects without end": '{"a":' * 5_000,
    "a number without end": "1" * 31_000,
    "a name without end": json.dumps({"response": {"userHandle": "A" * 1_000_000}}),
    "a zero byte": "\x00",
}


@pytest.fixture(autouse=True)
def _nobody_waits():
    cache.clear()


def at(address, user):
    """A browser of *user* where a passkey is asked for."""
    browser = entered(user) if address in {PROVE, ENROL} else Client()
    if address == SECOND:
        browser.post("/entrar/", {"login": user.username, "password": PASSWORD})
    browser.get(address, HTTP_X_REQUESTED_WITH="XMLHttpRequest")
    return browser


@pytest.mark.parametrize("address", [SIGN_IN, SECOND, PROVE, ENROL])
@pytest.mark.parametrize("odd", ODD.values(), ids=ODD)
def test_what_is_no_passkey_is_told_as_wrong(address, odd):
    user = person("ana", Role.PARTY, "prueba/ceiba")
    application(user)
    passkey(user)
    answer = at(address, user).post(address, {"credential": odd}, follow=True)
    assert answer.status_code == 200
    assert WRONG_KEY in answer.text or (not odd.strip("\x00") and "Hay algo que corregir" in answer.text)


def test_the_handle_of_somebody_and_a_broken_proof_do_not_let_in_nor_break():
    user = person("ana", Role.PARTY, "prueba/ceiba")
    credential = passkey(user).data["credential"]
    browser = at(SIGN_IN, user)
    challenge = browser.session["mfa.webauthn.state"]["challenge"]
    said = {"type": "webauthn.get", "challenge": challenge, "origin": "https://testserver"}
    for data in (b"", b"\x00", bytes(36), bytes(37), bytes(32) + b"\xff" * 5, bytes(32) + b"\x85\x00\x00\x00\x00\xff"):
        response = {
            "clientDataJSON": websafe_encode(json.dumps(said).encode()),
            "authenticatorData": websafe_encode(data),
            "signature": websafe_encode(b"no es una firma"),
            "userHandle": websafe_encode(user_pk_to_url_str(user).encode()),
        }
        answer = browser.post(SIGN_IN, {"credential": json.dumps(credential | {"response": response})}, follow=True)
        assert WRONG_KEY in answer.text
    assert not Session.objects.filter(user=user).exists()


@pytest.mark.parametrize("body", [b"credential=%ff%fe", b"\xff\xfe\x00", b"credential=" + b"%00" * 50_000])
@pytest.mark.parametrize("kind", ["application/x-www-form-urlencoded", "application/json", "text/plain"])
def test_bytes_that_are_no_text_are_told_as_wrong(body, kind):
    answer = Client().post(SIGN_IN, data=body, content_type=kind, follow=True)
    assert answer.status_code == 200
    assert WRONG_KEY in answer.text


def test_whoever_must_wait_is_told_in_her_language():
    browser = Client()
    answers = [browser.post(SIGN_IN, {"credential": "{}"}) for _ in range(61)]
    assert {each.status_code for each in answers[:60]} == {302}
    assert answers[60].status_code == 429
    assert "Espere un minuto" in answers[60].text
