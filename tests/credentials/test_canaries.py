# SPDX-License-Identifier: EUPL-1.2
"""A code is on its paper and nowhere else: in no column, in no log, in no address, in no other file."""

import logging
import re
from io import StringIO

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import connection

from conoceles.credentials import issuing
from tests.people import application, entered

from .conftest import code_of

pytestmark = pytest.mark.django_db
PASSWORD = "cinco venados cruzan el sacbé"


def everything_kept():
    """Every column of every row of every table, as text."""
    return "\n".join(str(row) for model in apps.get_models() for row in model.objects.values_list())


def traces(text, codes):
    """Which codes are in *text*, with hyphens or without, in any case; half a code counts."""
    said = re.sub(r"[^0-9a-z]", "", text.lower())
    return [code for code in codes if code.replace("-", "").lower()[:14] in said]


def test_a_code_leaves_no_trace_but_on_its_paper(desk, caplog, client):
    caplog.set_level(logging.DEBUG)
    connection.force_debug_cursor = True  # also what the database is asked
    ana, luz, eva = (desk.world.candidacy(name) for name in ("Ana Uc", "Luz Canul", "Eva Dzul"))
    printed = StringIO()
    call_command("issue_credentials", process="prueba", stdout=printed, stderr=printed)
    codes = {who: code_of(desk.last(desk.account(who))) for who in (ana, luz, eva)}

    area = desk.area()
    application(area.user)
    browser = entered(area.user)
    account = desk.account(luz)
    browser.get(f"/entregas/cuentas/{account.pk}/carta.pdf")
    browser.post(f"/entregas/cuentas/{account.pk}/reponer/")
    codes["again"] = code_of(desk.last(account))
    browser.get("/entregas/paquetes/consejo/municipio-31999.zip").getvalue()
    call_command("undelivered", process="prueba", stdout=printed)

    def take(who, code):
        sent = {"account": desk.account(who).user.username, "code": code, "password1": PASSWORD, "password2": PASSWORD}
        return client.post("/activar/", sent).status_code

    answers = [take(ana, codes[eva]), take(luz, codes[luz]), take(ana, codes[ana]), take(ana, codes[ana])]
    assert answers == [422, 422, 302, 422]
    issuing.sweep(desk.process)

    asked = "\n".join(query["sql"] for query in connection.queries)
    assert "accounts_activation" in asked
    for where, text in {
        "database": everything_kept(),
        "queries": asked,
        "log": caplog.text,
        "terminal": printed.getvalue(),
        "sessions": str(client.session.items()),
    }.items():
        assert traces(text, codes.values()) == [], where
    letters = settings.PRIVATE / "letters" / "prueba"
    others = [path for path in settings.HOME.rglob("*") if path.is_file() and path.parent != letters]
    assert [path for path in others if traces(path.read_text("latin-1"), codes.values())] == []


def test_the_canary_would_be_seen(desk, caplog):
    candidacy = desk.world.candidacy()
    desk.issue()
    letter = desk.last(desk.account(candidacy))
    code = code_of(letter)
    letter.account.user.name = f"su código es {code.lower()}"
    letter.account.user.save()
    logging.getLogger("prueba").warning("código %s", code.replace("-", " "))
    assert traces(everything_kept(), [code]) == [code] == traces(caplog.text, [code])
