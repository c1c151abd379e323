# SPDX-License-Identifier: EUPL-1.2
"""A representation captures for many by a spreadsheet, with a keyboard, without JavaScript, on a small screen."""

import io
import re

import pytest
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.db import connections
from openpyxl import load_workbook
from playwright.sync_api import expect

from conoceles.accounts.rules import Role
from tests.capture.books import put
from tests.capture.screens import COMPLETE, EVERYTHING, LONG, asks, herself
from tests.people import PASSWORD, application, code, person
from tests.world import world

from .private_side import Keyboard, chromium, faults, served

pytestmark = [pytest.mark.browser, pytest.mark.once, pytest.mark.filterwarnings("ignore::ResourceWarning")]
SMALL = {"width": 320, "height": 640}
ANA, BETO, CARLA = "Ana Pérez Uc", "Beto Ek", "Carla Chi"
LOT = "Capturar muchas con una hoja de cálculo"


@pytest.fixture
def secret(own_database):
    """What the telephone of the representative holds; two candidacies, of whom one began."""
    here = world(party_captures_curricular=True, validation_model="actor-politico")
    here.questionnaire = asks(here, EVERYTHING)
    herself(here, here.candidacy(ANA)).writes("contacto", COMPLETE["contacto"])
    here.candidacy(BETO)
    carla = herself(here, here.candidacy(CARLA))
    carla.completes()
    carla.sends()
    representative = person("representante", Role.PARTY, f"{here.process.slug}/ceiba")
    real = Argon2PasswordHasher()  # the server's: that of tests is another, and faster
    representative.password = real.encode(PASSWORD, real.salt())
    representative.save()
    held = application(representative)
    connections.close_all()
    return held


def enters(browser, site, secret, **how):
    page = browser.new_context(locale="es-MX", viewport=SMALL, **how).new_page()
    page.set_default_timeout(60_000)
    her = Keyboard(page, site)
    her.open("/entrar/")
    her.write("Usuario", "representante")
    her.write("Contraseña", PASSWORD)
    her.press("Entrar")
    her.write("Código", code(secret))
    her.press("Entrar")
    return her


def downloads(her):
    """The spreadsheet, as her program opens it."""
    wanted = her.page.get_by_role("link", name="Descargar la hoja (XLSX)")
    with her.page.expect_download() as download:
        wanted.press("Enter")
    assert download.value.suggested_filename == "captura.xlsx"
    return load_workbook(io.BytesIO(download.value.path().read_bytes()))


def uploads(her, book):
    """Send it as it is now, and stay on the page of the job until it ended."""
    into = io.BytesIO()
    book.save(into)
    file = {"name": "captura.xlsx", "mimeType": "application/octet-stream", "buffer": into.getvalue()}
    her.page.get_by_label("La hoja, ya cambiada", exact=True).set_input_files(file)
    her.press("Subir y ver la diferencia")
    waits(her)


def waits(her):
    expect(her.page.locator("main")).to_contain_text(re.compile("Estado: (terminada|fallida)"), timeout=120_000)
    assert "terminada" in her.read("main")
    her.follow("Seguir")


def test_from_the_board_to_what_was_written_by_a_spreadsheet(own_database, secret):
    with served(own_database) as site, chromium() as browser:
        her = enters(browser, site, secret, java_script_enabled=False)
        her.follow("Cuestionarios")
        her.is_at("Cómo van sus candidaturas")
        assert "Le falta: Formación, Historia, Propuesta." in her.read("main")
        her.follow(LOT)
        book = downloads(her)
        put(book, ANA, pagina="https://otra.example", propuesta="corta")
        put(book, BETO, grado="Sin estudios", historia=LONG)
        uploads(her, book)
        her.is_at("Qué cambia con «captura.xlsx»")
        assert "necesita al menos 280: le faltan 275" in her.read("main")
        assert "https://otra.example" in her.read("main")

        her.follow("súbala otra vez")
        uploads(her, put(book, ANA, propuesta=LONG))
        assert "Qué hay que corregir" not in her.read("main")
        her.press("Aceptar y escribir")
        waits(her)
        assert "Escrita: 4 secciones" in her.read("main")
        her.open("/captura/")
        her.follow(ANA)
        assert "2 de 4 secciones listas." in her.read("main")


def test_reads_and_accepts_what_a_candidacy_sent(own_database, secret):
    with served(own_database) as site, chromium() as browser:
        her = enters(browser, site, secret, java_script_enabled=False)
        her.open("/captura/?standing=to-endorse")
        her.follow(f"Leer y aceptar lo que envió {CARLA}")
        her.is_at(f"Lo que envió {CARLA}")
        her.press("Aceptar lo que envió")
        her.is_at("Cómo van sus candidaturas")
        assert f"{CARLA}: aceptó lo que envió." in her.read("body")
        assert her.page.get_by_role("link", name=re.compile("Leer y aceptar")).count() == 0


def test_its_pages_are_accessible_at_the_width_of_a_small_telephone(own_database, secret):
    with served(own_database) as site, chromium() as browser:
        her = enters(browser, site, secret)
        wrong = {}

        def look(name):
            if found := faults(her.page):
                wrong[name] = found

        her.open("/captura/")
        look("the board")
        her.follow(f"Leer y aceptar lo que envió {CARLA}")
        look("what was sent, to be accepted")
        her.open("/captura/")
        her.follow(ANA)
        look("who typed each section")
        her.open("/captura/?standing=sent")
        look("the board without anybody")
        her.follow("Quitar los filtros")
        her.follow(LOT)
        look("how it is done")
        book = downloads(her)
        her.press("Subir y ver la diferencia")
        look("no file")
        uploads(her, put(book, ANA, pagina="https://otra.example", propuesta="corta", grado="Honoris causa " * 30))
        look("the difference, with something wrong")
        her.press("Aceptar y escribir")
        look("what is wrong was not left out")
        her.page.get_by_role("checkbox").press("Space")
        her.press("Aceptar y escribir")
        waits(her)
        look("what was written")
        assert wrong == {}
