# SPDX-License-Identifier: EUPL-1.2
"""Reports and files, by keyboard alone and without JavaScript, on a narrow screen. Nothing that axe minds."""

import os
import re

import pytest

from conoceles.accounts.rules import Role
from conoceles.statistics.progress.freezing import take
from tests.people import entered, passkey, person
from tests.world import world

from .private_side import Keyboard, chromium, faults, served, sitting

pytestmark = [pytest.mark.browser, pytest.mark.once, pytest.mark.filterwarnings("ignore::ResourceWarning")]
#: Where whoever looks at these screens wants their pictures.
PICTURES = os.environ.get("CONOCELES_TEST_PICTURES", "")


@pytest.fixture
def session(own_database):
    """Two who stand, one cut, and the session of somebody of the Instancia Interna."""
    here = world(progress_cuts="2024-03-01 avance, 2999-09-01 final")
    here.candidacy("Ana Pérez Uc")
    here.candidacy("Bea Chan Ek", party=1)
    take(here.process)
    user = person("uai", Role.INSTANCE, "prueba")
    passkey(user)
    return entered(user).cookies["sesion"].value


def test_the_instance_drafts_a_report_and_has_a_file_made(own_database, session):
    with served(own_database) as site, chromium() as browser:
        judge = sitting(browser, site, session, bypass_csp=True)
        page = sitting(browser, site, session, viewport={"width": 320, "height": 640}, java_script_enabled=False)
        uai = Keyboard(page, site)

        def minds(name):
            judge.set_content(page.content())
            assert faults(judge) == [], page.url
            widths = judge.evaluate("[document.documentElement.scrollWidth, innerWidth]")
            assert widths[0] <= widths[1], page.url
            for width in (1280, 320):
                page.set_viewport_size({"width": width, "height": 640})
                if PICTURES:
                    page.screenshot(path=f"{PICTURES}/{name}-{width}.png", full_page=True)

        uai.open("/informes/cifras/")
        uai.is_at("Informes con cifras")
        assert "no hay corte del 1 de marzo de 2024" in uai.read("main")
        uai.press("Hacer el proyecto")
        assert page.title().startswith("Error: ")
        minds("informes")
        page.check("input[value=avance]")
        uai.press("Hacer el proyecto")
        assert "Se recalcula con manage.py progress" in uai.read("main")
        minds("informe")

        uai.open("/supervision/expedientes/?nombre=Chan")
        assert "Ana Pérez Uc" not in uai.read("main")
        minds("expedientes")
        uai.reach(page.get_by_role("button", name=re.compile("^Formar una vista")))
        with page.expect_navigation():
            page.keyboard.press("Enter")
        uai.is_at("Formación de un expediente")
