# SPDX-License-Identifier: EUPL-1.2
"""What does not fit is told with its place, all at once, and errors keep everything as it was."""

import json

import pytest

from conoceles.candidacies.intake.problems import Problem, Severity
from conoceles.candidacies.intake.words import WORDS
from conoceles.candidacies.models import Candidacy, ImportRun, Person
from conoceles.record.models import Entry

from ..files.workbooks import xlsx
from .conftest import LAYOUT, row


def test_every_problem_has_words_for_what_it_is_and_how_to_mend_it():
    assert list(WORDS) == list(Problem)
    assert len({problem.key for problem in Problem}) == len(Problem)


@pytest.mark.parametrize(
    ("cells", "problem", "column", "said"),
    [
        ({"NOMBRE": " "}, "falta", "NOMBRE", "obligatoria"),
        ({"NOMBRE": "x" * 201}, "no-cabe", "NOMBRE", "201 caracteres y caben 200"),
        ({"CLAVE": ""}, "falta", "CLAVE", "obligatoria"),
        ({"SEXO": "Femenil"}, "valor-desconocido", "SEXO", "«Femenil»"),
        ({"CALIDAD": "Suplentes"}, "valor-desconocido", "CALIDAD", "¿quiso decir «suplente»?"),
        ({"CARGO": "DIPUTASIÓN"}, "cargo-desconocido", "CARGO", "«DIPUTASIÓN»"),
        ({"CARGO": "ayuntamiento"}, "cargo-desconocido", "CARGO", "«ayuntamiento»"),
        ({"MUNICIPIO": "Vila de Prueba"}, "demarcacion-desconocida", "MUNICIPIO", "¿quiso decir «Villa de Prueba»?"),
        ({"MUNICIPIO": "No aplica"}, "falta", "MUNICIPIO", "obligatoria"),
        ({"CARGO": "DIPUTACIÓN", "DISTRITO": "2-OTRO PUERTO"}, "demarcacion-desconocida", "DISTRITO", "2-OTRO PUERTO"),
        ({"CARGO": "DIPUTACIÓN", "DISTRITO": "9-PUERTO INVENTADO"}, "demarcacion-desconocida", "DISTRITO", "9-PUERTO"),
        ({"POSTULA": "Partido de la Seiba"}, "postulante-desconocido", "POSTULA", "«Partido de la Ceiba»?"),
        ({"SIGLADO": "Nadie"}, "postulante-desconocido", "SIGLADO", "«Nadie»"),
        (
            {"POSTULA": "Juntas por la Selva", "MUNICIPIO": "Cenotillo de Arriba"},
            "fuera-de-alcance", "POSTULA", "no está registrada para Ayuntamiento en Cenotillo de Arriba",
        ),
        ({"EDAD": "17"}, "edad-imposible", "EDAD", "«17»"),
        ({"EDAD": "111"}, "edad-imposible", "EDAD", "«111»"),
        ({"EDAD": "cuarenta"}, "edad-imposible", "EDAD", "«cuarenta»"),
        ({"EDAD": "41.5"}, "edad-imposible", "EDAD", "«41.5»"),
        ({"REELECCION": "quizá"}, "ni-si-ni-no", "REELECCION", "«quizá»"),
        ({"FECHA": "31/02/2024"}, "fecha-ilegible", "FECHA", "«31/02/2024»"),
        ({"FECHA": "2024"}, "fecha-ilegible", "FECHA", "«2024»"),
        ({"ESTATUS": "aprobadísima"}, "valor-desconocido", "ESTATUS", "«aprobadísima»"),
        ({"ACUERDO": "C.G.008"}, "valor-desconocido", "ACUERDO", "«C.G.008»"),
        ({"ACCIONES": "joven; jovenes rurales"}, "valor-desconocido", "ACCIONES", "«jovenes rurales»"),
        ({"SUSTITUYE_A": "C-99"}, "sustituida-desconocida", "SUSTITUYE_A", "ninguna"),
        ({"NUMERO": "9" * 41}, "no-cabe", "NUMERO", "caben 40"),
        ({"NUMERO": "-3"}, "numero-imposible", "NUMERO", "«-3»"),
        ({"NUMERO": "1.5"}, "numero-imposible", "NUMERO", "«1.5»"),
        ({"NUMERO": "1e+300"}, "numero-imposible", "NUMERO", "«1e+300»"),
        ({"NUMERO": "9" * 10}, "numero-imposible", "NUMERO", "«9999999999»"),
        ({"NUMERO": "L-1234567890"}, "numero-imposible", "NUMERO", "«L-1234567890»"),
        ({"FECHA": "0001-01-01"}, "fecha-imposible", "FECHA", "a más de tres años de la jornada electoral, 2024-06-02"),
        ({"FECHA": "31/12/9999"}, "fecha-imposible", "FECHA", "«31/12/9999»"),
        ({"FECHA_ESTATUS": "2014-04-01"}, "fecha-imposible", "FECHA_ESTATUS", "«2014-04-01»"),
        ({"NOMBRE": "Ana\u200bUc"}, "caracter-que-no-se-ve", "NOMBRE", "U+200B ZERO WIDTH SPACE (carácter 4)"),
        ({"NOMBRE": "\u202ecU anA"}, "caracter-que-no-se-ve", "NOMBRE", "U+202E RIGHT-TO-LEFT OVERRIDE (carácter 1)"),
        ({"MOTE": "La \x1b[2JJefa"}, "caracter-que-no-se-ve", "MOTE", "U+001B"),
        ({"PERSONA": "uno\u00ad"}, "caracter-que-no-se-ve", "PERSONA", "U+00AD SOFT HYPHEN"),
        ({"CLAVE": "C\u2060-2"}, "caracter-que-no-se-ve", "CLAVE", "U+2060 WORD JOINER"),
        ({"NUMERO": "1\u200e"}, "caracter-que-no-se-ve", "NUMERO", "U+200E LEFT-TO-RIGHT MARK"),
    ],
)  # fmt: skip
def test_an_error_is_told_where_it_is_and_nothing_is_written(desk, cells, problem, column, said):
    told = desk.load(row("C-1", NOMBRE="Eva Chan", MUNICIPIO="Cenotillo de Arriba"), row("C-2", **cells))
    assert (problem, 3, column) in told.problems()
    assert any(said in message for message in told.messages())
    assert "Nada cambió" in told.refusal
    assert said in told.printed
    assert told.report["resultado"] == "rechazado"
    assert not Candidacy.objects.exists()
    assert not ImportRun.objects.exists()
    assert not Entry.objects.exists()


