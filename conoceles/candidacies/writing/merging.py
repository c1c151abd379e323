# SPDX-License-Identifier: EUPL-1.2
"""From the temporary tables into the register: insert what is new, update what differs, count both."""
# ruff: noqa: S608  (every name in these statements is ours; values never are)

from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.db import connection

from conoceles.elections.models import Process

from ..intake.records import Record
from ..models import AffirmativeAction, Candidacy, Formula, Person
from .differing import Told, empty, moved, tell, updated
from .staging import AFFIRMATIVE, ALL, CANDIDACY, FORMULA, PERSON, Staged, differs, drop, fill, quoted

_CACHE_KIB = 128 * 1024


@dataclass(frozen=True, slots=True)
class Merged:
    """How many rows of a table were new, differed, or were as the file says."""

    new: int
    changed: int
    same: int

    def renewed(self, gone: int) -> "Merged":
        """The same, where *gone* rows made room for as many new ones: their keys changed, and not who they are."""
        kept = min(self.new, gone)
        return Merged(self.new - kept, self.changed + kept, self.same)

    def to_json(self) -> dict[str, int]:
        """As plain values."""
        return {"nuevas": self.new, "cambiadas": self.changed, "iguales": self.same}


def merge(
    process: Process,
    records: Iterable[Record],
    mapped: Collection[str],
    told: Told | None = None,
    before: Callable[[list[str]], None] | None = None,
) -> dict[str, Merged]:
    """Make the register say what *records* say, in the fields that are *mapped*. *records* are walked several times.

    Each candidacy that changes is *told*. *before* anything is written it is called with the keys of those who leave,
    come back or come in somebody's place, in a register that was not empty.
    """
    with connection.cursor() as cursor, _room(cursor):
        try:
            for staged in ALL if "affirmative_actions" in mapped else ALL[:-1]:
                fill(cursor, staged, records)
            if told is not None:
                tell(cursor, process, mapped, told)
            if before is not None and not empty(cursor, process):
                before(moved(cursor, mapped))
            merged = {
                "personas": _upsert(cursor, PERSON, Person, process, mapped),
                "formulas": _upsert(cursor, FORMULA, Formula, process, mapped),
            }
            _leave_seats(cursor)
            merged["candidaturas"] = _upsert(cursor, CANDIDACY, Candidacy, process, mapped)
            if "affirmative_actions" in mapped:
                merged["acciones_afirmativas"] = _affirmative(cursor)
            if merged["candidaturas"].changed:
                gone = _forget_empty(cursor, process)
                merged["personas"] = merged["personas"].renewed(gone)
        finally:
            if not connection.needs_rollback:
                drop(cursor)
    return merged


@contextmanager
def _room(cursor: Any) -> Iterator[None]:
    """Memory for SQLite's pages while keys come in no order: with its usual 2 MB it writes each many times over."""
    if connection.vendor != "sqlite":
        yield
        return
    before = cursor.execute("PRAGMA cache_size").fetchone()[0]
    cursor.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
    try:
        yield
    finally:
        cursor.execute(f"PRAGMA cache_size = {before}")


def _upsert(cursor: Any, staged: Staged, model: type, process: Process, mapped: Collection[str]) -> Merged:
    table = model._meta.db_table
    total = _count(cursor, staged.table)
    columns = updated(staged, mapped)
    assigned = ", ".join(f'"{name}" = s."{name}"' for name in columns)
    differing = " OR ".join(f't."{name}" {differs()} s."{name}"' for name in columns)
    cursor.execute(f"UPDATE {table} AS t SET {assigned} FROM {staged.table} AS s WHERE t.id = s.id AND ({differing})")
    changed = cursor.rowcount
    names = [*quoted(staged.columns), "process_id"]
    values = [*quoted(staged.columns, "s."), "%s"]
    cursor.execute(
        f"INSERT INTO {table} ({', '.join(names)}) SELECT {', '.join(values)} FROM {staged.table} AS s "
        f"WHERE NOT EXISTS (SELECT 1 FROM {table} AS t WHERE t.id = s.id)",
        [process.pk],
    )
    new = cursor.rowcount
    return Merged(new, changed, total - new - changed)


def _leave_seats(cursor: Any) -> None:
    """Two people who trade places would meet in one seat half way: whoever leaves hers stands up first.

    She waits in a formula that does not exist, under her own id; the update that follows seats her, and only
    the end of the transaction asks whether the formula is there.
    """
    table, d = Candidacy._meta.db_table, differs()
    cursor.execute(
        f"UPDATE {table} AS t SET formula_id = t.id FROM {CANDIDACY.table} AS s WHERE t.id = s.id AND t.status = %s "
        f"AND (t.formula_id {d} s.formula_id OR t.seat {d} s.seat OR t.status {d} s.status)",
        [Candidacy.Status.REGISTERED],
    )


def _affirmative(cursor: Any) -> Merged:
    table, staged, d = AffirmativeAction._meta.db_table, AFFIRMATIVE.table, differs()
    total = _count(cursor, staged)
    cursor.execute(
        f"DELETE FROM {table} WHERE candidacy_id IN (SELECT id FROM {CANDIDACY.table}) AND NOT EXISTS "
        f'(SELECT 1 FROM {staged} AS s WHERE s.candidacy_id = {table}.candidacy_id AND s."group" = {table}."group")'
    )
    gone = cursor.rowcount
    same_row = 't.candidacy_id = s.candidacy_id AND t."group" = s."group"'
    cursor.execute(
        f"UPDATE {table} AS t SET agreement_id = s.agreement_id FROM {staged} AS s "
        f"WHERE {same_row} AND t.agreement_id {d} s.agreement_id"
    )
    changed = cursor.rowcount
    cursor.execute(
        f'INSERT INTO {table} (candidacy_id, "group", agreement_id) SELECT candidacy_id, "group", agreement_id '
        f"FROM {staged} AS s WHERE NOT EXISTS (SELECT 1 FROM {table} AS t WHERE {same_row})"
    )
    new = cursor.rowcount
    return Merged(new, changed + gone, total - new - changed)


def _forget_empty(cursor: Any, process: Process) -> int:
    """People whom a correction made somebody else, and formulas that were misnumbered, stand for nothing.

    How many people there were.
    """
    gone = []
    for model, column in ((Person, "person_id"), (Formula, "formula_id")):
        table = model._meta.db_table
        cursor.execute(
            f"DELETE FROM {table} WHERE process_id = %s AND NOT EXISTS "
            f"(SELECT 1 FROM {Candidacy._meta.db_table} AS c WHERE c.{column} = {table}.id)",
            [process.pk],
        )
        gone.append(int(cursor.rowcount))
    return gone[0]


def _count(cursor: Any, table: str) -> int:
    cursor.execute(f"SELECT count(*) FROM {table}")
    return int(cursor.fetchone()[0])
