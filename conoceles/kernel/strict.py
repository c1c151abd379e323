# SPDX-License-Identifier: EUPL-1.2
"""Strict reading of a table into a frozen dataclass: the class says what may be written, and all faults are gathered.

A field without default must be written; a key that is no field is a fault, with the nearest known
key beside it. Types understood: ``str``, ``int``, ``bool``, ``date``, enumerations, ``Plain`` (any of
the first three), ``X | None``, ``tuple[X, ...]``, ``dict[str, X]``, and dataclasses of the same kinds.
``Annotated`` adds a :class:`Text` or a :class:`Whole` that narrows them. A dataclass with a field ``at``
learns where it was written. Messages are in Spanish here, once, for every step that reads such files.
"""

import re
import types
from collections.abc import Iterable, Mapping
from dataclasses import MISSING, Field, dataclass, fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin, get_type_hints

from .names import nearest
from .text import hidden, naming, shown
from .toml_lines import Located, Place

D = TypeVar("D")

#: A value of a setting.
Plain = str | int | bool
#: Whole numbers beyond this are not the same in every program that reads JSON (RFC 8785).
_EXACT = 2**53 - 1
#: Of any date that a process has to do with: whatever lies outside was mistyped.
YEARS = range(1990, 2101)
#: What reading gives when there is nothing to give; the fault has been noted.
_NOTHING = object()


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing to mend in what someone wrote: where, and what is wrong with it. ``line`` 0: the file as a whole."""

    file: str
    line: int
    key: str
    message: str

    def __str__(self) -> str:
        where = [self.file, *([f"línea {self.line}"] if self.line else []), *([self.key] if self.key else [])]
        return shown(f"{', '.join(where)}: {self.message}")


@dataclass(frozen=True, slots=True)
class Text:
    """Narrows a text: how long, and written how. Blank only where ``blank`` says so."""

    maximum: int
    pattern: str = ""
    explained: str = ""
    one_line: bool = False
    blank: bool = False


@dataclass(frozen=True, slots=True)
class Whole:
    """Narrows a whole number."""

    minimum: int
    maximum: int


def misspelt(word: str, known: Iterable[str]) -> str:
    """A question to add to a fault: did they mean the nearest of *known*? Empty when none is near."""
    near = nearest(word, known)
    return f"; ¿quiso decir «{near}»?" if near else ""


def named(place: Place) -> str:
    """*place* as a person finds it: ``office[2].position[1].heads``, counting from 1."""
    return "".join(f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in place).removeprefix(".")


class Sheet:
    """One written document, and the faults found in it so far."""

    def __init__(self, file: str, located: Located) -> None:
        self.file = file
        self.located = located
        self.faults: list[Fault] = []

    def fault(self, place: Place, message: str) -> None:
        """Note what is wrong at *place*."""
        self.faults.append(Fault(self.file, self.located.line(place), named(place), message))

    def read(self, kind: type[D]) -> D | None:
        """The whole document as a *kind*, or None when something at its top level is missing."""
        found = self._table(kind, self.located.values, ())
        return None if found is _NOTHING else found

    def _table(self, kind: type, table: Mapping[str, Any], place: Place) -> Any:
        wanted = _fields(kind)
        for key in table:
            if key not in wanted:
                self.fault((*place, key), f"esta clave no se conoce{misspelt(key, wanted)}")
        given: dict[str, Any] = {}
        whole = True
        for name, (field, hint) in wanted.items():
            if name in table:
                value = self._value(hint, table[name], (*place, name))
                whole = whole and value is not _NOTHING
                given[name] = value
            elif _required(field):
                self.fault((*place, name), "falta esta clave")
                whole = False
        if not whole:
            return _NOTHING
        return kind(**given, **({"at": place} if _placed(kind) else {}))

    def _value(self, hint: Any, value: Any, place: Place) -> Any:  # noqa: PLR0911  (one for each type)
        if get_origin(hint) is Annotated:
            return self._narrowed(*get_args(hint), value=value, place=place)
        if get_origin(hint) in {Union, types.UnionType}:
            return self._one_of([arg for arg in get_args(hint) if arg is not type(None)], value, place)
        if get_origin(hint) is tuple:
            return self._many(get_args(hint)[0], value, place)
        if get_origin(hint) is dict:
            return self._named_ones(get_args(hint)[1], value, place)
        if is_dataclass(hint):
            return self._table(hint, value, place) if isinstance(value, dict) else self._wrong(place, "una tabla")  # type: ignore[arg-type]
        if issubclass(hint, Enum):
            return self._chosen(hint, value, place)
        return self._simple(hint, value, place)

    def _one_of(self, hints: list[Any], value: Any, place: Place) -> Any:
        if len(hints) == 1:  # X | None: what is written is an X
            return self._value(hints[0], value, place)
        if type(value) not in hints:
            return self._wrong(place, "un texto, un entero o true/false")
        return self._simple(type(value), value, place)

    def _simple(self, hint: type, value: Any, place: Place) -> Any:
        fits = isinstance(value, hint) and not (
            (hint is int and isinstance(value, bool)) or (hint is date and isinstance(value, datetime))
        )
        if not fits:
            return self._wrong(place, _SPANISH[hint])
        if isinstance(value, int) and abs(value) > _EXACT:
            return self._wrong(place, f"un entero de no más de {len(str(_EXACT))} cifras")
        if isinstance(value, date) and value.year not in YEARS:
            return self._wrong(place, f"una fecha de los años {YEARS[0]} a {YEARS[-1]}")
        if isinstance(value, str):
            return value if self._all_shown(value, place) else _NOTHING
        return value

    def _all_shown(self, value: str, place: Place) -> bool:
        which = naming(value, hidden(value))
        if which:
            self.fault(place, f"trae lo que no se ve: {which}")
        return not which

    def _wrong(self, place: Place, expected: str) -> Any:
        self.fault(place, f"se esperaba {expected}")
        return _NOTHING

    def _chosen(self, hint: type[Enum], value: Any, place: Place) -> Any:
        known = [str(member.value) for member in hint]
        if not isinstance(value, str):
            return self._wrong(place, _SPANISH[str])
        if value in known:
            return hint(value)
        self.fault(place, f"«{value}» no es una de: {', '.join(known)}{misspelt(str(value), known)}")
        return _NOTHING

    def _many(self, hint: Any, value: Any, place: Place) -> Any:
        if not isinstance(value, list):
            return self._wrong(place, "una lista")
        read = [self._value(hint, item, (*place, number)) for number, item in enumerate(value)]
        # What is wrong in one does not hide what is wrong in the others, nor in what refers to them.
        return tuple(item for item in read if item is not _NOTHING)

    def _named_ones(self, hint: Any, value: Any, place: Place) -> Any:
        if not isinstance(value, dict):
            return self._wrong(place, "una tabla")
        read = {
            key: self._value(hint, item, (*place, key))
            for key, item in value.items()
            if self._all_shown(key, (*place, key))
        }
        return {key: item for key, item in read.items() if item is not _NOTHING}

    def _narrowed(self, hint: Any, narrow: Text | Whole, *, value: Any, place: Place) -> Any:
        read = self._value(hint, value, place)
        if read is _NOTHING:
            return read
        if isinstance(narrow, Whole):
            if not narrow.minimum <= read <= narrow.maximum:
                self.fault(place, f"se esperaba un entero de {narrow.minimum} a {narrow.maximum}")
                return _NOTHING
            return read
        return read if self._fits(narrow, read, place) else _NOTHING

    def _fits(self, narrow: Text, value: str, place: Place) -> bool:
        if not (value if narrow.blank else value.strip()):
            self.fault(place, "está en blanco; si no se sabe, quite la clave")
        elif len(value) > narrow.maximum:
            self.fault(place, f"tiene {len(value)} caracteres y caben {narrow.maximum}")
        elif narrow.one_line and len(value.splitlines()) > 1:
            self.fault(place, "va en un solo renglón")
        elif narrow.pattern and not re.fullmatch(narrow.pattern, value):
            self.fault(place, f"«{value}» no sirve: {narrow.explained}")
        else:
            return True
        return False


_SPANISH = {
    str: "un texto entre comillas",
    int: "un número entero, sin comillas",
    bool: "true o false, sin comillas",
    date: "una fecha AAAA-MM-DD, sin comillas ni hora",
}


@cache
def _fields(kind: type) -> dict[str, tuple[Field[Any], Any]]:
    hints = get_type_hints(kind, include_extras=True)
    return {field.name: (field, hints[field.name]) for field in fields(kind) if field.name != "at"}


def _required(field: Field[Any]) -> bool:
    return field.default is MISSING and field.default_factory is MISSING


@cache
def _placed(kind: type) -> bool:
    return any(field.name == "at" for field in fields(kind))