def test_blanks_that_are_seen_and_accents_apart_are_no_error(desk):
    told = desk.load(row("C-1", NOMBRE="Íñigo\u00a0Nu\u0301ñez", MOTE="El\tNiño"))
    assert told.refusal == ""
    assert desk.register("person__name", "person__nickname") == {"C-1": ("Íñigo Núñez", "El Niño")}


def test_a_formulas_number_may_be_a_key(desk):
    desk.load(
        *(row(f"C-{n}", NUMERO=number) for n, number in enumerate(["0", "007", "3-A", "IV", "F 12", "999999999"]))
    )
    assert list(desk.register("formula__number", "formula__order").values()) == [
        ("0", 0), ("007", 7), ("3-A", 3), ("IV", 0), ("F 12", 12), ("999999999", 999999999),
    ]  # fmt: skip


def test_everything_wrong_is_told_at_once(desk):
    rows = [row(f"C-{n}", MUNICIPIO="Nada", SEXO="Nada", EDAD="7") for n in range(40)]
    told = desk.load(*rows)
    assert sorted(told.report["totales"].items()) == [
        ("demarcacion-desconocida", 40), ("edad-imposible", 40), ("valor-desconocido", 40),
    ]  # fmt: skip
    assert len(told.report["hallazgos"]) == 120
    assert "hay 120 errores" in told.refusal
    assert "Lo mismo en las filas 3, 4, 5, 6, 7 y 34 más." in told.printed


