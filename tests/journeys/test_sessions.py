# SPDX-License-Identifier: EUPL-1.2
"""Sessions by keyboard and without JavaScript, on a narrow screen, up to the minutes. Nothing that axe minds."""

import os
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from conoceles.accounts.queries import console
from conoceles.accounts.rules import Role
from conoceles.elections.writing.changes import Changes
from conoceles.kernel import clock
from conoceles.supervision.documents import loading
from conoceles.supervision.models import Session, Vote
from tests.people import entered, passkey, person
from tests.supervision.conftest import MERIDA, planned, work_plan  # noqa: F401  (a fixture)
from tests.supervision.documents.conftest import Office, route_book  # noqa: F401  (a fixture)
from tests.supervision.sessions.conftest import reported, seated
from tests.world import world

from .private_side import Keyboard, chromium, faults, served, sitting

pytestmark = [pytest.mark.browser, pytest.mark.once, pytest.mark.filterwarnings("ignore::ResourceWarning")]
#: Where whoever looks at these screens wants their pictures.
PICTURES = os.environ.get("CONOCELES_TEST_PICTURES", "")
NARROW = {"width": 320, "height": 640}


@pytest.fixture
def session(own_database):
    world()
    user = person("secretaria", Role.SECRETARY, "prueba")
    passkey(user)
    return entered(user).cookies["sesion"].value


def test_the_secretary_prepares_a_session_and_is_told_what_it_lacks(own_database, session):
    with served(own_database) as site, chromium() as browser:
        judge = sitting(browser, site, session, bypass_csp=True, viewport=NARROW)
        page = sitting(browser, site, session, viewport=NARROW, java_script_enabled=False)
        secretary = Keyboard(page, site)

        def minds(name):
            judge.goto(page.url)
            assert faults(judge) == [], page.url
            for width in (1280, 320):
                page.set_viewport_size({"width": width, "height": 640})
                if PICTURES:
                    page.screenshot(path=f"{PICTURES}/{name}-{width}.png", full_page=True)

        secretary.open("/sesiones-de-la-comision/")
        minds("sesiones-vacias")
        secretary.follow("Quién integra la Comisión y quién asiste")
        minds("integracion-vacia")
        secretary.open("/sesiones-de-la-comision/preparar/")
        minds("preparar")
        secretary.press("Preparar una sesión")
        assert page.title().startswith("Error: ")
        secretary.write("Día", "05/10/2099")
        secretary.write("Hora", "12:00")
        secretary.write("Lugar", "Sala de sesiones")
        secretary.press("Preparar una sesión")
        minds("sesion-preparada")
        secretary.follow("Revisar y convocar")
        secretary.press("Convocar")
        minds("sin-a-quien-convocar")
        assert "Falta anotar quién integra la Comisión" in secretary.read("main")


def days_ago(count):
    return (clock.now().astimezone(MERIDA) - timedelta(days=count)).strftime("%d/%m/%Y")


@pytest.fixture
def sat(own_database, work_plan, route_book):  # noqa: F811
    """A commission whose report waits for it; by role, the session of its secretary and of a member."""
    with pytest.MonkeyPatch.context() as then:
        cycle = planned(work_plan, then)
        loading.write(cycle.process, route_book, Changes(), console())
        commission = seated(Office(cycle))
        reported(commission)
    roles = {role: commission.cycle.who(role) for role in (Role.SECRETARY, Role.COMMISSIONER)}
    commission.process.members.filter(name="Consejera Inventada").update(capacity=roles[Role.COMMISSIONER])
    for each in roles.values():
        passkey(each.user)
    return {role: entered(each.user).cookies["sesion"].value for role, each in roles.items()}


