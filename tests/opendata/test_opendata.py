# SPDX-License-Identifier: EUPL-1.2
"""The open data, read back as their users read them."""

import csv
import io
import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conoceles.elections.questionnaire import Kind, Question, Section, Visibility
from conoceles.opendata import part
from conoceles.opendata.cells import cell, joined, parted, plain, safe
from conoceles.opendata.columns import Table
from conoceles.opendata.rows import as_csv
from conoceles.publication.snapshot import Other, QuestionnaireInfo

from .editions import CANARY, EVERYONE, FIRST, HEADER, SECOND, files, profile, rows, validated, written

COLUMNS = """
id slug direccion proceso entidad eleccion eleccion_nombre principio cargo cargo_nombre
demarcacion_tipo demarcacion demarcacion_nombre demarcacion_numero
postulante postulante_nombre postulante_tipo integrantes siglado calidad numero orden formula
nombre sobrenombre sexo edad reeleccion estatus estatus_fecha registro_fecha acuerdo acciones_afirmativas
se_identifica_con sal sustituye_a sustituida_por perfil_retirado perfil_retirado_por
movimientos boleta_cierre boleta boleta_nombre boleta_cargo boleta_numero boleta_calidad boleta_nadie_contiende
estado_curricular obligada_curricular version_curricular revision_curricular enviado_curricular aprobado_curricular
en_espera_curricular huella_curricular fuente_curricular no_proporciono_curricular no_aplica_curricular
en_pausa_curricular
curricular_grado curricular_grado_otro curricular_estatus curricular_cursos curricular_historia curricular_lengua
"""


@pytest.fixture(scope="module")
def release(tmp_path_factory):
    folder = tmp_path_factory.mktemp("datos")
    return files(written(folder / "freeze"), folder / "release")


def by_slug(release):
    return {row["slug"]: row for row in rows(release["datos/candidaturas.csv"])}


def test_there_is_a_row_for_everyone_in_ballot_order(release):
    records = json.loads(release["datos/candidaturas.json"])
    expected = [one.slug for one in EVERYONE]
    assert [row["slug"] for row in rows(release["datos/candidaturas.csv"])] == expected
    assert [record["slug"] for record in records] == expected


def test_the_columns_are_these_and_in_this_order(release):
    """Whoever built on the data relies on it: a column is only ever added at the end of its questionnaire."""
    header = next(csv.reader(io.StringIO(release["datos/candidaturas.csv"].decode("utf-8-sig"))))
    assert header == COLUMNS.split()
    assert list(json.loads(release["datos/candidaturas.json"])[0]) == header


def test_the_csv_opens_in_excel_and_in_a_program(release):
    content = release["datos/candidaturas.csv"]
    assert content.startswith(b"\xef\xbb\xbfid,slug,")
    assert content.decode("utf-8-sig").splitlines()[0].endswith("curricular_lengua")
    assert content.count(b"\r\n") == len(EVERYONE) + 2  # the header, and a line break that a candidacy wrote


def test_each_absence_is_told_apart(release):
    found = by_slug(release)
    states = {slug: row["estado_curricular"] for slug, row in found.items()}
    assert states == {
        "itzel-ku": "validada", "nicte-uc": "validada", "abril-poot": "validada", "sin-captura": "sin_captura",
        "en-revision": "en_revision", "no-obligada": "no_obligada", "ya-no-esta": "no_vigente",
    }  # fmt: skip
    why = {slug: (row["no_proporciono_curricular"], row["no_aplica_curricular"]) for slug, row in found.items()}
    assert why["itzel-ku"] == ("estatus", "")
    assert why["nicte-uc"] == ("cursos|historia|lengua", "estatus")
    assert why["abril-poot"] == ("estatus|cursos", "")  # her version did not ask for her language
    assert {why[slug] for slug in ("sin-captura", "en-revision", "no-obligada", "ya-no-esta")} == {("", "")}


def test_who_came_in_whose_place_can_be_followed_to_the_one_who_stands(tmp_path):
    def other(slug):
        return Other(slug, slug.title(), "sustituida", "ayuntamiento", "municipio:1")

    chain = [
        replace(profile("Primera"), slug="primera", status="sustituida", replaced_by=other("tercera")),
        replace(
            profile("Segunda"), slug="segunda", status="renuncia", replaces=other("primera"),
            replaced_by=other("tercera"),
        ),
        replace(profile("Tercera"), slug="tercera", replaces=other("segunda")),
        replace(profile("Aparte"), slug="aparte"),
    ]  # fmt: skip
    made = files(written(tmp_path / "freeze", chain), tmp_path / "release")
    found = {row["slug"]: (row["sustituye_a"], row["sustituida_por"]) for row in rows(made["datos/candidaturas.csv"])}
    assert found == {
        "primera": ("", "tercera"), "segunda": ("primera", "tercera"), "tercera": ("segunda", ""), "aparte": ("", ""),
    }  # fmt: skip
    told = {row["columna"]: row["descripcion"] for row in rows(made["datos/diccionario.csv"])}
    assert "en cuyo lugar se registró" in told["sustituye_a"]
    package = json.loads(made["datos/datapackage.json"])
    names = [field["name"] for field in package["resources"][0]["schema"]["fields"]]
    assert {"sustituye_a", "sustituida_por"} <= set(names)


