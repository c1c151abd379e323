# SPDX-License-Identifier: EUPL-1.2
"""A breach from when it is known to its closing, and a document of security issued: by keyboard, without JavaScript."""

import os

import pytest

from conoceles.accounts.rules import Role
from conoceles.custody.models import Breach, BreachNotice, SecurityDocument
from tests.people import entered, passkey, person
from tests.world import world

from .private_side import Keyboard, chromium, faults, served, sitting

pytestmark = [pytest.mark.browser, pytest.mark.once, pytest.mark.filterwarnings("ignore::ResourceWarning")]
#: Where whoever looks at these screens wants their pictures.
PICTURES = os.environ.get("CONOCELES_TEST_PICTURES", "")


@pytest.fixture
def session(own_database):
    """Two who stand, and the session of somebody of the Unidad."""
    here = world(breach_person_hours=72)
    here.candidacy("Ana Pérez Uc")
    here.candidacy("Beto Chan Ek", party=1)
    user = person("unidad", Role.UNIT, "prueba")
    passkey(user)
    return entered(user).cookies["sesion"].value


def test_the_unit_tells_of_a_breach_and_issues_the_document(own_database, session):
    with served(own_database) as site, chromium() as browser:
        judge = sitting(browser, site, session, bypass_csp=True, viewport={"width": 320, "height": 640})
        page = sitting(browser, site, session, viewport={"width": 320, "height": 640}, java_script_enabled=False)
        unit = Keyboard(page, site)

        def minds(name):
            judge.goto(page.url)
            assert faults(judge) == [], page.url
            for width in (1280, 320):
                page.set_viewport_size({"width": width, "height": 640})
                if PICTURES:
                    page.screenshot(path=f"{PICTURES}/{name}-{width}.png", full_page=True)

        unit.open("/vulneraciones/")
        unit.is_at("Bitácora de vulneraciones")
        minds("vacia")
        unit.follow("Registrar una vulneración")
        unit.press("Registrar")
        assert page.title().startswith("Error: ")
        minds("registrar")
        unit.write("En pocas palabras", "Se perdió una memoria")
        unit.write("Qué pasó", "Quedó en un taxi.")
        unit.write("Qué día se supo", "04/03/2024")
        unit.write("A qué hora se supo", "12:00")
        unit.write("Qué datos personales", "Acuses firmados")
        unit.write("Qué se hizo de inmediato", "Se avisó a la línea de taxis.")
        unit.tick("Afecta de forma significativa")
        unit.write("Qué se dice a cada persona afectada", "Se perdió el acuse que usted firmó.")
        unit.press("Registrar")
        unit.is_at("Vulneración 1: Se perdió una memoria")
        minds("vulneracion")
        _told(unit, minds)
        unit.open("/documento-de-seguridad/")
        unit.is_at("Documento de seguridad")
        unit.write("Por qué se expide", "Es el primero del proceso")
        unit.press("Expedir el documento")
        minds("documento")
    assert Breach.objects.get().closed_at is not None
    assert BreachNotice.objects.filter(whom="persona").count() == 2
    assert SecurityDocument.objects.get().number == 1


def _told(unit, minds):
    """From what was found out later to its closing."""
    unit.follow("Decir lo que se sabe ahora")
    unit.write("Por qué se dice de nuevo", "Se contaron")
    unit.write("De cuántas personas (si se sabe)", "2")
    minds("corregir")
    unit.press("Guardar lo que se sabe")
    unit.follow("Avisar a las personas afectadas")
    minds("avisar")
    unit.pick("A quiénes se avisa", "A todas las del proceso")
    unit.press("Avisar")
    unit.is_at("Vulneración 1")
    unit.follow("Anotar con qué consta que Ana Pérez Uc lo recibió")
    minds("recibir")
    unit.write("Con qué consta que se recibió", "Firmó el 5 de marzo")
    unit.press("Anotar")
    unit.follow("Anotar que se notificó a la autoridad")
    minds("autoridad")
    unit.write("Autoridad a la que se notificó", "Secretaría Anticorrupción")
    unit.press("Anotar")
    minds("avisada")
    unit.follow("Cerrarla")
    minds("cerrar")
    unit.write("Cómo terminó", "Las memorias se cifran.")
    unit.press("Cerrar")
    unit.is_at("Vulneración 1")
    minds("cerrada")
