# SPDX-License-Identifier: EUPL-1.2
"""SQLite: ``VACUUM INTO`` a private file, which is one read of the whole and leaves what was deleted behind.

The online backup API copies pages as they are, with what deleted rows left in them; a backup outlives the database,
so it must not hold what was destroyed.
"""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import connection, connections

from conoceles.custody.envelopes import Deflated, Inflating, Readable, Writable
from conoceles.files.storage import scratch_folder
from conoceles.kernel import clock
from conoceles.kernel.refusals import Refused
from conoceles.publication import disk

from ..rules import Reason

#: Seconds to wait for whoever writes at that moment.
_PATIENCE = 60


@contextmanager
def copied() -> Iterator[tuple[datetime, Readable, Any]]:
    """When it was read (no later than its read), its bytes as gzip, and a cursor that sees the same."""
    with scratch_folder() as folder:
        copy = Path(folder) / "copy.sqlite3"
        at = clock.now()
        try:
            with closing(sqlite3.connect(_file(), timeout=_PATIENCE, isolation_level=None)) as live:
                live.execute("VACUUM INTO ?", [str(copy)])
            with closing(sqlite3.connect(copy)) as asked, copy.open("rb") as content:
                yield at, Deflated(content), asked.cursor()
        except sqlite3.Error as error:
            raise Refused(Reason.NOT_DUMPED, why=str(error)) from error


def load(fill: Callable[[Writable], Any]) -> None:
    """Put the file in its place once it is whole."""
    connections.close_all()
    final = Path(_file())
    fresh = final.with_name(f".{final.name}.restored")
    with fresh.open("wb") as file:
        into = Inflating(file)
        fill(into)
        into.flush()
        file.flush()
        os.fsync(file.fileno())
    fresh.chmod(0o600)
    try:
        with closing(sqlite3.connect(fresh)) as asked:
            said = asked.execute("PRAGMA quick_check").fetchone()[0]
    except sqlite3.Error as error:
        said = str(error)
    if said != "ok":
        raise Refused(Reason.NOT_LOADED, why=said)
    for rest in ("-wal", "-shm"):
        final.with_name(final.name + rest).unlink(missing_ok=True)
    fresh.replace(final)
    disk.fsync_folder(final.parent)


def _file() -> str:
    return str(connection.settings_dict["NAME"])
