# SPDX-License-Identifier: EUPL-1.2
"""A candidacy at her questionnaires, in a real browser: with a keyboard alone, without JavaScript, on a bad line."""

import re

import pytest
from django.contrib.auth.hashers import Argon2PasswordHasher, make_password
from django.db import connections
from playwright.sync_api import expect

from tests.capture.screens import COMPLETE, EVERYTHING, LONG, asks
from tests.files.photographs import drawn, saved
from tests.people import PASSWORD
from tests.world import world

from .private_side import Keyboard, chromium, faults, served

pytestmark = [pytest.mark.browser, pytest.mark.filterwarnings("ignore::ResourceWarning")]
SMALL, DESK = {"width": 320, "height": 640}, {"width": 1280, "height": 900}


@pytest.fixture
def ana(own_database):
    """A candidacy with an account of her own, and what she is asked."""
    here = world(party_captures_curricular=True)
    here.questionnaire = asks(here, EVERYTHING)
    candidacy = here.candidacy("Ana Pérez Uc")
    user = here.as_candidacy(candidacy).user
    user.username = "ana"
    user.password = make_password(PASSWORD, hasher=Argon2PasswordHasher())  # the hash that the server takes
    user.save()
    connections.close_all()
    return candidacy


@pytest.fixture
def site(own_database, ana):
    with served(own_database) as address:
        yield address


@pytest.fixture
def browser(site):
    with chromium() as opened:
        yield opened


def enters(browser, site, *, javascript=True, viewport=SMALL, **options):
    page = browser.new_context(
        java_script_enabled=javascript, viewport=viewport, locale="es-MX", reduced_motion="reduce", **options
    ).new_page()
    page.set_default_timeout(60_000)
    her = Keyboard(page, site)
    her.open("/entrar/")
    her.write("Usuario", "ana")
    her.write("Contraseña", PASSWORD)
    her.press("Entrar")
    return her


def pastes(her, label, text):
    """Into a field that the keyboard reached, as a long text comes: from the clipboard."""
    her.reach(her.page.get_by_label(label, exact=True))
    her.page.keyboard.insert_text(text)


def uploads(her, content=None):
    """What a person chooses in the window of the system, which no page reaches; and the rest with the keyboard."""
    file = {
        "name": "yo.jpg",
        "mimeType": "image/jpeg",
        "buffer": saved(drawn((1000, 900))) if content is None else content,
    }
    her.page.set_input_files("input[type=file]", file)
    her.reach(her.page.locator("[name=declared]"))
    her.page.keyboard.press("Space")
    her.press("Subir la fotografía")


@pytest.mark.parametrize(
    "viewport", [pytest.param(SMALL, id="320"), pytest.param(DESK, id="1280", marks=pytest.mark.once)]
)
def test_from_her_account_to_a_receipt_with_a_keyboard_and_without_javascript(site, browser, ana, viewport):
    her = enters(browser, site, javascript=False, viewport=viewport)
    her.follow("Cuestionarios")
    her.is_at("Sus cuestionarios")
    her.follow("Continuar con «Contacto»")
    pastes(her, "Pregunta pagina (puede quedar en blanco)", "ana.example")
    her.press("Guardar y continuar")
    her.is_at("Contacto")
    assert "debe ser una dirección completa" in her.read(".errors")
    her.reach(her.page.get_by_label("Pregunta pagina (puede quedar en blanco)", exact=True))
    her.page.keyboard.press("Control+A")
    her.page.keyboard.insert_text("https://ana.example")
    her.press("Guardar y continuar")

    her.is_at("Formación")
    her.reach(her.page.locator("#r-grado-3"))  # where the keyboard enters: nothing is chosen yet
    her.page.keyboard.press("ArrowUp")
    her.page.keyboard.press("ArrowUp")
    pastes(her, "Pregunta estatus", "Título")
    her.press("Guardar y continuar")
    her.is_at("Formación")  # a master's degree brought up one more question
    pastes(her, "Pregunta tesis (puede quedar en blanco)", "Los apiarios de Villa de Prueba")
    her.press("Guardar y continuar")

    her.is_at("Historia")
    her.follow("subir una")
    her.is_at("Pregunta foto")
    uploads(her)
    for _ in range(2):  # the button that was pressed is where the keyboard is
        her.press("Más a la derecha")
    assert "se movió a la derecha" in her.read("main [role=status]")
    her.open(f"/captura/{ana.pk}/c/curricular/s/historia/")
    pastes(her, "Pregunta historia", LONG)
    her.press("Guardar y continuar")
    her.is_at("Propuesta")
    pastes(her, "Pregunta propuesta", LONG)
    her.press("Guardar y continuar")

    her.is_at("Revise las respuestas")
    expect(her.page.get_by_alt_text("Fotografía de Ana Pérez Uc")).to_be_visible()
    assert "Los apiarios de Villa de Prueba" in her.read("main")
    her.press("Enviar al instituto")
    her.is_at("Acuse de envío")
    assert re.search(r"\d{4}-\d{4}", her.read(".facts"))


