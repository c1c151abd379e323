# SPDX-License-Identifier: EUPL-1.2
"""A database of one's own, for tests that commit: a copy of the migrated one.

The record's triggers refuse the flush with which such tests usually clean up; a copy
is thrown away whole instead, and child processes can use it too.
"""

import fcntl
import hashlib
import os
import sqlite3
import uuid
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from django.db import connection, connections
from django.test.utils import setup_databases, teardown_databases

HOUSE = Path(__file__).resolve().parents[1] / "conoceles"


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
        _copy(template, copy)
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


@contextmanager
def migrated(kept: Path | None, reaching: Callable[[], AbstractContextManager[None]]) -> Iterator[None]:
    """Point Django's default connection at a migrated database, and back afterwards.

    Migrating costs more than a hundred tests: what came of it is kept (on SQLite in *kept*, on PostgreSQL beside it,
    as a template) until something changes of what it is made from, and each process has a copy, also each of those
    that mutate the rules. *reaching* is within what a database may be reached.
    """
    if kept is None:
        with reaching():
            made = setup_databases(verbosity=0, interactive=False, aliases={"default"})
        yield
        with reaching():
            teardown_databases(made, verbosity=0)
        return
    settings = connection.settings_dict
    before, mine = settings["NAME"], f"{settings['TEST']['NAME'] or 'test'}-{os.getpid()}"
    template = _OnServer() if connection.vendor == "postgresql" else _AsFile(kept)
    with (kept / "lock").open("w") as lock, reaching():
        fcntl.flock(lock, fcntl.LOCK_EX)  # one process makes it, and those beside her wait less than making it takes
        if not template.exists():
            made = setup_databases(verbosity=0, interactive=False, aliases={"default"})
            template.keep(settings["NAME"])
            teardown_databases(made, verbosity=0)
        connections.close_all()
        template.copy(mine)
    settings["NAME"] = mine
    yield
    with reaching():
        connections.close_all()
        settings["NAME"] = before
        template.remove(mine)


class _AsFile:
    """The template of SQLite."""

    def __init__(self, kept: Path) -> None:
        self.kept, self.whole = kept, kept / f"{_made_from()}.sqlite3"

    def exists(self) -> bool:
        return self.whole.exists()

    def keep(self, name: str) -> None:
        _copy(name, beside := self.kept / "part")
        beside.replace(self.whole)
        for old in set(self.kept.glob("*.sqlite3")) - {self.whole}:
            old.unlink(missing_ok=True)

    def copy(self, name: str) -> None:
        _copy(self.whole, name)

    def remove(self, name: str) -> None:
        Path(name).unlink()


class _OnServer:
    """The template of PostgreSQL."""

    def __init__(self) -> None:
        self.whole = f"{_KEPT}{_made_from()}"

    def exists(self) -> bool:
        return self.whole in _kept_on_server()

    def keep(self, name: str) -> None:
        connections.close_all()
        for old in _kept_on_server():
            _administer(f'DROP DATABASE "{old}"')
        _administer(f'CREATE DATABASE "{self.whole}" TEMPLATE "{name}"')

    def copy(self, name: str) -> None:
        _administer(f'CREATE DATABASE "{name}" TEMPLATE "{self.whole}"')

    def remove(self, name: str) -> None:
        _administer(f'DROP DATABASE "{name}" WITH (FORCE)')


_KEPT = "conoceles_migrated_"


def _kept_on_server() -> set[str]:
    with connection._nodb_cursor() as cursor:
        cursor.execute("SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [_KEPT])
        return {name for (name,) in cursor.fetchall()}


def _made_from() -> str:
    """A digest of all that decides what a migrated database is."""
    parts = {"migrations", "models", "triggers"}
    files = [path for path in sorted(HOUSE.glob("*/**/*.py")) if parts & {*path.parts, path.stem}]
    total = hashlib.sha256(repr([version("django"), version("django-allauth"), sqlite3.sqlite_version]).encode())
    for path in files:
        total.update(f"{path.relative_to(HOUSE)}\0".encode() + path.read_bytes())
    return total.hexdigest()[:16]


def _copy(source: str | Path, target: str | Path) -> None:
    """Not the file alone: a cursor that someone still holds keeps what was written in the write-ahead log."""
    with closing(sqlite3.connect(source)) as full, closing(sqlite3.connect(target)) as empty:
        full.backup(empty)


def _administer(statement: str) -> None:
    with connection._nodb_cursor() as cursor:
        cursor.execute(statement)