class Secretary(Keyboard):
    """Whoever keeps sessions, and what she does in each."""

    def when(self, day, hour):
        self.rewrite("Día", day)
        self.rewrite("Hora", hour)

    def prepares(self, day, hour, document, kind="Ordinaria"):
        """What waits for the commission is on its agenda unless she takes it off."""
        self.open("/sesiones-de-la-comision/preparar/")
        self.choose("Tipo de sesión", kind)
        self.when(day, hour)
        self.rewrite("Lugar", "Sala de sesiones")
        expect(self.page.get_by_role("checkbox", name=document)).to_be_checked()
        self.press("Preparar una sesión")

    def tells(self, day, hour, people):
        """That it was convened on paper, and everybody notified, on one page."""
        self.follow("Revisar y convocar")
        self.write("Día en que se convocó", day)
        self.write("Hora en que se convocó", hour)
        self.press("Convocar")
        self.follow("Anotar notificaciones")
        for each in people:
            self.tick(each)
        self.choose("Cómo", "Por oficio")
        self.when(day, hour)
        self.write("Con qué consta (acuse, razón de fijación)", "Acuses 1 a 5")


def test_a_session_is_held_from_its_convocation_to_the_approval_of_its_minutes(own_database, sat):  # noqa: PLR0915  (one story)
    everybody = ["Presidenta", "Consejera", "Consejero", "Secretario", "Representante"]
    with served(own_database) as site, chromium() as browser:
        judge = sitting(browser, site, sat[Role.SECRETARY], bypass_csp=True, viewport=NARROW)
        page = sitting(browser, site, sat[Role.SECRETARY], viewport=NARROW, java_script_enabled=False)
        secretary = Secretary(page, site)
        hers = sitting(browser, site, sat[Role.COMMISSIONER], viewport=NARROW, java_script_enabled=False)
        member = Keyboard(hers, site)

        def minds(name, looked=page):
            if looked is page:
                judge.goto(page.url)
                assert faults(judge) == [], page.url
            for width in (1280, 320):
                looked.set_viewport_size({"width": width, "height": 640})
                if PICTURES:
                    looked.screenshot(path=f"{PICTURES}/{name}-{width}.png", full_page=True)

        def looks(link, name):
            secretary.follow(link)
            minds(name)
            page.go_back()

        secretary.prepares(days_ago(1), "12:00", "Informe mensual")
        minds("1-preparada")
        looks("Revisar y convocar", "1b-convocar")
        secretary.tells(days_ago(5), "10:00", everybody)
        minds("2-notificar")
        secretary.press("Anotar notificaciones")
        minds("3-notificada")
        secretary.follow("Anotar la asistencia")
        secretary.tick("Asistió Consejera")
        secretary.press("Instalar la sesión")
        assert "no hay quórum" in secretary.read("main")
        for each in ("Presidenta", "Consejero", "Representante"):
            secretary.tick(f"Asistió {each}")  # what was marked stays marked
        minds("4-asistencia")
        secretary.press("Instalar la sesión")
        assert "hubo quórum" in secretary.read("main")
        minds("5-instalada")
        point = "Anotar qué se resolvió del punto 3"
        secretary.follow(point)
        minds("6-resolver")
        secretary.press(f"{point}")
        assert page.title().startswith("Error: ")
        secretary.pick("Qué se resolvió", "Se aprobó")
        secretary.pick("Cómo se votó", "Cada quien, como se dice abajo")
        secretary.choose("Voto de Presidenta Inventada", "Abstención")
        secretary.choose("Voto de Consejera Inventada", "En contra")
        secretary.choose("Voto de Consejero Inventado", "Se excusó")
        secretary.write("Motivo, si se excusó Consejero Inventado", "Parentesco con quien lo elaboró")
        secretary.write("Acuerdo, con sus palabras", "Se ratifica.")
        secretary.press(point)
        assert "no se aprobó" in secretary.read("main")  # nothing typed is lost
        secretary.choose("Voto de Presidenta Inventada", "A favor")
        secretary.choose("Voto de Consejero Inventado", "A favor")
        minds("7-resolver-por-nombre")
        secretary.press(point)
        assert "por mayoría: 2 a favor, 1 en contra" in secretary.read("main")
        minds("8-resuelta")
        looks("Corregir lo que se resolvió del punto 3", "8b-corregir")
        looks("Anotar que alguien llegó o se retiró", "8c-llegadas")
        secretary.follow("Anotar una instrucción")
        secretary.write("Instrucción", "Explicar el atraso.")
        secretary.choose("Quién lo debe", "Secretaría")
        minds("9-instruir")
        secretary.press("Anotar una instrucción")
        secretary.follow("Clausurar la sesión")
        secretary.when(days_ago(1), "13:00")
        secretary.press("Clausurar la sesión")
        assert "Anote qué se resolvió de cada punto" in secretary.read("main")
        minds("9b-clausurar")
        secretary.tick("Clausurar sin anotar qué se resolvió de esos puntos")
        secretary.press("Clausurar la sesión")
        assert "Clausurada" in secretary.read("main")

        member.open("/sesiones-de-la-comision/")
        hers.get_by_role("link", name="Sesión ordinaria 1").click()
        minds("10-integrante", hers)
        member.follow("Agregar un voto por escrito al punto 3")
        member.write("Texto", "Disiento del informe.")
        minds("11-voto", hers)
        member.press("Agregar un voto por escrito al punto 3")
        assert "Voto particular de Consejera Inventada" in member.read("main")

        secretary.press("Elaborar el proyecto de acta")
        assert "Disiento" not in secretary.read("main")  # the minutes tell that there is one; its text goes beside
        minds("12-acta")
        secretary.press("Guardar y fijar la versión")
        minds("13-acta-fija")
        secretary.follow("Anotar la presentación")
        secretary.rewrite("Día en que fue", days_ago(1))
        secretary.press("Anotar la presentación")

        secretary.prepares(days_ago(1), "18:00", "Acta de la sesión ordinaria 1", kind="Extraordinaria")
        secretary.tells(days_ago(3), "10:00", everybody)
        secretary.press("Anotar notificaciones")
        secretary.follow("Anotar la asistencia")
        secretary.tick("Asistió Consejera")
        secretary.press("Hacer constar que no hubo quórum")
        assert "Sin quórum" in secretary.read("main")
        minds("14-sin-quorum")
        secretary.follow("Convocar por segunda vez")
        secretary.when(days_ago(-2), "18:00")
        minds("15-segunda")
        secretary.press("Convocar por segunda vez")
        minds("16-convocada-otra-vez")
        member.open("/")
        minds("17-escritorio-de-integrante", hers)
        hers.get_by_role("link", name="Acusar de recibo la convocatoria").click()
        member.press("Acusar de recibo")
        assert "Quedó su acuse" in member.read("main")
        secretary.follow("Cancelar la sesión")
        secretary.write("Por qué", "Se acumula a la siguiente.")
        secretary.press("Cancelar la sesión")

        secretary.prepares(days_ago(1), "20:00", "Acta de la sesión ordinaria 1", kind="Extraordinaria")
        secretary.tells(days_ago(3), "10:00", everybody)
        secretary.press("Anotar notificaciones")
        secretary.follow("Anotar la asistencia")
        for each in everybody:
            secretary.tick(f"Asistió {each}")
        secretary.press("Instalar la sesión")
        secretary.follow(point)
        secretary.pick("Qué se resolvió", "Se aprobó")
        secretary.pick("Cómo se votó", "Las 3 personas presentes, a favor")
        secretary.press(point)
        assert "por unanimidad: 3 a favor" in secretary.read("main")
        secretary.open("/sesiones-de-la-comision/seguimiento/")
        minds("18-seguimiento")
        secretary.follow("Informar de: Explicar el atraso.")
        secretary.write("Qué se hizo", "Se explicó.")
        secretary.tick("Con esto quedó cumplida")
        minds("19-informar")
        secretary.press("Informar de una instrucción")
        assert "Cumplidas (1)" in secretary.read("main")
        secretary.open("/sesiones-de-la-comision/integracion/")
        minds("20-integracion")
        secretary.follow("Anotar hasta qué día estuvo Consejero Inventado")
        minds("21-hasta")
        secretary.open("/")
        minds("22-escritorio")
    assert Vote.objects.count() == 6
    held = Session.objects.get(kind="ordinaria")
    assert held.minutes.steps.get(step="aprobar").votes_for == 3
    assert held.instructions.get().reports.get().done
