# SPDX-License-Identifier: EUPL-1.2
"""The triggers that keep the record as it was written, and the check that they are there.

SQLite drops them silently when a later migration remakes the table, so the
system refuses to start without them instead of trusting that they once were made.
"""

from typing import Any

from django.core.checks import CheckMessage, Error
from django.db import DEFAULT_DB_ALIAS, connections

from . import terminal

#: The tables of the record, and what identifies a row in each.
TABLES = {"record_entry": ("number", "leaf"), "record_checkpoint": ("size",)}

_ANSWER = "the record is never rewritten"


def _sqlite(table: str, unique: tuple[str, ...]) -> dict[str, str]:
    """By name. An INSERT OR REPLACE removes the old row without asking any DELETE trigger, hence the third one."""
    same = " OR ".join(f"{column} = NEW.{column}" for column in unique)
    refuse = f"BEGIN SELECT RAISE(ABORT, '{_ANSWER}'); END"
    return {
        f"{table}_no_update": f"BEFORE UPDATE ON {table} {refuse}",
        f"{table}_no_delete": f"BEFORE DELETE ON {table} {refuse}",
        f"{table}_no_replace": (
            f"BEFORE INSERT ON {table} WHEN EXISTS (SELECT 1 FROM {table} WHERE {same}) {refuse}"  # noqa: S608
        ),
    }


def _postgresql(table: str) -> dict[str, str]:
    return {
        f"{table}_no_rewrite": f"BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION record_refuse()",
        f"{table}_no_truncate": f"BEFORE TRUNCATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION record_refuse()",
    }


def _wanted(vendor: str, table: str) -> dict[str, str]:
    return _sqlite(table, TABLES[table]) if vendor == "sqlite" else _postgresql(table)


#: The names of the triggers of a table that work: one that PostgreSQL keeps disabled, or for replicas only, does not.
_WORKING = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s",
    "postgresql": (
        "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled IN ('O', 'A') AND tgrelid = to_regclass(%s)"
    ),
}


def statements(vendor: str) -> list[str]:
    """What makes the triggers of every table, or makes them again."""
    made = []
    if vendor == "postgresql":
        made.append(
            "CREATE OR REPLACE FUNCTION record_refuse() RETURNS trigger LANGUAGE plpgsql AS"
            f" $$ BEGIN RAISE EXCEPTION '{_ANSWER}'; END $$"
        )
    for table in TABLES:
        on = f" ON {table}" if vendor == "postgresql" else ""
        for name, rest in _wanted(vendor, table).items():
            made += [f"DROP TRIGGER IF EXISTS {name}{on}", f"CREATE TRIGGER {name} {rest}"]
    return made


def install(schema_editor: Any) -> None:
    """Make the triggers on the database of *schema_editor*."""
    for statement in statements(schema_editor.connection.vendor):
        schema_editor.execute(statement, params=None)


def working(connection: Any, table: str) -> set[str]:
    """The names of the triggers that protect *table* now."""
    with connection.cursor() as cursor:
        cursor.execute(_WORKING[connection.vendor], [table])
        return {name for (name,) in cursor.fetchall()}


def check_triggers(app_configs: Any, databases: Any = None, **kwargs: Any) -> list[CheckMessage]:  # noqa: ARG001
    """An error for each table of the record that could be rewritten."""
    return [
        Error(
            f"Faltan los candados de la bitácora ({table}): alguien podría reescribirla.",
            hint="Ejecute: python manage.py protect_record",
            id="record.E001",
        )
        for alias in databases or []
        for table in _unprotected(connections[alias])
    ]


def refuse_unprotected() -> None:
    """Raise ``terminal.Error``, with what to do, when the record could be rewritten: nobody acts over such a record."""
    for problem in check_triggers(None, databases=[DEFAULT_DB_ALIAS]):
        msg = f"{problem.msg} {problem.hint}"
        raise terminal.Error(msg)


def _unprotected(connection: Any) -> list[str]:
    present = set(connection.introspection.table_names())  # before the first migration there is nothing to protect
    return [
        table
        for table in TABLES
        if table in present and not working(connection, table) >= _wanted(connection.vendor, table).keys()
    ]
