# SPDX-License-Identifier: EUPL-1.2
"""What all tests share."""

import os
import zlib
from pathlib import Path

import hypothesis
import pytest
from django.conf import settings
from django.db import connection

from . import databases

SHARED = Path(__file__).resolve().parents[2] / "shared"

# A few invented inputs each time, thousands in the ordeal. No deadline: a slow machine is not a wrong answer.
hypothesis.settings.register_profile("test", max_examples=50, deadline=None)
hypothesis.settings.register_profile("ordeal", max_examples=5000, deadline=None)
hypothesis.settings.load_profile("ordeal" if os.environ.get("CONOCELES_ORDEAL") else "test")


def pytest_report_header(config):
    return f"base de datos: {connection.vendor} ({os.environ.get('CONOCELES_TEST_DATABASE', 'sqlite')})"


#: What a test that reaches the database asks for; and one that commits to it, where databases differ most.
_OF_THE_DATABASE = {"db", "transactional_db", "django_db_setup", "own_database"}
_COMMITS = {"transactional_db", "own_database"}


def pytest_collection_modifyitems(config, items):
    for item in items:
        if getattr(getattr(item, "obj", None), "hypothesis", None):
            item.add_marker("invented")
    run = os.environ.get("CONOCELES_TEST_RUN", "")
    kept = [item for item in items if _belongs(item, run)]
    config.hook.pytest_deselected(items=[item for item in items if item not in set(kept)])
    items[:] = kept


def _belongs(item, run):
    """Whether *item* runs in that one of the two runs: ``first``, ``second``, or ``shared-…`` (scripts/test).

    What reaches no database, or is told to run once, runs in the first. The rest runs in both; where they share it,
    what commits does, and of what does not each has half.
    """
    marked = item.get_closest_marker
    reaches = bool(_OF_THE_DATABASE & set(item.fixturenames)) or marked("django_db") is not None
    if not reaches or marked("once"):
        return not run.endswith("second")
    if not run.startswith("shared") or marked("both") or _COMMITS & set(item.fixturenames):
        return True
    half = zlib.crc32(f"{item.path.name}::{item.name.partition('[')[0]}".encode()) % 2
    return half == run.endswith("second")


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    """Every test has a home of its own: nothing it bakes, signs or uploads meets another's."""
    home = tmp_path / "home"
    for name, value in {"HOME": home, "PRIVATE": home / "private", "PUBLIC": home / "public"}.items():
        monkeypatch.setattr(settings, name, value)
    return home


@pytest.fixture(autouse=True)
def counted_afresh():
    """Django's log of queries holds nine thousand and nobody empties it: a test that counts would find it full."""
    connection.queries_log.clear()


@pytest.fixture(scope="session")
def django_db_setup(request, django_test_environment, django_db_modify_db_settings, django_db_blocker):
    """The migrated database, also where every test asks for a copy of it and none for itself."""
    cache = getattr(request.config, "cache", None)
    with databases.migrated(cache.mkdir("migrated") if cache else None, django_db_blocker.unblock):
        yield


@pytest.fixture
def own_database(django_db_setup, django_db_blocker, home):
    """A database that a test may commit to, and share with child processes."""
    with django_db_blocker.unblock(), databases.copied(home) as own:
        yield own


@pytest.fixture(scope="session")
def ine_2022():
    """INE's real export of 2022; it is never copied into the project."""
    file = SHARED / "data" / "ine-2022-local" / "baseDatosCandidatos.xls"
    if not file.exists():
        pytest.skip("falta ../shared/data/ine-2022-local: la prueba con el archivo real del INE no se ejecuta")
    return file
