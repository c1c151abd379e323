# SPDX-License-Identifier: EUPL-1.2
"""What is private on the disk is this user's alone, whatever the umask and however the secret is given."""

import os
import subprocess
import sys

import pytest

from .test_house import ROOT


@pytest.mark.parametrize("secret", [{}, {"CONOCELES_SECRET_KEY": "dado-por-el-entorno"}])
def test_nobody_else_enters_the_private_folder_where_the_database_lies(tmp_path, secret):
    home = tmp_path / "home"
    mine = os.environ | {"CONOCELES_HOME": str(home), "DJANGO_SETTINGS_MODULE": "conoceles.config.settings"} | secret
    mine.pop("CONOCELES_DATABASE_URL", None)
    # One application's tables: that there is a database is enough, and all of them take a minute on a busy machine.
    command = [sys.executable, "manage.py", "migrate", "contenttypes", "-v0"]
    subprocess.run(command, cwd=ROOT, env=mine, check=True, umask=0o022, timeout=120)
    assert (home / "private").stat().st_mode & 0o777 == 0o700
    assert [path.parent.name for path in home.rglob("*.sqlite3")] == ["private"]
