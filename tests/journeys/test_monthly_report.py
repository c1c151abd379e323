# SPDX-License-Identifier: EUPL-1.2
"""From nothing to a monthly report ratified, remitted and validated by INE: only what the system cannot know is typed.

By keyboard, without JavaScript, on a narrow screen. Nothing that axe minds.
"""

import hashlib
import io
import os
import re
import zipfile
from datetime import timedelta
from pathlib import Path

import openpyxl
import pytest
from django.conf import settings
from playwright.sync_api import expect

from conoceles.accounts.queries import console
from conoceles.accounts.rules import Role
from conoceles.elections.models import Agreement
from conoceles.elections.queries import today
from conoceles.elections.reading.folder import Folder
from conoceles.elections.writing.changes import Changes
from conoceles.kernel import clock
from conoceles.record.clerk import Clerk
from conoceles.statistics.models import ProgressCut
from conoceles.statistics.progress.freezing import take
from conoceles.supervision.documents import loading as routes
from conoceles.supervision.models import Document, Member, Plan, Sending
from conoceles.supervision.obligations import actions as obligations
from conoceles.supervision.obligations import queries as owed
from conoceles.supervision.obligations.phrases import occurrence
from conoceles.supervision.plan.rules.words import Shape
from conoceles.supervision.remissions.formats import loading as formats
from conoceles.supervision.remissions.rules.zipping import verified
from conoceles.supervision.sessions import member_actions
from tests.people import entered, passkey, person
from tests.world import world

from .private_side import Keyboard, chromium, faults, served, sitting
from .test_sessions import Secretary, days_ago

pytestmark = [pytest.mark.browser, pytest.mark.once, pytest.mark.filterwarnings("ignore::ResourceWarning")]
#: Where whoever looks at these screens wants their pictures.
PICTURES = os.environ.get("CONOCELES_TEST_PICTURES", "")
NARROW = {"width": 320, "height": 640}
SAID = {"source": "prueba", "confidence": "A"}
SEATED = ("Presidenta", "Consejera", "Vocal", "Secretaria")
WROTE = "En el mes se capacitó a las representaciones."


def words(month):
    return occurrence(month, Shape.MONTHLY)


def plan_of(process):
    """Its two rows of monthly reports, to the Consejo General and to INE, of the month before this one."""
    month = (today(process).replace(day=1) - timedelta(days=1)).replace(day=1)
    until = month.isoformat()
    row = {
        "kind": "actividad", "name": "Informe mensual", "owed_by": ["instancia-interna"], **SAID,
        "due": {"shape": "dia-uno-del-mes-siguiente", "since": month.isoformat(), "until": until},
    }  # fmt: skip
    ine = {"shape": "dias-despues", "of": ["aprobacion-comision"], "count": 5, "counted": "naturales"}
    content = {
        "plan": {"title": "Plan", "body": "Comisión", **SAID},
        "row": [{**row, "key": "3"}, {**row, "key": "4", "ine": ine}],
    }
    Plan.objects.create(
        process=process, document="comision", version=1, digest="0" * 64, loaded_at=clock.now(), content=content
    )
    return f"{month:%Y-%m}"


def seated(process):
    """Who makes up the commission, since a month ago, by its agreement."""
    since = today(process) - timedelta(days=40)
    agreement = Agreement.objects.create(
        process=process, key="CG/1", body="Consejo General", title="Integra la Comisión", issued_on=since
    )
    seats = ("presidencia", "integrante", "integrante", "secretaria-tecnica")
    for seat, name in zip(seats, SEATED, strict=True):
        member = Member(seat=seat, name=f"{name} Inventada", since=since, agreement=agreement)
        member_actions.seat(process, member=member, by=console())


