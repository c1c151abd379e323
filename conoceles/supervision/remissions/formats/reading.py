# SPDX-License-Identifier: EUPL-1.2
"""The formats of a process: its ``formats.toml``, the files that it names, and whether what it says of them is so."""

import hashlib
import re
from dataclasses import dataclass
from zipfile import BadZipFile

from conoceles.elections.reading.folder import Folder, refers, repeated
from conoceles.kernel import toml_lines
from conoceles.kernel.strict import Sheet, misspelt
from conoceles.supervision.documents.reading import SHARED

from .described import Format, FormatsFile, Kept, KeptFormats, Range
from .letter import Letter
from .workbook import Workbook

NAME = "formats.toml"
#: A format is a form, not a data set.
LARGEST = 5_000_000
#: More rows than these are a data set too.
_MOST_ROWS = 1000
_COLUMN = re.compile(r"[A-Z]{1,2}")
#: What libraries raise for a file that is not of their kind.
_BROKEN = (BadZipFile, KeyError, ValueError, SyntaxError, AttributeError, TypeError, EOFError, NotImplementedError)


@dataclass(frozen=True)
class Read:
    """What a process says of its formats, and the bytes of each, by their digest."""

    file: KeptFormats
    contents: dict[str, bytes]


def read(folder: Folder) -> Read | None:
    """The formats of *folder*; None where there are none, or with faults, which the folder keeps."""
    path = folder.path / NAME
    if not path.exists():
        return None
    sheet, file = folder.sheet(path, FormatsFile)
    if file is None:
        return None
    repeated(sheet, file.format)
    routes, kept, contents = _routes(folder), [], {}
    for each in file.format:
        for number, route in enumerate(each.routes):
            refers(sheet, (*each.at, "routes", number), route, routes, "una ruta")
        if not each.routes and not each.extract:
            sheet.fault((*each.at, "routes"), "diga con qué va: rutas de documentos, o extract = true")
        content = _content(folder, sheet, each)
        if content is not None and _fits(sheet, each, content):
            digest = hashlib.sha256(content).hexdigest()
            contents[digest] = content
            kept.append(Kept(format=each, digest=digest))
    return Read(KeptFormats(format=tuple(kept)), contents)


def _routes(folder: Folder) -> list[str] | None:
    """The keys of its routes; None when they cannot be read, which their own reading tells."""
    own = folder.path / "routes.toml"
    try:
        text = (own if own.exists() else folder.all / SHARED).read_text("utf-8-sig")
        routes = toml_lines.read(text).values.get("route", [])
    except (OSError, ValueError, toml_lines.NotToml):
        return None
    return [str(each.get("key")) for each in routes if isinstance(each, dict)] if isinstance(routes, list) else None


def _content(folder: Folder, sheet: Sheet, each: Format) -> bytes | None:
    place = (*each.at, "file")
    if each.kind not in {"xlsx", "docx"}:
        sheet.fault(place, "un formato es un archivo .xlsx o .docx")
        return None
    path = folder.named_by(sheet, place, each.file, within=folder.path)
    if path is None:
        return None
    if not path.is_file() or path.stat().st_size > LARGEST:
        sheet.fault(place, f"«{each.file}» no es un archivo, o pasa de {LARGEST // 1_000_000} MB")
        return None
    return path.read_bytes()


def _fits(sheet: Sheet, each: Format, content: bytes) -> bool:
    """Whether all that it says of its file is in the file."""
    before = len(sheet.faults)
    try:
        (_cells if each.kind == "xlsx" else _marks)(sheet, each, content)
    except _BROKEN:
        sheet.fault((*each.at, "file"), f"«{each.file}» está dañado, o no es lo que dice su nombre: ábralo y guárdelo")
    return len(sheet.faults) == before


def _cells(sheet: Sheet, each: Format, content: bytes) -> None:
    book = Workbook(content)
    if each.mark:
        sheet.fault((*each.mark[0].at, "text"), "un .xlsx se llena por celdas: use [[format.cell]]")
    for one in (*each.cell, *each.range):
        if one.sheet not in book.sheets:
            told = f"«{each.file}» no tiene la hoja «{one.sheet}»{misspelt(one.sheet, book.sheets)}"
            sheet.fault((*one.at, "sheet"), told)
        elif isinstance(one, Range):
            _range(sheet, each, one, book)
        elif problem := book.problem(one.sheet, one.cell):
            sheet.fault((*one.at, "cell"), f"en «{each.file}», hoja «{one.sheet}», {problem}")


def _range(sheet: Sheet, each: Format, one: Range, book: Workbook) -> None:
    """Whether each of its cells may be written; of a column, the first that may not is told."""
    if not one.first <= one.last < one.first + _MOST_ROWS:
        sheet.fault((*one.at, "last"), f"va después del primer renglón, y a {_MOST_ROWS} renglones cuando más")
        return
    if not one.columns:
        sheet.fault((*one.at, "columns"), 'diga al menos una columna y qué recibe, como { A = "nombre" }')
    for column in one.columns:
        place = (*one.at, "columns", column)
        if not _COLUMN.fullmatch(column):
            sheet.fault(place, "una columna se dice por su letra, como «B»")
            continue
        problems = (book.problem(one.sheet, f"{column}{row}") for row in range(one.first, one.last + 1))
        if problem := next(filter(None, problems), ""):
            sheet.fault(place, f"en «{each.file}», hoja «{one.sheet}», {problem}")


def _marks(sheet: Sheet, each: Format, content: bytes) -> None:
    letter = Letter(content)
    if each.cell:
        sheet.fault((*each.cell[0].at, "cell"), "un .docx se llena por marcas: use [[format.mark]]")
    if each.range:
        sheet.fault((*each.range[0].at, "sheet"), "un .docx no tiene renglones que se repitan: use un .xlsx")
    for one in each.mark:
        if not letter.has(one.text):
            sheet.fault((*one.at, "text"), f"«{each.file}» no tiene la marca «{one.text}»")
