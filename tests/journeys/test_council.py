# SPDX-License-Identifier: EUPL-1.2
"""A counsellor and a representation look at the next release before anybody else: by keyboard, without JavaScript, on a
wide screen and on a telephone. Nothing that axe minds on the way."""

import pytest
from django.db import connections

from conoceles.accounts.rules import Role
from tests.previewing.conftest import CANARY, Council, page_of, path_of

from .private_side import Keyboard, chromium, faults, served, sitting

pytestmark = [pytest.mark.browser, pytest.mark.once, pytest.mark.filterwarnings("ignore::ResourceWarning")]
SMALL, WIDE = {"width": 320, "height": 640}, {"width": 1280, "height": 900}


class Member(Keyboard):
    """Somebody with a seat; whatever she comes to is judged at the same address by one who has scripts."""

    def __init__(self, browser, site, session, size):
        super().__init__(sitting(browser, site, session, java_script_enabled=False, viewport=size), site)
        self.judge = sitting(browser, site, session, bypass_csp=True, viewport=size)

    def is_at(self, heading):
        super().is_at(heading)
        self.judge.goto(self.page.url)
        assert faults(self.judge) == [], self.page.url

    def reads(self, *words):
        body = self.page.locator("body").inner_text()
        assert [word for word in words if word not in body] == []


@pytest.fixture
def here(own_database):
    made = Council()
    made.preview = made.prepared()
    made.sessions = {
        role: made.browser(made.someone(role)).cookies["sesion"].value
        for role in (Role.GENERAL_COUNCIL, Role.COUNCIL_REPRESENTATIVE, Role.INSTANCE)
    }
    connections.close_all()
    return made


def looks_at_everything(counsellor):
    counsellor.open("/")
    counsellor.follow("Vista previa del Consejo General")
    counsellor.is_at("Vista previa del Consejo General")
    counsellor.reads("Está abierta", "Es lo que se publicaría")
    counsellor.follow("Abrir la vista previa")
    counsellor.is_at("Conozca a quienes piden su voto")
    counsellor.reads("No es pública")
    counsellor.open(path_of(counsellor.preview, page_of(counsellor.rival)))
    counsellor.is_at("Beto Chan Ek")
    counsellor.reads("No es pública", CANARY)
    counsellor.follow("Comentar esta página")
    counsellor.is_at("Comentar la vista previa")
    counsellor.press("Enviar el comentario")
    assert counsellor.page.title().startswith("Error: ")
    counsellor.reads("Su comentario: Escriba su comentario.")
    counsellor.write("Su comentario", "Falta un acento en el segundo párrafo.")
    counsellor.press("Enviar el comentario")
    counsellor.is_at("Sus comentarios sobre la vista previa")
    counsellor.reads("Falta un acento en el segundo párrafo.", "Por responder")


def looks_at_her_own(representative):
    representative.open("/vista-previa/")
    representative.is_at("Vista previa del Consejo General")
    representative.reads("Sólo las candidaturas por las que responde su representación")
    representative.follow("Ana Pérez Uc")
    representative.is_at("Ana Pérez Uc")
    representative.reads("No es pública", "Maestra rural desde 2004.")
    representative.follow("Salir de la vista previa")
    representative.open(path_of(representative.preview, page_of(representative.rival)))
    assert "Beto" not in representative.page.content()


def answers_and_follows(instance):
    instance.open("/vista-previa/")
    instance.is_at("Vista previa del Consejo General")
    instance.follow("Comentarios")
    instance.is_at("Comentarios sobre la vista previa")
    instance.reach(instance.page.get_by_role("link", name="Responder"))
    with instance.page.expect_navigation():
        instance.page.keyboard.press("Enter")
    instance.is_at("Responder un comentario")
    instance.write("Su respuesta", "Se le pidió a la candidatura que lo corrija.")
    instance.press("Responder")
    instance.reads("Respondido")
    instance.open("/vista-previa/consultas/")
    instance.is_at("Quién abrió la vista previa")
    instance.reads("Representación ante el Consejo General · Partido de la Ceiba", page_of(instance.rival))


def test_the_council_looks_before_anybody_else(here, own_database):
    with served(own_database) as site, chromium() as browser:

        def member(role, size):
            made = Member(browser, site, here.sessions[role], size)
            made.preview, made.rival = here.preview, here.rival
            return made

        looks_at_everything(member(Role.GENERAL_COUNCIL, WIDE))
        looks_at_her_own(member(Role.COUNCIL_REPRESENTATIVE, SMALL))
        answers_and_follows(member(Role.INSTANCE, SMALL))
