# SPDX-License-Identifier: EUPL-1.2
"""Leaving nothing, in the files of the database, of what its rows say no more.

What a row said stays in free pages, and in the journal of what was written, until something else lies there. SQLite
writes its file anew and empties the journal. PostgreSQL writes each table anew: what its own write-ahead log still has
goes when the server recycles it (``CHECKPOINT``), and what an archive of that log keeps is a backup as any other.
"""

from django.apps import apps
from django.db import connection


def scrub() -> None:
    """Write the database anew. Whoever writes meanwhile waits; not within a transaction."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("VACUUM")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            return
        for table in sorted({model._meta.db_table for model in apps.get_models()}):
            cursor.execute(f"VACUUM (FULL, ANALYZE) {connection.ops.quote_name(table)}")
