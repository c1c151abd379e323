# SPDX-License-Identifier: EUPL-1.2
"""The spreadsheet and the Parquet file say what the JSON says, each in its own types."""

import io
import json
from datetime import date, datetime

import openpyxl
import pytest
from arro3.io import read_parquet
from openpyxl.utils.escape import unescape

from conoceles.opendata.cells import cell, parted, plain
from conoceles.opendata.columns import Table
from conoceles.opendata.parquet import candidacies_as_parquet
from conoceles.opendata.spreadsheet import CUT, FITS, candidacies_as_xlsx

from .editions import EVERYONE, HEADER, profile, validated, written


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory):
    return written(tmp_path_factory.mktemp("datos") / "freeze")


@pytest.fixture(scope="module")
def records(snapshot):
    table = Table(HEADER)
    return [dict(zip(table.names, table.values(one), strict=True)) for one in snapshot.everyone()]


def opened(pieces):
    return openpyxl.load_workbook(io.BytesIO(b"".join(pieces)))


def test_the_spreadsheet_says_what_the_csv_says_without_its_mark(snapshot, records):
    book = opened(candidacies_as_xlsx(snapshot))
    head, *rows = book["candidaturas"].values
    assert list(head) == list(records[0])
    assert book["candidaturas"].auto_filter.ref == book["candidaturas"].dimensions  # every column can be filtered
    assert len(rows) == len(EVERYONE)
    for row, record in zip(rows, records, strict=True):
        for said, value in zip(row, record.values(), strict=True):
            if isinstance(value, int) and not isinstance(value, bool):
                assert said == value
            else:
                assert (said or "") == plain(cell(value)).replace("\r\n", "\n"), value


def test_no_cell_of_the_spreadsheet_is_evaluated_or_leads_anywhere(tmp_path):
    dangers = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "https://nadie.example", "007", "1/2", "_x0041_", "a\x0bb<&>"]
    many = [profile(text, validated({"historia": text}), slug=f"p-{n}") for n, text in enumerate(dangers)]
    book = opened(candidacies_as_xlsx(written(tmp_path / "f", many)))
    cells = [cell for sheet in book for row in sheet for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s", "n"}
    assert {cell.number_format for cell in cells if cell.data_type == "s"} == {"@"}
    assert not any(cell.hyperlink for cell in cells)
    sheet = book["candidaturas"]
    at = [cell.value for cell in sheet[1]].index("nombre") + 1
    read = [unescape(sheet.cell(row, at).value) for row in range(2, len(dangers) + 2)]
    assert read == [*dangers[:-1], "ab<&>"]


def test_a_text_that_excel_cannot_hold_says_that_it_was_cut(tmp_path):
    fits, much = "ñ" * (FITS - 2) + "🦜", "ñ" * (FITS - 1) + "🦜"  # a parrot counts twice
    long = [profile(str(n), validated({"historia": text}), slug=str(n)) for n, text in enumerate((fits, much))]
    sheet = opened(candidacies_as_xlsx(written(tmp_path / "f", long)))["candidaturas"]
    at = [cell.value for cell in sheet[1]].index("curricular_historia") + 1
    assert sheet.cell(2, at).value == fits
    cut = sheet.cell(3, at).value
    assert cut.endswith(CUT)
    assert len(cut) <= FITS


def test_parquet_has_the_values_with_types(snapshot, records):
    table = read_parquet(io.BytesIO(b"".join(candidacies_as_parquet(snapshot)))).read_all()
    assert table.column_names == list(records[0])
    kinds = {column.name: column.type for column in Table(HEADER).columns}
    for name, kind in kinds.items():
        told = {"fecha": date.fromisoformat, "fecha y hora": datetime.fromisoformat}.get(kind, lambda value: value)
        expected = [None if record[name] is None else told(record[name]) for record in records]
        assert [value.as_py() for value in table.column(name)] == expected, name


@pytest.mark.parametrize("write", [candidacies_as_xlsx, candidacies_as_parquet])
def test_equal_snapshots_are_equal_bytes_and_a_process_without_candidacies_has_a_file_too(tmp_path, write):
    one, same, nobody = (written(tmp_path / name, people) for name, people in
                         (("a", EVERYONE), ("b", EVERYONE), ("c", ())))  # fmt: skip
    assert b"".join(write(one)) == b"".join(write(same))
    assert b"".join(write(nobody))


def test_a_list_in_the_spreadsheet_is_read_back_like_that_of_the_csv(snapshot):
    sheet = opened(candidacies_as_xlsx(snapshot))["candidaturas"]
    at = [cell.value for cell in sheet[1]].index("curricular_cursos") + 1
    assert parted(sheet.cell(2, at).value) == ["Maya | español", "a\\b", "=1+1"]
    assert json.loads(json.dumps(EVERYONE[0].sheets[0].answers["cursos"])) == parted(sheet.cell(2, at).value)
