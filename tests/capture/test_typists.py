# SPDX-License-Identifier: EUPL-1.2
"""On the list of sections and before sending it is said who typed each one last, in what capacity and when."""

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from conoceles.capture.models import Draft
from tests.world import world

from .books import said
from .screens import COMPLETE, EVERYTHING, asks, herself, representation

pytestmark = pytest.mark.django_db
AT = datetime(2024, 3, 4, 18, 5, tzinfo=UTC)
PARTY = "Persona Rep-Ceiba (Representación del postulante), el 4 de marzo de 2024 a las 12:05"


@pytest.fixture
def here():
    made = world(party_captures_curricular=True)
    made.questionnaire = asks(made, EVERYTHING)
    made.ana = made.candidacy("Ana Pérez Uc")
    return made


def words(her, page):
    return said(her.get(*page))


PAGES = {"the list": ("tasks",), "before sending": ("check", "curricular")}


@pytest.mark.parametrize("page", PAGES)
def test_each_reads_who_typed_in_her_own_terms(here, page):
    her, party = herself(here, here.ana), representation(here, here.ana)
    her.writes("contacto", COMPLETE["contacto"])
    party.writes("propuesta", COMPLETE["propuesta"])
    Draft.objects.update(typed_at=AT)
    to_her, to_party = words(her, PAGES[page]), words(party, PAGES[page])
    assert f"Última vez: {PARTY}" in to_her
    assert "Última vez: usted, el 4 de marzo de 2024 a las 12:05" in to_her
    assert "Última vez: Candidatura, el 4 de marzo de 2024 a las 12:05" in to_party
    assert "Última vez: usted, el 4 de marzo de 2024 a las 12:05" in to_party
    assert to_her.count("Última vez") == 2


def test_whoever_types_after_another_is_the_one_who_is_told(here):
    her, party = herself(here, here.ana), representation(here, here.ana)
    party.writes("propuesta", COMPLETE["propuesta"])
    her.writes("propuesta", {"r-propuesta": COMPLETE["propuesta"]["r-propuesta"] + " y más"})
    assert "Representación" not in words(her, PAGES["the list"]).split("Lo que ya sabemos")[0]
    assert "Última vez: usted" in words(her, PAGES["the list"])


def test_asks_the_database_no_more_for_it(here):
    her, party = herself(here, here.ana), representation(here, here.ana)

    def asked():
        with CaptureQueriesContext(connection) as queries:
            her.get("tasks")
        return len(queries)

    party.writes("propuesta", COMPLETE["propuesta"])
    her.get("tasks")
    one = asked()
    for section in ("contacto", "formacion", "historia"):
        (party if section == "historia" else her).writes(section, COMPLETE[section])
    assert asked() == one