def test_an_answer_with_nothing_in_it_is_no_answer(tmp_path):
    blank = profile("Ana", validated({"grado": "ninguno", "cursos": [], "historia": ""}, not_applicable=("estatus",)))
    (row,) = rows(files(written(tmp_path / "f", [blank]), tmp_path / "release")["datos/candidaturas.csv"])
    assert row["no_proporciono_curricular"] == "cursos|historia|lengua"


def test_json_has_the_values_as_they_are(release):
    first, *_, last = json.loads(release["datos/candidaturas.json"])
    assert first["nombre"] == "=Itzel «Flor» Ku"
    assert first["curricular_cursos"] == ["Maya | español", "a\\b", "=1+1"]
    assert first["curricular_historia"] == 'Primera línea\r\nsegunda, con "comillas"; y ñ'
    assert (first["edad"], first["reeleccion"], first["integrantes"]) == (41, True, ["ps", "pl"])
    assert first["fuente_curricular"] == "IES, Acuerdo 7, 2027-01-01"
    assert (last["edad"], last["reeleccion"], last["numero"], last["formula"]) == (None, None, None, [])


def test_csv_says_the_same_as_json(release):
    kinds = {column.name: column.type for column in Table(HEADER).columns}
    for row, record in zip(
        rows(release["datos/candidaturas.csv"]), json.loads(release["datos/candidaturas.json"]), strict=True
    ):
        for name, text in row.items():
            if kinds[name] == "lista":
                assert parted(plain(text)) == (record[name] or [])
            elif kinds[name] == "sí o no":
                assert {"sí": True, "no": False, "": None}[text] == record[name]
            elif kinds[name] == "entero":
                assert (int(text) if text else None) == record[name]
            else:
                assert (plain(text) or None) == record[name]


def test_the_address_of_a_profile_is_the_one_of_the_site(release):
    assert by_slug(release)["itzel-ku"]["direccion"] == "ayuntamientos/uman/itzel-ku.html"


def test_what_is_not_public_has_no_column_and_no_row(tmp_path):
    planted = profile("Ana", validated({"grado": "ninguno", "correo": CANARY, "joven": CANARY, "inventada": CANARY}))
    made = files(written(tmp_path / "freeze", [planted]), tmp_path / "release")
    assert [path for path, content in made.items() if CANARY.encode() in content] == []
    assert b"curricular_correo" not in b"".join(made.values())


def test_a_new_version_adds_columns_and_moves_none():
    before = Table(replace(HEADER, questionnaires=(QuestionnaireInfo("curricular", 1, FIRST),))).names
    both = Table(HEADER).names
    after = Table(replace(HEADER, questionnaires=(QuestionnaireInfo("curricular", 2, SECOND),))).names
    assert both[: len(before)] == before
    assert both == after == (*before, "curricular_lengua")


def test_a_second_questionnaire_changes_no_column_of_the_first():
    other = replace(FIRST, slug="de-la-paridad", name="Otro")
    more = replace(HEADER, questionnaires=(*HEADER.questionnaires, QuestionnaireInfo("de-la-paridad", 1, other)))
    names = Table(more).names
    assert names[: len(Table(HEADER).names)] == Table(HEADER).names
    assert "estado_de_la_paridad" in names
    assert "de_la_paridad_grado" in names


def test_two_columns_of_one_name_are_refused(tmp_path):
    clash = Section("s", "S", (Question("grado_otro", "¿?", Kind.TEXT, Visibility.PUBLIC, "prueba", "A"),))
    bad = replace(FIRST, sections=(*FIRST.sections, clash))
    snapshot = written(tmp_path / "f", (), replace(HEADER, questionnaires=(QuestionnaireInfo("curricular", 1, bad),)))
    with pytest.raises(ValueError, match="curricular_grado_otro"):
        part.check(snapshot)


