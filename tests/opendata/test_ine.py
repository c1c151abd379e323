# SPDX-License-Identifier: EUPL-1.2
"""INE's 25 columns, filled from the questionnaire that all processes share."""

import csv
import io
import tomllib
from dataclasses import replace

import pytest
import python_calamine

from conoceles.elections.questionnaire import Condition, Definition, Kind, Option, Question, Section, Visibility
from conoceles.kernel.text import Counting
from conoceles.opendata.ine import candidacies_as_ine, names
from conoceles.publication.snapshot import QuestionnaireInfo, Sheet, State
from tests.publication.served import ROOT

from .editions import CANARY, HEADER, profile, validated, written

SHARED = ROOT / "processes" / "_shared" / "questionnaires" / "curricular.toml"
COLUMNS = """
PARTIDO_COALICION CARGO ENTIDAD DISTRITO_LOCAL CIRCUNSCRIPCION MUNICIPIO NUM_LISTA_O_FORMULA NOMBRE_CANDIDATO
TIPO_CANDIDATO EDAD SEXO DIRECCION_CASA_CAMPAÑA TELEFONO CORREO_ELECTRONICO PAGINA_WEB REDES ESCOLARIDAD
ESTATUS_ESCOLARIDAD CURSOS HISTORIA_PROFESIONAL TRAYECTORIA_POLITICA MOTIVO_CARGO_PUBLICO PROPUESTA_1 PROPUESTA_2
PROPUESTA_GENERO
"""


def question(key, kind=Kind.TEXT, visibility=Visibility.PUBLIC, **more):
    return Question(key, key, kind, visibility, "prueba", "A", **more)


STUDIES = (Option("ninguno", "Sin estudios"), Option("tecnica", "Técnica"))
DEFINITION = Definition(
    "curricular", "Cuestionario curricular", Counting.COLLAPSED,
    (
        Section(
            "todo", "Todo",
            (
                question("grado_maximo", Kind.CHOICE, options=STUDIES),
                question("estatus_grado", hidden_when=Condition("grado_maximo", ("ninguno",))),
                question("cursos", items=20),
                question("facebook", Kind.URL),
                question("tiktok", Kind.URL),
                question("motivo_cargo", Kind.LONG_TEXT),
                question("correo_publico", Kind.EMAIL, Visibility.NEVER),
            ),
        ),
    ),
    "prueba",
)  # fmt: skip
ONLY = replace(HEADER, questionnaires=(QuestionnaireInfo("curricular", 1, DEFINITION),))


@pytest.fixture
def made(tmp_path):
    def made(*profiles):
        content = b"".join(candidacies_as_ine(written(tmp_path / "freeze", profiles, ONLY)))
        return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))

    return made


def test_the_columns_are_those_of_the_file_that_others_read(made):
    (row,) = made(profile())
    assert [name.replace(" ", "_") for name in row] == COLUMNS.split()
    assert "DISTRITO LOCAL" in row


def test_they_are_those_of_its_real_export_in_its_order(ine_2022):
    sheet = python_calamine.CalamineWorkbook.from_path(ine_2022).get_sheet_by_name("CANDIDATOS")
    assert list(names()) == sheet.to_python()[0]


def test_a_candidacy_is_written_as_the_ine_does(made):
    answers = {
        "grado_maximo": "tecnica", "cursos": ["Uno", "Dos"], "facebook": "https://facebook.com/x",
        "tiktok": "https://tiktok.com/@x", "motivo_cargo": "=2+2", "correo_publico": CANARY,
    }  # fmt: skip
    (row,) = made(profile("Itzel Ku", validated(answers, version=1)))
    assert row == {
        "PARTIDO_COALICION": "Partido Solar", "CARGO": "PRESIDENCIA", "ENTIDAD": "SACNICTÉ",
        "DISTRITO LOCAL": "No aplica", "CIRCUNSCRIPCION": "No aplica", "MUNICIPIO": "UMÁN",
        "NUM_LISTA_O_FORMULA": "1", "NOMBRE_CANDIDATO": "Itzel Ku", "TIPO_CANDIDATO": "PROPIETARIA", "EDAD": "41",
        "SEXO": "MUJER", "DIRECCION_CASA_CAMPAÑA": "", "TELEFONO": "", "CORREO_ELECTRONICO": "", "PAGINA_WEB": "",
        "REDES": "https://facebook.com/x, https://tiktok.com/@x", "ESCOLARIDAD": "Técnica",
        "ESTATUS_ESCOLARIDAD": "No proporcionó", "CURSOS": "Uno, Dos", "HISTORIA_PROFESIONAL": "",
        "TRAYECTORIA_POLITICA": "", "MOTIVO_CARGO_PUBLICO": "'=2+2", "PROPUESTA_1": "", "PROPUESTA_2": "",
        "PROPUESTA_GENERO": "",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "number", "written_as"),
    [
        ("distrito", 3, ("3 UMÁN", "No aplica", "No aplica")),
        ("circunscripcion", 1, ("No aplica", "1", "No aplica")),
        ("municipio", 101, ("No aplica", "No aplica", "UMÁN")),
        ("entidad", None, ("No aplica", "No aplica", "No aplica")),
    ],
)
def test_a_place_stands_in_its_own_column(tmp_path, kind, number, written_as):
    header = replace(ONLY, territories=(replace(ONLY.territories[0], kind=kind, number=number),))
    content = b"".join(candidacies_as_ine(written(tmp_path / "f", [profile()], header)))
    (row,) = csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    assert (row["DISTRITO LOCAL"], row["CIRCUNSCRIPCION"], row["MUNICIPIO"]) == written_as


def test_an_alternate_is_never_called_titular(made):
    rows = made(
        *(profile(f"{sex} {seat}", sex=sex, seat=seat) for sex in ("mujer", "hombre", "no_binario") for seat in "PS")
    )
    assert [(row["SEXO"], row["TIPO_CANDIDATO"]) for row in rows] == [
        ("MUJER", "PROPIETARIA"), ("MUJER", "SUPLENTE"), ("HOMBRE", "PROPIETARIO"), ("HOMBRE", "SUPLENTE"),
        ("NO BINARIO", "PROPIETARIA O PROPIETARIO"), ("NO BINARIO", "SUPLENTE"),
    ]  # fmt: skip


def test_each_absence_has_one_way_of_being_written(made):
    rows = made(
        profile("Captó", validated({"grado_maximo": "ninguno"}, version=1, not_applicable=("estatus_grado",))),
        profile("Nunca", Sheet("curricular", 0, State.NEVER, owed=True)),
        profile("En revisión", Sheet("curricular", 0, State.IN_REVIEW, owed=True)),
        profile("Se fue", status="renuncia"),
    )
    assert [(row["ESTATUS_ESCOLARIDAD"], row["REDES"], row["CURSOS"]) for row in rows] == [
        ("No aplica", "No proporcionó", "No proporcionó"), ("", "", ""), ("", "", ""),
    ]  # fmt: skip


def test_every_column_of_answers_is_filled_by_a_question_of_the_shared_questionnaire():
    shared = tomllib.loads(SHARED.read_text())
    asked = {question["key"] for section in shared["section"] for question in section["question"]}
    mapped = tomllib.loads((ROOT / "conoceles" / "opendata" / "formato-ine.toml").read_text())
    assert list(mapped) == [shared["questionnaire"]["slug"]]
    assert {key for keys in mapped["curricular"].values() for key in keys} <= asked
