# SPDX-License-Identifier: EUPL-1.2
"""A party's office with many candidacies, at the end of a line that is slow and is cut at any byte."""

import io
import re
from contextlib import suppress

import pytest
from django.db import connections
from openpyxl import load_workbook
from playwright.sync_api import Error, expect

from conoceles.accounts.rules import Role
from conoceles.capture.models import Draft
from tests.capture.books import put
from tests.capture.screens import EVERYTHING, LONG, asks
from tests.people import application, entered, person
from tests.world import world

from .bad_line import line
from .private_side import Keyboard, chromium, served, sitting

pytestmark = [pytest.mark.browser, pytest.mark.once, pytest.mark.filterwarnings("ignore::ResourceWarning")]
#: Bytes that a connection lasts, more or less. The spreadsheet of two hundred has some forty thousand.
LASTS, PATIENCE = 40_000, 80


class Patient(Keyboard):
    """Somebody who, when a page does not come, asks for it again."""

    def until(self, step, wanted):
        """Do *step*, and reload what did not come, until *wanted* is on the page."""
        for number in range(PATIENCE):
            with suppress(Error, AssertionError):
                self.page.reload() if number % 2 else step()
            with suppress(AssertionError):
                expect(self.page.locator("main")).to_contain_text(re.compile(wanted), timeout=3_000)
                return
        msg = f"no llegó la página que dice «{wanted}»"
        raise AssertionError(msg)

    def downloads(self):
        for _ in range(PATIENCE):
            with suppress(Error):
                with self.page.expect_download(timeout=15_000) as download:
                    self.page.get_by_role("link", name="Descargar la hoja (XLSX)").press("Enter")
                if download.value.failure() is None:
                    return load_workbook(io.BytesIO(download.value.path().read_bytes()))
        msg = "no bajó la hoja"
        raise AssertionError(msg)

    def hands_in(self, content):
        file = {"name": "captura.xlsx", "mimeType": "application/octet-stream", "buffer": content}
        self.open("/captura/lote/")
        self.page.get_by_label("La hoja, ya cambiada", exact=True).set_input_files(file)
        self.press("Subir y ver la diferencia")


@pytest.fixture
def office(own_database):
    """Names of the candidacies, and the session of who captures for them: as many as are asked for."""

    def of(number):
        here = world(party_captures_curricular=True)
        here.questionnaire = asks(here, EVERYTHING)
        names = [f"Persona {each:03} Inventada" for each in range(number)]
        for name in names:
            here.candidacy(name)
        user = person("representante", Role.PARTY, f"{here.process.slug}/ceiba")
        application(user)
        secret = entered(user).cookies["sesion"].value
        connections.close_all()
        return names, secret

    return of


def captures_for_all(database, names, secret, viewport, seed):
    with served(database) as real, line(real, seed) as (bad, site), chromium() as browser:
        page = sitting(browser, site, secret, viewport=viewport, java_script_enabled=False)
        page.set_default_timeout(20_000)
        her = Patient(page, site)
        bad.turns(LASTS)
        her.until(lambda: her.open("/captura/"), f"{len(names)} candidaturas")
        her.until(lambda: her.follow("Capturar muchas con una hoja de cálculo"), "Descargar la hoja")
        book = her.downloads()
        for each in names:
            put(book, each, pagina=f"https://{each[8:11]}.example", historia=f"{LONG}{each}.")
        into = io.BytesIO()
        book.save(into)
        her.until(lambda: her.hands_in(into.getvalue()), "Estado: ")
        her.until(page.reload, "Estado: terminada")
        her.until(lambda: her.follow("Seguir"), "Aceptar y escribir")
        her.until(lambda: her.press("Aceptar y escribir"), "Estado: ")
        her.until(page.reload, "Estado: terminada")
        her.until(lambda: her.follow("Seguir"), f"Escrita: {2 * len(names)} secciones")
        her.until(lambda: her.open("/captura/"), "2 de 4 secciones listas")
        assert bad.cuts
    kept = {
        draft.candidacy.person.name: draft.answers["historia"] for draft in Draft.objects.filter(section="historia")
    }
    assert kept == {each: f"{LONG}{each}." for each in names}


@pytest.mark.slow
@pytest.mark.parametrize(
    "viewport", [{"width": 320, "height": 640}, {"width": 1280, "height": 900}], ids=["320", "1280"]
)
def test_for_two_hundred_what_was_told_written_is_written(own_database, office, viewport):
    captures_for_all(own_database, *office(200), viewport, seed=7)
