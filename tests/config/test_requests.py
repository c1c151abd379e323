# SPDX-License-Identifier: EUPL-1.2
"""The log tells each request and each mishap, and no byte of what anybody sent, is called or asked for."""

import io
import json
import logging
import re

import pytest
from django.db import OperationalError, transaction
from django.test import Client

from conoceles.accounts.models import User
from conoceles.accounts.rules import Role
from conoceles.config.logs import Lines, NotTwice
from conoceles.desks import queries as desks
from tests.matrix.test_matrix import ADDRESSES, doors
from tests.people import PASSWORD, entered, person
from tests.world import world

pytestmark = pytest.mark.django_db
CANARY = "zq7xvkCanario"


@pytest.fixture
def log():
    """The lines that were logged so far, as the server writes them."""
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(Lines())
    handler.addFilter(NotTwice())
    logging.getLogger().addHandler(handler)
    yield lambda: [json.loads(line) for line in written.getvalue().splitlines()]
    logging.getLogger().removeHandler(handler)


def requests(log):
    return [line for line in log() if line["logger"] == "conoceles.request"]


def read(response):
    """To its end, as a browser would."""
    if response.streaming:
        list(response.streaming_content)


def test_a_request_is_told_by_its_route_role_answer_and_time_and_its_answer_bears_its_number(log):
    world()
    browser = entered(person("unidad", Role.UNIT, "prueba"))
    response = browser.get(f"/vigilancia/?{CANARY}={CANARY}")
    (line,) = requests(log)
    assert line["id"] == response["X-Request-Id"]
    assert (line["route"], line["method"], line["role"], line["status"]) == (
        "watching:standing",
        "GET",
        Role.UNIT.value,
        200,
    )
    assert line["ms"] >= 0
    assert set(line) == {"at", "level", "logger", "id", "route", "method", "role", "status", "ms"}
    browser.get(f"/{CANARY}/")
    assert requests(log)[-1]["route"] == "-"
    assert Client().get("/entrar/")["X-Request-Id"] != response["X-Request-Id"]
    assert requests(log)[-1]["role"] == "nadie"


def test_each_try_at_signing_in_and_each_refusal_leaves_its_line(log):
    world()
    auditor = person("auditora", Role.AUDITOR, "prueba")
    stranger = Client(enforce_csrf_checks=True)
    Client().post("/entrar/", {"login": "auditora", "password": "no es"})
    Client().post("/entrar/", {"login": "auditora", "password": PASSWORD})
    entered(auditor).get("/respaldos/")
    stranger.post("/entrar/", {})
    for _ in range(9):
        Client().post("/entrar/", {"login": "nadie", "password": "no es"})
    told = [(line["route"], line["method"], line["role"], line["status"]) for line in requests(log)]
    assert told[:4] == [
        ("account_login", "POST", "nadie", 200),
        ("account_login", "POST", "nadie", 302),
        ("custody:standing", "GET", Role.AUDITOR.value, 403),
        ("account_login", "POST", "nadie", 403),
    ]
    assert told[-1] == ("account_login", "POST", "nadie", 429)


def test_what_watches_is_not_told_each_time(log):
    Client().get("/_viva")
    Client().get("/_lista")
    assert requests(log) == []


@pytest.mark.once
def test_whatever_is_sent_to_every_address_no_line_has_any_of_it(log):
    """Every address, with what is sent in its path, its query, its form, its headers, its cookies and a file."""
    actor = person("zq7xvkCanario", Role.UNIT, "prueba")
    User.objects.filter(pk=actor.pk).update(name=CANARY, email=f"{CANARY}@x.example")
    everywhere = doors(actor)
    cookies = entered(actor).cookies
    headers = {"User-Agent": CANARY, "Referer": f"http://{CANARY}/", "Origin": f"http://{CANARY}"}
    form = {"note": CANARY, "login": CANARY, "password": CANARY}
    for path in everywhere.values():
        with_query = f"{path}{'&' if '?' in path else '?'}{CANARY}={CANARY}"
        file = io.BytesIO(CANARY.encode())
        for method, more in (("get", {}), ("post", {"data": form | {"file": file}}), ("generic", {})):
            with transaction.atomic():  # each from the same world
                browser = Client(raise_request_exception=False)
                browser.cookies.load({name: each.value for name, each in cookies.items()} | {"otra": CANARY})
                arguments = [f"BORRA{CANARY}", path] if method == "generic" else [with_query]
                read(getattr(browser, method)(*arguments, headers=headers, **more))
                transaction.set_rollback(True)
    told = requests(log)
    assert len(told) > len(ADDRESSES) * 2
    assert {line["route"] for line in told} >= {name for name in ADDRESSES if name not in {"static", "style"}} - {
        "account_logout", "watching:alive", "watching:ready",
    }  # fmt: skip
    said = json.dumps(log(), ensure_ascii=False)
    assert CANARY.lower() not in said.lower()
    assert not re.search(r"[0-9a-f]{8}-[0-9a-f]{4}-", said)


@pytest.mark.parametrize("kind", [RuntimeError, ValueError, OSError])
def test_a_mistake_of_ours_is_told_by_its_kind_and_places_and_never_by_its_words(log, monkeypatch, kind):
    def broken(*_, **__):
        try:
            {}[CANARY]
        except KeyError as error:
            raise kind(CANARY) from error

    world()
    monkeypatch.setattr(desks, "last_acts", broken)
    browser = entered(person("unidad", Role.UNIT, "prueba"))
    browser.raise_request_exception = False
    response = browser.get(f"/?{CANARY}")
    assert response.status_code == 500
    assert "Algo falló de nuestro lado" in response.content.decode()
    (error,) = [line for line in log() if "error" in line]
    assert (error["id"], error["level"]) == (response["X-Request-Id"], "ERROR")
    assert [each["kind"] for each in error["error"]] == [kind.__name__, "KeyError"]
    assert any("conoceles/desks/views/desk.py" in place for place in error["error"][0]["places"])
    assert CANARY not in json.dumps(log())
    assert CANARY not in response.content.decode()


@pytest.mark.parametrize(
    "error", [OperationalError(f"connection refused {CANARY}"), OSError(28, "No space left", CANARY)]
)
def test_what_the_machine_would_not_do_is_told_to_people_in_words_with_when_to_come_back(log, monkeypatch, error):
    def away(*_, **__):
        raise error

    world()
    browser = entered(person("unidad", Role.UNIT, "prueba"))
    browser.raise_request_exception = False
    monkeypatch.setattr(desks, "last_acts", away)
    response = browser.get("/")
    assert (response.status_code, response["Retry-After"]) == (503, "60")
    said = response.content.decode()
    assert "Por ahora el sistema no puede leer ni guardar" in said
    for header in ("Content-Security-Policy", "X-Frame-Options", "Cache-Control"):
        assert header in response
    assert CANARY not in said + json.dumps(log())


def test_of_what_others_log_only_where_they_did_is_kept(log):
    logging.getLogger("otra.biblioteca").warning("valor %s", CANARY)
    logging.getLogger("conoceles.work").warning("a beat was missed: %s", "OperationalError")
    other, ours = log()
    assert CANARY not in json.dumps(other)
    assert other["where"].startswith("test_requests:")
    assert ours["says"] == "a beat was missed: OperationalError"


def test_liveness_asks_nothing_of_the_database(django_assert_num_queries):
    with django_assert_num_queries(0):
        response = Client().get("/_viva")
    assert (response.status_code, response.content) == (200, b"viva\n")
