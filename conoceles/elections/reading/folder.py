# SPDX-License-Identifier: EUPL-1.2
"""The files of a process: found, decoded, and their faults gathered."""

import csv
from collections.abc import Iterable
from io import StringIO
from pathlib import Path
from typing import Any, TypeVar

from conoceles.files import regular
from conoceles.kernel import toml_lines
from conoceles.kernel.strict import Fault, Sheet, misspelt
from conoceles.kernel.text import hidden, naming
from conoceles.kernel.toml_lines import Located, Place

D = TypeVar("D")


class Folder:
    """A process's folder, within the folder of all processes, which files may refer into by relative path."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.all = path.parent
        self.faults: list[Fault] = []
        self._sheets: list[Sheet] = []

    def every_fault(self) -> list[Fault]:
        """All that is wrong so far, file by file, line by line."""
        return sorted({*self.faults, *(fault for sheet in self._sheets for fault in sheet.faults)})

    def shown(self, path: Path) -> str:
        """*path* as people know it: from the folder of processes on."""
        return str(Path(self.all.name) / path.relative_to(self.all))

    def fault(self, path: Path, line: int, key: str, message: str) -> None:
        """Note what is wrong in a file that is no sheet."""
        self.faults.append(Fault(self.shown(path), line, key, message))

    def sheet(self, path: Path, kind: type[D]) -> tuple[Sheet, D | None]:
        """The TOML at *path* as a *kind*; None when it cannot be, and then there are faults."""
        values, sheet = Located({}, {}), None
        text = self.text(path)
        if text is not None:
            try:
                values = toml_lines.read(text)
            except toml_lines.NotToml as fault:
                self.fault(path, fault.line, "", fault.message)
                text = None
        sheet = Sheet(self.shown(path), values)
        self._sheets.append(sheet)
        return sheet, None if text is None else sheet.read(kind)

    def text(self, path: Path) -> str | None:
        """What *path* says, or None, with a fault, when it is missing or not UTF-8."""
        try:
            with regular.opened(path) as file:
                content = file.read()
        except regular.NotAFileError as error:
            self.fault(path, 0, "", f"no es un archivo, es {error.found}")
            return None
        except OSError:
            self.fault(path, 0, "", "no existe este archivo, o no se puede leer")
            return None
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = content.count(b"\n", 0, error.start) + 1
            self.fault(path, line, "", "no está en UTF-8: guárdelo de nuevo con esa codificación")
            return None
        if "\x00" in text:  # UTF-16 read as UTF-8, or a file that is no text
            self.fault(path, text.count("\n", 0, text.index("\x00")) + 1, "", "no es texto: guárdelo de nuevo en UTF-8")
            return None
        return text

    def named_by(self, sheet: Sheet, place: Place, name: str, *, within: Path) -> Path | None:
        """The file that *sheet* names at *place*, or None, with a fault there."""
        try:
            path = (within / name).resolve()
            found = path.exists()
        except (OSError, RuntimeError):  # a name too long for the disk, or links that go round
            sheet.fault(place, f"no existe el archivo «{name}»")
            return None
        if not path.is_relative_to(self.all):
            sheet.fault(place, f"«{name}» sale de la carpeta de procesos")
        elif not found:
            sheet.fault(place, f"no existe el archivo «{name}»")
        else:
            return path
        return None

    def rows(self, path: Path, *, required: Iterable[str], optional: Iterable[str]) -> list[tuple[int, dict[str, str]]]:
        """The rows of the CSV at *path*, each with its line and trimmed; none, with faults, if its columns fail."""
        text = self.text(path)
        if text is None:
            return []
        reader = csv.reader(StringIO(text, newline=""), strict=True)
        try:
            written = [(reader.line_num, row) for row in reader if any(cell.strip() for cell in row)]
        except csv.Error as error:
            self.fault(path, reader.line_num, "", f"no es un CSV bien formado ({error})")
            return []
        if not written:
            self.fault(path, 1, "", "está vacío: falta la fila de encabezados")
            return []
        header = [cell.strip() for cell in written[0][1]]
        required, known = list(required), [*required, *optional]
        if not self._header(path, header, required, known):
            return []
        rows = []
        for line, row in written[1:]:
            if len(row) != len(header):
                self.fault(path, line, "", f"tiene {len(row)} celdas y los encabezados son {len(header)}")
                continue
            if not self._all_shown(path, line, header, row):
                continue
            cells = dict(zip(header, (cell.strip() for cell in row), strict=True))
            for column in required:
                if not cells[column]:
                    self.fault(path, line, f"columna «{column}»", "está en blanco")
            rows.append((line, cells))
        return rows

    def _all_shown(self, path: Path, line: int, header: list[str], row: list[str]) -> bool:
        before = len(self.faults)
        for column, cell in zip(header, row, strict=True):
            which = naming(cell, hidden(cell))
            if which:
                self.fault(path, line, f"columna «{column}»", f"trae lo que no se ve: {which}")
            elif len(cell.strip().splitlines()) > 1:
                self.fault(path, line, f"columna «{column}»", "va en un solo renglón")
        return len(self.faults) == before

    def whole(self, path: Path, line: int, cells: dict[str, str], column: str) -> int | None:
        """The whole number in a cell; None when blank or absent, or, with a fault, when it is none."""
        cell = cells.get(column, "")
        if cell and not (cell.isascii() and cell.isdigit() and len(cell) < 10):  # noqa: PLR2004  (beyond: no column holds it)
            self.fault(path, line, f"columna «{column}»", f"«{cell}» no es un número entero sin signos ni comas")
            return None
        return int(cell) if cell else None

    def _header(self, path: Path, header: list[str], required: list[str], known: list[str]) -> bool:
        before = len(self.faults)
        for column in header:
            if column not in known:
                self.fault(path, 1, f"columna «{column}»", f"no se conoce{misspelt(column, known)}")
        for column in required:
            if column not in header:
                self.fault(path, 1, f"columna «{column}»", "falta")
        for column in {column for column in header if header.count(column) > 1}:
            self.fault(path, 1, f"columna «{column}»", "está repetida")
        return len(self.faults) == before


def keys(sheet: Sheet, table: str, key: str = "key") -> list[str]:
    """The keys written in each ``[[table]]``, also of those that are otherwise faulty: what others may refer to."""
    written: Any = sheet.located.values.get(table, [])
    found = [item.get(key) for item in written if isinstance(item, dict)] if isinstance(written, list) else []
    return [value for value in found if isinstance(value, str)]


def repeated(sheet: Sheet, items: Iterable[Any], field: str = "key") -> None:
    """Note every one of *items* whose *field* another already has."""
    seen: dict[Any, Place] = {}
    for item in items:
        value = getattr(item, field)
        if value in seen:
            first = sheet.located.line((*seen[value], field))
            sheet.fault((*item.at, field), f"«{value}» está repetido: ya se usó en la línea {first}")
        seen.setdefault(value, item.at)


def refers(sheet: Sheet, place: Place, value: str, known: Iterable[str] | None, what: str) -> bool:
    """Note that *value* is none of the *known*, which *what* names; whether it is one. None: they could not be read."""
    if known is None:
        return True
    known = list(known)
    if value in known:
        return True
    sheet.fault(place, f"«{value}» no es {what} de este proceso{misspelt(value, known)}")
    return False
