# SPDX-License-Identifier: EUPL-1.2
"""A full disk, a folder that cannot be written, a database that is locked, broken or away: a sentence, and a code."""

import errno
import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.db.utils import DatabaseError, IntegrityError, OperationalError

from conoceles.accounts import trouble


def run(home, *arguments, largest=None, **more):
    """How a command ends in a home of its own, where no file may be larger than *largest* bytes."""

    def limited():
        resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest))

    environment = {name: value for name, value in os.environ.items() if not name.startswith(("CONOCELES", "DJANGO"))}
    environment |= {"CONOCELES_HOME": str(home)} | more.pop("environment", {})
    options = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE} | more
    command = [sys.executable, "manage.py", *arguments]
    return subprocess.run(
        command,
        check=False,
        cwd=settings.BASE,
        env=environment,
        text=True,
        preexec_fn=limited if largest else None,
        **options,
    )


def told_by(done):
    """The only line on the standard error of a command that the machine kept from ending."""
    assert done.returncode == trouble.CODE
    (line,) = done.stderr.splitlines()
    return line


def test_a_disk_without_room_is_a_sentence(tmp_path):
    told = told_by(run(tmp_path / "home", "migrate", largest=200_000))
    assert told.startswith("Error: La base de datos: el disco falló o se llenó.")


def test_a_home_that_cannot_be_made_is_a_sentence(tmp_path):
    (tmp_path / "home").write_text("")
    assert "home/private: no es una carpeta." in told_by(run(tmp_path / "home", "verify_record"))


def test_a_file_that_is_no_database_is_a_sentence(tmp_path):
    private = tmp_path / "home" / "private"
    private.mkdir(parents=True)
    (private / "conoceles.sqlite3").write_text("no es una base" * 1000)
    told = told_by(run(tmp_path / "home", "publish", "--process", "demo"))
    assert "está dañada o no es la base" in told


def test_a_server_that_does_not_answer_is_a_sentence(tmp_path):
    nowhere = {"CONOCELES_DATABASE_URL": "postgresql://nadie@127.0.0.1:1/nada"}
    told = told_by(run(tmp_path / "home", "send_outbox", environment=nowhere))
    assert "no se puede abrir o no responde" in told


def test_an_output_without_room_is_a_sentence(tmp_path):
    with Path("/dev/full").open("w") as full:
        assert "No queda espacio en el disco" in told_by(run(tmp_path / "home", "help", stdout=full))


def test_whoever_stops_reading_is_told_nothing(tmp_path):
    reading, writing = os.pipe()
    os.close(reading)
    done = run(tmp_path / "home", "help", stdout=writing)
    os.close(writing)
    assert (done.returncode, done.stderr) == (141, "")


def test_whoever_asks_for_the_trace_gets_it(tmp_path):
    (tmp_path / "home").write_text("")
    assert "Traceback" in run(tmp_path / "home", "verify_record", "--traceback").stderr


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (OSError(errno.ENOSPC, "No space left on device", "/srv/a"), "/srv/a: no queda espacio en el disco."),
        (OSError(errno.ENOSPC, "No space left on device"), "No queda espacio en el disco."),
        (OSError(errno.EROFS, "Read-only file system", "a\x1b[2J"), r"a\x1b[2J: no hay permiso para escribir."),
        (OSError(errno.EBUSY, "Device busy"), "La orden no pudo terminar (Device busy). Con --traceback se ve dónde."),
        (OperationalError("database is locked"), "La base de datos: otro programa la está usando."),
        (OperationalError("database or disk is full"), "La base de datos: no queda espacio en el disco."),
        (OperationalError("attempt to write a readonly database"), "La base de datos: no hay permiso para escribir."),
        (OperationalError("connection refused\nmore"), "La base de datos: no se puede abrir o no responde."),
        (DatabaseError("database disk image is malformed"), "La base de datos: está dañada o no es la base."),
        (OperationalError("tired\nof it"), "La base de datos: la orden no pudo terminar (tired)."),
    ],
)
def test_each_trouble_has_its_words(error, words):
    assert trouble.told(error).startswith(words)


def test_postgresql_is_understood_by_its_codes():
    error = OperationalError("could not extend file")
    error.__cause__ = type("DiskFull", (Exception,), {"sqlstate": "53100"})()
    assert "no queda espacio en el disco" in trouble.told(error)


@pytest.mark.parametrize("error", [ValueError("x"), IntegrityError("x"), KeyError("x")])
def test_a_mistake_of_ours_is_not_hidden(error):
    assert trouble.told(error) is None