def test_what_is_written_is_saved_by_itself_and_counted(site, browser, ana):
    her = enters(browser, site)
    her.open(f"/captura/{ana.pk}/c/curricular/s/historia/")
    pastes(her, "Pregunta historia", "x" * 279)
    expect(her.page.locator("[data-count]")).to_have_text("Lleva 279: le faltan 1.")
    her.page.keyboard.insert_text("x")
    expect(her.page.locator("[data-count]")).to_have_text("Lleva 280.")
    expect(her.page.locator("[data-saved]")).to_have_text(re.compile(r"Guardado a las \d\d:\d\d\."))
    her.page.reload()
    expect(her.page.get_by_label("Pregunta historia")).to_have_value("x" * 280)
    assert her.page.evaluate("sessionStorage.length") == 0


@pytest.mark.once
def test_a_line_that_drops_loses_nothing(site, browser, ana):
    """Every save fails, some before they reach the server and some after: what is on the screen gets there."""
    her = enters(browser, site)
    her.open(f"/captura/{ana.pk}/c/curricular/s/historia/")
    fate = iter(["lost", "unheard", "lost", "unheard"])

    def line(route):
        match next(fate, "fine"):
            case "lost":
                route.abort("connectionreset")
            case "unheard":
                route.fetch()  # it arrives, and the answer does not
                route.abort("connectionreset")
            case _:
                route.continue_()

    her.page.route("**/guardar/", line)
    her.reach(her.page.get_by_label("Pregunta historia"))
    for word in ("Uno ", "dos ", "tres ", "cuatro."):
        her.page.keyboard.insert_text(word)
        her.page.wait_for_timeout(1500)
    expect(her.page.locator("[data-saved]")).to_have_text(re.compile(r"Guardado a las"), timeout=90_000)
    her.page.unroute("**/guardar/")
    her.page.reload()
    expect(her.page.get_by_label("Pregunta historia")).to_have_value("Uno dos tres cuatro.")


def test_a_tab_that_closes_without_a_line_takes_up_where_it_was(site, browser, ana):
    her = enters(browser, site)
    her.open(f"/captura/{ana.pk}/c/curricular/s/historia/")
    her.page.route("**/guardar/", lambda route: route.abort("internetdisconnected"))
    pastes(her, "Pregunta historia", "Escrito sin conexión.")
    expect(her.page.locator("[data-saved]")).to_have_text(re.compile("Sin conexión"))
    her.page.unroute("**/guardar/")
    her.page.reload()
    expect(her.page.get_by_label("Pregunta historia")).to_have_value("Escrito sin conexión.")
    expect(her.page.locator("[data-saved]")).to_have_text(re.compile("Guardado a las"))


def test_questions_come_up_as_she_chooses(site, browser, ana):
    her = enters(browser, site)
    her.open(f"/captura/{ana.pk}/c/curricular/s/formacion/")
    thesis, status = her.page.locator("[data-question=tesis]"), her.page.locator("[data-question=estatus]")
    expect(thesis).to_be_hidden()
    her.page.get_by_label("Maestría").check()
    expect(thesis).to_be_visible()
    her.page.get_by_label("Sin estudios").check()
    expect(thesis).to_be_hidden()
    expect(status).to_be_hidden()


def test_two_tabs_show_both_texts(site, browser, ana):
    one, other = enters(browser, site), enters(browser, site)
    for her in (one, other):
        her.open(f"/captura/{ana.pk}/c/curricular/s/historia/")
    pastes(one, "Pregunta historia", "Desde una pestaña.")
    expect(one.page.locator("[data-saved]")).to_have_text(re.compile("Guardado a las"))
    pastes(other, "Pregunta historia", "Desde la otra.")
    expect(other.page.locator("[data-saved]")).to_have_text(re.compile("Otra persona guardó"))
    other.press("Guardar y continuar")
    assert "Desde una pestaña." in other.read(".theirs")
    expect(other.page.get_by_label("Pregunta historia")).to_have_value("Desde la otra.")
    assert faults(other.page) == []
    other.press("Guardar y continuar")
    assert "Guardado, pero hay algo que corregir" in other.read(".errors")  # hers stays, too short as it is


@pytest.mark.once
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_is_in_the_way_of_anybody_in_any_state(site, browser, ana, scheme):
    her = enters(browser, site, color_scheme=scheme)
    found = {}

    def look(state, path):
        if path:
            her.open(path)
        if wrong := faults(her.page):
            found[state] = wrong

    base = f"/captura/{ana.pk}/"
    look("empty list", base)
    for section in COMPLETE:
        look(f"empty {section}", f"{base}c/curricular/s/{section}/")
    look("incomplete", f"{base}c/curricular/")
    her.open(f"{base}c/curricular/s/propuesta/")
    pastes(her, "Pregunta propuesta", "ñandú " * 900)
    her.press("Guardar y continuar")
    look("error, long text", "")
    look("list with every state", base)
    look("check with long text", f"{base}c/curricular/")
    look("no photograph", f"{base}c/curricular/f/foto/")
    uploads(her, b"no soy una fotografia")
    look("no image", "")
    uploads(her)
    look("photograph", "")
    her.page.set_viewport_size({"width": 320, "height": 256})  # 1280 wide at 400 %
    look("400 %", f"{base}c/curricular/s/contacto/")
    assert found == {}


@pytest.mark.once
def test_forced_colours_leave_every_question_readable(site, browser, ana):
    her = enters(browser, site, forced_colors="active")
    her.open(f"/captura/{ana.pk}/c/curricular/s/formacion/")
    assert faults(her.page) == []