def test_two_titulars_in_a_formula_are_an_error(desk):
    told = desk.load(row("C-1", NUMERO="1"), row("C-2", NUMERO="1"), row("C-3", NUMERO="1", CALIDAD="Suplente"))
    assert told.problems() == [("lugar-ocupado", 3, "CALIDAD")]
    assert told.messages() == ["la fórmula ya tiene titular en la fila 2"]


def test_one_who_resigned_and_one_who_came_after_share_a_seat(desk):
    told = desk.load(
        row("C-1", ESTATUS="renuncia", FECHA_ESTATUS="2024-03-01"), row("C-2", SUSTITUYE_A="C-1", FECHA="2024-03-05")
    )
    assert told.refusal == ""
    assert desk.register("status", "replaces__key") == {"C-1": ("renuncia", None), "C-2": ("registrada", "C-1")}


def test_an_alternate_without_titular_is_a_warning(desk):
    told = desk.load(row("C-1", CALIDAD="Suplente"), options=[])
    assert told.problems() == [("suplente-sin-titular", 2, "CALIDAD")]
    assert "--accept-warnings" in told.refusal
    assert not Candidacy.objects.exists()


def test_those_of_one_formula_share_siglado_and_representation(desk):
    told = desk.load(
        row("C-1", POSTULA="Juntas por la Selva", SIGLADO="ceiba"),
        row("C-2", POSTULA="Juntas por la Selva", SIGLADO="faisan", CALIDAD="Suplente"),
    )
    assert told.problems() == [("formula-contradictoria", 3, "NUMERO")]


def test_the_same_key_twice_is_an_error(desk):
    told = desk.load(row("C-1"), row(" c-1 ", MUNICIPIO="Cenotillo de Arriba"))
    assert [problem for problem, *_ in told.problems()] == ["clave-repetida"]


def test_one_person_may_stand_for_a_district_and_on_a_list(desk):
    told = desk.load(
        row("C-1", CARGO="DIPUTACIÓN", DISTRITO="1-PUERTO INVENTADO", PERSONA="7"),
        row("C-2", CARGO="LISTA", PERSONA="7"),
    )
    assert told.problems() == [("persona-en-mr-y-rp", 3, "NOMBRE")]
    assert told.refusal == ""
    assert Person.objects.count() == 1
    assert Candidacy.objects.count() == 2


def test_one_person_for_two_offices_otherwise_is_an_error(desk):
    told = desk.load(row("C-1", PERSONA="7"), row("C-2", PERSONA="7", CARGO="gubernatura"))
    assert told.problems() == [("persona-en-dos-cargos", 3, "NOMBRE")]
    assert not Person.objects.exists()


def test_a_person_spelt_two_ways_is_told(desk):
    told = desk.load(
        row("C-1", CARGO="DIPUTACIÓN", DISTRITO="1-PUERTO INVENTADO", PERSONA="7"),
        row("C-2", CARGO="LISTA", PERSONA="7", NOMBRE="Ana Peres Uc"),
    )
    assert ("persona-contradictoria", 3, "NOMBRE") in told.problems()
    assert [person.name for person in Person.objects.all()] == ["Ana Pérez Uc"]


@pytest.mark.parametrize("written", ["=1+1", "+52 999", "-x", "@ana", '\t=cmd|" /C calc"!A0'])
def test_what_a_spreadsheet_would_take_for_a_formula_is_told(desk, written):
    told = desk.load(row("C-1", MOTE=written))
    assert ("parece-formula", 2, "MOTE") in told.problems()
    assert Person.objects.get().nickname == written.strip()


