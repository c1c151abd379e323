# SPDX-License-Identifier: EUPL-1.2
"""The institute's own screens, by keyboard alone and without JavaScript: the register by hand, the calendar by
agreement, people and their capacities. Nothing that axe minds in any state on the way."""

from datetime import timedelta

import pytest

from conoceles.accounts.rules import Role
from conoceles.elections.models import CalendarWindow
from conoceles.kernel import clock
from tests.candidacies.conftest import invented_process
from tests.people import application, entered, person

from .private_side import Keyboard, chromium, faults, served, sitting

pytestmark = [pytest.mark.browser, pytest.mark.once, pytest.mark.filterwarnings("ignore::ResourceWarning")]
SMALL = {"width": 320, "height": 640}
SEE_MOVEMENTS = "Movimientos: sustitución, renuncia, cambio de lugar y los demás que ordena un acuerdo"


class Official(Keyboard):
    """Somebody of the institute, who minds every page that she comes to."""

    def __init__(self, page, site, judge):
        super().__init__(page, site)
        self.judge = judge

    def is_at(self, heading):
        super().is_at(heading)
        self.minds()

    def minds(self):
        """A copy of the page is judged elsewhere, for axe is a script."""
        self.judge.set_content(self.page.content())
        assert faults(self.judge) == [], self.page.url

    def is_told(self, *errors):
        """The page says that it has these errors, in its title and on top, and leads to each."""
        assert self.page.title().startswith("Error: ")
        told = self.page.locator(".errors").inner_text()
        assert [error for error in errors if error not in told] == []
        self.minds()

    def reads(self, *words):
        body = self.page.locator("main").inner_text()
        assert [word for word in words if word not in body] == []


@pytest.fixture
def sessions(own_database):
    """A process whose capture is open, and the sessions of four who run it."""
    process = invented_process()
    today = clock.now().date()
    days = {"first_day": today - timedelta(days=3), "last_day": today + timedelta(days=9)}
    CalendarWindow.objects.create(process=process, key="captura", name="Captura", source="Plan de trabajo", **days)
    process.election_day = today + timedelta(days=60)
    process.save()
    held = {}
    for name, role in (
        ("area", Role.AREA), ("otra-area", Role.AREA), ("instancia", Role.INSTANCE), ("comision", Role.COMMISSIONER),
    ):  # fmt: skip
        user = person(name, role, process.slug)
        application(user)
        held[name] = entered(user).cookies["sesion"].value
    return held


def adds_and_corrects_a_candidacy(area):
    area.open("/registro/")
    area.is_at("Registro de candidaturas")
    area.follow("Agregar una candidatura")
    area.is_at("Agregar una candidatura")
    area.press("Continuar")
    area.is_told("Motivo: Este campo es obligatorio")
    area.write("Motivo", "No venía en el archivo")
    area.press("Continuar")
    area.is_told("Falta este dato, que es obligatorio.")
    area.write("Clave de la candidatura", "C-9")
    area.write("Clave de la persona", "persona 9")
    area.write("Nombre en la boleta", "Sol Moo Canché")
    area.choose("Sexo", "Mujer")
    area.write("Edad", "109")
    area.choose("Cargo", "Presidencia")
    area.choose("Lugar", "Villa de Prueba")
    area.choose("Calidad", "Propietaria")
    area.choose("Quién postula", "Partido de la Ceiba")
    area.tick("Personas jóvenes")
    area.press("Continuar")
    area.is_at("Revise antes de guardar")
    area.press("Guardar")
    area.is_told("Marque cada advertencia")
    area.press("Volver a escribir")
    area.is_at("Agregar una candidatura")
    area.rewrite("Edad", "31")
    area.press("Continuar")
    area.is_at("Revise antes de guardar")
    area.reads("Sol Moo Canché", "31", "Ayuntamiento: Presidencia", "Personas jóvenes")
    area.press("Guardar")
    area.is_at("Sol Moo Canché")
    area.reads("La candidatura quedó en el registro.")

    area.follow("Corregir lo que dice el registro")
    area.is_at("Corregir: Sol Moo Canché")
    area.rewrite("Edad", "treinta")
    area.choose("Lugar", "Cenotillo")
    area.write("Motivo", "Errata del acta")
    area.press("Continuar")
    area.is_told("«treinta» no es una edad de candidatura")
    area.rewrite("Edad", "30")
    area.press("Continuar")
    area.is_at("Revise antes de guardar")
    area.reads("Villa de Prueba", "Cenotillo de Arriba", "Errata del acta")
    area.press("Guardar")
    area.is_at("Sol Moo Canché")
    area.reads("La corrección quedó hecha.")


