# SPDX-License-Identifier: EUPL-1.2
"""Every candidacy as XLSX, for whoever opens it by hand: accents, leading zeros and signs stay as they are.

XlsxWriter makes the workbook, with the header and the dictionary; the rows are poured into its first sheet here, for
cell by cell it writes a thousand of them in a second, and a release has five hundred thousand. Every text is a cell of
text, formatted as such: nothing is evaluated, nor when somebody edits it (OWASP ASVS 1.2.10).
"""

import io
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from tempfile import TemporaryFile
from typing import IO, NamedTuple

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name

from conoceles.publication.snapshot import Snapshot

from .cells import Value, joined
from .columns import Column, Table, Type
from .dictionary import titles
from .dictionary import values as described

#: What a cell of Excel holds, in units of UTF-16; and what says that it was cut.
FITS = 32_767
CUT = "… [cortado aquí: Excel no admite más; el texto entero está en candidaturas.csv]"
SHEET = "candidaturas"
_ROWS = "xl/worksheets/sheet1.xml"
_PIECE = 1 << 20
#: How large the rows may become before ZIP needs its wide fields, which not every program reads.
_WIDE = 1 << 31
_FAST = 1  # deflate: it is new in every release, and time counts
_CREATED = datetime(1980, 1, 1)  # noqa: DTZ001  (XlsxWriter writes it as it is; equal snapshots are equal bytes)
_WIDTHS = {Type.INTEGER: 9, Type.YES_NO: 9, Type.DAY: 12, Type.INSTANT: 26}
_MARKUP = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
#: XML has no way of holding them.
_IMPOSSIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
#: What Excel would read as a character in hexadecimal (ECMA-376, 22.9.2.19): its underscore is written that way.
_ESCAPE_LIKE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


class _Shell(NamedTuple):
    """A workbook whose first sheet has no rows yet: its files, and what a cell of text and one of a figure bear."""

    files: dict[str, bytes]
    text: str
    figure: str


def candidacies_as_xlsx(snapshot: Snapshot) -> Iterator[bytes]:
    """One row a candidacy, in ballot order, and the dictionary in a second sheet."""
    table = Table(snapshot.header)
    count, size = (sum(getattr(race, what) for race in snapshot.races) for what in ("count", "size"))
    shell = _shell(table.columns, snapshot.header.process.name, count)
    rows = _poured(shell, table, (table.values(profile) for profile in snapshot.everyone()))
    with TemporaryFile() as made:
        _pack(made, shell.files, rows, wide=100 * len(table.columns) * count + 6 * size > _WIDE)
        made.seek(0)
        while piece := made.read(_PIECE):
            yield piece


def _shell(columns: tuple[Column, ...], title: str, count: int) -> _Shell:
    into = io.BytesIO()
    with xlsxwriter.Workbook(into, {"in_memory": True, "strings_to_formulas": False}) as book:
        book.set_properties({"title": title, "created": _CREATED})
        head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "num_format": "@"})
        text, figure = book.add_format({"num_format": "@"}), book.add_format({"num_format": "0"})
        sheet = book.add_worksheet(SHEET)
        for at, column in enumerate(columns):
            sheet.write_string(0, at, column.name, head)
            sheet.set_column(at, at, _WIDTHS.get(column.type, 22), figure if column.type is Type.INTEGER else text)
        sheet.write_string(1, 0, ".", text)
        sheet.write_number(1, 1, 0, figure)
        sheet.freeze_panes(1, 2)
        sheet.autofilter(0, 0, count, len(columns) - 1)
        meaning = book.add_worksheet("diccionario")
        for at, name in enumerate(titles()):
            meaning.write_string(0, at, name, head)
        for row, column in enumerate(columns, 1):
            for at, value in enumerate(described(column)):
                meaning.write_string(row, at, _said(value), text)
        meaning.freeze_panes(1, 1)
        meaning.set_column(0, 2, 30)
    with zipfile.ZipFile(into) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    sample = re.search(rb'<row r="2"[^>]*><c r="A2" s="(\d+)"[^>]*>.*?<c r="B2" s="(\d+)"', files[_ROWS])
    if sample is None:
        msg = "XlsxWriter writes its cells otherwise than this module knows"
        raise ValueError(msg)
    files[_ROWS] = re.sub(rb'<row r="2".*?</row>', b"\0", files[_ROWS])
    whole = f'<dimension ref="A1:{xl_col_to_name(len(columns) - 1)}{count + 1}"/>'.encode()
    files[_ROWS] = re.sub(rb'<dimension ref="[^"]*"/>', whole, files[_ROWS])
    return _Shell(files, sample[1].decode(), sample[2].decode())


def _poured(shell: _Shell, table: Table, rows: Iterable[list[Value]]) -> Iterator[bytes]:
    """The XML of the first sheet, with its rows, in pieces of about a megabyte."""
    before, after = shell.files[_ROWS].split(b"\0")
    letters = [xl_col_to_name(at) for at in range(len(table.names))]
    piece = bytearray(before)
    for number, row in enumerate(rows, 2):
        cells = [
            _figure(letter, number, value, shell.figure)
            if value.__class__ is int
            else f'<c r="{letter}{number}" s="{shell.text}" t="inlineStr"><is><t xml:space="preserve">'
            f"{markup(_said(value))}</t></is></c>"
            for letter, value in zip(letters, row, strict=True)
            if value is not None and value != []
        ]
        piece += f'<row r="{number}">{"".join(cells)}</row>'.encode()
        if len(piece) >= _PIECE:
            yield bytes(piece)
            piece.clear()
    yield bytes(piece + after)


def _figure(letter: str, number: int, value: Value, style: str) -> str:
    return f'<c r="{letter}{number}" s="{style}"><v>{value}</v></c>'


def _said(value: Value) -> str:
    """*value* in a cell: without the mark of CSV, for here what it is does not depend on how it begins."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "sí" if value else "no"
    return joined(value) if isinstance(value, list) else str(value)


def markup(text: str) -> str:
    """*text* as XML holds it and Excel reads it, cut where it does not fit."""
    if len(text) > FITS // 2 and len(text.encode("utf-16-le", "surrogatepass")) // 2 > FITS:
        kept = text.encode("utf-16-le", "surrogatepass")[: 2 * (FITS - len(CUT))]
        text = kept.decode("utf-16-le", "ignore") + CUT
    if text.isalnum():
        return text
    if "\r" in text:  # Excel breaks lines as Unix does
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _ESCAPE_LIKE.sub("_x005F_", _IMPOSSIBLE.sub("", text)).translate(_MARKUP)


def _pack(into: IO[bytes], files: dict[str, bytes], rows: Iterator[bytes], *, wide: bool) -> None:
    """Write the workbook, in the order of its files, without any time."""
    entry: Callable[[str], zipfile.ZipInfo] = lambda name: zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))  # noqa: E731
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED, compresslevel=_FAST) as archive:
        for name, content in files.items():
            info = entry(name)
            info.compress_type = zipfile.ZIP_DEFLATED
            info._compresslevel = _FAST  # type: ignore[attr-defined]  # noqa: SLF001  (public from Python 3.13)
            if name != _ROWS:
                archive.writestr(info, content)
                continue
            with archive.open(info, "w", force_zip64=wide) as sheet:
                for piece in rows:
                    sheet.write(piece)
