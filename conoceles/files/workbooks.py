# SPDX-License-Identifier: EUPL-1.2
"""XLSX files of ours, whose cells are text and figures and never do anything."""

import io
import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import xlsxwriter

#: Made in memory; a cell that begins with «=» or «https:» stays text (ASVS 1.2.10).
OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


@dataclass(frozen=True)
class Sheet:
    """One sheet: its name, what each column is, and its rows."""

    name: str
    header: Sequence[str]
    rows: Iterable[Sequence[str | float]]


def workbook(sheets: Iterable[Sheet], *, title: str) -> bytes:
    """The XLSX of *sheets*. A cell that begins with «=» or «https:» stays text (ASVS 1.2.10)."""
    into = io.BytesIO()
    with xlsxwriter.Workbook(into, OPTIONS) as book:
        book.set_properties({"title": title})
        strong = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        for sheet in sheets:
            page = book.add_worksheet(named(sheet.name, {each.name.casefold() for each in book.worksheets()}))
            page.write_row(0, 0, sheet.header, strong)
            page.freeze_panes(1, 0)
            for at, row in enumerate(sheet.rows, 1):
                page.write_row(at, 0, row)
            page.autofit()
    return into.getvalue()


def named(name: str, taken: set[str]) -> str:
    """A name that a sheet may have: at most 31 letters, none of seven, and not another's in other case."""
    allowed = re.sub(r"[\[\]:*?/\\]", " ", name).strip("' ") or "Hoja"
    for number in itertools.count(1):
        ending = "" if number == 1 else f" ({number})"
        given = allowed[: 31 - len(ending)] + ending
        if given.casefold() not in taken:
            return given
    raise AssertionError
