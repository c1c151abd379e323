# SPDX-License-Identifier: EUPL-1.2
"""PostgreSQL: ``pg_dump`` in the custom format, in the snapshot of a transaction that reads the figures too."""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any

from django.db import connection, connections

from conoceles.custody.envelopes import Readable, Writable
from conoceles.kernel import clock
from conoceles.kernel.refusals import Refused
from conoceles.publication.reading import one_read

from ..rules import Reason

_PROGRAMS = Path("/usr/lib/postgresql")


@contextmanager
def copied() -> Iterator[tuple[datetime, Readable, Any]]:
    """When it was read, its bytes as ``pg_dump -Fc`` writes them, and a cursor that sees the same."""
    with one_read(), connection.cursor() as asked, TemporaryFile() as said:
        at = clock.now()
        asked.execute("SELECT pg_export_snapshot()")
        command = [
            _program("pg_dump"), "--format=custom", "--compress=1", "--no-owner", "--no-acl",
            f"--snapshot={asked.fetchone()[0]}", *_where(),
        ]  # fmt: skip
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=said, env=_environment()) as dumping:  # noqa: S603
            try:
                yield at, dumping.stdout, asked
            except BaseException:
                dumping.kill()
                raise
        if dumping.returncode:
            raise Refused(Reason.NOT_DUMPED, why=_words(said))


def load(fill: Callable[[Writable], Any]) -> None:
    """Restore in one transaction: a stream that is cut short leaves the database as empty as it was."""
    connections.close_all()
    command = [
        _program("pg_restore"), "--single-transaction", "--exit-on-error", "--no-owner", "--no-acl", *_where(),
    ]  # fmt: skip
    with (
        TemporaryFile() as said,
        subprocess.Popen(command, stdin=subprocess.PIPE, stdout=said, stderr=said, env=_environment()) as restoring,  # noqa: S603
    ):
        try:
            fill(restoring.stdin)
        except BrokenPipeError:
            pass  # it ended before its time, and says why
        except BaseException:
            restoring.kill()
            raise
        restoring.communicate()
        if restoring.returncode:
            raise Refused(Reason.NOT_LOADED, why=_words(said))


def _program(name: str) -> str:
    """The newest of those installed. Raises Refused: NO_PROGRAM."""
    newest = sorted(_PROGRAMS.glob(f"*/bin/{name}"), key=lambda path: float(path.parts[-3]))
    found = str(newest[-1]) if newest else shutil.which(name)
    if found is None:
        raise Refused(Reason.NO_PROGRAM, name=name)
    return found


def _where() -> list[str]:
    told = connection.settings_dict
    given = {"--host": told["HOST"], "--port": told["PORT"], "--username": told["USER"], "--dbname": told["NAME"]}
    return [f"{name}={value}" for name, value in given.items() if value]


#: How far the server is checked to be the one that is meant (``config.database``).
_CHECKED = ("sslmode", "sslrootcert")


def _environment() -> dict[str, str]:
    told = connection.settings_dict
    given = {"PGPASSWORD": told["PASSWORD"], **{f"PG{key.upper()}": told["OPTIONS"].get(key) for key in _CHECKED}}
    return os.environ | {name: value for name, value in given.items() if value}


def _words(said: IO[bytes]) -> str:
    said.seek(0)
    return said.read()[-500:].decode(errors="replace").strip()
