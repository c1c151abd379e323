# SPDX-License-Identifier: EUPL-1.2
"""Whoever publishes enters with a passkey: a code can be asked for by a page that only looks like this one."""

import time

import pytest
from allauth.account.internal.flows import login as proofs

from conoceles.accounts.rules import Role
from tests.people import PROOFS, application, entered, passkey, person

pytestmark = pytest.mark.django_db
FACTORS = "/cuenta/segundo-factor/"


@pytest.fixture
def publisher():
    return person("instancia", Role.INSTANCE, "prueba")


@pytest.mark.parametrize("proved", [("password",), ("password", "totp"), ("password", "recovery_codes")])
def test_with_anything_less_she_reaches_only_the_page_where_it_is_enrolled(publisher, proved):
    application(publisher)
    browser = entered(publisher, proved=proved)
    answer = browser.get("/")
    assert (answer.status_code, answer["Location"].partition("?")[0]) == (302, FACTORS)
    assert browser.post("/").status_code == 403
    assert "agregue una llave de acceso: su carácter la exige" in browser.get(FACTORS).text


def test_who_has_one_and_entered_with_a_code_is_asked_for_it(publisher):
    application(publisher)
    passkey(publisher)
    page = entered(publisher, proved=("password", "totp")).get(FACTORS).text
    assert "Confirme con su llave de acceso" in page
    assert "Antes de continuar agregue" not in page


@pytest.mark.parametrize("proved", [("password", "totp"), ("password", "recovery_codes")], ids=["code", "recovery"])
@pytest.mark.parametrize("door", ["llaves/agregar/", "aplicacion/", "codigos/"], ids=["key", "application", "codes"])
def test_whoever_took_a_code_from_her_adds_no_factor_of_his_own(publisher, proved, door):
    application(publisher)
    passkey(publisher)
    answer = entered(publisher, proved=proved).get(FACTORS + door)
    assert (answer.status_code, answer["Location"].partition("?")[0]) == (302, "/cuenta/confirmar/llave/")
    assert publisher.authenticator_set.filter(type="webauthn").count() == 1


def test_nor_is_a_fresh_code_enough_for_what_is_delicate_once_the_passkey_was_shown_long_ago(publisher):
    application(publisher)
    passkey(publisher)
    browser = entered(publisher, ago=3600)
    session = browser.session
    session[proofs.AUTHENTICATION_METHODS_SESSION_KEY] += [PROOFS["totp"] | {"at": time.time()}]
    session.save()
    answer = browser.get(f"{FACTORS}llaves/agregar/")
    assert answer["Location"].partition("?")[0] == "/cuenta/confirmar/llave/"
    assert entered(publisher).get(f"{FACTORS}llaves/agregar/").status_code == 200


def test_with_it_she_acts(publisher):
    passkey(publisher)
    assert entered(publisher).get("/").status_code == 200


def test_her_last_one_stays_though_she_has_an_application_too(publisher):
    application(publisher)
    only = passkey(publisher)
    browser = entered(publisher)
    answer = browser.post(f"{FACTORS}llaves/{only.pk}/quitar/")
    assert "agregue otro antes de quitar este" in answer.text
    second = passkey(publisher, name="otra")
    assert browser.post(f"{FACTORS}llaves/{only.pk}/quitar/").status_code == 302
    assert list(publisher.authenticator_set.filter(type="webauthn")) == [second]


def test_of_who_publishes_nothing_a_code_is_enough():
    area = person("area", Role.AREA, "prueba")
    application(area)
    assert entered(area, proved=("password", "totp")).get("/").status_code == 200
