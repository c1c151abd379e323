# SPDX-License-Identifier: EUPL-1.2
"""Each absence has its own words and its date: none is ever said as another (inventory of peers, test 6)."""

import csv
import io
import json
from dataclasses import replace

import pytest

from conoceles.opendata.ine import candidacies_as_ine
from conoceles.opendata.rows import candidacies_as_csv
from conoceles.publication.snapshot import Paused, State, Withdrawn

from .site_pages import Read, made
from .snapshots import pictures, profile, sheet, written

SECRET = "lo-que-decia-su-propuesta"
RULING = "sentencia de un tribunal (TEEY-JDC-012/2027, del 3 de mayo de 2027)"
SINCE = "2027-05-04T10:00:00-06:00"
ANSWERS = {"propuesta_1": "Agua para todas.", "historia": "Maestra rural."}
TRAIL = {"nickname": "", "age": None, "reelection": None, "affirmative": (), "photo": (), "sheets": (), "badges": ()}


def paused(section="propuestas", question=""):
    return Paused(section, question, SINCE, "sentencia", RULING)


WITHOUT = {key: value for key, value in ANSWERS.items() if key != "propuesta_1"}
PEOPLE = {
    "una": profile("Una Propuesta", sheet(ANSWERS)),
    "ninguna": profile("Sin Propuesta", sheet(WITHOUT)),
    "pausa": profile("En Pausa", sheet(WITHOUT, paused=(paused(),))),
    "foto": profile("Foto En Pausa", sheet(ANSWERS, paused=(paused(question="foto"),)), photo=()),
    "sin-captura": profile("Sin Captura", sheet(state=State.NEVER, version=0)),
    "sentencia": replace(profile("Retirada"), **TRAIL, withdrawn=Withdrawn(SINCE, "sentencia", RULING)),
    "solicitud": replace(
        profile("Se Retiró"), **TRAIL, withdrawn=Withdrawn(SINCE, "solicitud", "solicitud de la propia candidatura")
    ),
    "sustituida": replace(profile("Sustituida"), **TRAIL, status="sustituida", status_on="2027-05-02"),
    "renuncia": replace(profile("Renunció"), **TRAIL, status="renuncia", status_on="2027-05-02"),
}
PEOPLE = {slug: replace(each, slug=slug, number=str(n), order=n) for n, (slug, each) in enumerate(PEOPLE.items())}


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory):
    return written(tmp_path_factory.mktemp("fuera") / "congelado", PEOPLE.values())


@pytest.fixture(scope="module")
def files(snapshot):
    return made(snapshot)


def said(files, slug):
    (path,) = (path for path in files if path.endswith(f"/{slug}.html"))
    return " ".join(" ".join(Read(files[path]).said()).split())


def record(files, slug):
    (path,) = (path for path in files if path.endswith(f"/{slug}.json"))
    return json.loads(files[path])


def test_six_absences_have_six_texts(files):
    words = {
        "una": "Agua para todas.",
        "pausa": f"En pausa desde el 4 de mayo de 2027, por {RULING}.",
        "sin-captura": "No ha capturado su información.",
        "sentencia": f"El instituto retiró este perfil el 4 de mayo de 2027, por {RULING}.",
        "solicitud": "El instituto retiró este perfil el 4 de mayo de 2027, por solicitud de la propia candidatura.",
        "sustituida": "Esta candidatura fue sustituida el 2 de mayo de 2027.",
        "renuncia": "Esta candidatura terminó por renuncia el 2 de mayo de 2027.",
    }
    found = {slug: said(files, slug) for slug in words}
    assert {slug: [other for other in words if words[slug] in found[other]] for slug in words} == {
        slug: [slug] for slug in words
    }
    for slug in ("pausa", "sentencia", "solicitud"):
        assert "No ha capturado" not in found[slug]
        assert "La norma no pide" not in found[slug]
    assert found["pausa"].count("No proporcionó") < said(files, "ninguna").count("No proporcionó")


def test_a_paused_photograph_is_said_so_and_the_rest_stays(files):
    text = said(files, "foto")
    assert f"Fotografía: En pausa desde el 4 de mayo de 2027, por {RULING}." in text
    assert "Agua para todas." in text


def test_lists_say_that_a_profile_was_withdrawn_or_is_paused(files):
    pages = {path: " ".join(Read(content).said()) for path, content in files.items() if path.endswith("/index.html")}
    (text,) = (text for path, text in pages.items() if path.count("/") == 2 and path.startswith("ayuntamientos/")
               and "Una Propuesta" in text)  # fmt: skip
    assert text.count("Perfil retirado") == 2
    assert text.count("Con rubros en pausa") == 2


def test_programs_are_told_the_same(files):
    sheet_ = record(files, "pausa")["cuestionarios"][0]
    assert sheet_["en_pausa"][0] | {"palabras": ""} == {
        "rubro": "propuestas", "pregunta": None, "desde": SINCE, "motivo": "sentencia", "palabras": "",
    }  # fmt: skip
    states = {each["clave"]: each["estado"] for each in sheet_["preguntas"]}
    assert (states["propuesta_1"], states["historia"]) == ("en_pausa", "respondida")
    assert record(files, "sentencia")["perfil"] == {"estado": "retirado", "desde": SINCE, "motivo": "sentencia"}
    assert record(files, "una")["perfil"]["estado"] == "publicado"


def test_open_data_says_it_in_columns_of_its_own(snapshot):
    table = b"".join(candidacies_as_csv(snapshot)).decode("utf-8-sig")
    rows = {row["slug"]: row for row in csv.DictReader(io.StringIO(table, newline=""))}
    assert rows["pausa"]["en_pausa_curricular"] == "propuestas"
    assert "propuesta_1" not in rows["pausa"]["no_proporciono_curricular"].split("|")
    assert "propuesta_1" in rows["ninguna"]["no_proporciono_curricular"].split("|")
    assert (rows["foto"]["en_pausa_curricular"], rows["una"]["en_pausa_curricular"]) == ("foto", "")
    assert [rows[slug]["estado_curricular"] for slug in ("sentencia", "sustituida")] == [
        "perfil_retirado",
        "no_vigente",
    ]
    assert (rows["sentencia"]["perfil_retirado"], rows["sentencia"]["perfil_retirado_por"]) == (SINCE, "sentencia")


def test_in_ines_format_a_pause_is_not_an_omission(snapshot):
    table = b"".join(candidacies_as_ine(snapshot)).decode("utf-8-sig")
    rows = {row["NOMBRE_CANDIDATO"]: row for row in csv.DictReader(io.StringIO(table, newline=""))}
    assert "En pausa" in rows["En Pausa"].values()
    assert "En pausa" not in rows["Sin Propuesta"].values()


def test_photographs_of_whoever_left_are_in_no_file(tmp_path):
    gone = replace(PEOPLE["sentencia"], photo=())
    kept = replace(PEOPLE["una"], photo=pictures("ab"))
    files = made(written(tmp_path / "congelado", [kept, gone]))
    assert sum(path.startswith("fotos/") for path in files) == len(kept.photo)
