# SPDX-License-Identifier: EUPL-1.2
"""After publication, by keyboard alone, without JavaScript and in 320 px: a candidacy asks to correct and is granted
it; the Instancia Interna pauses a section, withdraws a profile, and gives back. Nothing that axe minds on the way."""

import os
from datetime import date
from pathlib import Path

import pytest

from conoceles.accounts.rules import Role
from conoceles.capture.actions import send
from conoceles.elections.models import CalendarWindow
from conoceles.validation.actions import decide
from tests.people import application, entered, person
from tests.world import world

from .private_side import Keyboard, chromium, faults, served, sitting

pytestmark = [pytest.mark.browser, pytest.mark.once, pytest.mark.filterwarnings("ignore::ResourceWarning")]
SMALL = {"width": 320, "height": 640}
#: Where whoever looks at the screens has them drawn.
SHOTS = os.environ.get("CONOCELES_SHOTS", "")


class Somebody(Keyboard):
    """Who minds every page that she comes to."""

    def __init__(self, page, site, judge):
        super().__init__(page, site)
        self.judge = judge

    def is_at(self, heading):
        super().is_at(heading)
        self.judge.set_content(self.page.content())
        self._draw()
        assert faults(self.judge) == [], self.page.url

    def _draw(self):
        if SHOTS:
            name = f"{self.page.url.rstrip('/').split('/')[-1]}-{len(list(Path(SHOTS).iterdir()))}"
            for width in (320, 1280):
                self.page.set_viewport_size({"width": width, "height": 800})
                self.page.screenshot(path=f"{SHOTS}/{name}-{width}.png", full_page=True)
            self.page.set_viewport_size(SMALL)

    def reads(self, *words):
        body = self.page.locator("main").inner_text()
        assert [word for word in words if word not in body] == []


@pytest.fixture
def there(own_database):
    """Ana's text was approved and capture is over; her session, and that of a reviewer."""
    here = world(correction_days=5, corrections_allowed=2)
    ana = here.candidacy()
    answers = {"camino": "Maestra rural.", "pagina": "https://ana.example"}
    reviewer = person("instancia", Role.INSTANCE, "prueba")
    revision = send(ana, here.questionnaire, answers=answers, by=here.as_candidacy(ana))
    decide(revision, outcome="aprobada", seen=revision.digest, by=reviewer.capacities.get())
    CalendarWindow.objects.update(last_day=date(2024, 2, 1))
    application(reviewer)
    hers = here.as_candidacy(ana).user
    hers.set_password("tres tlacuaches comen pitahaya")
    hers.save()
    held = {"ana": entered(hers), "instancia": entered(reviewer)}
    return ana, {name: each.cookies["sesion"].value for name, each in held.items()}


def asks_to_correct(ana, candidacy):
    ana.open(f"/captura/{candidacy.pk}/")
    ana.follow("Pedir una corrección")
    ana.is_at("Corregir lo ya enviado")
    ana.press("Pedir la corrección")
    ana.is_at("Corregir lo ya enviado")
    assert ana.page.title().startswith("Error: ")
    ana.tick("Contacto")
    ana.write("¿Qué hay que corregir, y por qué?", "Cambió mi página.")
    ana.press("Pedir la corrección")
    ana.is_at("Corregir lo ya enviado")
    ana.reads("Por decidir", "Puede pedir una más")


def grants_it(reviewer):
    reviewer.open("/publicado/")
    reviewer.is_at("Pausas y retiros de lo publicado")
    reviewer.follow("Ana Pérez Uc")
    reviewer.is_at("Corrección que pide Ana Pérez Uc")
    reviewer.pick("¿Se concede?", "Sí")
    reviewer.press("Responder")
    reviewer.is_at("Corrección que pide Ana Pérez Uc")
    reviewer.reads("Concedida", "No hay ninguna corrección por responder")


def pauses_withdraws_and_gives_back(reviewer):
    reviewer.follow("Lo publicado de Ana Pérez Uc")
    reviewer.follow("Pausar un rubro")
    reviewer.is_at("Pausar un rubro de Ana Pérez Uc")
    reviewer.pick("¿Qué deja de mostrarse?", "Contacto")
    reviewer.pick("¿Por qué motivo?", "Sentencia de un tribunal")
    reviewer.press("Pausar el rubro")
    reviewer.is_at("Pausar un rubro de Ana Pérez Uc")
    reviewer.reads("Documento en que se funda: Ese motivo se funda en un documento")
    reviewer.write("Documento en que se funda", "TEEY-JDC-012/2024")
    reviewer.write("Fecha del documento", "3/5/2024")
    reviewer.press("Pausar el rubro")
    reviewer.is_at("Lo publicado de Ana Pérez Uc")
    reviewer.reads("Contacto", "sentencia de un tribunal (TEEY-JDC-012/2024, del 3 de mayo de 2024)")
    reviewer.follow("Retirar el perfil entero")
    reviewer.is_at("Retirar el perfil de Ana Pérez Uc")
    reviewer.pick("¿Por qué motivo?", "Error al publicar")
    reviewer.press("Retirar el perfil")
    reviewer.is_at("Lo publicado de Ana Pérez Uc")
    reviewer.follow("Comprobar que ya no está en el sitio")
    reviewer.is_at("Lo que salió del sitio de Ana Pérez Uc")
    reviewer.reads("es lo que puede mostrarse")
    reviewer.follow("Lo publicado de Ana Pérez Uc")
    reviewer.follow("Reponer Todo el perfil")
    reviewer.is_at("Reponer: Todo el perfil")
    reviewer.write("¿Por qué se repone?", "Se retiró por equivocación.")
    reviewer.press("Reponer")
    reviewer.is_at("Lo publicado de Ana Pérez Uc")
    reviewer.reads("Se retiró por equivocación.", "Contacto")
    reviewer.open("/publicado/")
    reviewer.is_at("Pausas y retiros de lo publicado")
    reviewer.reads("Lo que hoy no se muestra: 1", "1 en pausa")


def test_what_happens_after_publication(own_database, there):
    candidacy, sessions = there
    with served(own_database) as site, chromium() as browser:
        judge = browser.new_page(viewport=SMALL)
        sit = {
            name: Somebody(sitting(browser, site, secret, java_script_enabled=False, viewport=SMALL), site, judge)
            for name, secret in sessions.items()
        }
        asks_to_correct(sit["ana"], candidacy)
        grants_it(sit["instancia"])
        pauses_withdraws_and_gives_back(sit["instancia"])
