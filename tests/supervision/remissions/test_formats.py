# SPDX-License-Identifier: EUPL-1.2
"""INE's own formats are filled as data: the right figure in the right cell, and nothing else of the file touched."""

import io
import re
import zipfile

import docx
import openpyxl
import pytest

from conoceles.elections.reading.folder import Folder
from conoceles.statistics.progress.rules.figures import Counts
from conoceles.supervision.remissions.formats import filling, reading
from conoceles.supervision.remissions.formats.described import By, Column, Range
from conoceles.supervision.remissions.formats.letter import Letter
from conoceles.supervision.remissions.formats.workbook import Workbook
from tests.elections.conftest import Written, written  # noqa: F401  (a fixture)

SHEET = "formatos/avance-mensual.xlsx"
LETTER = "formatos/cedula-de-remision.docx"


def faults(written: Written) -> list[str]:  # noqa: F811
    folder = Folder(written.path)
    reading.read(folder)
    return [str(fault) for fault in folder.every_fault()]


@pytest.mark.parametrize(
    ("old", "new", "key", "told"),
    [
        (
            'sheet = "Avance"',
            'sheet = "Avances"',
            "cell[1].sheet",
            "la hoja «Avances»; ¿quiso decir «Avance»?",
        ),
        ('cell = "B4"', 'cell = "C4"', "cell[1].cell", "está combinada: escriba la primera, B4"),
        ('cell = "B11"', 'cell = "C11"', "cell[6].cell", "la celda C11 tiene una fórmula"),
        ('cell = "B11"', 'cell = "11B"', "cell[6].cell", "como «C5»"),
        ('figure = "registradas"', 'figure = "registrada"', "cell[6].figure", "¿quiso decir «registradas»?"),
        ('text = "{{corte}}"', 'text = "{{cortes}}"', "mark[6].text", "no tiene la marca «{{cortes}}»"),
        ('routes = ["informe-mensual"]', 'routes = ["informe-mensul"]', "routes[1]", "¿quiso decir «informe-mensual»?"),
        (SHEET, LETTER, "format[1].cell[1].cell", "un .docx se llena por marcas"),
        (SHEET, "formatos/otro.xlsx", "format[1].file", "no existe el archivo"),
        (SHEET, "process.toml", "format[1].file", "un formato es un archivo .xlsx o .docx"),
        ('routes = ["informe-mensual"]', "", "format[1].routes", "diga con qué va"),
    ],
)
def test_what_is_wrong_is_told_where_it_is(written, old, new, key, told):  # noqa: F811
    written.change("formats.toml", old, new)
    found = [fault for fault in faults(written) if told in fault]
    assert found, faults(written)
    assert re.search(r"processes/demo/formats\.toml, línea \d+, ", found[0])
    assert key in found[0]


RANGE = """
[[format.range]]
sheet = "Avance"
by = "cargos"
first = 20
last = 21
columns = { A = "nombre", B = "enviadas" }

[[format.cell]]
sheet = "Avance"
cell = "B4"
"""
_FIRST = '[[format.cell]]\nsheet = "Avance"\ncell = "B4"\n'


@pytest.mark.parametrize(
    ("old", "new", "key", "told"),
    [
        ('by = "cargos"', 'by = "cargo"', "range[1].by", "¿quiso decir «cargos»?"),
        ('B = "enviadas"', 'B = "enviada"', "range[1].columns.B", "¿quiso decir «enviadas»?"),
        ('B = "enviadas"', 'b2 = "enviadas"', "range[1].columns.b2", "por su letra, como «B»"),
        ("first = 20", "first = 22", "range[1].last", "va después del primer renglón"),
        ('A = "nombre"', 'C = "nombre"', "", ""),
        ("first = 20", "first = 11", "range[1].columns.C", "la celda C11 tiene una fórmula"),
        ('sheet = "Avance"', 'sheet = "Avanse"', "range[1].sheet", "¿quiso decir «Avance»?"),
    ],
)
def test_a_typo_in_a_row_that_repeats_is_told_by_its_line_and_its_key(written, old, new, key, told):  # noqa: F811
    block = RANGE.replace('A = "nombre"', 'C = "nombre"') if "C11" in told else RANGE
    written.change("formats.toml", _FIRST, block.replace(old, new, 1).lstrip())
    found = faults(written)
    if not told:
        assert found == []
        return
    line = next(each for each in found if told in each)
    assert re.search(r"formats\.toml, línea \d+, ", line)
    assert key in line


def test_a_range_has_a_row_for_each_of_the_list_and_says_what_does_not_fit(written):  # noqa: F811
    range_ = Range(sheet="Avance", by=By.OFFICE, first=20, last=21, columns={"A": Column.NAME, "B": Column.SENT})
    rows = [(name, Counts(registered=9, sent=at)) for at, name in enumerate(("Gubernatura", "Diputaciones", "Otros"))]
    made = Workbook((written.path / SHEET).read_bytes()).fill(filling._ranged(range_, rows))
    sheet = openpyxl.load_workbook(io.BytesIO(made))["Avance"]
    assert [[cell.value for cell in row] for row in sheet["A20:B22"]] == [
        ["Gubernatura", 0], ["Diputaciones", 1], [None, None],
    ]  # fmt: skip
    assert filling._left_out(range_, rows) == ["1 de los 3 cargos, que no caben"]
    assert filling._left_out(range_, []) == ["los renglones de cargos"]
    assert filling._left_out(range_, rows[:2]) == []


def test_what_is_no_workbook_is_told(written):  # noqa: F811
    assert faults(written) == []
    (written.path / SHEET).write_bytes(b"nada")
    assert any("está dañado, o no es lo que dice su nombre" in fault for fault in faults(written))


def test_cells_take_figures_and_the_rest_of_the_file_stays(written):  # noqa: F811
    content = (written.path / SHEET).read_bytes()
    values = {("Avance", "B4"): "=Instituto & <otros>", ("Avance", "B11"): 1234, ("Avance", "B40"): "al final"}
    made = Workbook(content).fill(values)
    assert made == Workbook(content).fill(values)
    sheet = openpyxl.load_workbook(io.BytesIO(made))["Avance"]
    assert [sheet["B4"].value, sheet["B11"].value, sheet["B40"].value] == ["=Instituto & <otros>", 1234, "al final"]
    assert sheet["B4"].data_type == "s"  # words, and no formula
    before = openpyxl.load_workbook(io.BytesIO(content))["Avance"]
    assert sheet["C11"].value == before["C11"].value
    assert sheet["B11"].number_format == before["B11"].number_format
    assert [str(each) for each in sheet.merged_cells.ranges] == [str(each) for each in before.merged_cells.ranges]
    names = [set(zipfile.ZipFile(io.BytesIO(each)).namelist()) for each in (content, made)]
    assert names[0] == names[1]


def test_a_mark_that_a_word_processor_cut_is_filled(written):  # noqa: F811
    content = (written.path / LETTER).read_bytes()
    values = {"{{documento}}": "Informe de octubre", "{{remision}}": "7", "{{enviadas}}": "{{enviadas}} & <x>"}
    made = Letter(content).fill(values)
    assert made == Letter(content).fill(values)
    told = "\n".join(each.text for each in docx.Document(io.BytesIO(made)).paragraphs)
    assert "Documento que se remite: Informe de octubre" in told
    assert "Número de remisión: 7." in told
    assert "{{enviadas}} & <x>" in told
