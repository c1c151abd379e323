# SPDX-License-Identifier: EUPL-1.2
"""Who reviews, by keyboard alone, without JavaScript, on a small screen: what waits, taking it, passing it on."""

import os
from datetime import timedelta
from pathlib import Path

import pytest

from conoceles.accounts.rules import Role
from conoceles.capture.actions import send
from conoceles.capture.models import Revision
from conoceles.kernel import clock
from conoceles.validation.actions import decide
from conoceles.validation.queue.actions import take
from tests.identity import YES, identity
from tests.people import application, entered, person
from tests.world import world

from .private_side import chromium, faults, served, sitting
from .test_institute import SMALL, Official

pytestmark = [pytest.mark.browser, pytest.mark.once, pytest.mark.filterwarnings("ignore::ResourceWarning")]
WIDER = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
#: Where pictures of every page are left, for whoever wants to look at them.
SHOTS = os.environ.get("CONOCELES_SHOTS")


@pytest.fixture
def session(own_database):
    """A process with four days to read, six who sent, and the session of one of its two reviewers."""
    here = world(validation_days=4)
    sealed = identity(here)
    una = person("una", Role.INSTANCE, "prueba")
    application(una)
    otra = person("otra", Role.INSTANCE, "prueba")
    names = ("Ana Pérez Uc", "Beto Ek Cauich", "Carla Chi", "Dora Uc Moo", "Elda Poot", "Flor Canul")
    for number, name in enumerate(names):
        who = here.candidacy(name, party=number % 2)
        revision = send(
            who, here.questionnaire, answers={"camino": "Maestra rural desde 2004."}, by=here.as_candidacy(who)
        )
        Revision.objects.filter(pk=revision.pk).update(sent_at=clock.now() - timedelta(days=8 - number))
        if number % 2:
            send(who, sealed, answers=YES, by=here.as_candidacy(who))
        if name == "Carla Chi":
            take(who, by=otra.capacities.get())
        if name == "Elda Poot":
            decide(
                revision, outcome="devuelta", seen=revision.digest, observations=[("contacto", "Falta un medio")],
                by=otra.capacities.get(),
            )  # fmt: skip
    return entered(una).cookies["sesion"].value


class Reviewer(Official):
    """An official whose pages may be pictured."""

    def minds(self):
        """The same address as it is drawn where scripts run, for axe is one; what only a POST gives, as a copy."""
        self.judge.goto(self.page.url)
        if self.judge.title() == self.page.title():
            for size in ({"width": 1280, "height": 900}, SMALL):
                self.judge.set_viewport_size(size)
                assert not self.judge.evaluate(WIDER), (size, self.page.url)
            assert faults(self.judge) == [], self.page.url
        else:
            self.judge.goto("about:blank")
            super().minds()
        if SHOTS:
            name = self.page.url.split("/", 3)[3].replace("/", "_").replace("?", "_")[:60]
            for width in (320, 1280):
                self.page.set_viewport_size({"width": width, "height": 800})
                self.page.screenshot(path=Path(SHOTS) / f"{name or 'inicio'}-{width}.png", full_page=True)
            self.page.set_viewport_size(SMALL)


def test_she_takes_passes_on_and_measures(own_database, session):
    with served(own_database) as site, chromium() as browser:
        judge = sitting(browser, site, session, viewport=SMALL)
        page = sitting(browser, site, session, viewport=SMALL, java_script_enabled=False)
        una = Reviewer(page, site, judge)
        una.open("/")
        una.follow("Candidaturas por leer que nadie tiene")
        una.is_at("Cola de revisión")
        una.reads("Sin asignar: 4", "Ana Pérez Uc", "Venció el", "Cuestionario de identidad: completo, sellado")
        una.reach(una.page.get_by_text("Buscar por estado"))
        una.page.keyboard.press("Enter")
        una.choose("Estado", "Por leer")
        una.choose("Quién postula", "Partido del Faisán")
        una.press("Buscar")
        una.is_at("Cola de revisión")
        una.reads("Por leer: 3", "Beto Ek Cauich")
        una.follow("Quitar los filtros")
        una.press("Tomar la siguiente")
        una.is_at("Ana Pérez Uc")
        una.reads("Lectura: la tiene usted")
        una.follow("Volver a la cola")
        una.follow("En sus manos")
        una.is_at("Cola de revisión")
        una.reads("En sus manos: 1", "Ana Pérez Uc", "Lectura: la tiene usted")
        una.follow("Reparto de Ana Pérez Uc")
        una.is_at("Quién revisa a Ana Pérez Uc")
        una.choose("¿Quién la hará?", "Persona Una")
        una.page.get_by_label("Segunda lectura").focus()
        una.page.keyboard.press("Space")
        una.press("Asignar")
        una.is_told("la primera no puede hacer las dos")
        una.choose("¿Quién la hará?", "Persona Otra")
        una.press("Asignar")
        una.is_at("Quién revisa a Ana Pérez Uc")
        una.reads("Segunda lectura: Persona Otra")
        una.press("Dejarla libre")
        una.is_at("Cola de revisión")
        una.follow("Cuánto tarda la revisión")
        una.is_at("Cuánto tarda la revisión")
        una.reads("Carga de trabajo", "Espera que alguien la tome", "1 de 1")
        una.write("Desde el día", "32/13/2024")
        una.press("Contar")
        una.is_told("Escriba día, mes y año")