def test_the_dictionary_describes_every_column(release):
    names = list(Table(HEADER).names)
    table = {row["columna"]: row for row in rows(release["datos/diccionario.csv"])}
    records = {record["columna"]: record for record in json.loads(release["datos/diccionario.json"])}
    assert (list(table), list(records)) == (names, names)
    assert all(row["descripcion"] for row in table.values())
    assert records["curricular_lengua"]["desde_version"] == 2
    assert "hasta_version" not in records["curricular_grado"]
    assert records["curricular_historia"]["caracteres_minimo"] == 280
    assert {"clave": "ninguno", "significado": "Sin estudios"} in records["curricular_grado"]["opciones"]
    assert "ninguno=Sin estudios" in parted(plain(table["curricular_grado"]["opciones"]))
    assert table["curricular_grado"]["obligatoria"] == "sí"


def test_a_question_that_later_versions_dropped_says_until_when(tmp_path):
    turned = (QuestionnaireInfo("curricular", 1, SECOND), QuestionnaireInfo("curricular", 2, FIRST))
    made = files(written(tmp_path / "f", (), replace(HEADER, questionnaires=turned)), tmp_path / "release")
    records = {record["columna"]: record for record in json.loads(made["datos/diccionario.json"])}
    assert (records["curricular_lengua"]["desde_version"], records["curricular_lengua"]["hasta_version"]) == (1, 1)


def test_the_institute_decides_on_what_terms(tmp_path, settings):
    snapshot = written(tmp_path / "f", ())
    before = {page.path: page.inputs for page in part.pages(snapshot, "descripcion")}
    settings.OPEN_DATA_TERMS = ("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/deed.es")
    made = files(snapshot, tmp_path / "release")
    assert json.loads(made["datos/datapackage.json"])["licenses"] == [
        {"name": "cc-by-4-0", "title": "CC BY 4.0", "path": "https://creativecommons.org/licenses/by/4.0/deed.es"}
    ]
    assert "CC BY 4.0" in made["datos/LEEME.txt"].decode()
    assert "CC BY 4.0" in made["datos/index.html"].decode()
    after = {page.path: page.inputs for page in part.pages(snapshot, "descripcion")}
    assert before["datos/LEEME.txt"] != after["datos/LEEME.txt"]


def test_equal_inputs_are_equal_bytes_and_a_changed_candidacy_is_another_input(tmp_path):
    one, same = written(tmp_path / "a"), written(tmp_path / "b")
    changed = written(tmp_path / "c", (*EVERYONE[:-1], replace(EVERYONE[-1], status="cancelada")))

    def inputs(snapshot):
        return {page.path: page.inputs for shard in part.shards(snapshot) for page in part.pages(snapshot, shard)}

    assert inputs(one) == inputs(same)
    assert files(one, tmp_path / "one") == files(same, tmp_path / "same")
    moved = {path for path, digest in inputs(changed).items() if digest != inputs(one)[path]}
    assert moved == {
        f"datos/{name}" for name in ("candidaturas.csv", "candidaturas.json", "candidaturas.xlsx",
                                     "candidaturas.parquet", "formato-ine.csv")
    }  # fmt: skip


def test_a_process_without_candidacies_has_data_too(tmp_path):
    made = files(written(tmp_path / "f", ()), tmp_path / "release")
    assert json.loads(made["datos/candidaturas.json"]) == []
    assert rows(made["datos/candidaturas.csv"]) == []


def test_large_files_are_made_in_pieces(tmp_path):
    many = (profile(f"Persona {n}", validated({"historia": "x" * 2000}), slug=f"p-{n}") for n in range(2000))
    snapshot = written(tmp_path / "f", many)
    for shard in ("datos/candidaturas.csv", "datos/candidaturas.json"):
        (page,) = part.pages(snapshot, shard)
        pieces = list(page.make())
        assert len(pieces) > 10
        assert max(map(len, pieces)) < 300 * 1024


@given(st.text())
def test_a_cell_gives_its_text_back(text):
    assert plain(safe(text)) == text


@given(st.lists(st.text(min_size=1)))
def test_a_list_gives_its_texts_back(texts):
    assert parted(joined(texts)) == texts
    assert parted(plain(cell(texts))) == texts


@given(st.text(), st.sampled_from("=+-@\t\r\n\0＝＋－＠"), st.sampled_from(["", " ", "\u00a0 "]))
def test_no_cell_begins_as_a_formula(text, sign, blank):
    assert cell(blank + sign + text).startswith("'")


@given(st.lists(st.text(alphabet=st.characters(exclude_categories=["Cs"])), min_size=1, max_size=4))
def test_any_text_survives_the_csv(texts):
    content = b"".join(as_csv([str(n) for n in range(len(texts))], [texts]))
    _, row = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    assert [plain(one) for one in row] == texts
