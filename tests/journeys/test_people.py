# SPDX-License-Identifier: EUPL-1.2
"""People at the door, in a real browser: an account taken, a colleague, a lost telephone, sessions, passkeys."""

import pytest

from conoceles.accounts import actions
from conoceles.accounts.models import Capacity, User
from conoceles.accounts.queries import console
from conoceles.accounts.rules import Role
from tests.people import code

from .private_side import Keyboard, chromium, faults, served

pytestmark = [pytest.mark.browser, pytest.mark.filterwarnings("ignore::ResourceWarning")]
ROOT, COLLEAGUE = "tres tlacuaches comen pitahaya", "cinco venados cruzan el sacbé"
SMALL = {"width": 320, "height": 640}


@pytest.fixture
def letter(own_database):
    """The code of a letter for a generic account."""
    root = Capacity(user=User(username="ceiba", name="Partido de la Ceiba"), role=Role.PARTY_ROOT, scope="demo/ceiba")
    return actions.invite(root, by=console())


@pytest.fixture
def appointed(own_database):
    """The code of whoever publishes."""
    user = User(username="instancia", name="Irma Poot")
    return actions.invite(Capacity(user=user, role=Role.INSTANCE, scope="demo"), by=console())


@pytest.fixture
def site(own_database, letter):
    with served(own_database) as address:
        yield address


@pytest.fixture
def browser(site):
    """Opened after the database and closed before: Playwright's loop and Django's connections do not mix."""
    with chromium() as opened:
        yield opened


def someone(browser, site, *, javascript=False):
    """A person at a browser of her own, small and without JavaScript unless told otherwise."""
    page = browser.new_context(java_script_enabled=javascript, viewport=SMALL, locale="es-MX").new_page()
    page.set_default_timeout(15_000)
    return Keyboard(page, site)


def takes_account(her, letter, password, username="ceiba"):
    her.open("/activar/")
    her.write("Usuario", username)
    her.write("Código de activación", letter)
    her.write("Elija una contraseña", password)
    her.write("Escríbala otra vez", password)
    her.press("Activar")


def enrols_telephone(her, link="Agregar una aplicación"):
    her.is_at("Segundo factor")
    her.follow(link)
    secret = her.read("code")
    her.write("Código que muestra la aplicación", code(secret))
    her.press("Agregar")
    return secret


def enters(her, username, password, second):
    her.open("/entrar/")
    her.write("Usuario", username)
    her.write("Contraseña", password)
    her.press("Entrar")
    her.is_at("Segundo paso")
    her.write("Código", second)
    her.press("Entrar")


def test_from_a_letter_to_a_colleague_a_lost_telephone_and_another_session_without_mouse_or_javascript(
    site, letter, browser
):
    root = someone(browser, site)
    takes_account(root, letter, ROOT)
    enrols_telephone(root)
    root.is_at("Códigos de recuperación")
    root.follow("Continuar")
    root.is_at("Partido de la Ceiba")

    root.follow("Su cuenta: contraseña, segundo factor y sesiones")
    root.follow("Personas de su representación")
    root.follow("Invitar a una persona")
    root.write("Nombre y apellidos", "Elisa Canché Uc")
    root.write("Nombre de usuario", "elisa.canche")
    root.press("Invitar")
    root.is_at("Código para Elisa")
    invitation = root.read("#codigo")

    elisa = someone(browser, site)
    takes_account(elisa, invitation, COLLEAGUE, "elisa.canche")
    secret = enrols_telephone(elisa)
    spare = elisa.page.locator(".codes code").all_inner_texts()
    assert len(spare) == 10
    elisa.follow("Continuar")
    elisa.is_at("Elisa Canché Uc")
    assert "en carácter de Representación del postulante · demo/ceiba" in elisa.read(".who")

    # The telephone is lost: another browser, the password, and one of the codes kept on paper.
    anew = someone(browser, site)
    enters(anew, "elisa.canche", COLLEAGUE, spare[0])
    anew.is_at("Elisa Canché Uc")
    anew.follow("Su cuenta: contraseña, segundo factor y sesiones")
    anew.follow("Segundo factor")
    fresh = enrols_telephone(anew, "Cambiar de teléfono o de aplicación")
    assert fresh != secret

    # The former browser was left open at the office: whoever holds the lost telephone may hold that too.
    elisa.open("/cuenta/")
    elisa.is_at("Entrar")
    anew.open("/cuenta/sesiones/")
    anew.is_at("Sesiones abiertas")
    assert anew.page.get_by_role("button", name="Terminar").count() == 1

    lost = someone(browser, site)
    enters(lost, "elisa.canche", COLLEAGUE, code(secret))
    lost.is_at("Segundo paso")
    lost.press("Empezar de nuevo")
    enters(lost, "elisa.canche", COLLEAGUE, code(fresh))
    lost.is_at("Elisa Canché Uc")


