# SPDX-License-Identifier: EUPL-1.2
"""The database on another machine is spoken to closed, and is known to be the one that is meant (ASVS 12.3.2)."""

import os
import subprocess
import sys

import pytest

from conoceles.config.database import database
from conoceles.record.line import check_line
from tests.architecture.test_house import ROOT

REMOTE = "postgresql://conoceles:secreta@base.example/conoceles"


@pytest.mark.parametrize(
    ("address", "wrong"),
    [
        (REMOTE, True),
        (f"{REMOTE}?sslmode=prefer", True),
        (f"{REMOTE}?sslmode=require", True),
        (f"{REMOTE}?sslmode=verify-ca", True),
        (f"{REMOTE}?sslmode=verify-full", False),
        (f"{REMOTE}?sslmode=verify-full&sslrootcert=/etc/conoceles/base.pem", False),
        ("postgresql://conoceles@127.0.0.1/conoceles", False),
        ("postgresql://conoceles@localhost/conoceles", False),
        ("postgresql:///conoceles", False),
        ("", False),
    ],
)
def test_where_people_are_served_it_is_known_to_be_the_one(monkeypatch, settings, tmp_path, address, wrong):
    settings.PRODUCTION = True
    monkeypatch.setitem(settings.DATABASES, "default", database(address, tmp_path))
    said = check_line(None)
    assert [each.id for each in said] == ["record.E002"] * wrong
    assert all("sslmode=verify-full" in each.hint and "secreta" not in f"{each.msg}{each.hint}" for each in said)
    settings.PRODUCTION = False
    assert check_line(None) == []


def test_what_its_address_says_of_the_line_is_heeded_and_nothing_is_overlooked(tmp_path):
    told = database(f"{REMOTE}?sslmode=verify-full&sslrootcert=%2Fetc%2Fbase.pem", tmp_path)["OPTIONS"]
    assert (told["sslmode"], told["sslrootcert"]) == ("verify-full", "/etc/base.pem")
    with pytest.raises(ValueError, match="sslmdoe"):
        database(f"{REMOTE}?sslmdoe=verify-full", tmp_path)


def test_no_command_starts_with_an_open_line_and_it_says_how_to_mend_it(tmp_path):
    mine = {
        "CONOCELES_HOME": str(tmp_path),
        "CONOCELES_PRODUCTION": "1",
        "CONOCELES_PROXIES": "1",
        "CONOCELES_DATABASE_URL": REMOTE,
        "CONOCELES_SMTP": "smtp://conoceles:secreta@correo.example",
        "DJANGO_SETTINGS_MODULE": "conoceles.config.settings",
    }
    command = [sys.executable, "manage.py", "check"]
    told = subprocess.run(command, cwd=ROOT, env=os.environ | mine, capture_output=True, text=True, check=False)
    assert told.returncode == 1
    assert "?sslmode=verify-full" in told.stderr
    assert "ponga smtps:// o smtp+starttls://" in told.stderr
    assert "secreta" not in told.stderr
