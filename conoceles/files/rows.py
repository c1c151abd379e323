# SPDX-License-Identifier: EUPL-1.2
"""What the child tells of a spreadsheet: the wanted cells of its rows, and nothing else."""

from collections.abc import Iterator
from itertools import islice
from typing import BinaryIO

from conoceles.kernel.names import folded
from conoceles.kernel.refusals import Refused
from conoceles.kernel.text import collapsed

from .kinds import Kind, kind_of
from .reasons import Reason
from .wire import Cell, Found, Rows, Sheets, Wanted, send, spelling

_BATCH = 500
#: Where headers are looked for, when they are not in the row that was said.
_HEADERS_WITHIN = 10
#: Of a header: longer ones are nobody's.
_LONGEST_HEADER = 300


def tell(file: BinaryIO, request: Sheets, out: BinaryIO) -> None:
    """Write the messages of *file*."""
    if kind_of(file) is Kind.SPREADSHEET:
        from .spreadsheets import Spreadsheet  # noqa: PLC0415  (neither reader is loaded for the other's file)

        book = Spreadsheet(file)
    else:
        from .delimited import Delimited  # noqa: PLC0415

        sought = {folded(column.name) for column in request.sheets[0].columns}
        book = Delimited(file, encoding=request.encoding, delimiter=request.delimiter, sought=sought)
        if len(request.sheets) > 1:
            raise Refused(Reason.NO_SHEET, sheet=request.sheets[0].name, sheets="una sola y sin nombre, por ser texto")
    for wanted in request.sheets:
        name, rows, cells = book.sheet(wanted.name, last=wanted is request.sheets[-1])
        _send_sheet(name, rows, cells, wanted, book.encoding, out)


def _send_sheet(
    name: str, rows: int | None, cells: Iterator[list[Cell]], wanted: Wanted, encoding: str, out: BinaryIO
) -> None:
    numbered = enumerate(cells, 1)
    first = [row for _, row in islice(numbered, wanted.header_row)]
    if len(first) < wanted.header_row:
        raise Refused(
            Reason.NO_HEADER, sheet=name, row=wanted.header_row, instead=_instead(first, wanted, least=1) or 0
        )
    titles = _titles(first[-1])
    places = _places(titles, wanted, name)
    missing = [column.name for column, place in zip(wanted.columns, places, strict=True) if place is None]
    instead = None
    if missing:
        first += (row for _, row in islice(numbered, _HEADERS_WITHIN))
        instead = _instead(first, wanted, least=len(places) - len(missing) + 1)
    if len(titles) == 1 < len(places) == len(missing) and encoding and instead is None:
        raise Refused(Reason.NOT_A_SPREADSHEET, found="un texto sin columnas")
    send(out, Found(name, [title for title in titles if title], missing, rows, encoding, instead))
    if missing:
        return
    silent = frozenset(wanted.silent)
    picks = [(place or 0, column.presence) for column, place in zip(wanted.columns, places, strict=True)]
    width = len(titles)
    batch: list[tuple[int, int, list[Cell]]] = []
    for number, row in numbered:
        if not any(cell not in ("", None) for cell in row):
            continue
        excess = sum(1 for cell in row[width:] if cell not in ("", None))
        row.extend([""] * (width - len(row)))
        batch.append((number, excess, [_says(row[at], silent) if hidden else row[at] for at, hidden in picks]))
        if len(batch) == _BATCH:
            send(out, Rows(batch))
            batch = []
    send(out, Rows(batch))


def _titles(row: list[Cell]) -> list[str]:
    return [collapsed(str(cell or ""))[:_LONGEST_HEADER] for cell in row]


def _instead(rows: list[list[Cell]], wanted: Wanted, *, least: int) -> int | None:
    """Which of the first *rows*, from 1, has the most wanted columns: half of them, and *least*, or there is none."""
    sought = {folded(column.name) for column in wanted.columns}
    found = [len(sought.intersection(map(folded, _titles(row)))) for row in rows[:_HEADERS_WITHIN]]
    most = max(found, default=0)
    return found.index(most) + 1 if most >= max(least, len(sought) / 2) else None


def _places(titles: list[str], wanted: Wanted, sheet: str) -> list[int | None]:
    """Where each wanted column stands; headers are compared without accents, case or punctuation."""
    known: dict[str, int] = {}
    repeated = set()
    for place, title in enumerate(titles):
        spelt = folded(title)
        if spelt and known.setdefault(spelt, place) != place:
            repeated.add(spelt)
    for column in wanted.columns:
        if folded(column.name) in repeated:
            raise Refused(Reason.REPEATED_COLUMN, sheet=sheet, row=wanted.header_row, column=column.name)
    return [known.get(folded(column.name)) for column in wanted.columns]


def _says(cell: Cell, silent: frozenset[str]) -> bool:
    said = spelling("" if cell is None else str(cell))
    return bool(said) and said not in silent
