# SPDX-License-Identifier: EUPL-1.2
"""A database of one's own, for tests that commit: a copy of the migrated one.

The record's triggers refuse the flush with which such tests usually clean up; a copy
is thrown away whole instead, and child processes can use it too.
"""

import sqlite3
import uuid
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.db import connection, connections


@dataclass(frozen=True)
class OwnDatabase:
    """Where the copy is: ``url`` is None for SQLite, whose file is ``home/private/conoceles.sqlite3``."""

    home: Path
    url: str | None

    def environment(self) -> dict[str, str]:
        """What a child process needs in its environment to use this database and home."""
        mine = {"CONOCELES_HOME": str(self.home), "DJANGO_SETTINGS_MODULE": "conoceles.config.settings"}
        return mine | ({"CONOCELES_DATABASE_URL": self.url} if self.url else {})


@contextmanager
def copied(home: Path) -> Iterator[OwnDatabase]:
    """Point Django's default connection at a fresh copy, and back afterwards."""
    settings = connection.settings_dict
    template = settings["NAME"]
    connections.close_all()
    home.mkdir(parents=True, exist_ok=True)
    if connection.vendor == "sqlite":
        (home / "private").mkdir(mode=0o700, exist_ok=True)
        copy = str(home / "private" / "conoceles.sqlite3")
        # Not the file alone: a cursor that someone still holds keeps what was written in the write-ahead log.
        with closing(sqlite3.connect(template)) as source, closing(sqlite3.connect(copy)) as target:
            source.backup(target)
        url = None
    else:
        copy = f"copy_{uuid.uuid4().hex}"
        _administer(f'CREATE DATABASE "{copy}" TEMPLATE "{template}"')
        # Here it is our processes that die, never the server: what it was told it keeps, without waiting for the disk.
        _administer(f'ALTER DATABASE "{copy}" SET synchronous_commit TO off')
        password = f":{settings['PASSWORD']}" if settings["PASSWORD"] else ""
        url = f"postgresql://{settings['USER']}{password}@{settings['HOST']}:{settings['PORT']}/{copy}"
    settings["NAME"] = copy
    try:
        yield OwnDatabase(home, url)
    finally:
        connections.close_all()
        settings["NAME"] = template
        if url:
            _administer(f'DROP DATABASE "{copy}" WITH (FORCE)')


def _administer(statement: str) -> None:
    with connection._nodb_cursor() as cursor:
        cursor.execute(statement)
