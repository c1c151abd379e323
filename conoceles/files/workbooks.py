# SPDX-License-Identifier: EUPL-1.2
"""XLSX files of ours, whose cells are text and figures and never do anything."""

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import xlsxwriter


@dataclass(frozen=True)
class Sheet:
    """One sheet: its name, what each column is, and its rows."""

    name: str
    header: Sequence[str]
    rows: Iterable[Sequence[str | int]]


def workbook(sheets: Iterable[Sheet], *, title: str) -> bytes:
    """The XLSX of *sheets*. A cell that begins with «=» or «https:» stays text (ASVS 1.2.10)."""
    into = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(into, options) as book:
        book.set_properties({"title": title})
        strong = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        for sheet in sheets:
            page = book.add_worksheet(sheet.name[:31])
            page.write_row(0, 0, sheet.header, strong)
            page.freeze_panes(1, 0)
            for at, row in enumerate(sheet.rows, 1):
                page.write_row(at, 0, row)
            page.autofit()
    return into.getvalue()
