# SPDX-License-Identifier: EUPL-1.2
"""What the browser of a candidacy keeps of what she writes: nothing that is not to be published, and nothing once her
session is over (ASVS 14.3.1, 14.3.3)."""

import re

import pytest
from django.contrib.auth.hashers import Argon2PasswordHasher, make_password
from django.db import connections
from playwright.sync_api import expect

from tests.people import PASSWORD
from tests.world import world

from .private_side import Keyboard, chromium, served

pytestmark = [pytest.mark.browser, pytest.mark.filterwarnings("ignore::ResourceWarning")]
PAGE, MAIL, SECRET = "Página web", "Correo", "canario@correo.example"


@pytest.fixture
def her(own_database):
    """A candidacy at a section that asks for something public and for something that never is."""
    here = world(party_captures_curricular=True)
    candidacy = here.candidacy("Ana Pérez Uc")
    user = here.as_candidacy(candidacy).user
    user.username = "ana"
    user.password = make_password(PASSWORD, hasher=Argon2PasswordHasher())  # the hash that the server takes
    user.save()
    connections.close_all()
    with served(own_database) as site, chromium() as browser:
        page = browser.new_context(locale="es-MX").new_page()
        page.set_default_timeout(60_000)
        someone = Keyboard(page, site)
        someone.open("/entrar/")
        someone.write("Usuario", "ana")
        someone.write("Contraseña", PASSWORD)
        someone.press("Entrar")
        someone.open(f"/captura/{candidacy.pk}/c/curricular/s/contacto/")
        yield someone


def kept(her):
    return her.page.evaluate("JSON.stringify({...sessionStorage})")


def test_what_is_never_published_stays_out_of_it_and_is_not_taken_away_from_the_page(her):
    her.page.route("**/guardar/", lambda route: route.abort("internetdisconnected"))
    her.page.get_by_label(MAIL).fill(SECRET)
    her.page.get_by_label(PAGE).fill("https://ana.example")
    expect(her.page.locator("[data-saved]")).to_have_text(re.compile("Sin conexión"))
    assert "https://ana.example" in kept(her)
    assert "canario" not in kept(her)
    her.page.unroute("**/guardar/")
    her.page.evaluate("dispatchEvent(new Event('online'))")
    expect(her.page.locator("[data-saved]")).to_have_text(re.compile("Guardado a las"))
    her.page.route("**/guardar/", lambda route: route.abort("internetdisconnected"))
    her.page.get_by_label(PAGE).fill("https://ana.example/otra")
    expect(her.page.locator("[data-saved]")).to_have_text(re.compile("Sin conexión"))
    her.page.unroute("**/guardar/")
    her.page.reload()  # what it kept is taken up, and what the server has of the other question stays
    expect(her.page.get_by_label(PAGE)).to_have_value("https://ana.example/otra")
    expect(her.page.get_by_label(MAIL)).to_have_value(SECRET)


def test_once_the_session_is_over_it_keeps_nothing_and_the_page_still_has_it(her):
    her.page.context.clear_cookies()
    her.page.get_by_label(PAGE).fill("https://ana.example")
    expect(her.page.locator("[data-saved]")).to_have_text(re.compile("Su sesión terminó"))
    assert kept(her) == "{}"
    her.page.get_by_label(PAGE).fill("https://ana.example/mas")
    her.page.wait_for_timeout(300)
    assert kept(her) == "{}"
    expect(her.page.get_by_label(PAGE)).to_have_value("https://ana.example/mas")
