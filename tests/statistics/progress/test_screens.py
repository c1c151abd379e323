# SPDX-License-Identifier: EUPL-1.2
"""Each one sees of the cut what is hers: all of it, her own candidacies, or aggregates without people or places."""

import csv
import io
import re
import zipfile

import openpyxl
import pytest
from django.urls import reverse

from conoceles.accounts.rules import Role
from conoceles.candidacies.models import Person
from conoceles.elections.models import Position
from conoceles.statistics.progress.queries import figures_of, identity_answered
from tests.people import entered, person
from tests.publication.test_silence import IDENTITY

PAGE, CSV, XLSX = "progress:progress", "progress:csv", "progress:xlsx"


@pytest.fixture
def seen(days):
    """What somebody in a role reads at an address."""
    days.sent(days.people["ana"])
    Person.objects.filter(candidacies=days.people["bea"]).update(sex="hombre")
    days.cut()

    visitors = {}

    def look(role, address=PAGE, scope="prueba", **query):
        if (role, scope) not in visitors:
            visitors[role, scope] = entered(person(f"persona-{role}-{len(visitors)}", role, scope))
        return visitors[role, scope].get(reverse(address), query)

    return look


def test_those_who_supervise_see_offices_and_postulants_and_no_place_sex_or_identity(seen):
    said = seen(Role.PRESIDENCY).content.decode()
    assert "Ayuntamientos: presidencia municipal" in said
    assert "FAISAN" in said
    assert "1 de 3 (33.3" in said
    for finer in ("Por lugar", "Villa de Prueba", "Por sexo", "Hombres", "identidad,"):
        assert finer not in said
    rows = list(csv.DictReader(io.StringIO(seen(Role.PRESIDENCY, CSV).content.decode("utf-8-sig"))))
    assert set(rows[0]) == {
        "Cargo", "Postula", "registradas", "deben_capturar", "cuenta_entregada", "iniciadas", "enviadas", "validadas",
        "publicadas", "corte", "huella_del_corte",
    }  # fmt: skip
    assert sum(int(row["registradas"]) for row in rows) == 4


def test_the_page_begins_with_what_is_on_it_and_every_link_leads_there(seen):
    for role, scope in ((Role.INSTANCE, "prueba"), (Role.PRESIDENCY, "prueba"), (Role.PARTY, "prueba/faisan")):
        said = seen(role, scope=scope).content.decode()
        index = re.search(r'<nav aria-label="En esta página">(.*?)</nav>', said, re.DOTALL)[1]
        led = re.findall(r'href="#([^"]+)"', index)
        assert led.count("dias") == led.count("etapas") == 1
        assert {each for each in led if said.count(f'id="{each}"') != 1} == set()
        # And no table, nor chapter, is left out of it.
        assert set(re.findall(r'id="(tabla-\d+|dias|informes|etapas)"', said)) == set(led)


def test_a_representation_sees_its_own_alone(seen):
    said = seen(Role.PARTY, scope="prueba/faisan").content.decode()
    assert "Villa de Prueba" in said
    assert "CEIBA" not in said
    assert "Por quién postula" not in said
    rows = list(csv.DictReader(io.StringIO(seen(Role.PARTY, CSV, scope="prueba/faisan").content.decode("utf-8-sig"))))
    assert [(row["Postula"], row["Sexo"], row["registradas"]) for row in rows] == [("FAISAN", "Hombres", "1")]
    book = zipfile.ZipFile(io.BytesIO(seen(Role.PARTY, XLSX, scope="prueba/faisan").content))
    assert not any(b"CEIBA" in book.read(name) for name in book.namelist())


def test_a_spreadsheet_holds_figures_that_can_be_added_up_and_says_out_of_how_many(seen):
    book = openpyxl.load_workbook(io.BytesIO(seen(Role.PRESIDENCY, XLSX).content))
    head, *rows = book["Por cargo"].values
    assert head[:3] == ("Cargo", "Registradas", "Deben capturar")
    total = dict(zip(head, rows[-1], strict=True))
    assert (total["Cargo"], total["Enviadas"], total["Enviadas (%)"]) == ("Total", 1, pytest.approx(1 / 3))
    crossed = next(page for page in book if page.title.startswith("Enviadas, por quién"))
    head, *rows = crossed.values
    assert head == ("Postula", "Ayuntamientos", "Ayuntamientos, de", "Ayuntamientos (%)")
    assert sum(row[1] for row in rows) == 1
    assert sum(row[2] for row in rows) == 3


def test_the_instance_sees_everything_and_a_day_without_cut_is_answered_in_words(seen):
    said = seen(Role.INSTANCE).content.decode()
    for table in ("Por cargo", "Por quién postula", "Por lugar", "Por sexo registrado", "Titulares y suplentes"):
        assert table in said
    assert "corte del 1 de marzo" in said
    missing = seen(Role.INSTANCE, dia="2024-02-30")
    assert missing.status_code == 200
    assert "No hay corte del día que pidió («2024-02-30»)" in missing.content.decode()
    assert seen(Role.INSTANCE, CSV, dia="2024-02-28").url == "/avance/?dia=2024-02-28"
    assert seen(Role.AUDITOR).status_code == 404


def test_identity_is_counted_apart_and_never_of_fewer_than_ten(days, seen):
    here = days.here
    for number in range(12):
        here.candidacy(f"Persona {number}", party=number % 2 and 1)
    here.process.questionnaires.create(
        slug="identidad", version=1, content=IDENTITY.to_json(), digest="1" * 64, loaded_at=days.now,
        in_force_at=days.now, agreement=here.questionnaire.agreement,
    )  # fmt: skip
    Position.objects.update(titular_owes=["curricular", "identidad"])
    days.later(days=1)
    cut = days.cut()
    assert figures_of(cut).total.owing == 15
    assert sum(counts.owing for counts in identity_answered(here.process, cut.at).values()) == 15
    assert identity_answered(here.process, cut.at) == figures_of(cut).identity
    said = seen(Role.INSTANCE).content.decode()
    assert "Cuestionario de identidad, por cargo" in said
    assert "menos de 10" in said
    assert '<th scope="col"></th>' not in said
    for role in (Role.PRESIDENCY, Role.SECRETARY, Role.AREA):
        assert "identidad" not in seen(role).content.decode().lower()
