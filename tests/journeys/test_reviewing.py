# SPDX-License-Identifier: EUPL-1.2
"""Two who review and a candidacy, at three browsers at once: nobody approves what she did not read, no word is lost.

They have keyboards and nothing else; one who reviews has no JavaScript either.
"""

import pytest
from django.db import connections
from playwright.sync_api import expect

from conoceles.accounts.rules import Role
from conoceles.validation.models import Observation, Review
from tests.capture.screens import EVERYTHING, LONG, asks, herself
from tests.people import entered, person
from tests.world import world

from .private_side import Keyboard, chromium, faults, served, sitting

pytestmark = [pytest.mark.browser, pytest.mark.once, pytest.mark.filterwarnings("ignore::ResourceWarning")]
SMALL, WIDE = {"width": 320, "height": 640}, {"width": 1280, "height": 900}
ANA, BETO = "Ana Pérez Uc", "Beto Ek"
GROUNDS = [
    {"key": "falta", "name": "Falta información", "help": "Diga los años.", "about": "texto", "words": False},
    {"key": "otro", "name": "Otro motivo", "help": "", "about": "todo", "words": True},
]


@pytest.fixture
def sessions(own_database):
    """The sessions of two reviewers and of a candidacy that sent; another waits in the hands of the first."""
    here = world(correction_days=2)
    here.process.grounds = GROUNDS
    here.process.save()
    here.questionnaire = asks(here, EVERYTHING)
    ana = herself(here, here.candidacy(ANA))
    ana.completes()
    ana.writes("historia", {"r-historia": "Maestra rural desde 2004. " + LONG})
    ana.sends()
    who = {name: entered(person(name, Role.INSTANCE, "prueba")) for name in ("una", "otra")}
    held = {name: browser.cookies["sesion"].value for name, browser in who.items()}
    held["ana"] = ana.browser.cookies["sesion"].value
    connections.close_all()
    return held, ana.candidacy.pk


class Reviewer(Keyboard):
    def observes(self, *, ground, **written):
        """Open what is observed of «Historia», and write."""
        self.reach(self.page.locator("#observar-historia summary"))
        self.page.keyboard.press("Enter")
        for field, option in (("question", "Pregunta historia"), ("ground", ground)):
            self.reach(self.page.locator(f"#id_historia-0-{field}"))
            self.page.keyboard.type(option)
        for name, text in written.items():
            self.reach(self.page.locator(f"#id_historia-0-{name}"))
            self.page.keyboard.type(text)

    def says(self, words):
        expect(self.page.locator("main")).to_contain_text(words)


def test_three_at_once(own_database, sessions):  # noqa: PLR0915  (one story)
    held, pk = sessions
    reading, wrong = f"/revision/{pk}/", {}
    with served(own_database) as site, chromium() as browser:
        una, otra = (
            Reviewer(sitting(browser, site, held[name], java_script_enabled=script, viewport=size), site)
            for name, size, script in (("una", SMALL, True), ("otra", WIDE, False))
        )
        ana = Keyboard(sitting(browser, site, held["ana"], viewport=SMALL), site)

        def look(her, name):
            if found := faults(her.page):
                wrong[name] = found

        una.open(reading)
        otra.open(reading)
        una.is_at(ANA)
        look(una, "the first revision")
        una.observes(ground="Falta", quote="desde 2004", text="¿Hasta cuándo?")

        ana.open(f"/captura/{pk}/c/curricular/s/historia/")
        ana.rewrite("Pregunta historia", "Maestra rural desde 1999. " + LONG)
        ana.press("Guardar y volver a la lista")
        ana.open(f"/captura/{pk}/c/curricular/")
        ana.press("Enviar al instituto")

        otra.press("Aprobar y seguir")
        otra.says("envió otra revisión mientras usted leía")
        una.press("Devolver con lo observado y seguir")
        una.says("envió otra revisión mientras usted leía")
        assert una.page.locator("#id_historia-0-text").input_value() == "¿Hasta cuándo?"
        assert "2004" in una.read(".read-text del")
        assert "1999" in una.read(".read-text ins")
        look(una, "another revision came")

        una.press("Devolver con lo observado y seguir")  # quotes what is there no more
        una.says("no están en lo que envió")
        look(una, "what is wrong in an observation")
        una.reach(una.page.locator("#id_historia-0-quote"))
        una.page.keyboard.press("Control+a")
        una.page.keyboard.type("desde 1999")
        una.press("Devolver con lo observado y seguir")
        una.is_at("Cola de revisión")
        otra.press("Aprobar y seguir")
        otra.says("ya está dictaminada")

        ana.open(f"/captura/{pk}/")
        ana.page.get_by_text("¿Hasta cuándo?").wait_for()
        look(ana, "what was observed")
        ana.follow("Continuar con «Historia»")
        assert "desde 1999" in ana.read("#r-historia-about blockquote")
        look(ana, "what was observed beside the question")
        ana.rewrite("Pregunta historia", "Maestra rural de 1999 a 2010. " + LONG)
        ana.press("Guardar y volver a la lista")
        ana.open(f"/captura/{pk}/c/curricular/")
        ana.write("Su respuesta a esta observación de «Historia» (puede quedar en blanco)", "Agregué el año.")
        look(ana, "an answer to it")
        ana.press("Enviar al instituto")

        otra.open(reading)
        otra.says("Agregué el año.")
        una.open(reading)
        una.page.set_viewport_size(WIDE)
        look(una, "what answered it, on a wide screen")
        otra.press("Aprobar y seguir")
        otra.is_at("Cola de revisión")
        otra.open(reading)
        otra.says("Ya está dictaminada: aprobada.")
    assert wrong == {}
    decided = Review.objects.order_by("pk").values_list("revision__number", "outcome", "decided_by__user__username")
    assert list(decided) == [
        (2, "devuelta", "una"), (3, "aprobada", "otra"),
    ]  # fmt: skip
    assert Observation.objects.get().quote == "desde 1999"
