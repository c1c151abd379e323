# SPDX-License-Identifier: EUPL-1.2
"""What a file changes in the register, candidacy by candidacy: compared before it is written, and never with values."""
# ruff: noqa: S608  (every name in these statements is ours; values never are)

from collections.abc import Callable, Collection, Iterator
from typing import Any

import msgspec

from conoceles.elections.models import Process

from ..models import AffirmativeAction, Candidacy, Formula, Person
from .staging import AFFIRMATIVE, CANDIDACY, FORMULA, PERSON, Staged, differs, quoted

#: Columns of the register by the layout's field that fills them: what a layout does not map is left as it is.
FILLED_BY = {
    "nickname": "nickname",
    "age": "age",
    "party_of_origin_id": "party_of_origin",
    "answered_by_id": "answered_by",
    "reelection": "reelection",
    "status": "status",
    "status_on": "status_on",
    "registered_on": "registered_on",
    "agreement_id": "agreement",
    "replaces_id": "replaces",
}
#: What stays as first given: addresses last.
KEPT = {"id", "slug"}
_PERSON, _FORMULA, _CANDIDACY = (model._meta.db_table for model in (Person, Formula, Candidacy))
#: Of each staged table: what it and the register's are called in the comparison.
_COMPARED = ((PERSON, "sp", "p"), (FORMULA, "sf", "f"), (CANDIDACY, "s", "t"))
#: A formula is told by what it says, and that a candidacy is of another person by that person's key.
_UNTOLD = {(CANDIDACY.table, "formula_id"), (CANDIDACY.table, "person_id")}
#: Data that are not called like their column.
_CALLED = {(PERSON.table, "key"): "person", (FORMULA.table, "territory_id"): "place"}


class Change(msgspec.Struct, frozen=True):
    """A candidacy that is new, or of which the file says something else: in which data, never what."""

    key: str
    name: str
    fields: list[str] = []
    new: bool = False


#: What is told each change.
Told = Callable[[Change], None]


def updated(staged: Staged, mapped: Collection[str]) -> list[str]:
    """The columns of *staged* that a file whose layout has *mapped* may change."""
    return [name for name in staged.columns if name not in KEPT and FILLED_BY.get(name, "name") in {*mapped, "name"}]


def empty(cursor: Any, process: Process) -> bool:
    """Whether the register of *process* has nobody."""
    cursor.execute(f"SELECT 1 FROM {_CANDIDACY} WHERE process_id = %s LIMIT 1", [process.pk])
    return cursor.fetchone() is None


def tell(cursor: Any, process: Process, mapped: Collection[str], told: Told) -> None:
    """Tell what the staged tables change in a register that has something; of an empty one all is new."""
    if empty(cursor, process):
        return
    for change in _changed(cursor, mapped):
        told(change)
    for change in _new(cursor):
        told(change)


def moved(cursor: Any, mapped: Collection[str]) -> list[str]:
    """The keys of those of whom the staged tables say that they left, came back or came in somebody's place."""
    cursor.execute(
        f"SELECT s.key FROM {CANDIDACY.table} AS s LEFT JOIN {_CANDIDACY} AS t ON t.id = s.id "
        f"WHERE (t.id IS NULL AND s.replaces_id IS NOT NULL) OR ({'1 = 1' if 'status' in mapped else '1 = 0'} "
        f"AND t.id IS NOT NULL AND t.status <> s.status) ORDER BY s.key"
    )
    return [key for (key,) in cursor]


def _new(cursor: Any) -> Iterator[Change]:
    cursor.execute(
        f"SELECT s.key, sp.name FROM {CANDIDACY.table} AS s JOIN {PERSON.table} AS sp ON sp.id = s.person_id "
        f"WHERE NOT EXISTS (SELECT 1 FROM {_CANDIDACY} AS t WHERE t.id = s.id) ORDER BY s.key"
    )
    return (Change(key, name, new=True) for key, name in cursor)


def _changed(cursor: Any, mapped: Collection[str]) -> Iterator[Change]:
    d = differs()
    flags = {
        _CALLED.get((staged.table, name), name.removesuffix("_id")): f'{theirs}."{name}" {d} {ours}."{name}"'
        for staged, ours, theirs in _COMPARED
        for name in updated(staged, mapped)
        if (staged.table, name) not in _UNTOLD and (name != "order" or name in mapped)
    }
    groups = ""
    if "affirmative_actions" in mapped:
        groups = f"WITH regrouped AS ({_regrouped()}) "
        flags["groups"] = "t.id IN (SELECT candidacy_id FROM regrouped)"
    told = ", ".join(f"{flag} AS {name}" for name, flag in zip(quoted(flags), flags.values(), strict=True))
    cursor.execute(
        f'{groups}SELECT * FROM (SELECT s.key AS "of", sp.name AS "called", {told} FROM {CANDIDACY.table} AS s '
        f"JOIN {_CANDIDACY} AS t ON t.id = s.id "
        f"JOIN {_PERSON} AS p ON p.id = t.person_id JOIN {PERSON.table} AS sp ON sp.id = s.person_id "
        f"JOIN {_FORMULA} AS f ON f.id = t.formula_id JOIN {FORMULA.table} AS sf ON sf.id = s.formula_id"
        f') AS compared WHERE {" OR ".join(quoted(flags))} ORDER BY "of"'
    )
    return (
        Change(key, name, [field for field, differ in zip(flags, which, strict=True) if differ])
        for key, name, *which in cursor
    )


def _regrouped() -> str:
    """Candidacies of the file whose affirmative actions are others in the register."""
    columns = 'candidacy_id, "group", agreement_id'
    staged = f"SELECT {columns} FROM {AFFIRMATIVE.table}"
    register = (
        f"SELECT {columns} FROM {AffirmativeAction._meta.db_table} "
        f"WHERE candidacy_id IN (SELECT id FROM {CANDIDACY.table})"
    )
    return (
        f"SELECT candidacy_id FROM ({staged} EXCEPT {register}) AS a "
        f"UNION SELECT candidacy_id FROM ({register} EXCEPT {staged}) AS b"
    )
