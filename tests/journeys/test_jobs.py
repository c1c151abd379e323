# SPDX-License-Identifier: EUPL-1.2
"""The Área loads the register and issues its letters, with a keyboard, without JavaScript, on a small screen."""

import csv
import io
import re

import pytest
from django.contrib.auth.hashers import Argon2PasswordHasher
from playwright.sync_api import expect

from conoceles.accounts.rules import Role
from tests.people import PASSWORD, application, code, person
from tests.world import world

from .private_side import Keyboard, chromium, faults, served

pytestmark = [pytest.mark.browser, pytest.mark.filterwarnings("ignore::ResourceWarning")]
SMALL = {"width": 320, "height": 640}
COLUMNS = (
    "CLAVE", "CLAVE_PERSONA", "NOMBRE", "SOBRENOMBRE", "SEXO", "EDAD", "CARGO", "LUGAR", "POSTULA", "SIGLADO",
    "RESPONDE", "NUMERO", "REELECCION", "ACCIONES_AFIRMATIVAS", "ACUERDO_ACCIONES", "FECHA_ESTATUS", "FECHA_REGISTRO",
    "ACUERDO", "SUSTITUYE_A", "CALIDAD", "ESTATUS", "DISTRITO", "MUNICIPIO",
)  # fmt: skip
HONEST = {
    "SEXO": "Mujer", "EDAD": "41", "CARGO": "Ayuntamiento", "LUGAR": "Presidencia municipal", "CALIDAD": "Propietaria",
    "POSTULA": "Partido de la Ceiba", "MUNICIPIO": "Villa de Prueba", "ESTATUS": "Aprobada",
}  # fmt: skip


def sheet(*rows):
    """A file to upload, as a browser takes it."""
    into = io.StringIO()
    writer = csv.DictWriter(into, COLUMNS)
    writer.writeheader()
    for number, row in enumerate(rows, 1):
        writer.writerow(HONEST | {"CLAVE": f"C-{number}", "CLAVE_PERSONA": f"P-{number}", "NUMERO": str(number)} | row)
    return {"name": "registro.csv", "mimeType": "text/csv", "buffer": into.getvalue().encode()}


@pytest.fixture
def secret(own_database):
    """What the telephone of the person of the Área holds; the process has an office, a town and two parties."""
    world("prueba", activation_days=10)
    coordination = person("coordinacion", Role.AREA, "prueba")
    real = Argon2PasswordHasher()  # the server's: that of tests is another, and faster
    coordination.password = real.encode(PASSWORD, real.salt())
    coordination.save()
    return application(coordination)


@pytest.fixture
def her(own_database, secret):
    """Signed in, at the desk of the Área."""
    with served(own_database) as site, chromium() as browser:
        page = browser.new_context(java_script_enabled=False, viewport=SMALL, locale="es-MX").new_page()
        page.set_default_timeout(30_000)
        keyboard = Keyboard(page, site)
        keyboard.open("/entrar/")
        keyboard.write("Usuario", "coordinacion")
        keyboard.write("Contraseña", PASSWORD)
        keyboard.press("Entrar")
        keyboard.write("Código", code(secret))
        keyboard.press("Entrar")
        yield keyboard


def waits(her):
    """Stay on the page of a job, which asks again by itself, until it ended; then go on."""
    expect(her.page.locator("main")).to_contain_text(
        re.compile("Estado: (terminada|fallida|detenida)"), timeout=120_000
    )
    assert "terminada" in her.read("main")
    her.follow("Seguir")


def uploads(her, *rows):
    her.page.get_by_label("Archivo", exact=True).set_input_files(sheet(*rows))
    her.press("Subir y revisar")
    waits(her)


def test_uploads_mends_accepts_and_loads_the_register(her):
    her.open("/registro/cargas/")
    her.follow("Subir un archivo")
    uploads(her, {"NOMBRE": "Ana  Uc", "SEXO": "marciana"}, {"NOMBRE": "Luz Canul"})
    her.is_at("registro.csv")
    assert "Hay errores: así no se puede cargar." in her.read("main")
    assert "fila 2, SEXO" in her.read("main")

    her.follow("Subir el archivo corregido")
    uploads(her, {"NOMBRE": "Ana  Uc"}, {"NOMBRE": "Luz Canul"})
    assert "Falta 1 clase de advertencias por aceptar." in her.read("main")
    her.press("Las leí y son ciertas (Blancos en nombre)")
    assert "Aceptadas por Persona Coordinacion" in her.read("main")
    her.follow("Cargar en el registro")
    her.is_at("Cargar en el registro")
    her.press("Cargar")
    waits(her)
    assert "Qué cambió en el registro" in her.read("main")
    assert "Cargado" in her.read("dl")
    her.open("/registro/cargas/")
    assert her.page.locator(".rows .about").all_inner_texts()[1].startswith("Reemplazado por otro")


def test_issues_letters_and_takes_their_packages_to_print(her):
    her.open("/entregas/")
    her.follow("Emitir cartas")
    her.press("Emitir")
    her.is_at("Emisión de cartas de acceso")
    waits(her)
    her.is_at("Paquetes de cartas")
    her.follow("Preparar todos")
    her.press("Preparar")
    waits(her)
    wanted = her.page.get_by_role("link", name="Partido de la Ceiba (1 carta)")
    with her.page.expect_download() as download:
        wanted.press("Enter")
    assert download.value.suggested_filename == "ceiba.zip"
    her.press("Ya lo imprimí: borrarlo (Partido de la Ceiba)")
    assert wanted.count() == 0


@pytest.mark.once
def test_its_pages_are_accessible_at_the_width_of_a_small_telephone(own_database, secret):
    with served(own_database) as site, chromium() as browser:
        page = browser.new_context(viewport=SMALL, locale="es-MX").new_page()
        page.set_default_timeout(30_000)
        her = Keyboard(page, site)
        her.open("/entrar/")
        her.write("Usuario", "coordinacion")
        her.write("Contraseña", PASSWORD)
        her.press("Entrar")
        her.write("Código", code(secret))
        her.press("Entrar")
        wrong = {}

        def look(name):
            if found := faults(page):
                wrong[name] = found

        her.open("/registro/cargas/subir/")
        look("subir")
        her.press("Subir y revisar")
        look("subir con error")
        page.get_by_label("Archivo", exact=True).set_input_files(
            sheet({"NOMBRE": "Ana  Uc", "SEXO": "marciana"}, {"NOMBRE": "Luz  Canul"})
        )
        her.press("Subir y revisar")
        look("tarea")
        waits(her)
        look("hallazgos")
        her.open(page.url.removeprefix(site) + "hallazgos/?problema=valor-desconocido")
        look("de una clase")
        for path in ("/registro/cargas/", "/entregas/emitir/", "/entregas/paquetes/", "/entregas/paquetes/preparar/"):
            her.open(path)
            look(path)
        assert wrong == {}
