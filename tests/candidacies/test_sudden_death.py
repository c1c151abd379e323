# SPDX-License-Identifier: EUPL-1.2
"""An import killed at any moment leaves the register as it was, or whole."""

import os
import subprocess
import sys
import time

from django.conf import settings

from conoceles.candidacies.models import Candidacy, Formula, ImportRun, Person
from conoceles.record.models import Entry

from ..files.workbooks import delimited
from .conftest import LAYOUT, invented_process, row

ROWS = 3000
LATER = 1.04 if os.environ.get("CONOCELES_ORDEAL") else 1.3


def test_an_import_killed_at_any_moment_is_whole_or_nothing(own_database, tmp_path, home):
    invented_process()
    (tmp_path / "f.toml").write_text(LAYOUT)
    rows = [row(f"C-{n}", NUMERO=str(n)) for n in range(ROWS)]
    file = delimited(tmp_path / "r.csv", [list(rows[0]), *(list(one.values()) for one in rows)])
    command = [
        sys.executable, "manage.py", "import_candidacies", str(file), "--process", "registro", "--layout",
        str(tmp_path / "f.toml"), "--accept-warnings",
    ]  # fmt: skip

    def run(*, until):
        began = time.monotonic()
        running = subprocess.Popen(
            command, cwd=settings.BASE, env=own_database.environment(), stdout=subprocess.DEVNULL
        )
        try:
            running.wait(until)
        except subprocess.TimeoutExpired:
            running.kill()
            running.wait()
        return time.monotonic() - began

    def written():
        return [model.objects.count() for model in (Candidacy, Formula, Person, ImportRun, Entry)]

    whole = [ROWS, ROWS, ROWS, 1, 1]
    # Later and later, so that deaths fall while reading, while writing, and at last not at all.
    until = 0.5
    seen = []
    while not seen or seen[-1] != whole:
        run(until=until)
        seen.append(written())
        assert list((home / "private" / "imports").glob("*")) == []
        until *= LATER
    assert {tuple(one) for one in seen} <= {(0, 0, 0, 0, 0), tuple(whole)}
    assert len(seen) > 1
    run(until=60)
    assert written() == whole
