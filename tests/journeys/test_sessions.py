# SPDX-License-Identifier: EUPL-1.2
"""A session is prepared by keyboard and without JavaScript, on a narrow screen. Nothing that axe minds."""

import os

import pytest

from conoceles.accounts.rules import Role
from tests.people import entered, passkey, person
from tests.world import world

from .private_side import Keyboard, chromium, faults, served, sitting

pytestmark = [pytest.mark.browser, pytest.mark.once, pytest.mark.filterwarnings("ignore::ResourceWarning")]
#: Where whoever looks at these screens wants their pictures.
PICTURES = os.environ.get("CONOCELES_TEST_PICTURES", "")
NARROW = {"width": 320, "height": 640}


@pytest.fixture
def session(own_database):
    world()
    user = person("secretaria", Role.SECRETARY, "prueba")
    passkey(user)
    return entered(user).cookies["sesion"].value


def test_the_secretary_prepares_a_session_and_is_told_what_it_lacks(own_database, session):
    with served(own_database) as site, chromium() as browser:
        judge = sitting(browser, site, session, bypass_csp=True, viewport=NARROW)
        page = sitting(browser, site, session, viewport=NARROW, java_script_enabled=False)
        secretary = Keyboard(page, site)

        def minds(name):
            judge.goto(page.url)
            assert faults(judge) == [], page.url
            for width in (1280, 320):
                page.set_viewport_size({"width": width, "height": 640})
                if PICTURES:
                    page.screenshot(path=f"{PICTURES}/{name}-{width}.png", full_page=True)

        secretary.open("/sesiones-de-la-comision/")
        minds("sesiones-vacias")
        secretary.follow("Quién integra la Comisión y quién asiste")
        minds("integracion-vacia")
        secretary.open("/sesiones-de-la-comision/preparar/")
        minds("preparar")
        secretary.press("Preparar una sesión")
        assert page.title().startswith("Error: ")
        secretary.write("Día", "05/10/2099")
        secretary.write("Hora", "12:00")
        secretary.write("Lugar", "Sala de sesiones")
        secretary.press("Preparar una sesión")
        minds("sesion-preparada")
        secretary.press("Convocar")
        minds("sin-a-quien-convocar")
        assert "Falta anotar quién integra la Comisión" in secretary.read("main")
