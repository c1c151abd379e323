# SPDX-License-Identifier: EUPL-1.2
"""INE's own formats are filled as data: the right figure in the right cell, and nothing else of the file touched."""

import io
import re
import zipfile

import docx
import openpyxl
import pytest

from conoceles.elections.reading.folder import Folder
from conoceles.supervision.remissions.formats import reading
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