@pytest.fixture
def two(own_database):
    """Whoever is of the Instancia and whoever keeps the commission's papers; what the process declares in files."""
    here = world()
    here.candidacy("Ana Pérez Uc")
    process = here.process
    process.election_day = today(process) + timedelta(days=180)
    process.save()
    folder = Folder(Path(settings.PROCESSES).resolve() / "demo")
    for each in (routes, formats):
        each.write(process, each.read(folder, []), Changes(), console())
    month = plan_of(process)
    obligations.open_due(process, by=Clerk())
    assert take(process)
    ProgressCut.objects.update(day=today(process).replace(day=1))  # that of the month that is told
    seated(process)
    sessions = []
    for name, role in (("instancia", Role.INSTANCE), ("secretaria", Role.SECRETARY)):
        user = person(name, role, "prueba")
        passkey(user)
        sessions.append(entered(user).cookies["sesion"].value)
    return process, month, sessions


class Screens:
    """A person with a keyboard on a narrow screen, without JavaScript; axe sees the same with styles."""

    def __init__(self, browser, site, session):
        self.judge = sitting(browser, site, session, bypass_csp=True, viewport=NARROW)
        self.page = sitting(browser, site, session, viewport=NARROW, java_script_enabled=False)
        self.hands = Keyboard(self.page, site)

    def mind(self, name):
        self.judge.goto(self.page.url)
        assert faults(self.judge) == [], self.page.url
        for width in (1280, 320):
            self.page.set_viewport_size({"width": width, "height": 640})
            if PICTURES:
                self.page.screenshot(path=f"{PICTURES}/{name}-{width}.png", full_page=True)


def enter(who, role, words):
    """Press what begins with those *words*: the rest says of what it is."""
    who.reach(who.page.get_by_role(role, name=re.compile(f"^{words}")))
    with who.page.expect_navigation():
        who.page.keyboard.press("Enter")


def draft(screens, title):
    """It is drafted from frozen figures, and one text is typed. Where its page is."""
    instance = screens.hands
    instance.open("/documentos/")
    enter(instance, "button", f"Abrir ?: {title}")
    instance.follow("Escribir el borrador")
    assert "del corte congelado" in instance.read("main")
    screens.mind("borrador")
    instance.write("Texto de: Avances en la implementación y operación del Sistema", WROTE)
    instance.press("Guardar y fijar la versión")
    for step in ("Anotar la aprobación interna", "Anotar la presentación"):
        instance.follow(step)
        instance.rewrite("Día en que fue", days_ago(6))
        instance.press(step)
    return instance.page.url


def ratify(screens, document):
    """The session ratifies it, on its own screens: its agenda knows what waits, and its vote takes the steps."""
    secretary = Secretary(screens.page, screens.hands.site)
    secretary.prepares(days_ago(1), "12:00", "Informe mensual")
    screens.mind("sesion-preparada")
    secretary.tells(days_ago(5), "10:00", SEATED)
    secretary.press("Anotar notificaciones")
    secretary.follow("Anotar la asistencia")
    for each in SEATED:
        secretary.tick(f"Asistió {each}")
    secretary.press("Instalar la sesión")
    point = "Anotar qué se resolvió del punto 3"
    secretary.follow(point)
    secretary.pick("Qué se resolvió", "Se aprobó")
    secretary.pick("Cómo se votó", "Las 3 personas presentes, a favor")
    secretary.press(point)
    screens.mind("sesion-resuelta")
    secretary.follow("Clausurar la sesión")
    secretary.when(days_ago(1), "13:00")
    secretary.tick("Clausurar sin anotar qué se resolvió de esos puntos")
    secretary.press("Clausurar la sesión")
    secretary.page.goto(document)
    assert "Sesión ordinaria 1" in secretary.read("main")
    assert "por unanimidad, 3 votos" in secretary.read("main")