def with_a_device_of_passkeys(her):
    """Her browser keeps passkeys, as a telephone does."""
    devices = her.page.context.new_cdp_session(her.page)
    devices.send("WebAuthn.enable")
    devices.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2",
                "transport": "internal",
                "hasResidentKey": True,
                "hasUserVerification": True,
                "isUserVerified": True,
                "automaticPresenceSimulation": True,
            }
        },
    )


def enrols_passkey(her):
    her.follow("Agregar una llave de acceso")
    her.reach(her.page.get_by_label("Nombre de la llave"))
    her.press("Agregar")


def test_a_passkey_is_enrolled_and_then_opens_the_account_alone(site, letter, browser):
    her = someone(browser, site, javascript=True)
    console_said = []
    her.page.on("console", lambda message: console_said.append(message.text))
    with_a_device_of_passkeys(her)
    takes_account(her, letter, ROOT)
    enrols_passkey(her)
    her.is_at("Códigos de recuperación")
    her.follow("Salir")
    her.press("Salir")

    her.is_at("Entrar")
    her.press("Entrar con llave de acceso")
    her.is_at("Partido de la Ceiba")
    her.open("/cuenta/personas/invitar/")  # two factors in one, and just proved
    her.is_at("Invitar a una persona")
    assert [said for said in console_said if "Content Security Policy" in said or "Trusted" in said] == []


def test_whoever_publishes_goes_no_further_until_she_has_a_passkey(appointed, site, browser):
    her = someone(browser, site, javascript=True)
    with_a_device_of_passkeys(her)
    takes_account(her, appointed, ROOT, "instancia")
    her.is_at("Segundo factor")
    assert "agregue una llave de acceso: su carácter la exige" in her.read("main")
    enrols_telephone(her)
    her.is_at("Códigos de recuperación")
    her.open("/")  # an application is not enough for whom the public's page depends on
    her.is_at("Segundo factor")
    enrols_passkey(her)
    her.open("/")
    her.is_at("Irma Poot")


@pytest.mark.once
def test_every_page_of_the_account_is_accessible_at_the_width_of_a_small_telephone(site, letter, browser):
    her = someone(browser, site, javascript=True)
    wrong = {}

    def look(name):
        if found := faults(her.page):
            wrong[name] = found

    her.open("/entrar/")
    look("entrar")
    her.write("Usuario", "nadie")
    her.press("Entrar")
    look("entrar con error")
    her.open("/activar/")
    her.press("Activar")
    look("activar con error")
    takes_account(her, letter, ROOT)
    look("segundo factor por inscribir")
    her.follow("Agregar una aplicación")
    look("aplicación")
    her.open("/cuenta/segundo-factor/")
    enrols_telephone(her)
    look("códigos")
    for path in (
        "/cuenta/",
        "/cuenta/segundo-factor/",
        "/cuenta/segundo-factor/aplicacion/",
        "/cuenta/segundo-factor/aplicacion/quitar/",
        "/cuenta/segundo-factor/codigos/",
        "/cuenta/segundo-factor/codigos/nuevos/",
        "/cuenta/segundo-factor/llaves/agregar/",
        "/cuenta/contrasena/",
        "/cuenta/sesiones/",
        "/cuenta/caracter/",
        "/cuenta/confirmar/codigo/",
        "/cuenta/personas/",
        "/cuenta/personas/invitar/",
        "/salir/",
        "/no-hay/",
    ):
        her.open(path)
        look(path)
    her.open("/cuenta/personas/invitar/")
    her.press("Invitar")
    look("invitar con error")
    assert wrong == {}


def test_the_qr_of_a_letter_fills_in_the_form_and_leaves_the_address_at_once(site, letter, browser):
    her = someone(browser, site, javascript=True)
    asked = []
    her.page.on("request", lambda request: asked.append((request.url, request.headers.get("referer", ""))))
    her.page.goto(f"{site}/activar/#usuario=ceiba&codigo={letter.replace('-', '')}")
    her.page.wait_for_function("() => location.hash === ''")
    assert her.page.get_by_label("Usuario").input_value() == "ceiba"
    assert her.page.get_by_label("Código de activación").input_value() == letter.replace("-", "")
    her.write("Elija una contraseña", ROOT)
    her.write("Escríbala otra vez", ROOT)
    her.press("Activar")
    her.is_at("Segundo factor")
    assert [each for each in asked if letter.replace("-", "") in "".join(each).partition("#")[0]] == []
