# SPDX-License-Identifier: EUPL-1.2
"""A world to publish."""

import pytest
from django.conf import settings

from conoceles.publication.freezing import digest_of, frozen
from conoceles.publication.snapshot import Snapshot
from tests.world import world


@pytest.fixture
def here(own_database, monkeypatch):
    """An invented process in a database that can be committed to.

    Its releases have one small part, so that a test says what the engine does and not what the site shows.
    """
    monkeypatch.setattr(settings, "RELEASE_PARTS", ["tests.publication.plain_part"])
    return world()


@pytest.fixture
def freeze(here, tmp_path):
    def freeze(name="freeze"):
        folder = tmp_path / name
        read = frozen(here.process, folder)
        assert digest_of(folder) == read.digest
        return Snapshot(folder)

    return freeze
