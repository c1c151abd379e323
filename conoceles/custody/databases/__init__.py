# SPDX-License-Identifier: EUPL-1.2
"""One consistent copy of the database, given as a stream, and taken back into an empty one: SQLite and PostgreSQL."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from conoceles.custody.envelopes import Readable, Writable
from conoceles.kernel.refusals import Refused

from ..rules import Reason
from . import postgresql, sqlite

_BY_VENDOR = {"sqlite": sqlite, "postgresql": postgresql}


@dataclass(frozen=True)
class Copy:
    """The database as one read saw it: when, how many rows in each table, the record's last entry; and its bytes."""

    at: datetime
    rows: dict[str, int]
    record: tuple[int, str]
    content: Readable


@contextmanager
def copied() -> Iterator[Copy]:
    """A copy of the database as it is now; whoever writes meanwhile waits for nothing.

    Raises Refused, here or at the end of the block: NO_PROGRAM, NOT_DUMPED.
    """
    with _BY_VENDOR[connection.vendor].copied() as (at, content, asked):
        yield Copy(at, rows(asked), last_entry(asked), content)


def load(fill: Callable[[Writable], Any]) -> None:
    """Have the empty database hold what *fill* writes, or nothing at all.

    Raises Refused: NOT_EMPTY, NO_PROGRAM, NOT_LOADED, and what *fill* raises.
    """
    if connection.introspection.table_names():
        raise Refused(Reason.NOT_EMPTY, what=connection.settings_dict["NAME"])
    _BY_VENDOR[connection.vendor].load(fill)


def rows(asked: Any) -> dict[str, int]:
    """How many rows each of our tables has, as the cursor *asked* sees them."""
    counted = {}
    for table in sorted(connection.introspection.django_table_names(only_existing=True, include_views=False)):
        asked.execute(f'SELECT count(*) FROM "{table}"')  # noqa: S608  (a name of ours)
        counted[table] = asked.fetchone()[0]
    return counted


def last_entry(asked: Any) -> tuple[int, str]:
    """The number and the leaf of the record's last entry; 0 and nothing before the first."""
    asked.execute("SELECT number, leaf FROM record_entry ORDER BY number DESC LIMIT 1")
    found = asked.fetchone()
    return (found[0], found[1]) if found else (0, "")


def leaves() -> list[str]:
    """The last migration of each application, as this program has them: what a database must be made by."""
    graph = MigrationExecutor(connection).loader.graph
    return sorted(".".join(node) for node in graph.leaf_nodes())


def end_sequences() -> None:
    """Have every table give the next number after the largest it holds: rows came back with theirs."""
    from django.apps import apps  # noqa: PLC0415  (once models are there)
    from django.core.management.color import no_style  # noqa: PLC0415

    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), apps.get_models(include_auto_created=True)):
            cursor.execute(statement)