def pack(screens, document):
    """Everything of it is proposed. The ZIP, as it was downloaded."""
    instance = screens.hands
    instance.open("/remisiones/")
    assert "Listo para remitir (1)" in instance.read("main")
    screens.mind("lista-para-remitir")
    screens.page.goto(document)
    screens.mind("documento")
    instance.follow("Abrir su remisión al INE")
    screens.mind("abrir")
    instance.press("Abrir una remisión")
    instance.is_at("Remisión 1")
    instance.follow("Emitir el oficio")
    screens.mind("oficio")
    instance.press("Emitir el oficio")
    instance.press("Armar el paquete")
    expect(screens.page.locator("main")).to_contain_text("Quedó armado el paquete 1", timeout=120_000)
    instance.follow("Seguir")
    screens.mind("lista-para-enviar")
    with screens.page.expect_download() as download:
        screens.page.get_by_role("link", name=re.compile(r"^Paquete 1 \(ZIP")).press("Enter")
    content = Path(download.value.path()).read_bytes()
    assert hashlib.sha256(content).hexdigest() in instance.read("main")
    return content


def send(screens):
    """SIVOPLE's folio is all that is typed of it."""
    instance = screens.hands
    instance.follow("Anotar el envío del paquete 1")
    instance.press("Anotar el envío")
    assert screens.page.title().startswith("Error: ")
    screens.mind("enviar")
    instance.write("Folio", "SIV-0001")
    instance.press("Anotar el envío")
    screens.mind("enviada")
    instance.follow("Anotar lo que contestó el INE")
    instance.press("Anotar lo que contestó el INE")
    assert screens.page.title().startswith("Error: "), "what INE answered is not supposed"
    screens.mind("contestar")
    instance.pick("Qué contestó el INE", "Lo validó")
    instance.press("Anotar lo que contestó el INE")
    instance.follow("Anotar que se informó a la Comisión")
    instance.press("Anotar que se informó a la Comisión")
    assert "Validada, y la Comisión informada" in instance.read("main")
    screens.mind("concluida")


def hear(screens):
    """What INE asks has its own clock, and SIVOPLE does not always work."""
    instance = screens.hands
    instance.open("/remisiones/")
    instance.follow("Registrar un requerimiento del INE")
    instance.write("Su número o folio", "INE/UTVOPL/1")
    instance.write("Qué pide", "Copia del acta de instalación")
    instance.choose("Término que dio", "Días naturales")
    instance.press("Registrar un requerimiento")
    assert "Falta cuántos son" in instance.read("main")
    screens.mind("requerimiento")
    instance.write("Cuántos días u horas", "3")
    instance.press("Registrar un requerimiento")
    instance.follow("Anotar una interrupción de SIVOPLE")
    screens.mind("interrupcion")
    instance.rewrite("Día en que empezó", f"{clock.now() - timedelta(days=1):%d/%m/%Y}")
    instance.write("Hora en que empezó", "09:00")
    instance.write("Qué se vio, y a quién se avisó", "No abre la página")
    instance.press("Anotar una interrupción de SIVOPLE")
    instance.follow("Contestar INE/UTVOPL/1")
    instance.press("Abrir una remisión")
    instance.is_at("Remisión 2")
    instance.open("/remisiones/")
    screens.mind("remisiones")


def test_the_secretary_types_only_what_the_system_cannot_know(own_database, two):
    process, month, sessions = two
    title = f"Informe mensual sobre el avance en la implementación y operación del Sistema {words(month)}"
    with served(own_database) as site, chromium() as browser:
        mine, hers = (Screens(browser, site, each) for each in sessions)
        mine.hands.open("/remisiones/")
        mine.mind("vacia")
        document = draft(mine, title)
        ratify(hers, document)
        package = pack(mine, document)
        send(mine)
        hear(mine)

    assert verified(io.BytesIO(package)).wrong == ()
    with zipfile.ZipFile(io.BytesIO(package)) as read:
        filled = io.BytesIO(read.read(f"01-informe-mensual-{month}/formato-avance-mensual.xlsx"))
    assert openpyxl.load_workbook(filled)["Avance"]["B11"].value == 1  # the figure of the document's own cut
    assert Sending.objects.get().folio == "SIV-0001"
    stands = {(one.obligation.row, one.obligation.owed): one.standing for one in owed.ledger(process).all()}
    assert stands["4", "remision"].settled
    version = Document.objects.get(route="informe-mensual").versions.get()
    assert WROTE in [each["text"] for each in version.content["sections"]]