def substitutes_a_candidacy(area):
    area.follow(SEE_MOVEMENTS)
    area.is_at("Movimientos de Sol Moo Canché")
    area.follow("Sustitución")
    area.is_at("Sustitución: Sol Moo Canché")
    area.choose("Por qué deja el lugar", "Fallecimiento")
    area.write("Clave de la candidatura", "C-10")
    area.write("Clave de la persona", "persona 10")
    area.write("Nombre en la boleta", "Luz May Chi")
    area.choose("Sexo", "Mujer")
    area.write("Desde cuándo vale", "01/01/2999")
    area.choose("Acuerdo que lo dispone", "C.G.007")
    area.press("Continuar")
    area.is_told("Desde cuándo vale: El 1 de enero de 2999 todavía no llega.")
    area.rewrite("Desde cuándo vale", f"{clock.now().date() - timedelta(days=1):%d/%m/%Y}")
    area.press("Continuar")
    area.is_at("Revise antes de guardar")
    area.reads("Esto cambiará", "Registrada", "Fallecimiento", "Luz May Chi", "sin nada capturado ni consentido")
    area.press("Guardar")
    area.is_at("Movimientos de Sol Moo Canché")
    area.reads("El movimiento quedó registrado.", "Sustitución: entra Luz May Chi", "Acuerdo C.G.007 (Consejo General)")
    area.follow("Todos los movimientos")
    area.is_at("Movimientos del registro")
    area.reads("1 movimiento", "Luz May Chi")
    area.follow("Lugares vacantes")
    area.is_at("Lugares vacantes")


def answers_a_requirement(area):
    area.open("/registro/requerimientos/")
    area.is_at("Requerimientos de paridad")
    area.follow("Anotar un requerimiento")
    area.is_at("Anotar un requerimiento de paridad")
    area.choose("Quién debe responder", "Partido de la Ceiba")
    area.write("Qué se le pide", "Que una mujer encabece la planilla")
    area.write("Cuándo se le notificó", "ayer")
    area.write("Plazo, en horas", "48")
    area.choose("Acuerdo que lo dispone", "C.G.007")
    area.press("Guardar")
    area.is_told("No es un día con su hora. Escríbalo como 04/03/2024 18:30.")
    area.rewrite("Cuándo se le notificó", f"{clock.now() - timedelta(days=1):%d/%m/%Y} 10:00")
    area.press("Guardar")
    area.is_at("Requerimiento a Partido de la Ceiba")
    area.reads("Vence el", "Movimientos preparados: 0")
    area.follow("Luz May Chi")
    area.is_at("Preparar un movimiento de Luz May Chi")
    area.follow("Corrección de nombre o sobrenombre")
    area.is_at("Preparar: corrección de nombre o sobrenombre de Luz May Chi")
    area.press("Continuar")
    area.is_told("Nada se guardó: el registro ya dice eso.")
    area.rewrite("Nombre en la boleta", "Luz María May Chi")
    area.press("Continuar")
    area.is_at("Revise antes de guardar")
    area.press("Guardar")
    area.is_at("Requerimiento a Partido de la Ceiba")
    area.reads("El movimiento quedó preparado.", "Movimientos preparados: 1")
    area.follow("Registrar los movimientos preparados")
    area.is_at("Registrar los movimientos preparados: 1")
    area.write("Desde cuándo vale", f"{clock.now().date() - timedelta(days=1):%d/%m/%Y}")
    area.choose("Acuerdo que lo dispone", "C.G.007")
    area.press("Continuar")
    area.is_at("Revise antes de guardar")
    area.press("Guardar")
    area.is_at("Requerimiento a Partido de la Ceiba")
    area.reads("Los movimientos quedaron registrados.", "Se respondió el")


