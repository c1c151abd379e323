# SPDX-License-Identifier: EUPL-1.2
"""What changed since the release before: which rows and in which columns, never what they said.

It is made of two public files, ``candidaturas.json`` of that release and of this one, so that whoever keeps both makes
it again. What no longer is shown is in no line of it: a column that says nothing now is not named, and those of badges
and affirmative action (``Column.logged``) never are (docs/decisions/0018).
"""

import csv
import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, Any, NamedTuple
from uuid import UUID

import msgspec

from .cells import Value
from .columns import Column, Type
from .rows import as_csv

#: What both releases are compared by, and the list of releases that each hands on to the next.
ROWS = "datos/candidaturas.json"
LOG_FILE, LIST_FILE = "datos/cambios.csv", "datos/publicaciones.csv"
SUMS, _CARD = "SHA256SUMS", "release.json"
_NEW, _GONE, _CHANGED = "aparece", "sale", "cambia"
_KINDS = (
    (_NEW, "no estaba en la publicación anterior"),
    (_GONE, "estaba en la publicación anterior y en ésta no"),
    (_CHANGED, "estaba, y algo de lo que dice cambió"),
)
LOG = (
    Column("id", Type.TEXT, "Identificador de la candidatura: el mismo de candidaturas.csv"),
    Column("desde", Type.INTEGER, "Número de la publicación con la que se compara"),
    Column("cambio", Type.OPTION, "Qué pasó con su renglón", _KINDS),
    Column("columnas", Type.LIST, "En qué columnas dice ahora otra cosa; las que ya no dicen nada no se nombran"),
)
LIST = (
    Column("publicacion", Type.INTEGER, "Número de la publicación"),
    Column("leida", Type.INSTANT, "De cuándo es lo que dice; de la más reciente lo dice release.json"),
    Column("candidaturas", Type.INTEGER, "Cuántos renglones tiene"),
    Column("comparada", Type.YES_NO, "Si se comparó con la anterior: la primera no tiene con qué"),
    Column("aparecen", Type.INTEGER, "Renglones que la anterior no tenía"),
    Column("salen", Type.INTEGER, "Renglones que la anterior tenía y ésta no"),
    Column("cambian", Type.INTEGER, "Renglones de los que algo cambió"),
)


class Change(NamedTuple):
    """A row that came, left or changed, and the columns in which it says something else now."""

    id: str
    kind: str
    columns: list[str]


def log(before: Path | None, now: Path, columns: Iterable[Column], *, compared: bool) -> Iterator[bytes]:
    """``cambios.csv``: what changed from the release in *before* to the one in *now*, where they are *compared*."""
    since = _card(before).get("number") if before else None
    rows = changes(before, now, columns) if before and compared else ()
    return as_csv([column.name for column in LOG], ([one.id, since, one.kind, one.columns] for one in rows))


def releases(before: Path | None, now: Path, number: int, candidacies: int, *, compared: bool) -> Iterator[bytes]:
    """``publicaciones.csv``: those that the release *before* told of, with its day, and this one with its figures."""
    kinds = Counter(row[2] for row in _read(now / LOG_FILE))
    figures: list[Value] = [kinds[kind] for kind in (_NEW, _GONE, _CHANGED)]
    own: list[Value] = [number or None, None, candidacies, compared, *(figures if compared else [None] * 3)]
    return as_csv([column.name for column in LIST], [*(_earlier(before) if before else ()), own])


def comparable(before: Path) -> bool:
    """Whether that release has its rows still, and they are those that it signed."""
    try:
        with (before / SUMS).open("rb") as lines:
            said = next((line[:64] for line in lines if line[66:].rstrip() == ROWS.encode()), b"")
        with (before / ROWS).open("rb") as rows:
            return hashlib.file_digest(rows, "sha256").hexdigest().encode() == said
    except FileNotFoundError:
        return False


def changes(before: Path, now: Path, columns: Iterable[Column]) -> Iterator[Change]:
    """The rows of *now* that are new or say something else, in their order, and then those that left.

    Of each earlier row its id and place are remembered, about 100 bytes; both files have one candidacy a line.
    """
    told = [column.name for column in columns if column.logged]
    with (before / ROWS).open("rb") as earlier, (now / ROWS).open("rb") as current:
        places = {UUID(_id(line)).bytes: place for place, line in objects(earlier)}
        for _, line in objects(current):
            place = places.pop(UUID(_id(line)).bytes, None)
            if place is None:
                yield Change(_id(line), _NEW, [])
                continue
            earlier.seek(place)
            former = earlier.readline().rstrip(b",\n")
            if former != line and (differing := _differing(former, line, told)) is not None:
                yield Change(_id(line), _CHANGED, differing)
    yield from (Change(str(UUID(bytes=gone)), _GONE, []) for gone in places)


def _differing(former: bytes, line: bytes, told: list[str]) -> list[str] | None:
    """The columns that say something else and still say something; None where nothing is to be told at all."""
    was, is_ = _row(former), _row(line)
    differing = [name for name in told if (was.get(name) or None) != (is_.get(name) or None)]
    return [name for name in differing if is_.get(name) not in (None, [])] if differing else None


def objects(rows: IO[bytes]) -> Iterator[tuple[int, bytes]]:
    """Every object of the array that ``rows.candidacies_as_json`` wrote, and where its line begins."""
    place = 0
    for line in rows:
        if line.startswith(b"{"):
            yield place, line.rstrip(b",\n")
        place += len(line)


_row = msgspec.json.Decoder(dict[str, Any]).decode


def _id(line: bytes) -> str:
    return line[len(b'{"id":"') :][:36].decode("ascii")


def _card(before: Path) -> dict[str, Any]:
    try:
        return dict(msgspec.json.decode((before / _CARD).read_bytes()))
    except FileNotFoundError:
        return {}


def _earlier(before: Path) -> Iterator[list[Value]]:
    """What the release *before* says of those until it, as text; and of itself, now, when it was read."""
    card = _card(before)
    rows = list(_read(before / LIST_FILE))
    if not rows and card:  # it was made before there was such a list
        rows = [[str(card["number"]), "", str(card["candidacies"]), "no", "", "", ""]]
    if rows and card:
        rows[-1][1] = card["frozen_at"]
    yield from rows


def _read(path: Path) -> Iterator[list[str]]:
    if path.exists():
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = csv.reader(file)
            next(rows, None)  # its header
            yield from rows
