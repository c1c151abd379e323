# SPDX-License-Identifier: EUPL-1.2
"""The triggers that keep the record as it was written, and the check that they are there.

SQLite drops them silently when a later migration remakes the table, so the
system refuses to start without them instead of trusting that they once were made.
"""

from typing import Any

from django.core.checks import CheckMessage, Error
from django.db import connections

TABLE = "record_entry"

SQLITE = [
    f"""CREATE TRIGGER IF NOT EXISTS {TABLE}_no_{verb.lower()} BEFORE {verb} ON {TABLE}
    BEGIN SELECT RAISE(ABORT, 'the record is never rewritten'); END"""
    for verb in ("UPDATE", "DELETE")
]
POSTGRESQL = [
    f"""CREATE OR REPLACE FUNCTION {TABLE}_refuse() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'the record is never rewritten'; END $$""",
    f"""CREATE OR REPLACE TRIGGER {TABLE}_no_rewrite BEFORE UPDATE OR DELETE ON {TABLE}
    FOR EACH ROW EXECUTE FUNCTION {TABLE}_refuse()""",
    f"""CREATE OR REPLACE TRIGGER {TABLE}_no_truncate BEFORE TRUNCATE ON {TABLE}
    FOR EACH STATEMENT EXECUTE FUNCTION {TABLE}_refuse()""",
]
_STATEMENTS = {"sqlite": SQLITE, "postgresql": POSTGRESQL}
_PRESENT = {
    "sqlite": ("SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s", 2),
    "postgresql": (
        "SELECT count(*) FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D' AND tgrelid = to_regclass(%s)",
        2,
    ),
}


def install(schema_editor: Any) -> None:
    """Make the triggers on the database of *schema_editor*."""
    for statement in _STATEMENTS[schema_editor.connection.vendor]:
        schema_editor.execute(statement, params=None)


def check_triggers(app_configs: Any, databases: Any = None, **kwargs: Any) -> list[CheckMessage]:  # noqa: ARG001
    """An error for each database whose record could be rewritten."""
    found: list[CheckMessage] = []
    for alias in databases or []:
        connection = connections[alias]
        if TABLE not in connection.introspection.table_names():
            continue  # before the first migration there is no record to protect
        query, expected = _PRESENT[connection.vendor]
        with connection.cursor() as cursor:
            cursor.execute(query, [TABLE])
            present = cursor.fetchone()[0]
        if present < expected:
            found.append(
                Error(
                    "Faltan los candados de la bitácora: alguien podría reescribirla.",
                    hint="Ejecute: python manage.py protect_record",
                    id="record.E001",
                )
            )
    return found
