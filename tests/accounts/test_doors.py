# SPDX-License-Identifier: EUPL-1.2
"""No door leads out of the house, and none opens to what no door of ours could have said."""

import pytest
from django.test import Client

from conoceles.accounts.rules import Role
from conoceles.accounts.sessions import SessionStore
from tests.people import PASSWORD, entered, person

pytestmark = pytest.mark.django_db

OUTSIDE = {
    "another site": "https://malo.example/",
    "two bars": "//malo.example/",
    "three bars": "///malo.example",
    "a bar that turns": "/\\malo.example",
    "bars that turn": "\\\\malo.example",
    "a scheme alone": "https:malo.example",
    "a script": "javascript:alert(1)",
    "a tab between": "/\t/malo.example",
    "a user of another": "http://testserver@malo.example/",
    "a zero byte": "\x00//malo.example",
}


@pytest.mark.parametrize("outside", OUTSIDE.values(), ids=OUTSIDE)
def test_no_door_leads_out_of_the_house(outside):
    user = person("ana", Role.CANDIDACY, "c-1")
    coming, here, again = Client(), entered(user), entered(user, proved=("password",), ago=3600)
    led = {
        "in": coming.post("/entrar/", {"login": "ana", "password": PASSWORD, "next": outside}),
        "already in": here.get("/entrar/", {"next": outside}),
        "chosen": here.post("/cuenta/caracter/", {"capacity": user.capacities.get().pk, "next": outside}),
        "proved": again.post("/cuenta/confirmar/", {"password": PASSWORD, "next": outside}),
        "out": coming.post("/salir/", {"next": outside}),
    }
    assert {name: answer["Location"] for name, answer in led.items()} == {
        "in": "/", "already in": "/", "chosen": "/", "proved": "/", "out": "/entrar/",
    }  # fmt: skip


def test_where_she_came_from_is_asked_of_the_browser_and_leads_nowhere_else():
    user = person("ana", Role.CANDIDACY, "c-1")
    browser = entered(user, proved=("password",), ago=3600)
    asked = browser.post("/cuenta/correo/", {"email": "ana@correo.example"}, HTTP_REFERER="https://malo.example/")
    proved = browser.post(asked["Location"], {"password": PASSWORD})
    assert proved["Location"] == "/"


@pytest.mark.parametrize("header", ["HTTP_HOST", "HTTP_X_FORWARDED_HOST"])
def test_a_name_that_is_not_ours_is_in_no_answer(header):
    answer = Client().get("/activar/", **{header: "malo.example"})
    assert "malo.example" not in answer.text
    assert answer.status_code == (400 if header == "HTTP_HOST" else 200)


@pytest.mark.parametrize(
    "key",
    ["\x00" * 32, "a" * 31, "a" * 33, "A" * 32, "ñ" * 32, "'" * 32, ""],
    ids=["zero bytes", "short", "long", "capitals", "not ascii", "quotes", "empty"],
)
def test_a_key_that_no_session_could_have_is_not_even_looked_up(key, django_assert_num_queries):
    with django_assert_num_queries(0):
        store = SessionStore(key)
        assert store.session_key is None
        assert store.get("_auth_user_id") is None


def test_what_a_cookie_says_with_escapes_breaks_no_page():
    for name in ("sesion", "csrf", "equipo"):
        said = f'{name}="' + "\\000" * 32 + '"'
        assert Client().get("/entrar/", HTTP_COOKIE=said).status_code == 200
