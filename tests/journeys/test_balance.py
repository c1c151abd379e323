# SPDX-License-Identifier: EUPL-1.2
"""Balance and extracts, by keyboard alone and without JavaScript, on a narrow screen. Nothing that axe minds."""

import os

import pytest

from conoceles.accounts.rules import Role
from conoceles.candidacies.models import AffirmativeAction, Person
from tests.people import application, entered, person
from tests.world import world

from .private_side import Keyboard, chromium, faults, served, sitting

pytestmark = [pytest.mark.browser, pytest.mark.once, pytest.mark.filterwarnings("ignore::ResourceWarning")]
HELD = {"parity_rule": "mujeres-al-menos-la-mitad", "alternation_rule": True, "alternate_sex": "mismo-sexo",
        "affirmative_place_kept": True}  # fmt: skip
#: Where whoever looks at these screens wants their pictures.
PICTURES = os.environ.get("CONOCELES_TEST_PICTURES", "")


@pytest.fixture
def sessions(own_database):
    """A register with something out of each balance, and the sessions of two who read it."""
    here = world(**HELD)
    man = here.candidacy("Don Ismael Uc")
    here.candidacy("Doña Suplente", seat="S", formula=man.formula)
    left = here.candidacy("Joven Que Se Fue", status="sustituida")
    AffirmativeAction.objects.create(candidacy=left, group="joven")
    came = here.candidacy("Don Llegó Después", formula=left.formula, replaces=left)
    here.candidacy("Persona No Binaria", party=1)
    Person.objects.filter(pk__in=[man.person_id, came.person_id]).update(sex="hombre")
    Person.objects.filter(name="Persona No Binaria").update(sex="no_binario")
    held = {}
    for name, role in (("area", Role.AREA), ("comision", Role.PRESIDENCY)):
        user = person(name, role, "prueba")
        application(user)
        held[name] = entered(user).cookies["sesion"].value
    return held


def pictured(page, name):
    if PICTURES:
        for width in (1280, 320):
            page.set_viewport_size({"width": width, "height": 640})
            page.screenshot(path=f"{PICTURES}/{name}-{width}.png", full_page=True)


def test_the_area_looks_at_balance_and_takes_an_extract(own_database, sessions):
    with served(own_database) as site, chromium() as browser:
        judge = sitting(browser, site, sessions["area"], bypass_csp=True)
        small = {"viewport": {"width": 320, "height": 640}, "java_script_enabled": False}
        page = sitting(browser, site, sessions["area"], **small)
        area = Keyboard(page, site)

        def minds(name):
            judge.set_content(page.content())
            assert faults(judge) == [], page.url
            widths = judge.evaluate("[document.documentElement.scrollWidth, innerWidth]")
            assert widths[0] <= widths[1], page.url
            pictured(page, name)

        area.open("/registro/paridad/")
        area.is_at("Paridad y equilibrio del registro")
        assert "Lugar de acción afirmativa" in area.read("main")
        minds("paridad")
        page.set_viewport_size(small["viewport"])
        area.open("/registro/extractos/")
        minds("extractos-vacios")
        area.press("Sacar un extracto")
        assert "El extracto 1 quedó guardado." in area.read("body")
        area.press("Sacar un extracto")
        assert page.title().startswith("Error: ")
        assert "Nada ha cambiado" in area.read(".errors")
        minds("extractos")

        area = Keyboard(sitting(browser, site, sessions["comision"], **small), site)
        area.open("/registro/paridad/")
        assert "Ismael" not in area.read("main")
