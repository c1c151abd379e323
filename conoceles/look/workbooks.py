# SPDX-License-Identifier: EUPL-1.2
"""XLSX files of ours, whose cells are text and figures and never do anything."""

import io
import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from .figures import NOTHING, Cell, Share

#: Made in memory; a cell that begins with «=» or «https:» stays text (ASVS 1.2.10).
OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
#: What a cell of a spreadsheet holds at most, and what it says of the rest.
_LONGEST, _MORE = 32_767, " … (sigue en el PDF)"


@dataclass(frozen=True)
class Sheet:
    """One sheet: its name, what each column is, and its rows."""

    name: str
    header: Sequence[str]
    rows: Iterable[Sequence[Cell]]


def workbook(sheets: Iterable[Sheet], *, title: str, at: datetime | None = None) -> bytes:
    """The XLSX of *sheets*. A cell that begins with «=» or «https:» stays text (ASVS 1.2.10).

    It says that it was made *at* that instant, and equal sheets of one instant are equal bytes; without it, now.
    """
    into = io.BytesIO()
    with xlsxwriter.Workbook(into, OPTIONS) as book:
        book.set_properties({"title": title} | ({"created": at.astimezone(UTC).replace(tzinfo=None)} if at else {}))
        strong = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        percent = book.add_format({"num_format": "0.0%"})
        for sheet in sheets:
            page = book.add_worksheet(named(sheet.name, {each.name.casefold() for each in book.worksheets()}))
            page.write_row(0, 0, sheet.header, strong)
            page.freeze_panes(1, 0)
            for at_row, row in enumerate(sheet.rows, 1):
                for at_column, cell in enumerate(row):
                    _write(page, (at_row, at_column), cell, percent)
            page.autofit()
    return into.getvalue()


def _write(page: Worksheet, where: tuple[int, int], cell: Cell, percent: Format) -> None:
    if isinstance(cell, Share):
        if cell.whole:
            page.write_number(*where, cell.part / cell.whole, percent)
        else:
            page.write_string(*where, NOTHING)
    elif isinstance(cell, str):
        page.write(*where, cell if len(cell) <= _LONGEST else cell[: _LONGEST - len(_MORE)] + _MORE)
    else:
        page.write_number(*where, cell)


def named(name: str, taken: set[str]) -> str:
    """A name that a sheet may have: at most 31 letters, none of seven, and not another's in other case."""
    allowed = re.sub(r"[\[\]:*?/\\]", " ", name).strip("' ") or "Hoja"
    for number in itertools.count(1):
        ending = "" if number == 1 else f" ({number})"
        given = allowed[: 31 - len(ending)] + ending
        if given.casefold() not in taken:
            return given
    raise AssertionError
