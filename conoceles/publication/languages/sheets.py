# SPDX-License-Identifier: EUPL-1.2
"""A catalogue as a sheet for whoever translates: Spanish beside an empty cell; and back, with what is wrong in it.

A translator works in a spreadsheet or on paper. A row is known by its key, which is of its Spanish: a row whose
Spanish was altered, or that is of other words by now, is told and not taken.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import polib

from conoceles.files import reading
from conoceles.files.wire import Column, Rows, Wanted
from conoceles.files.workbooks import Sheet, workbook

from . import agreeing, catalogues

HEADER = ("clave", "español", "forma", "traducción", "dónde está")
_FORMS = ("una", "varias")
#: The row that asks what the language calls itself.
_NAME, _NAME_ASKED = "nombre", "¿Cómo se llama este idioma en sí mismo?"


@dataclass(frozen=True, slots=True)
class Row:
    """One form of one message: ``form`` is empty where there is only one."""

    key: str
    spanish: str
    form: str
    translation: str
    places: str


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a row of the sheet that came back: its number there, its Spanish, and why."""

    row: int
    spanish: str
    why: str


def rows(catalogue: polib.POFile) -> Iterator[Row]:
    """The rows of the sheet of *catalogue*, in the order of its words."""
    yield Row(_NAME, _NAME_ASKED, "", catalogue.metadata.get(catalogues.OWN_NAME, ""), "")
    for entry in catalogue:
        if entry.obsolete:
            continue
        places = ", ".join(Path(place).name for place, _line in entry.occurrences)
        for form, spanish, translation in _forms(entry):
            yield Row(_key(spanish, form), spanish, form, translation, places)


def _forms(entry: polib.POEntry) -> list[tuple[str, str, str]]:
    if not entry.msgid_plural:
        return [("", entry.msgid, entry.msgstr)]
    spanish = (entry.msgid, entry.msgid_plural)
    # A language with one form (or with more) has a row for each: all but the first are told by the Spanish plural.
    return [
        (_FORMS[0] if not at else _FORMS[1] if at == 1 else f"{_FORMS[1]} {at}", spanish[min(at, 1)], words)
        for at, words in sorted(entry.msgstr_plural.items())
    ]


def _key(spanish: str, form: str) -> str:
    return hashlib.sha256(f"{form}\0{spanish}".encode()).hexdigest()[:12]


def as_workbook(code: str) -> bytes:
    """The sheet of the language *code*, as XLSX. Raises OSError: there is no such catalogue."""
    catalogue = catalogues.read(catalogues.path(code))
    lines = [[row.key, row.spanish, row.form, row.translation, row.places] for row in rows(catalogue)]
    return workbook([Sheet(code, HEADER, lines)], title=f"Conóceles: traducción ({code})")


def bring_back(code: str, file: Path, *, folder: Path) -> tuple[int, list[Fault]]:
    """Take what the sheet in *file* says into the catalogue of *code*: how many forms changed, and what was not taken.

    What has a fault changes nothing; the rest is taken. Raises Refused: the file cannot be read (``files.reasons``).
    """
    catalogue = catalogues.read(catalogues.path(code))
    places = {
        _key(spanish, form): (entry, at)
        for entry in catalogue
        if not entry.obsolete
        for at, (form, spanish, _words) in enumerate(_forms(entry))
    }
    changed, faults = 0, []
    for number, key, spanish, words in _read(file, folder):
        if not words:
            continue
        if key == _NAME:
            if not words.isprintable() or agreeing.between([_NAME_ASKED], words):
                # It goes to the head of the catalogue, where a line of its own would be a field of its own.
                faults.append(Fault(number, _NAME_ASKED, "el nombre lleva sólo letras y espacios, en un renglón"))
                continue
            changed += catalogue.metadata.get(catalogues.OWN_NAME) != words
            catalogue.metadata[catalogues.OWN_NAME] = words
            continue
        if key not in places:
            faults.append(Fault(number, spanish, "esa clave no es de ningún texto de hoy: pida una hoja nueva"))
            continue
        entry, at = places[key]
        original = entry.msgid_plural if entry.msgid_plural and at else entry.msgid
        wrong = agreeing.between([entry.msgid, entry.msgid_plural] if entry.msgid_plural else [entry.msgid], words)
        if spanish != original:
            wrong.insert(0, "el español de la hoja no es el de la clave")
        faults += [Fault(number, original, why) for why in wrong]
        if not wrong:
            changed += _set(entry, at, words)
    catalogue.save(str(catalogues.path(code)))
    return changed, faults


def _set(entry: polib.POEntry, at: int, words: str) -> bool:
    before = entry.msgstr_plural.get(at) if entry.msgid_plural else entry.msgstr
    if entry.msgid_plural:
        entry.msgstr_plural[at] = words
    else:
        entry.msgstr = words
    entry.flags = [flag for flag in entry.flags if flag != "fuzzy"]
    return before != words


def _read(file: Path, folder: Path) -> Iterator[tuple[int, str, str, str]]:
    wanted = Wanted([Column(name) for name in (HEADER[0], HEADER[1], HEADER[3])])
    with reading.opened(file) as foreign:
        for message in reading.read(foreign, [wanted], folder=folder):
            for number, _more, cells in message.rows if isinstance(message, Rows) else ():
                key, spanish, words = (str(cell or "") for cell in cells)
                yield number, key.strip(), spanish, words.strip()
