# SPDX-License-Identifier: EUPL-1.2
"""Temporary tables with what the file says, filled by the fastest door of each database."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.db import connection

from ..intake.records import Record

Row = tuple[Any, ...]
_BATCH = 5000

#: Kinds of column and their names in each database. SQLite keeps what Django would: ids as 32 hexadecimal digits.
_TYPES = {
    "postgresql": {"id": "uuid", "text": "text", "int": "bigint", "bool": "boolean", "day": "date"},
    "sqlite": {"id": "char(32)", "text": "text", "int": "integer", "bool": "bool", "day": "date"},
}


@dataclass(frozen=True)
class Staged:
    """A temporary table: its columns with their kind, and the rows that a record contributes to it."""

    table: str
    columns: dict[str, str]
    rows: Callable[[Record], Iterable[Row]]
    sought_by: tuple[str, ...] = ()  # columns by which its rows are looked up, one by one


def _id(value: bytes | None) -> str | None:
    """An id as hexadecimal digits: SQLite's own way of keeping it, and PostgreSQL reads it too."""
    return None if value is None else value.hex()


def _person(record: Record) -> Iterator[Row]:
    if record.first_of_person:
        yield _id(record.person), record.person_key, record.name, record.nickname, record.sex, record.age


def _formula(record: Record) -> Iterator[Row]:
    if record.first_of_formula:
        yield (
            _id(record.formula), record.position, record.territory, record.postulant, record.party_of_origin,
            record.answered_by, record.number, record.order,
        )  # fmt: skip


def _candidacy(record: Record) -> Iterator[Row]:
    yield (
        _id(record.id), record.key, record.slug, _id(record.person), _id(record.formula), record.seat,
        record.reelection, record.status, record.status_on, record.registered_on, record.agreement,
        _id(record.replaces),
    )  # fmt: skip


def _affirmative(record: Record) -> Iterator[Row]:
    for group, agreement in record.groups:
        yield _id(record.id), group, agreement


PERSON = Staged(
    "staged_person",
    {"id": "id", "key": "text", "name": "text", "nickname": "text", "sex": "text", "age": "int"},
    _person,
)
FORMULA = Staged(
    "staged_formula",
    {
        "id": "id", "position_id": "int", "territory_id": "int", "postulant_id": "int", "party_of_origin_id": "int",
        "answered_by_id": "int", "number": "text", "order": "int",
    },
    _formula,
)  # fmt: skip
CANDIDACY = Staged(
    "staged_candidacy",
    {
        "id": "id", "key": "text", "slug": "text", "person_id": "id", "formula_id": "id", "seat": "text",
        "reelection": "bool", "status": "text", "status_on": "day", "registered_on": "day", "agreement_id": "int",
        "replaces_id": "id",
    },
    _candidacy,
)  # fmt: skip
AFFIRMATIVE = Staged(
    "staged_affirmative",
    {"candidacy_id": "id", "group": "text", "agreement_id": "int"},
    _affirmative,
    ("candidacy_id", "group"),
)
#: The last one, only for a layout that maps them.
ALL = (PERSON, FORMULA, CANDIDACY, AFFIRMATIVE)


def differs() -> str:
    """How each database compares with NULL as one more value."""
    return "IS DISTINCT FROM" if connection.vendor == "postgresql" else "IS NOT"


def quoted(columns: Iterable[str], prefix: str = "") -> list[str]:
    """*columns* as SQL writes them; ``order`` and ``group`` are words of its own."""
    return [f'{prefix}"{column}"' for column in columns]


def fill(cursor: Any, staged: Staged, records: Iterable[Record]) -> None:
    """Make the temporary table of *staged* and put in it what *records* say. It lasts as long as the transaction."""
    types = _TYPES[connection.vendor]
    definitions = ", ".join(f'"{name}" {types[kind]}' for name, kind in staged.columns.items())
    cursor.execute(f"DROP TABLE IF EXISTS {staged.table}")
    cursor.execute(f"CREATE TEMPORARY TABLE {staged.table} ({definitions})")
    rows = (row for record in records for row in staged.rows(record))
    names = ", ".join(quoted(staged.columns))
    if connection.vendor == "postgresql":
        with cursor.copy(f"COPY {staged.table} ({names}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)
    else:
        marks = ", ".join(["%s"] * len(staged.columns))
        insert = f"INSERT INTO {staged.table} ({names}) VALUES ({marks})"  # noqa: S608  (our own names)
        while batch := list(islice(rows, _BATCH)):  # Django would remember every row of a longer one
            cursor.executemany(insert, batch)
    if staged.sought_by:
        cursor.execute(f"CREATE INDEX {staged.table}_sought ON {staged.table} ({', '.join(quoted(staged.sought_by))})")
    cursor.execute(f"ANALYZE {staged.table}")


def drop(cursor: Any) -> None:
    """Forget the temporary tables."""
    for staged in ALL:
        cursor.execute(f"DROP TABLE IF EXISTS {staged.table}")
