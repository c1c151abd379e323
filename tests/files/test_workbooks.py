# SPDX-License-Identifier: EUPL-1.2
"""Workbooks of ours do nothing when they are opened."""

import io

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from conoceles.files.workbooks import Sheet, workbook

CELLS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=40)


def reopened(*sheets):
    return openpyxl.load_workbook(io.BytesIO(workbook(sheets, title="prueba")))


@pytest.mark.parametrize(
    "text", ["=1+1", "{=1+1}", "+1", "-1", "@x", "https://ejemplo.example", "mailto:a@b.example", "007", "1e5", "TRUE"]
)
def test_text_stays_text_whatever_it_looks_like(text):
    cell = reopened(Sheet("Hoja", ["nombre"], [[text]]))["Hoja"]["A2"]
    assert (cell.value, cell.data_type, cell.hyperlink) == (text, "s", None)


@given(CELLS)
def test_no_text_becomes_a_formula(text):
    cell = reopened(Sheet("Hoja", ["nombre"], [[text]]))["Hoja"]["A2"]
    assert cell.data_type in {"s", "n"}
    assert cell.value in {text, None}


def test_figures_stay_figures():
    assert reopened(Sheet("Hoja", ["total"], [[12]]))["Hoja"]["A2"].value == 12


def test_two_sheets_whose_long_names_begin_alike_are_two():
    long = "Consejo Municipal de San Pedro de los"
    names = reopened(*(Sheet(f"{long} {end}", ["a"], []) for end in ("Pinos", "Cedros"))).sheetnames
    assert names == ["Consejo Municipal de San Pedro", "Consejo Municipal de San Pe (2)"] or len(set(names)) == 2
    assert all(len(name) <= 31 for name in names)


def test_a_name_that_no_sheet_may_have_is_mended():
    assert reopened(Sheet("Acta [1/2]: ¿qué?*", ["a"], [])).sheetnames == ["Acta  1 2   ¿qué"]