def test_superfluous_blanks_of_a_name_go_and_are_told(desk):
    told = desk.load(row("C-1", NOMBRE="  Ana \u00a0 Pérez Uc "))
    assert told.problems() == [("blancos-en-nombre", 2, "NOMBRE")]
    assert Person.objects.get().name == "Ana Pérez Uc"


def test_a_comma_without_quotes_shifts_the_row_and_is_told(desk, tmp_path):
    cells = row("C-1")
    file = tmp_path / "r.csv"
    file.write_text(",".join(cells) + "\n" + ",".join(cells.values()) + ",de más\n")
    told = desk.load_file(file)
    assert told.problems() == [("columnas-corridas", 2, "")]


def test_a_spelling_that_is_not_the_catalogues_is_recognised_and_told(desk):
    told = desk.load(row("C-1", POSTULA="PARTIDO DE LA CEIBA."))
    assert told.refusal == ""
    assert {
        "columna": "POSTULA", "dice": "PARTIDO DE LA CEIBA.", "se_entiende": "Partido de la Ceiba", "veces": 1,
    } in told.report["grafias_reconocidas"]  # fmt: skip


def test_a_kind_of_postulation_without_name_is_the_one_that_holds_there(desk):
    desk.load(row("C-1", POSTULA="CANDIDATURA COMÚN"), row("C-2", POSTULA="CANDIDATURA INDEPENDIENTE"))
    assert desk.register("formula__postulant__key") == {"C-1": "comun-villa", "C-2": "independiente"}


#: What an attacker would send to a terminal: clear the screen, turn the text round, ring.
TURNED = "\u202e\x9b31m"
COMMANDS = f"\x1b[2J{TURNED}\x07"


def test_nothing_of_a_file_commands_the_terminal_that_tells_of_it(desk):
    """In unknown headers, in cells, in the names of sheets and of the file itself."""
    rows = [row(f"C-{COMMANDS}", POSTULA=f"Nadie{COMMANDS}", SEXO=COMMANDS, **{f"Otra{COMMANDS}": "x"})]
    told = desk.load(*rows)
    assert "Columnas que el formato no lee: «Otra\\x1b[2J\\u202e\\x9b31m\\x07»" in told.printed
    book = xlsx(desk.folder / "b.xlsx", {f"Hoja{TURNED}": [["NOMBRE", f"Otra{TURNED}"], ["Ana", "1"]]})
    missing = desk.load_file(book.rename(desk.folder / f"b{COMMANDS}.xlsx"))
    wrong_sheet = desk.load_file(
        desk.folder / f"b{COMMANDS}.xlsx", layout=LAYOUT.replace("[[sheet]]", '[[sheet]]\nname = "Uno"')
    )
    for one in (told, missing, wrong_sheet):
        assert one.refusal
        said = one.refusal + one.printed + json.dumps(one.report, ensure_ascii=False)
        assert [character for character in said if not (character.isprintable() or character == "\n")] == []


def test_columns_that_nobody_mapped_are_named_and_their_values_are_not(desk):
    told = desk.load(row("C-1", CURP="CANARIO"))
    assert told.report["columnas_no_leidas"] == [{"hoja": "", "columna": "CURP"}]
    assert "CANARIO" not in told.printed + str(told.report)


def test_excerpts_are_short_and_in_one_line(desk):
    told = desk.load(row("C-1", MUNICIPIO="x\n" * 300))
    (finding,) = [one for one in told.report["hallazgos"] if one["column"] == "MUNICIPIO"]
    assert len(finding["excerpt"]) <= 60 * 2
    assert "\n" not in finding["message"]


def test_severities_are_what_the_command_acts_on():
    by_severity = {severity: {p.key for p in Problem if p.severity is severity} for severity in Severity}
    assert {"lugar-ocupado", "edad-imposible", "hojas-contradictorias"} <= by_severity[Severity.ERROR]
    assert {"contradiccion-resuelta", "texto-corto", "persona-en-mr-y-rp"} <= by_severity[Severity.WARNING]
