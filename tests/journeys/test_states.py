# SPDX-License-Identifier: EUPL-1.2
"""Screens of identity, of consent and of a window that closed, in every state and light: nothing is in the way."""

from contextlib import contextmanager
from datetime import date

import pytest
from django.db import connections

from conoceles.elections.models import CalendarWindow
from tests.capture.screens import EVERYTHING, LONG, asks, herself
from tests.identity import PUBLICATION, STATISTICS, TREATMENT, consents, identity, say
from tests.world import world

from .private_side import chromium, faults_in_every_light, served, sitting

pytestmark = [pytest.mark.browser, pytest.mark.once, pytest.mark.filterwarnings("ignore::ResourceWarning")]
#: 1280 × 1024 at 400 %.
ZOOMED = {"width": 320, "height": 256}


@pytest.fixture
def ana(own_database):
    here = world()
    here.questionnaire = asks(here, EVERYTHING)
    identity(here)
    consents(here)
    her = herself(here, here.candidacy("Ana Pérez Uc"))
    her.here = here
    her.secret = her.browser.cookies["sesion"].value
    return her


class Looking:
    """Somebody who looks at one screen after another, and notes what is in the way."""

    def __init__(self, page, site):
        self.page, self.site, self.found = page, site, {}

    def at(self, state, path=""):
        if path:
            self.page.goto(f"{self.site}{path}")
        if wrong := faults_in_every_light(self.page):
            self.found[state] = wrong

    def press(self, name):
        with self.page.expect_navigation():
            self.page.get_by_role("button", name=name, exact=True).click()


@contextmanager
def looking(own_database, ana):
    """Whoever looks, once everything is as it will be seen."""
    connections.close_all()
    with served(own_database) as site, chromium() as browser:
        yield Looking(sitting(browser, site, ana.secret, viewport=ZOOMED), site)


def test_identity_and_consent_in_every_state(own_database, ana):
    with looking(own_database, ana) as her:
        her.at("identity, empty", ana.at("section", "identidad", "pueblos"))
        her.page.get_by_label("Sí", exact=True).check()
        her.page.get_by_label("Otro", exact=True).check()
        her.page.get_by_label("Si eligió «Otro», diga cuál").fill("Itzá de muy lejos " * 30)
        her.press("Guardar y volver a la lista")
        her.at("identity, long text", ana.at("section", "identidad", "pueblos"))
        her.at("identity, incomplete", ana.at("check", "identidad"))
        her.at("identity, other section", ana.at("section", "identidad", "discapacidad"))
        her.page.get_by_label("Prefiero no contestar").check()
        her.press("Guardar y continuar")
        her.at("identity, complete", "")
        her.press("Enviar al instituto")
        her.at("identity, not sent without consent", "")

        her.at("consents, undecided", "/consentimientos/")
        her.at("deciding", f"/consentimientos/{TREATMENT}/")
        her.press("Firmar")
        her.at("deciding, nothing chosen", "")
        her.page.get_by_label("Sí, consiento").check()
        her.page.get_by_label("Firme: escriba su nombre completo").fill("Otra persona " * 20)
        her.press("Firmar")
        her.at("deciding, another name", "")
        her.page.get_by_label("Firme: escriba su nombre completo").fill("Ana Pérez Uc")
        her.press("Firmar")
        her.at("receipt of a consent", "")
        her.at("consents, one given", "/consentimientos/")
        her.at("withdrawing", f"/consentimientos/{TREATMENT}/retirar/")
        her.at("on paper", "/consentimientos/formato/")
        her.press("Entregar")
        her.at("on paper, nothing chosen", "")
    assert her.found == {}


def test_two_texts_of_a_section(own_database, ana):
    ana.writes("historia", {"r-historia": "Lo de la otra pestaña. " * 30})
    with looking(own_database, ana) as her:
        her.page.goto(f"{her.site}{ana.at('section', 'curricular', 'historia')}")
        her.page.locator("[name=version]").evaluate("field => { field.value = 0 }")
        her.page.get_by_label("Pregunta historia").fill(LONG * 8)
        her.press("Guardar y continuar")
        her.at("conflict", "")
    assert her.found == {}


def test_a_window_that_closed(own_database, ana):
    ana.writes("historia", {"r-historia": "Lo que no alcanzó a enviar. " * 30})
    for each in (TREATMENT, PUBLICATION, STATISTICS):
        say(ana.here, ana.candidacy, each)
    CalendarWindow.objects.filter(process=ana.here.process).update(last_day=date(2024, 3, 1))
    with looking(own_database, ana) as her:
        her.at("list, closed", ana.at("tasks"))
        her.at("section, closed", ana.at("section", "curricular", "historia"))
        her.at("check, closed", ana.at("check", "curricular"))
        her.at("photograph, closed", ana.at("photo", "curricular", "foto"))
        her.at("identity, closed", ana.at("section", "identidad", "pueblos"))
        her.at("consents, all given", "/consentimientos/")
    assert her.found == {}
