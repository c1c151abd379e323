# SPDX-License-Identifier: EUPL-1.2
"""The disk fills while people write: they are told in words, what was acknowledged stays, the public site goes on."""

import os
import re
import shutil
import sqlite3
import subprocess
import urllib.parse
from contextlib import closing
from pathlib import Path

import pytest
from django.db import connection, connections

from tests.capture.screens import EVERYTHING, HIDDEN, LONG, asks, herself
from tests.publication.served import free_port, write_release
from tests.world import world

from .postgres import until
from .serving import environment, running

pytestmark = pytest.mark.once
#: A disk of its own, in a room of the system where nobody needs to be root to have one.
ROOM = ["unshare", "--user", "--map-root-user", "--mount", "--pid", "--fork", "--kill-child"]
DISK = 48_000_000


@pytest.fixture
def small_disk(own_database, tmp_path):
    """How to begin a command whose home is a small disk, with what was prepared on it."""
    if connection.vendor != "sqlite":
        pytest.skip("la base de PostgreSQL está en su propio disco: aquí se llena el de la instalación")
    if not shutil.which("unshare") or subprocess.run([*ROOM, "true"], check=False, capture_output=True).returncode:
        pytest.skip("este sistema no deja montar un disco chico: lo que pasa cuando se llena no se prueba aquí")
    write_release(own_database.home / "public", "demo", 1)
    connections.close_all()
    prepared = tmp_path / "prepared"
    own_database.home.rename(prepared)
    own_database.home.mkdir()
    home = own_database.home
    mount = f"mount -t tmpfs -o size={DISK} tmpfs {home} && cp -a {prepared}/. {home}/ && "
    yield home, [*ROOM, "sh", "-c", mount + '"$0" manage.py run --workers 1 --port "$PUBLIC" & sleep 1; exec "$0" "$@"']
    shutil.rmtree(home)
    prepared.rename(home)


class Browser:
    """Who posts the forms of a page, as they are."""

    def __init__(self, private):
        self.private, self.cookie = private, {}

    def writes(self, path, answers):
        """Open *path* and post *answers*; the status, and what was said."""
        status, headers, page = self.private.ask(path)
        if status != 200:
            return status, page
        for name, value in headers.items():
            if name.lower() == "set-cookie":
                key, _, said = value.partition(";")[0].partition("=")
                self.private.cookies[key] = said
        token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)[1]
        form = dict(HIDDEN.findall(page)) | answers | {"csrfmiddlewaretoken": token}
        kind = {"Content-Type": "application/x-www-form-urlencoded"}
        status, _, said = self.private.ask(path, "POST", urllib.parse.urlencode(form), kind)
        return status, said


def test_full_nobody_loses_what_she_was_told_is_kept_and_with_room_again_all_goes_on(small_disk_world, tmp_path):
    home, within, her, cookies = small_disk_world
    public = free_port()
    env = environment(home) | {"PUBLIC": str(public)}
    log = tmp_path / "private.log"
    with running(["run_private", "--no-work"], env=env, log=log, ready="/_viva", within=within) as private:
        private.cookies = cookies
        there = Path(f"/proc/{private.pid}/root{home}")
        until(lambda: private.status("/_lista") in {200, 503})
        browser, path = Browser(private), her.at("section", "curricular", "propuesta")
        assert browser.writes(path, {"r-propuesta": f"{LONG}Texto 0."})[0] == 302
        kept, told = fill(there, browser, path)
        assert "Por ahora el sistema no puede leer ni guardar" in told
        status, _, said = private.ask("/_lista")
        assert (status, "disco: lleno" in said or "disco: poco" in said) == (503, True)
        private.port, mine = public, private.port
        assert private.status("/demo/") == 200
        private.port = mine
        (there / "fill").unlink()
        assert browser.writes(path, {"r-propuesta": f"{LONG}Texto 9999."})[0] == 302
        assert "Texto 9999." in private.ask(path)[2]
        shutil.copytree(there / "private", tmp_path / "after")
    with closing(sqlite3.connect(tmp_path / "after" / "conoceles.sqlite3")) as asked:
        assert asked.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        numbers = [number for (number,) in asked.execute("SELECT number FROM record_entry ORDER BY number")]
        assert numbers == list(range(1, len(numbers) + 1))
    assert kept >= 0


def fill(there, browser, path):
    """Leave no room, and write until it is refused: the last text that was acknowledged is still the one there."""
    with (there / "fill").open("wb") as file:
        try:
            while True:
                file.write(os.urandom(1 << 16))
                file.flush()
        except OSError:
            pass
    kept = 0
    for number in range(1, 400):
        status, said = browser.writes(path, {"r-propuesta": f"{LONG}{'x' * 900} Texto {number}."})
        if status == 302:
            kept = number
            continue
        assert status == 503, said
        shown = browser.private.ask(path)
        if shown[0] == 200:
            assert f"Texto {kept}." in shown[2]
        return kept, said
    return pytest.fail("el disco lleno no detuvo a nadie")


@pytest.fixture
def small_disk_world(request, own_database):
    """A candidacy in the middle of her questionnaire, and then the disk under her."""
    here = world()
    asks(here, EVERYTHING)
    ana = here.candidacy("Ana Uc")
    her = herself(here, ana)
    cookies = {name: each.value for name, each in her.browser.cookies.items()}
    home, within = request.getfixturevalue("small_disk")
    return home, within, her, cookies
