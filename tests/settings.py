# SPDX-License-Identifier: EUPL-1.2
"""The settings of tests: the real ones, with a home of their own and the database the run names.

``CONOCELES_TEST_DATABASE`` is ``sqlite`` (default) or a PostgreSQL address.
"""

import os
import tempfile
from pathlib import Path

_home = Path(os.environ.setdefault("CONOCELES_HOME", tempfile.mkdtemp(prefix="conoceles-tests-")))
_chosen = os.environ.get("CONOCELES_TEST_DATABASE", "sqlite")
os.environ.pop("CONOCELES_DATABASE_URL", None)
if _chosen != "sqlite":
    os.environ["CONOCELES_DATABASE_URL"] = _chosen

from conoceles.config.settings import *  # noqa: E402, F403
from conoceles.config.settings import DATABASES  # noqa: E402

# A file also on SQLite, never memory: tests that commit copy it (tests/databases.py).
DATABASES["default"]["TEST"] = {"NAME": "test_conoceles" if _chosen != "sqlite" else str(_home / "test.sqlite3")}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
