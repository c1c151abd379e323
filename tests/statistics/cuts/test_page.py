# SPDX-License-Identifier: EUPL-1.2
"""The public page of groups says what is frozen of the cuts, in bands, and nothing finer."""

import csv
import io
import json
import re
from xml.etree import ElementTree as ET

from conoceles.statistics.part import groups
from tests.publication.snapshots import EVERYONE, written

from .frozen import beside


def made(tmp_path):
    snapshot = written(tmp_path / "frozen", EVERYONE)
    beside(tmp_path / "frozen")
    return {page.path: b"".join([found] if isinstance(found := page.make(), bytes) else found).decode()
            for page in groups.pages(snapshot)}  # fmt: skip


def test_it_says_bands_with_their_denominator_and_which_cut_was_skipped(tmp_path):
    pages = made(tmp_path)
    page = re.sub(r"<[^>]+>", " ", pages["grupos/index.html"])
    assert re.search(r"Personas indígenas\s+25 a 29\s+61\s+40 a 48 %", page)
    assert re.search(r"Personas migrantes\s+no se publica\s+—\s+—", page)
    assert "10 o más" in page
    assert "menos de 10" in page
    assert "no se publica" in page
    assert "Candidaturas independientes" in page
    assert "El corte 2 (1 de mayo de 2027, 09:30 horas, acuerdo C.G. 8/2027) se omitió" in page
    # Percentages are of the band: from 20 to 29 of 52.
    assert "38 a 56 %" in page
    # An end that says nothing is not said: 10 or more of 31 are not «32 to 100 %», and fewer than 10 of 9 are no share.
    assert re.search(r"Mujer\s+10 o más\s+31\s+32 % o más", page)
    assert re.search(r"independientes\s+menos de 10\s+9\s+—", page)
    # Who is counted, and what a silence means, is on the page itself.
    assert "61 candidaturas: las que contendían al momento del corte y consintieron" in page
    assert "«No se publica» no quiere decir que sean pocas" in " ".join(page.split())


def test_the_chart_says_what_the_table_says_and_nothing_finer(tmp_path):
    pages = made(tmp_path)
    for name in ("totales", "totales-oscura"):
        drawn = ET.fromstring(pages[f"grupos/{name}.grafica.svg"])
        assert drawn.find("{*}desc").text == "De 61 candidaturas: Personas indígenas, 25 a 29."
        assert [each.text for each in drawn.iter("{http://www.w3.org/2000/svg}text")] == [
            "Personas indígenas",
            "25 a 29",
        ]
    assert "De 61 candidaturas: Personas indígenas, 25 a 29." in pages["grupos/index.html"]


def test_a_row_of_the_csv_is_a_cell_of_the_json_and_its_columns_are_described(tmp_path):
    pages = made(tmp_path)
    rows = list(csv.DictReader(io.StringIO(pages["datos/grupos.csv"].removeprefix("\ufeff"))))
    told = json.loads(pages["grupos/index.json"])["cortes"][0]["grupos"]
    cells = [(group["clave"], table["tabla"], *(str(value) for value in cell.values()))
             for group in told for table in group["tablas"] for cell in table["celdas"]]  # fmt: skip
    names = ("grupo", "tabla", "eleccion", "postulacion", "sexo", "nivel", "desde", "hasta", "de")
    assert [
        tuple(row[name] or ("None" if name in {"desde", "hasta"} else "") for name in names) for row in rows
    ] == cells
    assert {(row["desde"], row["hasta"]) for row in rows if row["nivel"] == "no-se-publica"} == {("", "")}
    known = csv.DictReader(io.StringIO(pages["datos/grupos-diccionario.csv"].removeprefix("\ufeff")))
    assert [(row["columna"], bool(row["descripcion"])) for row in known] == [(name, True) for name in rows[0]]


def test_of_what_is_not_published_the_file_gives_no_ends(tmp_path):
    told = json.loads(made(tmp_path)["grupos/index.json"])
    cells = [cell for table in told["cortes"][0]["grupos"][0]["tablas"] for cell in table["celdas"]]
    assert {(cell["desde"], cell["hasta"]) for cell in cells if cell["nivel"] == "no-se-publica"} == {(None, None)}
    assert [cut["omitido"] for cut in told["cortes"]] == [False, True]


def test_without_a_cut_there_is_no_page(tmp_path):
    assert list(groups.pages(written(tmp_path / "frozen", EVERYONE))) == []
