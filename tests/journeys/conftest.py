# SPDX-License-Identifier: EUPL-1.2
"""A small demonstration, published and served, and Debian's Chromium to walk it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.publication.served import embedded

from . import private_side

ROOT = Path(__file__).resolve().parents[2]
# How long a page may take on a machine that does much else; what never comes is still missed.
expect.set_options(timeout=20_000)


@pytest.fixture(scope="session")
def demo(tmp_path_factory):
    """The address of a served demonstration of a dozen heads, made as ``make demo`` makes it."""
    home = tmp_path_factory.mktemp("demo")
    mine = os.environ | {"CONOCELES_HOME": str(home), "DJANGO_SETTINGS_MODULE": "conoceles.config.settings"}
    mine.pop("CONOCELES_DATABASE_URL", None)
    for command in ("migrate -v0", "load_process processes/demo", "seed_demo --heads 30", "publish --process demo"):
        subprocess.run(
            [sys.executable, "manage.py", *command.split()], cwd=ROOT, env=mine, check=True, capture_output=True
        )
    with embedded(home) as server:
        yield server, home / "public" / "demo" / "current"


@pytest.fixture
def chromium():
    """A browser for one test: while Playwright's loop runs in a thread, Django refuses the database there."""
    with private_side.chromium() as opened:
        yield opened
