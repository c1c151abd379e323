# SPDX-License-Identifier: EUPL-1.2
"""Every version of the aviso is public; nothing that anybody asks of her own data is."""

import json
from pathlib import Path

import pytest
from django.conf import settings

from conoceles.accounts.queries import console
from conoceles.elections.reading.folder import Folder
from conoceles.elections.writing.changes import Changes
from conoceles.rights import actions
from conoceles.rights.models import Notice
from conoceles.rights.notices import loading
from conoceles.rights.rules import Right
from tests.publication.editions import answer, current, published
from tests.world import world

from .test_notices import changed


@pytest.mark.once
def test_every_version_is_public_with_its_day_and_a_request_is_nowhere(own_database, clocked, home):
    here = world()
    found = loading.read(Folder(Path(settings.PROCESSES).resolve() / "demo"), [])
    loading.write(here.process, found, Changes(), console())
    clocked(2024, 3, 20, 12)
    loading.write(here.process, changed(found, "A quién se dan", "A nadie más."), Changes(), console())
    canary, ana = "zorzal-9917", here.candidacy()
    answer(here, ana)
    actions.ask(ana, right=Right.ACCESS, text=canary, by=here.as_candidacy(ana))
    published(here)
    site = current(here)
    page = (site / "aviso-de-privacidad" / "index.html").read_text()
    assert "A nadie más." in page
    assert "Versión 2, desde el 20 de marzo de 2024." in page
    assert "Lo que usted hace público" in (site / "aviso-de-privacidad" / "integral-1.html").read_text()
    assert 'href="aviso-de-privacidad/"' in (site / "index.html").read_text()
    assert [each for each in home.glob("public/**/*") if each.is_file() and canary.encode() in each.read_bytes()] == []
    data = json.loads((site / "aviso-de-privacidad" / "index.json").read_text())
    assert {each["huella"] for each in data["avisos"]} == set(Notice.objects.values_list("digest", flat=True))
