# SPDX-License-Identifier: EUPL-1.2
"""Several offices take a number at the same time: no two take the same, and none is skipped."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from django.db import connection, transaction

from conoceles.accounts.queries import console
from conoceles.accounts.rules import Role
from conoceles.elections.models import Process
from conoceles.elections.queries import today
from conoceles.elections.writing.changes import Changes
from conoceles.supervision.documents import loading, step_actions
from conoceles.supervision.documents.lawful import Act
from conoceles.supervision.models import Document, Folio
from tests.supervision.conftest import Cycle

from .conftest import Office

pytestmark = pytest.mark.usefixtures("own_database")
OFFICES = 4


@pytest.fixture
def letters(own_database, route_book, monkeypatch):
    process = Process.objects.create(
        slug="prueba", name="Proceso", authority="Instituto", entity="Yucatán", election_day=date(2024, 6, 2),
        timezone="America/Merida", developed_by="propio",
    )  # fmt: skip
    loading.write(process, route_book, Changes(), console())
    office = Office(Cycle(process, monkeypatch))
    made = [office.open("oficio-instancia", role=Role.INSTANCE) for _ in range(OFFICES)]
    return [(each, office.write(each), office.cycle.who(Role.INSTANCE)) for each in made]


def issued(letter):
    document, version, by = letter
    try:
        document = Document.objects.get(pk=document.pk)
        act = Act(on=today(document.process), seen=version.digest)
        return step_actions.take(document, step="emitir", act=act, by=by).folio
    finally:
        connection.close()


def test_numbers_taken_at_once_follow_one_another(letters):
    with ThreadPoolExecutor(OFFICES) as together:
        folios = list(together.map(issued, letters))
    year = Folio.objects.first().year
    assert sorted(folios) == [f"UAI/{number}/{year}" for number in range(1, OFFICES + 1)]


def issued_and_undone(letter):
    document, version, by = letter
    with transaction.atomic():
        step_actions.take(document, step="emitir", act=Act(on=today(document.process), seen=version.digest), by=by)
        raise ZeroDivisionError


def test_what_fails_takes_no_number(letters):
    first, second = letters[:2]
    with pytest.raises(ZeroDivisionError):
        issued_and_undone(first)
    assert issued(second).startswith("UAI/1/")
