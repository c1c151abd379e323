# SPDX-License-Identifier: EUPL-1.2
"""Rows of XLS, XLSX and ODS, by calamine. Runs in the child alone: it may abort the process."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any, BinaryIO

import python_calamine as calamine

from conoceles.kernel.refusals import Refused

from .reasons import Reason
from .wire import Cell

#: Whole numbers beyond this are not exact in a spreadsheet, nor in 64 bits.
_EXACT = 2**53


class Spreadsheet:
    """An open workbook."""

    encoding = ""

    def __init__(self, file: BinaryIO) -> None:
        file.seek(0)
        try:
            self._book = calamine.CalamineWorkbook.from_filelike(file)
        except calamine.PasswordError as error:
            raise Refused(Reason.PASSWORD) from error
        except calamine.CalamineError as error:
            raise Refused(Reason.DAMAGED, found="su contenido no se entiende") from error

    def sheet(self, name: str, *, last: bool) -> tuple[str, int, Iterator[list[Cell]]]:
        """The sheet called *name* (the first when empty): its name, how many rows, and the rows from row 1.

        What the workbook keeps for all its sheets goes before the rows of the *last* one are walked.
        Raises Refused: NO_SHEET, DAMAGED.
        """
        names = self._book.sheet_names
        chosen = name or (names[0] if names else "")
        if chosen not in names:
            raise Refused(Reason.NO_SHEET, sheet=name, sheets=", ".join(f"«{one}»" for one in names[:10]) or "ninguna")
        try:
            sheet = self._book.get_sheet_by_name(chosen)
        except calamine.CalamineError as error:
            raise Refused(Reason.DAMAGED, found=f"la hoja «{chosen}» no se entiende") from error
        if last:
            self._book.close()
        return chosen, sheet.total_height, ([plain(cell) for cell in row] for row in sheet.iter_rows())


def plain(value: Any) -> Cell:
    """*value* as a cell: whole numbers whole, days and hours as ISO 8601 text, true and false in Spanish."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "VERDADERO" if value else "FALSO"
    if isinstance(value, float):
        return int(value) if value.is_integer() and abs(value) < _EXACT else value
    if isinstance(value, datetime):
        return value.isoformat(" ", "seconds")
    if isinstance(value, date):
        return value.isoformat()
    return value if isinstance(value, int) else str(value)
