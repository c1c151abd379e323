# SPDX-License-Identifier: EUPL-1.2
"""What all tests share."""

import os
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from . import databases

SHARED = Path(__file__).resolve().parents[2] / "shared"


def pytest_report_header(config):
    return f"base de datos: {connection.vendor} ({os.environ.get('CONOCELES_TEST_DATABASE', 'sqlite')})"


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    """Every test has a home of its own: nothing it bakes, signs or uploads meets another's."""
    home = tmp_path / "home"
    for name, value in {"HOME": home, "PRIVATE": home / "private", "PUBLIC": home / "public"}.items():
        monkeypatch.setattr(settings, name, value)
    return home


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