def changes_the_calendar(instance):
    instance.open("/calendario/")
    instance.is_at("Calendario")
    instance.follow("Captura")
    instance.is_at("Captura")
    instance.follow("Cambiar los días por acuerdo")
    instance.is_at("Cambiar: Captura")
    instance.rewrite("Último día", "ayer")
    instance.press("Continuar")
    instance.is_told("No es una fecha. Escríbala como 04/03/2024.", "Número del acuerdo: Falta este dato del acuerdo.")
    instance.rewrite("Último día", f"{clock.now().date() - timedelta(days=2):%d/%m/%Y}")
    instance.choose("Acuerdo que lo dispone", "C.G.007")
    instance.press("Continuar")
    instance.is_at("Revise antes de guardar")
    instance.press("Guardar")
    instance.is_told("Marque cada advertencia")
    for box in instance.page.get_by_role("checkbox").all():
        instance.reach(box)
        instance.page.keyboard.press("Space")
    instance.press("Guardar")
    instance.is_at("Captura")
    instance.reads("La ventana quedó con sus nuevos días.", "Cerrada", "C.G.007")


def appoints_and_ends(area):
    area.open("/cuenta/caracteres/")
    area.is_at("Personas y caracteres")
    area.follow("Nombrar a una persona")
    area.is_at("Nombrar a una persona")
    area.press("Nombrar")
    area.is_told("Nombre y apellidos: Falta este dato de la persona.", "En carácter de: Elija en qué carácter.")
    area.write("Nombre y apellidos", "Elisa Canché Uc")
    area.write("Nombre de usuario", "elisa.canche")
    area.choose("En carácter de", "Representación del postulante")
    area.write("Acuerdo u oficio que la nombra", "Oficio 7/2024")
    area.press("Nombrar")
    area.is_told("Elija de quién o de dónde.")
    area.choose("De quién o de dónde", "Partido del Faisán")
    area.press("Nombrar")
    area.is_at("Código para Elisa Canché Uc")
    area.open("/cuenta/caracteres/")
    area.reads("Elisa Canché Uc", "Representación del postulante · Partido del Faisán", "Oficio 7/2024")
    area.follow("Terminar Representación del postulante · Partido del Faisán de Elisa Canché Uc")
    area.is_at("Terminar: Elisa Canché Uc")
    area.rewrite("Último día", "01/01/2020")
    area.press("Terminar")
    area.is_told("Motivo: Este campo es obligatorio")
    area.write("Motivo", "Renunció por escrito")
    area.press("Terminar")
    area.is_told("Último día: Un carácter termina hoy o después")
    area.rewrite("Último día", f"{clock.now().date() + timedelta(days=5):%d/%m/%Y}")
    area.press("Terminar")
    area.is_at("Personas y caracteres")
    area.reads("termina el", "23:59 · Oficio 7/2024 · motivo del término: Renunció por escrito")
    area.follow("Ver los que terminaron")
    area.is_at("Personas y caracteres")


def delegates(commissioner):
    commissioner.open("/cuenta/caracteres/")
    commissioner.follow("Delegar en una persona auxiliar")
    commissioner.is_at("Delegar en una persona auxiliar")
    commissioner.write("Nombre y apellidos", "Rita Pool Ek")
    commissioner.write("Nombre de usuario", "rita.pool")
    commissioner.press("Delegar")
    commissioner.is_told("Falta esta fecha. Escríbala como 04/03/2024.")
    commissioner.write("Hasta", f"{clock.now().date() + timedelta(days=30):%d/%m/%Y}")
    commissioner.press("Delegar")
    commissioner.is_at("Código para Rita Pool Ek")
    commissioner.open("/cuenta/caracteres/")
    commissioner.is_at("Personas y caracteres")
    commissioner.reads("Rita Pool Ek", "en nombre de Persona Comision")


def test_the_institute_runs_a_process_without_mouse_or_javascript(sessions, own_database):
    with served(own_database) as site, chromium() as browser:
        judge = sitting(browser, site, sessions["otra-area"], bypass_csp=True, viewport=SMALL)
        judge.goto(f"{site}/registro/")

        def official(name):
            page = sitting(browser, site, sessions[name], java_script_enabled=False, viewport=SMALL)
            return Official(page, site, judge)

        area = official("area")
        adds_and_corrects_a_candidacy(area)
        substitutes_a_candidacy(area)
        answers_a_requirement(area)
        changes_the_calendar(official("instancia"))
        appoints_and_ends(area)
        delegates(official("comision"))
