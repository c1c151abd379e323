# SPDX-License-Identifier: EUPL-1.2
"""Who reviews and is told that a text is another's too: from the section to both side by side, and to all of them."""

import os
from pathlib import Path

import pytest

from conoceles.accounts.rules import Role
from conoceles.validation.suggestions.keeping import keep
from tests.people import application, entered, person
from tests.validation.suggestions.saying import asking, prose, says

from .private_side import chromium, faults_in_every_light, served, sitting
from .test_institute import SMALL, Official

pytestmark = [pytest.mark.browser, pytest.mark.once, pytest.mark.filterwarnings("ignore::ResourceWarning")]
SHOTS = os.environ.get("CONOCELES_SHOTS")


class Reader(Official):
    """A reviewer, whose pages are judged where scripts run, and may be pictured."""

    def press_link(self, name):
        """A link whose name begins so; the rest of it is told to whoever does not see what stands about it."""
        self._enter(self.page.get_by_role("link", name=name).first)

    def minds(self):
        self.judge.goto(self.page.url)
        assert faults_in_every_light(self.judge) == [], self.page.url
        for width in (320, 1280) if SHOTS else ():
            self.page.set_viewport_size({"width": width, "height": 800})
            name = self.page.url.split("/", 3)[3].replace("/", "_").replace("?", "_")[:40]
            self.page.screenshot(path=Path(SHOTS) / f"{name}-{width}.png", full_page=True)
            self.page.set_viewport_size(SMALL)


@pytest.fixture
def session(own_database):
    """One who copied a proposal with some words changed, and names another party; and eight who say the same."""
    here = asking()
    una = person("una", Role.INSTANCE, "prueba")
    application(una)
    ana = here.candidacy("Ana Pérez Uc")
    for number in range(8):
        says(
            here,
            here.candidacy(f"Rosa {number} Canul Ek", party=1),
            propuesta_2=prose(1),
            propuesta_1=prose(90 + number),
        )
    says(here, here.candidacy("Luz May Uc", formula=ana.formula, seat="S"), propuesta_1=prose(1))
    text = f"{prose(1, w9='Valladolid', w30='Tizimín')} Milité en el FAISAN. Tengo 33 años. " + "." * 40
    says(here, ana, propuesta_1=text, propuesta_2=prose(2).upper(), telefono="9991234567")
    keep(here.process)
    return ana.pk, entered(una).cookies["sesion"].value


def test_she_goes_from_a_suggestion_to_both_texts_and_to_all_of_them(own_database, session):
    candidacy, secret = session
    with served(own_database) as site, chromium() as browser:
        judge = sitting(browser, site, secret, viewport=SMALL)
        una = Reader(sitting(browser, site, secret, viewport=SMALL, java_script_enabled=False), site, judge)
        una.open(f"/revision/{candidacy}/")
        una.is_at("Ana Pérez Uc")
        una.reads(
            "no deciden nada", "Un texto parecido está en otras 8 candidaturas.", "Nombra a «Partido del Faisán»",
            "la otra candidatura de su fórmula", "El registro dice 41.", "Y 3 más", "mayúsculas",
        )  # fmt: skip
        una.press_link("Rosa 0 Canul Ek")
        una.is_at("Dos textos lado a lado")
        una.reads("Lo que está marcado aparece en los dos", "valladolid")
        una.open("/revision/textos/")
        una.is_at("Textos repetidos")
        una.reads("Es un hecho, no un juicio.", "1 grupo de textos", "10 personas")
        una.choose("Pregunta", "Segunda propuesta")
        una.press("Buscar")
        una.is_at("Textos repetidos")
        una.press_link("10 personas")
        una.is_at("Un texto repetido")
        una.reads("Luz May Uc", "en «Segunda propuesta»")
