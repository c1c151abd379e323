# SPDX-License-Identifier: EUPL-1.2
"""Screens of supervision say things in words, propose what is safe, tell what is too large, and never run long."""

import io
import re
from datetime import date, timedelta

import pytest
from django.urls import reverse

from conoceles.accounts.rules import Role
from conoceles.kernel import clock
from conoceles.supervision.models import Obligation, Outage, Request
from conoceles.supervision.publicity import actions
from conoceles.supervision.remissions import sending_actions
from conoceles.supervision.remissions.sending_actions import Sent
from tests.supervision.documents.conftest import office, route_book
from tests.supervision.documents.test_screens import browser
from tests.supervision.publicity.test_public_versions import SAID
from tests.supervision.remissions.test_remissions import packed

__all__ = ["office", "route_book"]
pytestmark = pytest.mark.django_db
MANY = 130
#: What nobody who is no programmer reads: settings, commands, files, and rows by their keys.
JARGON = re.compile(r"\[settings\]|manage\.py|load_process|\w+\.toml|>\s*(?:S|E\d|M\d|INE|A\d+)\. ")


def large(size=30_000_000):
    file = io.BytesIO(b"%PDF-" + b"0" * size)
    file.name = "acuse.pdf"
    return file


def read(client, name, *keys, **asked):
    return client.get(reverse(name, args=keys), asked).content.decode()


def test_nothing_is_told_by_its_key(office):
    office.cycle.at("2023-10-05").opened()
    page = browser(office, Role.SECRETARY)
    names = (
        "plans:plan", "obligations:board", "obligations:timeline", "remissions:home", "publicity:listing",
        "follow-ups:registers", "documents:documents", "start",
    )  # fmt: skip
    assert {name: JARGON.findall(read(page, name)) for name in names} == {name: [] for name in names}
    session = Obligation.objects.filter(row="S").first()
    assert JARGON.findall(read(page, "obligations:obligation", session.pk)) == []


@pytest.mark.parametrize("many", [1, 2])
def test_a_public_version_is_proposed_where_there_is_one(office, many):
    office.cycle.at("2023-10-02")
    letter, by = office.open("oficio-secretaria"), office.cycle.who(Role.SECRETARY)
    version = office.write(letter, "Se contesta a Zenobia Quijano y a su hermana.")
    office.take(letter, "emitir", "2023-10-02")
    page = browser(office, Role.SECRETARY)
    assert " checked" not in read(page, "publicity:publish", version.pk)
    said = ["Zenobia Quijano", "su hermana"]
    made = [
        actions.type_out(version, passages=said[: at + 1], said=SAID, seen=version.digest, by=by) for at in range(many)
    ]
    form = read(page, "publicity:publish", version.pk)
    assert re.search(r'value="si"[^>]* checked', form)
    chosen = re.findall(r'<option value="(\d+)" selected', form)
    assert chosen == ([str(made[0].pk)] if many == 1 else [])


def test_what_is_too_large_is_told_as_such_and_nothing_else(office):
    _, _, _, package, by = packed(office)
    sending = sending_actions.send(package, sent=Sent(on=date(2023, 10, 5), folio="SIV/1"), by=by)
    page = browser(office, Role.INSTANCE)
    address = reverse("remissions:keep-receipt", args=[sending.pk])
    for size in (30_000_000, 65_000_000):  # what is read and refused, and what is not even kept
        told = page.post(address, {"on": "05/10/2023", "file": large(size)})
        assert told.status_code == 422
        text = told.content.decode()
        assert "El archivo pasa de 20 MB" in text
        assert "obligatorio" not in text
        assert "debe ser PDF" not in text


def test_no_list_runs_longer_than_a_sheet(office):
    office.cycle.at("2023-10-05").opened()
    by, now = office.cycle.who(Role.INSTANCE), clock.now()
    written = {"written_at": now, "by": by}
    plan = office.process.plans.first()
    for at in range(MANY):
        owed = Obligation.objects.create(
            process=office.process, plan=plan, row="INE", owed="requerimiento", occurrence=str(at), name="Copia",
            opened_at=now,
        )  # fmt: skip
        owed.fulfilments.create(on=date(2023, 10, 4), document="x", **written)
        Request.objects.create(
            process=office.process,
            reference=f"INE/{at}",
            on=date(2023, 10, 3),
            asks="Copia",
            obligation=owed,
            **written,
        )
        Outage.objects.create(process=office.process, since=now - timedelta(days=at + 1), what="No abre", **written)
    page = browser(office, Role.INSTANCE)
    for name, asked in (
        ("remissions:home", "requerimientos"), ("remissions:home", "interrupciones"), ("obligations:board", "hoja"),
        ("obligations:timeline", "hoja"),
    ):  # fmt: skip
        first, second = read(page, name), read(page, name, **{asked: "2"})
        assert max(first.count("<li>"), second.count("<li>")) < 260, name
        assert f"{asked}=2" in first
        assert f"{asked}=1" in second
        assert "Hoja 2 de" in second
