# SPDX-License-Identifier: EUPL-1.2
"""Leaving nothing, in the files of the database, of what its rows say no more.

What a row said stays in free pages, and in the journal of what was written, until something else lies there. SQLite
writes its file anew and empties the journal. PostgreSQL writes each table anew: what its own write-ahead log still has
goes when the server recycles it (``CHECKPOINT``), and what an archive of that log keeps is a backup as any other.
"""

import time

from django.apps import apps
from django.db import OperationalError, connection

#: How often it is tried where somebody reads or writes meanwhile, and seconds between.
TRIES, PAUSE = 5, 0.2


def scrub() -> bool:
    """Write the database anew, and say whether nothing of before is left: whoever reads for long may keep it there.

    Whoever writes meanwhile waits. Within a transaction no database can be written anew, and the answer is no.
    """
    if connection.in_atomic_block:
        return False
    for tried in range(TRIES):
        if tried:
            time.sleep(PAUSE)
        try:
            if _scrubbed():
                return True
        except OperationalError:
            continue  # somebody holds it for longer than we wait
    return False


def _scrubbed() -> bool:
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("VACUUM")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            busy, *_ = cursor.fetchone()
            return not busy
        for table in sorted({model._meta.db_table for model in apps.get_models()}):
            cursor.execute(f"VACUUM (FULL, ANALYZE) {connection.ops.quote_name(table)}")
    return True
