# SPDX-License-Identifier: EUPL-1.2
"""Cells of somebody else's XLSX, filled in its own XML (ECMA-376, 18.3): the rest of the file stays as it is.

No library that reads a workbook and writes it again keeps all of it; this touches the cells it is told and nothing
else, but for the cached results of formulas, which would be of other figures.
"""

import io
import posixpath
import re
import zipfile
from collections.abc import Mapping
from typing import Any

from docx.opc.oxml import serialize_part_xml  # lxml, as python-docx sets it up: no entity is ever fetched
from docx.oxml.parser import parse_xml

from conoceles.look.papers.word import fixed

#: Where a value goes: sheet and cell.
At = tuple[str, str]
Value = str | int
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_BOOK, _LINKS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
_CELL = re.compile(r"([A-Z]+)([0-9]+)")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


class Workbook:
    """An XLSX, open. Raises KeyError, ValueError, ``SyntaxError`` or BadZipFile where it is none."""

    def __init__(self, content: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(content)) as kept:
            self._parts = {name: kept.read(name) for name in kept.namelist()}
        self._book = parse_xml(self._parts[_BOOK])
        links = {each.get("Id"): each.get("Target") for each in parse_xml(self._parts[_LINKS])}
        self._sheets: dict[str, tuple[str, Any]] = {}
        self._known: dict[str, tuple[set[str], list[tuple[str, str]]]] = {}
        for sheet in self._book.find(_name("sheets")):
            path = posixpath.normpath(posixpath.join("xl", links[sheet.get(_LINK)])).removeprefix("/")
            path = path if path in self._parts else links[sheet.get(_LINK)].removeprefix("/")
            self._sheets[sheet.get("name")] = (path, parse_xml(self._parts[path]))

    @property
    def sheets(self) -> list[str]:
        """Their names."""
        return list(self._sheets)

    def problem(self, sheet: str, cell: str) -> str:
        """Why nothing may be written there, in words; empty where it may."""
        formulas, merged = self._unfit(sheet)
        if cell in formulas:
            return f"la celda {cell} tiene una fórmula: no se escribe sobre ella"
        for first, last in merged:
            if cell != first and _within(cell, first, last or first):
                return f"la celda {cell} está combinada: escriba la primera, {first}"
        return ""

    def _unfit(self, sheet: str) -> tuple[set[str], list[tuple[str, str]]]:
        """The cells of a sheet that have a formula, and the corners of those that are merged; looked for once."""
        if sheet not in self._known:
            _, root = self._sheets[sheet]
            merged = [each.get("ref").partition(":") for each in root.iter(_name("mergeCell"))]
            formulas = {each.getparent().get("r") for each in root.iter(_name("f"))}
            self._known[sheet] = formulas, [(first, last) for first, _, last in merged]
        return self._known[sheet]

    def fill(self, values: Mapping[At, Value]) -> bytes:
        """The same file with *values* in its cells."""
        for (sheet, cell), value in values.items():
            _write(_cell(self._sheets[sheet][1], cell), value)
        for path, root in self._sheets.values():
            for formula in root.iter(_name("f")):
                for cached in formula.getparent().findall(_name("v")):
                    formula.getparent().remove(cached)
            self._parts[path] = serialize_part_xml(root)
        into = io.BytesIO()
        with zipfile.ZipFile(into, "w") as made:
            for name, content in self._parts.items():
                made.writestr(name, content)
        return fixed(into.getvalue())


def _name(tag: str) -> str:
    return f"{{{_MAIN}}}{tag}"


def _split(cell: str) -> tuple[int, int]:
    found = _CELL.fullmatch(cell)
    assert found is not None, "the file that names it is checked"
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return column, int(found[2])


def _within(cell: str, first: str, last: str) -> bool:
    (column, row), (left, top), (right, bottom) = _split(cell), _split(first), _split(last)
    return left <= column <= right and top <= row <= bottom


def _cell(root: Any, cell: str) -> Any:
    """That cell, made where there is none, in its place: rows and cells stand in order."""
    column, number = _split(cell)
    data = root.find(_name("sheetData"))
    row = _placed(data, "row", str(number), lambda each: int(each.get("r")) > number)
    return _placed(row, "c", cell, lambda each: _split(each.get("r"))[0] > column)


def _placed(parent: Any, tag: str, key: str, after: Any) -> Any:
    for each in parent.findall(_name(tag)):
        if each.get("r") == key:
            return each
        if after(each):
            made = parent.makeelement(_name(tag), {"r": key})
            each.addprevious(made)
            return made
    made = parent.makeelement(_name(tag), {"r": key})
    parent.append(made)
    return made


def _write(cell: Any, value: Value) -> None:
    """A figure as a number; words as words, which no program takes for a formula. How it looks stays."""
    for each in list(cell):
        cell.remove(each)
    if isinstance(value, int):
        cell.attrib.pop("t", None)
        cell.append(_with(cell, "v", str(value)))
        return
    cell.set("t", "inlineStr")
    inline = cell.makeelement(_name("is"))
    inline.append(_with(cell, "t", value))
    cell.append(inline)


def _with(cell: Any, tag: str, text: str) -> Any:
    made = cell.makeelement(_name(tag), {_SPACE: "preserve"} if tag == "t" else {})
    made.text = text
    return made
