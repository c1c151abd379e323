# SPDX-License-Identifier: EUPL-1.2
"""A question, a party and an office more are files: they are asked, offered and shown without a line of code."""

import csv
import re
from datetime import UTC, datetime
from io import StringIO

import pytest
from django.core.management import call_command

from conoceles.accounts.models import Capacity
from conoceles.accounts.rules import Role
from conoceles.candidacies.models import Candidacy
from conoceles.kernel import clock
from tests.architecture.test_house import ROOT
from tests.elections.conftest import written as written  # noqa: PLC0414  (a fixture, of the loads of processes)
from tests.people import person

from .screens import herself, representation

pytestmark = pytest.mark.django_db
LAYOUT = ROOT / "processes" / "_shared" / "layouts" / "registro.toml"
NOW = datetime(2026, 11, 25, 18, tzinfo=UTC)
CURRICULAR = "../_shared/questionnaires/curricular.toml"
QUESTION = """
  [[section.question]]
  key = "apiarios"
  label = "¿Qué hará por los apiarios?"
  kind = "texto_largo"
  visibility = "publica"
  required = true
  minimum = 20
  maximum = 200
  source = "Inventado para esta prueba"
  confidence = "U"

[[section]]
key = "genero"
"""
PARTY = """
[[postulant]]
kind = "partido"
key = "colmena"
name = "Partido de la Colmena"
acronym = "COL"
source = "Inventado para esta prueba"
confidence = "U"
"""
OFFICE = """
[[office]]
key = "comisaria"
name = "Comisaría municipal"
plural = "Comisarías municipales"
slug = "comisarias"
territory_kind = "municipio"

  [[office.position]]
  key = "comisaria"
  name = "Comisaría"
  feminine = "Comisaria"
  masculine = "Comisario"
  heads = true
  alternates = false
  titular_owes = ["curricular"]
  alternate_owes = []
  source = "Inventado para esta prueba"
  confidence = "U"
"""
WRITTEN = "Los apiarios de las comisarías tendrán un centro de acopio."


class Here:
    """The process that was loaded, for people at their screens."""

    @staticmethod
    def as_candidacy(candidacy):
        return Capacity.objects.create(
            user=person("candidata"), role=Role.CANDIDACY, scope=str(candidacy.pk), since=NOW
        )

    def __init__(self, process):
        self.process = process


@pytest.fixture
def added(written, tmp_path, monkeypatch):
    """The one candidacy of an office and a party that the process did not have, asked what it did not ask."""
    monkeypatch.setattr(clock, "now", lambda: NOW)
    written.change(CURRICULAR, '\n[[section]]\nkey = "genero"\n', QUESTION)
    written.change("postulants.toml", "\n[[postulant]]", PARTY + "\n[[postulant]]")
    written.change("offices.toml", "\n[[office]]", OFFICE + "\n[[office]]")
    written.load()
    register = tmp_path / "registro.csv"
    columns = ["CLAVE", "CLAVE_PERSONA", *re.findall(r'column = "(\w+)"', LAYOUT.read_text())]
    with register.open("w", newline="") as file:
        row = dict.fromkeys(columns, "") | {
            "CLAVE": "C-1", "CLAVE_PERSONA": "P-1", "NOMBRE": "Ixchel Balam Koyoc", "SEXO": "Mujer", "EDAD": "40",
            "CARGO": "Comisaría municipal", "CALIDAD": "Propietaria", "MUNICIPIO": "Alborada",
            "POSTULA": "COL", "NUMERO": "1", "ESTATUS": "Aprobada", "FECHA_REGISTRO": "2026-11-20",
            "ACUERDO": "IES-DEMO-02/2026",
        }  # fmt: skip
        sheet = csv.DictWriter(file, row)
        sheet.writeheader()
        sheet.writerow(row)
    call_command(
        "import_candidacies", str(register), "--process", "demo", "--layout", "registro", "--accept-warnings",
        stdout=StringIO(),
    )  # fmt: skip
    candidacy = Candidacy.objects.get()
    return Here(candidacy.process), candidacy


def text(response):
    assert response.status_code == 200
    return response.content.decode()


def test_they_are_asked_of_her_and_shown_as_everybody_will_see_them(added):
    ana = herself(*added)
    page = text(ana.get("tasks"))
    assert "Comisaría" in page
    assert "Partido de la Colmena" in page
    assert "¿Qué hará por los apiarios?" in text(ana.get("section", "curricular", "propuestas"))
    assert ana.writes("propuestas", {"r-apiarios": "corta"}).status_code == 422  # its limits come with it
    assert ana.writes("propuestas", {"r-apiarios": WRITTEN}).status_code == 302
    assert WRITTEN in text(ana.get("check", "curricular"))
    seen = text(ana.browser.get(f"/vista-previa/{ana.candidacy.pk}/", follow=True))
    for each in ("¿Qué hará por los apiarios?", WRITTEN, "Partido de la Colmena", "comisari"):
        assert each.lower() in seen.lower()


def test_whoever_represents_the_new_party_has_her_on_its_board_by_her_office(added):
    here, candidacy = added
    here.process.parameters["party_captures_curricular"] = {"value": True, "source": "prueba", "confidence": "U"}
    here.process.save()
    theirs = representation(here, candidacy, key="colmena")
    board = text(theirs.browser.get("/captura/"))
    assert "Ixchel Balam Koyoc" in board
    assert "Comisar" in board
    assert "¿Qué hará por los apiarios?" in text(theirs.get("section", "curricular", "propuestas"))
