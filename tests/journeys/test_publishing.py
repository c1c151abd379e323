# SPDX-License-Identifier: EUPL-1.2
"""The Instancia publishes and schedules, with a keyboard, without JavaScript, on a small screen and on a wide one."""

import os
import re
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import expect

from conoceles.accounts.rules import Role
from conoceles.elections.models import CalendarWindow, Office
from conoceles.kernel import clock
from conoceles.publication import shelf
from tests.people import entered, passkey, person
from tests.publication.editions import answer, verify
from tests.world import world

from .private_side import Keyboard, chromium, faults, served, sitting

pytestmark = [pytest.mark.browser, pytest.mark.once, pytest.mark.filterwarnings("ignore::ResourceWarning")]
SMALL, WIDE = {"width": 320, "height": 640}, {"width": 1280, "height": 900}


@pytest.fixture
def session(own_database):
    """The session of somebody of the Instancia; town councils are open, the government opens in a year's time."""
    made = world("prueba", publication_hours=24)
    answer(made, made.candidacy("Ana Uc"), "Maestra rural desde 2004.")
    answer(made, made.candidacy("Beto Ek"), "Espera dictamen.", approve=False)
    government = Office.objects.create(
        process=made.process, key="gubernatura", name="Gubernatura", plural="Gubernatura", slug="gubernatura",
        territory_kind="entidad", order=0,
    )  # fmt: skip
    CalendarWindow.objects.create(
        process=made.process, key="publicacion", name="Publicación de la gubernatura", office=government,
        first_day=clock.now().date() + timedelta(days=100), source="prueba", confidence="A",
        agreement=made.process.agreements.get(),
    )  # fmt: skip
    unit = person("unidad", Role.INSTANCE, "prueba")
    passkey(unit)
    return entered(unit).cookies["sesion"].value


def looked_at(her, name):
    """Nothing is wrong in the page that she is at, at either width, for whoever judges it: with JavaScript, for axe."""
    shots = os.environ.get("CONOCELES_SHOTS")
    her.judge.goto(her.page.url)
    for size in (WIDE, SMALL):
        her.judge.set_viewport_size(size)
        if shots:
            her.judge.screenshot(path=Path(shots) / f"{name}-{size['width']}.png", full_page=True)
        assert faults(her.judge) == [], name


def test_publishes_now_and_schedules_the_opening_of_an_office(own_database, session):
    with served(own_database) as site, chromium() as browser:
        her = Keyboard(sitting(browser, site, session, java_script_enabled=False, viewport=SMALL), site)
        her.judge = sitting(browser, site, session)
        her.open("/")
        her.follow("Publicación")
        assert "1 candidatura se verá distinta" in her.read("main")
        assert "Publique antes del" in her.read("main")
        looked_at(her, "antes")
        her.follow("Publicar ahora")
        assert "Gubernatura no sale: se abre el" in her.read("main")
        looked_at(her, "publicar")
        her.press("Publicar")
        expect(her.page.locator("main")).to_contain_text(
            re.compile("Estado: (terminada|fallida|detenida)"), timeout=120_000
        )
        assert "Se muestra la publicación 1" in her.read("main")
        assert "Sin abrir, Gubernatura: se abre el" in her.read("main")
        her.follow("Seguir")
        assert "Ninguna candidatura tiene respuestas distintas" in her.read("main")
        assert "Publicación 1: es la que se muestra" in her.read(".rows")
        her.follow("Programar una publicación")
        her.press("Aprobar y programar")
        assert "Falta este dato" in her.read("main")
        looked_at(her, "programar")
        her.choose("Al abrirse un cargo", "Gubernatura")
        her.press("Aprobar y programar")
        her.is_at("Publicación")
        assert "Al abrirse Gubernatura" in her.read(".rows")
        looked_at(her, "despues")
        her._enter(her.page.get_by_role("link", name=re.compile("^Cancelar la que está programada")))
        looked_at(her, "cancelar")
        her.press("Cancelar la publicación")
        assert "se canceló el" in her.read(".rows")
    assert verify(shelf.of("prueba").current.resolve()) == []
