# SPDX-License-Identifier: EUPL-1.2
"""TOML that remembers its lines, so that whoever wrote the file is told where to look.

The standard reader gives the values (TOML 1.0); it forgets where each stood. A second walk over the
same text, which is known to be valid by then, notes the line of every key, table and item.
"""

import re
import tomllib
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Any

#: Where a value stands: keys of tables and places in arrays, from the outside in.
Place = tuple[str | int, ...]

_BLANK = re.compile(r"[ \t]*")
_GAP = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_BARE = re.compile(r"[A-Za-z0-9_-]+")
_SCALAR = re.compile(r"[^,\]}\n#]+")
_STRING = re.compile(
    r"""
    \"{3}(?:\\.|[^\\])*?\"{3}\"{0,2}  # over several lines, with escapes; a quote or two may end it
    |'{3}.*?'{3}'{0,2}
    |"(?:\\.|[^"\\\n])*"
    |'[^'\n]*'
    """,
    re.DOTALL | re.VERBOSE,
)
_BRACKETS = re.compile(rf"(?P<opens>[\[{{])|(?P<closes>[\]}}])|{_STRING.pattern}|[#][^\n]*", _STRING.flags)
_ENDLESS = re.compile(r"[0-9](?:_?[0-9]){4000}")
#: Parts of a dotted key: nobody's has more, and each costs as much as all before it.
_MOST_PARTS = 20
_AT = re.compile(r"^(?P<what>.*) \(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)$", re.DOTALL)

_WRITTEN_DAY = re.compile(r"=\s*\d+[-/]\d+")
_NO_SUCH_DAY = "la fecha no existe o está mal escrita (se escribe AAAA-MM-DD, sin comillas)"

#: The standard reader's words, as a person who writes processes would say them.
_SPANISH = {
    "Expected '=' after a key in a key/value pair": "después de la clave falta el signo «=»",
    "Expected newline or end of document after a statement": "sobra algo después del valor",
    "Invalid value": "el valor no se entiende (¿le faltan comillas?)",
    "Invalid statement": "la línea no se entiende (¿le falta la clave?)",
    "Cannot overwrite a value": "la clave está repetida",
    "Unclosed array": "falta cerrar la lista con «]»",
    "Unclosed inline table": "falta cerrar la tabla con «}»",
    "Unterminated string": "falta cerrar las comillas",
    "Illegal character '\\n'": "falta cerrar las comillas",
    "Expected ']' at the end of a table declaration": "falta «]» al final del nombre de la tabla",
    "Expected ']]' at the end of an array declaration": "falta «]]» al final del nombre de la tabla",
    "Invalid date or datetime": _NO_SUCH_DAY,
    "Invalid initial character for a key part": "la clave empieza con un signo que no se permite",
}


