# SPDX-License-Identifier: EUPL-1.2
"""An installation that takes backups, and an empty place to restore them into."""

import uuid
from contextlib import contextmanager
from types import SimpleNamespace

import pyrage
import pytest
from django.conf import settings
from django.db import connection, connections

from conoceles.accounts.queries import console
from conoceles.custody import store
from conoceles.custody.recovering import Asked, recover
from tests.databases import _administer
from tests.world import world


@pytest.fixture
def key():
    """The private key that no machine has."""
    return pyrage.x25519.Identity.generate()


@pytest.fixture
def installed(own_database, tmp_path, monkeypatch, key):
    """A system whose backups go to another folder, closed to *key*."""
    (tmp_path / "store").mkdir()
    monkeypatch.setattr(settings, "BACKUPS", str(tmp_path / "store"))
    monkeypatch.setattr(settings, "BACKUP_KEYS", str(key.to_public()))
    return store.here()


@pytest.fixture
def here(installed, monkeypatch):
    """A small world in it, whose releases have one small part."""
    monkeypatch.setattr(settings, "RELEASE_PARTS", ["tests.publication.plain_part"])
    return world()


@contextmanager
def empty_place(folder):
    """Within this block settings and the database are those of a machine on which nothing was ever done."""
    told = connection.settings_dict
    before = {name: getattr(settings, name) for name in ("HOME", "PRIVATE", "PUBLIC")}
    database, home = told["NAME"], folder / f"other-{uuid.uuid4().hex[:8]}"
    (home / "private").mkdir(parents=True)
    connections.close_all()
    if connection.vendor == "sqlite":
        told["NAME"] = str(home / "private" / "conoceles.sqlite3")
    else:
        name = f"empty_{uuid.uuid4().hex}"
        _administer(f'CREATE DATABASE "{name}" TEMPLATE template0')
        told["NAME"] = name
    settings.HOME, settings.PRIVATE, settings.PUBLIC = home, home / "private", home / "public"
    try:
        yield home
    finally:
        connections.close_all()
        emptied, told["NAME"] = told["NAME"], database
        for name, value in before.items():
            setattr(settings, name, value)
        if connection.vendor == "postgresql":
            _administer(f'DROP DATABASE "{emptied}" WITH (FORCE)')


@pytest.fixture
def elsewhere(installed, tmp_path, key):
    """``with elsewhere() as there: there.recover()``: the newest backup, opened with *key*, in an empty place."""

    @contextmanager
    def elsewhere():
        with empty_place(tmp_path) as home:

            def back(name="", identity=key, **more):
                return recover(Asked(installed, name, [identity], **more), by=console)

            yield SimpleNamespace(home=home, recover=back)

    return elsewhere
