# SPDX-License-Identifier: EUPL-1.2
"""The database dies, hangs and comes back: people are told in words, the public site stays, nothing is restarted."""

import json
import subprocess
import sys

import pytest

from tests.architecture.test_house import ROOT
from tests.publication.served import write_release

from .postgres import postgres, until
from .serving import environment, running

pytestmark = pytest.mark.once
LAST_ROUND = "SELECT max(ended_at)::text FROM work_job WHERE kind LIKE '%sign_at_deadlines' AND state = 'terminada'"


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    """The private side with its worker over a PostgreSQL of its own, and the public side beside it."""
    home = tmp_path_factory.mktemp("away") / "home"
    write_release(home / "public", "demo", 1)
    with postgres() as database:
        env = environment(home, database.url)
        made = subprocess.run(
            [sys.executable, "-m", "tests.faults.prepared"], cwd=ROOT, env=env, check=True, capture_output=True
        )
        with (
            running(["run_private"], env=env, log=home / "private.log", ready="/_viva") as private,
            running(["run"], env=env, log=home / "public.log", ready="/_viva") as public,
        ):
            private.cookies = json.loads(made.stdout)
            until(lambda: database.value(LAST_ROUND))
            yield private, public, database


def test_killed_and_started_again_people_are_told_in_words_and_all_goes_on_by_itself(served):
    private, public, database = served
    assert private.status("/") == 200
    told = private.ask("/_lista")
    assert (told[0], told[2].splitlines()[0]) == (200, "base: bien"), told
    acts = database.value("SELECT count(*) FROM record_entry")
    database.kill()
    for path in ("/", "/vigilancia/", "/entrar/"):
        status, headers, text = private.ask(path)
        if path == "/entrar/" and status == 302:  # she is signed in: it may not even ask
            continue
        assert (status, headers.get("retry-after") or headers.get("Retry-After")) == (503, "60"), (path, text)
        assert "Por ahora el sistema no puede leer ni guardar" in text
        assert "psycopg" not in text
    assert private.status("/_viva") == 200
    until(lambda: private.status("/_lista") == 503)  # what was found a moment ago is told for a moment
    assert private.ask("/_lista")[2].splitlines()[0] == "base: no-responde"
    assert public.status("/demo/") == public.status("/_lista") == 200
    database.start()
    until(lambda: private.status("/") == 200)
    until(lambda: private.status("/_lista") == 200)
    assert database.value("SELECT count(*) FROM record_entry") >= acts
    last = database.value(LAST_ROUND)
    until(lambda: database.value(LAST_ROUND) != last, seconds=150)  # the worker, the same one, goes on
    said = json.dumps(private.lines())
    assert "OperationalError" in said
    assert "localhost" not in said
    assert "127.0.0.1" not in said


def test_hung_it_is_said_within_seconds_that_it_does_not_answer_and_afterwards_it_does(served):
    private, public, database = served
    with database.paused():
        until(lambda: private.status("/_lista") == 503)
        for _ in range(3):  # also while the first look still hangs
            status, _, text = private.ask("/_lista")
            assert (status, text.splitlines()[0]) == (503, "base: no-responde")
        assert private.status("/_viva") == 200
        assert public.status("/demo/") == 200
    until(lambda: private.status("/_lista") == 200)
    assert private.status("/") == 200
