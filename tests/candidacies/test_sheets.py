# SPDX-License-Identifier: EUPL-1.2
"""Files of several sheets: what one adds to another, and what happens where they differ."""

from conoceles.candidacies.models import Candidacy

from ..files.workbooks import xlsx
from .conftest import LAYOUT, ROW, row

CANARY = "CANARIO-IDENTIDAD"
TWO_SHEETS = (
    LAYOUT.replace("[[sheet]]", '[[sheet]]\nname = "UNO"')
    + """
[[sheet]]
name = "DOS"
joined_on = ["CLAVE"]
compared = ["CALIDAD", "EDAD"]
takes = ["MOTE"]
called = { "CALIDAD" = "Calidad de la candidatura" }
"""
)
BELIEVING = (
    TWO_SHEETS
    + """
[[contradiction]]
column = "CALIDAD"
believe = "{sheet}"
why = "la otra se equivoca"
"""
)
COUNTED = (
    TWO_SHEETS
    + """
[[counted]]
questionnaire = "identidad"
sheet = "DOS"
columns = ["1. ¿Indígena?", "2. ¿Discapacidad?"]
"""
)


def load(desk, first, second, layout, **more):
    headers = [name for name in ROW if name != "MOTE"]
    one = [headers, *([cells[name] for name in headers] for cells in first)]
    two = [list(second[0]), *(list(cells.values()) for cells in second)]
    file = xlsx(desk.folder / "r.xlsx", {"UNO": one, "DOS": two})
    return desk.load_file(file, layout=layout, **more)


def other(key, seat="Propietaria", age="41", **more):
    return {"CLAVE": key, "Calidad de la candidatura": seat, "EDAD": age, "MOTE": f"mote {key}"} | more


def test_a_column_that_only_the_second_sheet_has_joins_the_first_sheets_rows(desk):
    told = load(desk, [row("C-1"), row("C-2", NUMERO="2")], [other("C-2"), other("C-1")], TWO_SHEETS)
    assert told.refusal == ""
    assert desk.register("person__nickname") == {"C-1": "mote C-1", "C-2": "mote C-2"}


def test_sheets_that_differ_are_an_error_unless_the_layout_says_which_to_believe(desk):
    told = load(desk, [row("C-1")], [other("C-1", seat="Suplente")], TWO_SHEETS)
    assert told.problems() == [("hojas-contradictorias", 2, "CALIDAD")]
    assert told.messages() == ["«Propietaria» contradice a la hoja «DOS»: «Suplente»"]
    assert not Candidacy.objects.exists()


def test_the_sheet_that_the_layout_believes_wins_and_each_time_is_told(desk):
    told = load(desk, [row("C-1")], [other("C-1", seat="Suplente")], BELIEVING.replace("{sheet}", "DOS"))
    assert ("contradiccion-resuelta", 2, "CALIDAD") in told.problems()
    assert "la otra se equivoca" in told.printed
    assert desk.register("seat") == {"C-1": "S"}


def test_the_first_sheet_may_be_the_one_believed(desk):
    told = load(desk, [row("C-1")], [other("C-1", seat="Suplente")], BELIEVING.replace("{sheet}", "UNO"))
    assert told.problems() == [("contradiccion-descartada", 2, "CALIDAD")]
    assert desk.register("seat") == {"C-1": "P"}


def test_rows_without_their_pair_are_told_on_both_sides(desk):
    told = load(desk, [row("C-1")], [other("C-2"), other("C-2")], TWO_SHEETS)
    assert sorted(told.problems()) == [("fila-sin-par", 2, ""), ("par-repetido", 3, ""), ("solo-en-otra-hoja", 3, "")]


def test_a_finding_names_the_sheet_and_row_that_its_cell_came_from(desk):
    told = load(desk, [row("C-0", NUMERO="2"), row("C-1")], [other("C-1", MOTE="x" * 101), other("C-0")], TWO_SHEETS)
    (finding,) = told.report["hallazgos"]
    assert (finding["sheet"], finding["row"], finding["column"]) == ("DOS", 2, "MOTE")


def test_sensitive_answers_are_counted_and_in_nothing_else(desk):
    rows = [row(f"C-{n}", NUMERO=str(n)) for n in range(1, 4)]
    answered = {"1. ¿Indígena?": CANARY, "2. ¿Discapacidad?": CANARY}
    silent = {"1. ¿Indígena?": " ", "2. ¿Discapacidad?": "No aplica"}
    half = silent | {"1. ¿Indígena?": CANARY}
    told = load(desk, rows, [other("C-1", **answered), other("C-2", **silent), other("C-3", **half)], COUNTED)
    assert told.refusal == ""
    assert told.report["contadas_sin_cargar"] == {"identidad": 2}
    assert CANARY not in told.printed + str(told.report)