class NotToml(Exception):  # noqa: N818  (it is what the text is, not what went wrong with us)
    """The text is not TOML: on which ``line`` it stops being so, and ``message`` in Spanish."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line
        self.message = message


@dataclass(frozen=True, slots=True)
class Located:
    """A TOML document: its ``values``, and the line of each place in it, counted from 1."""

    values: dict[str, Any]
    lines: dict[Place, int] = field(repr=False)

    def line(self, place: Place) -> int:
        """The line of *place*, or of the nearest thing around it that is written."""
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place, 1)


def read(text: str) -> Located:
    """*text* with its lines. Raises NotToml."""
    try:
        values = tomllib.loads(text)
        return Located(values, _Walk(text.replace("\r\n", "\n")).lines)
    except tomllib.TOMLDecodeError as error:
        raise _not_toml(str(error), text) from error
    except ValueError as error:  # Python does not turn so many digits into a number
        found = _ENDLESS.search(text)
        raise NotToml(text.count("\n", 0, found.start()) + 1 if found else 1, "el número es desmedido") from error
    except RecursionError as error:
        raise NotToml(_deepest(text), "hay demasiadas listas o tablas, una dentro de otra") from error


def _deepest(text: str) -> int:
    """The line on which lists and tables lie deepest within one another."""
    depth = most = at = 0
    for found in _BRACKETS.finditer(text):
        if found["opens"]:
            depth += 1
            if depth > most:
                most, at = depth, found.start()
        elif found["closes"]:
            depth -= 1
    return text.count("\n", 0, at) + 1


def _not_toml(message: str, text: str) -> NotToml:
    found = _AT.match(message)
    what = found["what"] if found else message
    written = text.split("\n")
    line = int(found["line"]) if found and found["line"] else len(written)
    if what.startswith("Expected newline") and _WRITTEN_DAY.search(written[line - 1]):
        return NotToml(line, _NO_SUCH_DAY)
    if what.startswith("Cannot declare"):
        return NotToml(line, "la tabla está repetida")
    return NotToml(line, _SPANISH.get(what, f"no es TOML ({what})"))


class _Walk:
    """One pass over a valid document."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.starts = [0, *(found.end() for found in re.finditer("\n", text))]
        self.lines: dict[Place, int] = {}
        self.last: dict[Place, int] = {}  # of each array of tables, the item being written
        self._document()

    def _document(self) -> None:
        table: Place = ()
        while self._skip(_GAP) < len(self.text):
            if self.text.startswith("[", self.at):
                table = self._header()
            else:
                self._pair(table)

    def _header(self) -> Place:
        line = self._line()
        many = self.text.startswith("[[", self.at)
        self.at += 2 if many else 1
        *outer, name = self._key()
        self.at += 2 if many else 1
        place: Place = ()
        for part in outer:
            place = self._inside((*place, part))
        place = (*place, name)
        if many:
            self.last[place] = self.last.get(place, -1) + 1
        place = self._inside(place)
        self.lines[place] = line
        return place

    def _inside(self, place: Place) -> Place:
        return (*place, self.last[place]) if place in self.last else place

    def _pair(self, table: Place) -> None:
        line = self._line()
        place = table
        for part in self._key():
            place = (*place, part)
            self.lines.setdefault(place, line)
        self.at += 1  # the «=»
        self._value(place)

    def _key(self) -> list[str]:
        parts = []
        while True:
            self._skip(_BLANK)
            quoted = self.text[self.at] in "\"'"
            found = (_STRING if quoted else _BARE).match(self.text, self.at)
            assert found is not None, "the standard reader would have refused it"
            parts.append(tomllib.loads(f"k = {found[0]}")["k"] if quoted else found[0])
            self.at = found.end()
            self._skip(_BLANK)
            if not self.text.startswith(".", self.at):
                return parts
            if len(parts) == _MOST_PARTS:
                raise NotToml(self._line(), "la clave tiene demasiadas partes")
            self.at += 1

    def _value(self, place: Place) -> None:
        self._skip(_BLANK)
        match self.text[self.at]:
            case "[":
                self._array(place)
            case "{":
                self._inline_table(place)
            case '"' | "'":
                self._skip(_STRING)
            case _:
                self._skip(_SCALAR)

    def _array(self, place: Place) -> None:
        self.at += 1
        count = 0
        while self.text[self._skip(_GAP)] != "]":
            item = (*place, count)
            self.lines[item] = self._line()
            self._value(item)
            count += 1
            if self.text[self._skip(_GAP)] == ",":
                self.at += 1
        self.at += 1

    def _inline_table(self, place: Place) -> None:
        self.at += 1
        while self.text[self._skip(_BLANK)] != "}":
            self._pair(place)
            if self.text[self._skip(_BLANK)] == ",":
                self.at += 1
        self.at += 1

    def _skip(self, pattern: re.Pattern[str]) -> int:
        found = pattern.match(self.text, self.at)
        if found is not None:
            self.at = found.end()
        return self.at

    def _line(self) -> int:
        return bisect_right(self.starts, self.at)
