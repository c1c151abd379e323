# SPDX-License-Identifier: EUPL-1.2
"""The Unidad looks at the backups from its desk, by keyboard and on a narrow screen. Nothing that axe minds."""

import os
from types import SimpleNamespace

import pytest
from django.conf import settings

from conoceles.accounts.rules import Role
from conoceles.custody import taking
from conoceles.custody.models import Drill
from conoceles.kernel import clock
from tests.custody.conftest import installed, key  # noqa: F401  (fixtures)
from tests.people import entered, passkey, person
from tests.world import world

from .private_side import Keyboard, chromium, faults, served, sitting

pytestmark = [pytest.mark.browser, pytest.mark.once, pytest.mark.filterwarnings("ignore::ResourceWarning")]
#: Where whoever looks at these screens wants their pictures.
PICTURES = os.environ.get("CONOCELES_TEST_PICTURES", "")


def test_what_is_late_is_found_from_the_desk(own_database, installed):  # noqa: F811
    world()
    unit = person("unidad", Role.UNIT, "prueba")
    passkey(unit)
    session = entered(unit).cookies["sesion"].value
    taking.take()
    failed = {"faults": ["la tabla capture_consent tiene 3 renglones y el respaldo dice 4"]}
    Drill.objects.create(at=clock.now(), backup="x", with_key=False, passed=False, seconds=42, report=failed)
    backups = {"CONOCELES_BACKUPS": settings.BACKUPS, "CONOCELES_BACKUP_KEYS": settings.BACKUP_KEYS}
    told = SimpleNamespace(environment=lambda: own_database.environment() | backups)
    with served(told) as site, chromium() as browser:
        judge = sitting(browser, site, session, bypass_csp=True, viewport={"width": 320, "height": 640})
        page = sitting(browser, site, session, viewport={"width": 320, "height": 640}, java_script_enabled=False)
        by_keyboard = Keyboard(page, site)
        by_keyboard.open("/")
        by_keyboard.follow("No hay un simulacro de restauración que haya pasado en dos días")
        by_keyboard.is_at("Respaldos")
        assert "El último simulacro no pasó" in by_keyboard.read("main")
        assert "Hay respaldo reciente" in by_keyboard.read("main")
        judge.goto(page.url)
        assert faults(judge) == []
        for width in (1280, 320):
            page.set_viewport_size({"width": width, "height": 640})
            if PICTURES:
                page.screenshot(path=f"{PICTURES}/respaldos-{width}.png", full_page=True)
