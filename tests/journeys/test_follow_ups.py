# SPDX-License-Identifier: EUPL-1.2
"""A manual is delivered and its acuse comes back, by keyboard and without JavaScript. Nothing that axe minds."""

import os

import pytest

from conoceles.accounts.rules import Role
from conoceles.supervision.models import Declared, FollowUp
from tests.people import entered, passkey, person
from tests.publication.private_rows import AT
from tests.world import world

from .private_side import Keyboard, chromium, faults, served, sitting

pytestmark = [pytest.mark.browser, pytest.mark.once, pytest.mark.filterwarnings("ignore::ResourceWarning")]
#: Where whoever looks at these screens wants their pictures.
PICTURES = os.environ.get("CONOCELES_TEST_PICTURES", "")
_REGISTER = {
    "key": "manual", "name": "Entrega del manual de usuario", "row": "esp-f", "written_by": ["area-responsable"],
    "known": ["seguridad", "cuentas"], "to_parties": True, "source": "prueba", "confidence": "A",
    "field": [{"key": "medio", "label": "Cómo se entregó", "kind": "opcion", "choices": ["Impreso", "Archivo"]}],
}  # fmt: skip


@pytest.fixture
def session(own_database):
    """Two who stand, the register, and the session of somebody of the Área."""
    here = world()
    here.candidacy("Ana Pérez Uc")
    Declared.objects.create(process=here.process, kind="registros", content={"register": [_REGISTER]}, loaded_at=AT)
    user = person("area", Role.AREA, "prueba")
    passkey(user)
    return entered(user).cookies["sesion"].value


def test_the_area_delivers_a_manual_and_keeps_its_acuse(own_database, session):
    with served(own_database) as site, chromium() as browser:
        judge = sitting(browser, site, session, bypass_csp=True, viewport={"width": 320, "height": 640})
        page = sitting(browser, site, session, viewport={"width": 320, "height": 640}, java_script_enabled=False)
        area = Keyboard(page, site)

        def minds(name):
            judge.goto(page.url)  # with its styles, at the same narrow width
            assert faults(judge) == [], page.url
            for width in (1280, 320):
                page.set_viewport_size({"width": width, "height": 640})
                if PICTURES:
                    page.screenshot(path=f"{PICTURES}/{name}-{width}.png", full_page=True)

        area.open("/seguimiento/")
        area.is_at("Seguimiento especial")
        minds("seguimiento")
        area.follow("f) Entrega del manual de usuario")
        minds("registro-vacio")
        area.follow("Anotar un renglón")
        area.press("Anotar")
        assert page.title().startswith("Error: ")
        minds("anotar")
        area.write("Qué se hizo", "Se entregó el manual")
        area.tick("Partido de la Ceiba")
        area.press("Anotar")
        assert "Sin acuse" in area.read("main")
        minds("registro")
        area.follow("Agregar un archivo o un acuse al renglón 1")
        page.set_input_files("input[type=file]", {"name": "a.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1"})
        minds("acuse")
        area.press("Guardar el archivo")
        assert "Sin acuse" not in area.read("main")
    assert FollowUp.objects.get().evidence.get().postulant is not None
