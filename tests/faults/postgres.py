# SPDX-License-Identifier: EUPL-1.2
"""A PostgreSQL of a test's own that can be killed, paused and started again (``scripts/with-postgres``)."""

import os
import shutil
import signal
import subprocess
import time
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest

from tests.architecture.test_house import ROOT


class Postgres:
    """A running one; ``url`` is of the database that it came with."""

    def __init__(self, url):
        self.url = url
        with psycopg.connect(url, autocommit=True) as asked:
            # It may lose no commit that was acknowledged when its processes die.
            asked.execute("ALTER SYSTEM SET synchronous_commit = on")
            asked.execute("SELECT pg_reload_conf()")
            self.data = Path(asked.execute("SHOW data_directory").fetchone()[0])
        self.programs = max(Path("/usr/lib/postgresql").glob("*/bin"))

    def kill(self):
        """All its processes die at once."""
        self._control("-m", "immediate", "stop")

    def start(self):
        """It recovers from its log."""
        self._control("-w", "start")

    @contextmanager
    def paused(self):
        """It answers nobody, and closes no connection, within this block."""
        mine = self._processes()
        for pid in mine:
            os.kill(pid, signal.SIGSTOP)
        try:
            yield
        finally:
            for pid in reversed(mine):
                os.kill(pid, signal.SIGCONT)

    def value(self, statement):
        """The first column of the first row."""
        with psycopg.connect(self.url) as asked:
            return asked.execute(statement).fetchone()[0]

    def _processes(self):
        first = int((self.data / "postmaster.pid").read_text().split()[0])
        children = Path(f"/proc/{first}/task/{first}/children").read_text().split()
        return [first, *map(int, children)]

    def _control(self, *what):
        user = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] if os.getuid() == 0 else []
        command = [
            *user,
            str(self.programs / "pg_ctl"),
            "-D",
            str(self.data),
            "-l",
            str(self.data / "again.log"),
            *what,
        ]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=self.data.parent)


@contextmanager
def postgres():
    """One; the test is skipped, saying so, where none can be had."""
    if not shutil.which("setpriv") or not Path("/usr/lib/postgresql").is_dir():
        pytest.skip("no hay un PostgreSQL instalado: lo que pasa cuando se va no se prueba aquí")
    beside = subprocess.Popen(
        [ROOT / "scripts" / "with-postgres", "sh", "-c", "echo $CONOCELES_TEST_DATABASE_URL; cat"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    url = beside.stdout.readline().strip()
    if not url:
        beside.wait(timeout=20)
        pytest.skip("no se pudo iniciar un PostgreSQL: lo que pasa cuando se va no se prueba aquí")
    try:
        yield Postgres(url)
    finally:
        beside.stdin.close()
        beside.wait(timeout=60)
        beside.stdout.close()


def until(true, *, seconds=90):
    """Wait for it to be so."""
    for _ in range(seconds * 10):
        if true():
            return
        time.sleep(0.1)
    pytest.fail("no llegó a pasar")
