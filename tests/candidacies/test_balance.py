# SPDX-License-Identifier: EUPL-1.2
"""Balance as the register stands: the figures, whom each is shown to, and the files."""

import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from conoceles.accounts.rules import Role
from conoceles.candidacies.balance import papers, queries, rules
from conoceles.candidacies.balance.reports import Report
from conoceles.candidacies.models import AffirmativeAction, Person
from conoceles.look.papers import Share
from tests.look.test_papers import read, written
from tests.people import entered, person
from tests.world import world

pytestmark = pytest.mark.django_db
PAGE = "/registro/paridad/"
HELD = {
    "parity_rule": "mujeres-al-menos-la-mitad",
    "alternation_rule": True,
    "alternate_sex": "mismo-sexo",
    "affirmative_place_kept": True,
}


def stands(here, name, sex, **more):
    found = here.candidacy(name, **more)
    Person.objects.filter(pk=found.person_id).update(sex=sex)
    return found


@pytest.fixture
def here():
    """Two towns' worth of men for one party, a place of affirmative action that lost it, and a vacancy."""
    here = world(**HELD)
    first = stands(here, "Don Uno", "hombre")
    stands(here, "Doña Suplente", "mujer", formula=first.formula, seat="S")
    stands(here, "Don Dos", "hombre")
    left = stands(here, "Joven Que Se Fue", "hombre", status="sustituida")
    AffirmativeAction.objects.create(candidacy=left, group="joven")
    stands(here, "Don Llegó", "hombre", formula=left.formula, replaces=left)
    stands(here, "Alguien Renunció", "mujer", party=1, status="renuncia")
    stands(here, "=HYPERLINK(1)", "mujer", party=1)
    return here


def browser(role):
    return entered(person(f"alguien-{role}", role, "prueba"))


def test_only_those_who_stand_count_and_a_place_nobody_holds_is_vacant(here):
    ceiba, faisan = [one for one in rules.tallies(queries.formulas(here.process)) if not one.heading]
    assert (ceiba.women, ceiba.men, ceiba.vacant) == (0, 3, 0)
    assert (faisan.women, faisan.men, faisan.vacant) == (1, 0, 1)


def test_the_area_reads_each_warning_with_a_link(here):
    page = browser(Role.AREA).get(PAGE).content.decode()
    assert "0 de 3 (0.0\u00a0%)" in page
    assert "Sin paridad" in page
    assert "Los lugares 1 y 3 van seguidos y los ocupan personas del mismo sexo: Don Uno y Don Dos." in page
    assert "tiene por suplente a Doña Suplente (mujer)" in page
    assert "Personas jóvenes), y Don Llegó, que lo ocupa ahora, no está registrada por ella." in page
    assert 'href="/registro/candidaturas/' in page


def test_the_instance_reads_them_and_the_commission_sees_figures_alone(here):
    instance = browser(Role.INSTANCE).get(PAGE).content.decode()
    assert "Don Llegó" in instance
    assert "/registro/candidaturas/" not in instance
    for role in (Role.PRESIDENCY, Role.COMMISSIONER, Role.SECRETARY):
        there = browser(role)
        page = there.get(PAGE).content.decode()
        assert "0 de 3 (0.0\u00a0%)" in page
        assert "Don " not in page
        book = load_workbook(io.BytesIO(there.get(f"{PAGE}paridad.xlsx").content))
        assert book.sheetnames == ["Cifras", "Reglas", "Corte"]


def test_the_files_say_the_same_and_do_nothing(here):
    there = browser(Role.AREA)
    text = there.get(f"{PAGE}paridad.csv").content.decode("utf-8-sig")
    assert "Ayuntamiento,CEIBA,Titulares,3,0,3,0,0,Sin paridad," in text
    book = load_workbook(io.BytesIO(there.get(f"{PAGE}paridad.xlsx").content))
    assert [row[2].value for row in book["Cifras"].iter_rows(min_row=2)] == ["Titulares", "Encabezan"] * 2
    assert book["Advertencias"].max_row == 6
    assert {cell.data_type for row in book["Advertencias"].iter_rows() for cell in row} <= {"s", "n"}


def test_what_nobody_decided_is_not_held_against_anyone():
    here = world()
    stands(here, "Don Uno", "hombre")
    stands(here, "Don Dos", "hombre")
    page = browser(Role.AREA).get(PAGE).content.decode()
    assert "0 de 2" in page
    assert "No está decidido en este proceso; no se revisa." in page
    assert "Sin paridad" not in page
    assert "Ninguna." in page


def test_an_exception_of_the_process_is_told_with_its_source(here):
    here.process.exceptions = [
        {"rule": "paridad", "office": "", "postulant": "ceiba", "source": "Acuerdo de prueba", "confidence": "A"}
    ]
    here.process.save()
    page = browser(Role.AREA).get(PAGE).content.decode()
    assert "Exceptuada" in page
    assert "Acuerdo de prueba" in page
    assert "Sin paridad" not in page


def test_thousands_cost_as_many_questions_as_one(here):
    there = browser(Role.AREA)

    def asked():
        there.get(PAGE)
        with CaptureQueriesContext(connection) as queries:
            assert there.get(PAGE).status_code == 200
        return len(queries)

    first = asked()
    for number in range(60):
        stands(here, f"Otro {number}", "hombre")
    assert asked() == first


class TestTheIntegrationAsAPaper:
    def test_counts_titulars_and_alternates_apart_and_vacancies_never_as_people(self, here):
        by_office, by_postulant, by_place, _ = papers.paper(Report(here.process)).tables
        assert by_office.rows == [
            ["Ayuntamiento", "Propietarias", 4, 1, 3, 0, Share(1, 4), 1],
            ["Ayuntamiento", "Suplentes", 1, 1, 0, 0, Share(1, 1), 4],
        ]
        assert [row[1:5] for row in by_postulant.rows] == [
            ["CEIBA", "Propietarias", 3, 0], ["CEIBA", "Suplentes", 1, 1],
            ["FAISAN", "Propietarias", 1, 1], ["FAISAN", "Suplentes", 0, 0],
        ]  # fmt: skip
        assert [row[1] for row in by_place.rows][:3] == ["Presidencia municipal, 1"] * 2 + ["Presidencia municipal, 3"]
        assert by_office.denominator == "Sobre 5 personas que contienden en 5 lugares."

    @pytest.mark.usefixtures("here")
    def test_names_nobody_and_its_three_files_agree(self):
        area = browser(Role.AREA)
        pdf, docx, xlsx = (area.get(f"{PAGE}integracion.{kind}").content for kind in ("pdf", "docx", "xlsx"))
        book = load_workbook(io.BytesIO(xlsx))
        assert [cell.value for cell in book["Por cargo"][2]] == ["Ayuntamiento", "Propietarias", 4, 1, 3, 0, 0.25, 1]
        for said in (read(pdf), written(docx)):
            assert "25.0 %" in said
            assert "Don Uno" not in said
        assert "Don Uno" not in str([[cell.value for cell in row] for sheet in book for row in sheet])
