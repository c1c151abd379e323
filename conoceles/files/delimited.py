# SPDX-License-Identifier: EUPL-1.2
"""Rows of a CSV: which encoding, which delimiter, and then the standard reader, strictly."""

import codecs
import csv
import io
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from typing import BinaryIO

from charset_normalizer import from_bytes

from conoceles.kernel.names import folded
from conoceles.kernel.refusals import Refused

from .reasons import Reason
from .wire import Cell

#: Characters that a cell may have: far beyond any answer, short of any attack.
_LONGEST_CELL = 200_000
_SAMPLE = 256 * 1024
_CHUNK = 1 << 20
_DELIMITERS = ",;\t|"
_SAMPLE_ROWS = 20
#: What spreadsheets in Mexico write. Without this list a short text in Spanish passes for Baltic or Turkish.
_LIKELY = ["cp1252", "mac_roman", "cp850"]
#: The longer marks first: that of UTF-32 begins like that of UTF-16.
_WIDE = {
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}


class Delimited:
    """A CSV, open. It has one sheet, without a name. *sought*: folded headers, by which its delimiter is known."""

    def __init__(
        self, file: BinaryIO, *, encoding: str, delimiter: str, sought: AbstractSet[str] = frozenset()
    ) -> None:
        self._file = file
        self.encoding = _declared(file, encoding) if encoding else _detected(file)
        self._delimiter = delimiter or self._sniffed(sought)

    def sheet(self, name: str, *, last: bool) -> tuple[str, None, Iterator[list[Cell]]]:  # noqa: ARG002
        """The only sheet, by whatever *name* it is asked; how many rows is not known beforehand."""
        return "", None, self._rows()

    def _text(self) -> io.TextIOWrapper:
        self._file.seek(0)
        return io.TextIOWrapper(self._file, encoding=self.encoding, newline="")

    def _rows(self) -> Iterator[list[Cell]]:
        csv.field_size_limit(_LONGEST_CELL)
        reader = csv.reader(self._text(), delimiter=self._delimiter, strict=True)
        try:
            yield from reader  # type: ignore[misc]  (a list of text is a list of cells)
        except csv.Error as error:
            if "field limit" in str(error):  # the module has one kind of error for everything
                raise Refused(Reason.CELL_TOO_LONG, line=reader.line_num, limit=_LONGEST_CELL) from error
            raise Refused(Reason.BAD_QUOTES, line=reader.line_num) from error

    def _sniffed(self, sought: AbstractSet[str]) -> str:
        """The delimiter that finds the most headers, in any row; else the most columns in all of the first rows."""
        sample = self._text()
        lines = [sample.readline(_LONGEST_CELL) for _ in range(_SAMPLE_ROWS)]
        sample.detach()

        def columns(delimiter: str) -> tuple[int, int]:
            try:
                rows = [row for row in csv.reader(lines, delimiter=delimiter) if row]
            except csv.Error:
                return 0, 0
            headers = max((len(sought.intersection(map(folded, row))) for row in rows), default=0)
            return headers, min(map(len, rows), default=0)

        return max(_DELIMITERS, key=columns)


def _declared(file: BinaryIO, encoding: str, said: str = "dice el formato") -> str:
    found = _undecodable(file, encoding)
    if found is not None:
        raise Refused(Reason.WRONG_ENCODING, encoding=encoding, byte=found, said=said)
    return encoding


def _detected(file: BinaryIO) -> str:
    file.seek(0)
    sample = file.read(_SAMPLE)
    for mark, encoding in _WIDE.items():
        if sample.startswith(mark):
            return _declared(file, encoding, "dicen sus primeros bytes")
    if _undecodable(file, "utf-8-sig") is None:
        return "utf-8-sig"
    best = from_bytes(sample, cp_isolation=_LIKELY).best()
    # cp1252 leaves five bytes without meaning; latin-1 gives one to every byte.
    chosen = best.encoding if best else "cp1252"
    return chosen if _undecodable(file, chosen) is None else "latin-1"


def _undecodable(file: BinaryIO, encoding: str) -> int | None:
    """Where *file* stops being text in *encoding*, in bytes; None when all of it is."""
    decoder = codecs.getincrementaldecoder(encoding)()
    file.seek(0)
    before = 0
    while chunk := file.read(_CHUNK):
        try:
            decoder.decode(chunk, final=False)
        except UnicodeDecodeError as error:
            return before + error.start
        before += len(chunk)
    try:
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return before
    return None
