# SPDX-License-Identifier: EUPL-1.2
"""Paper: a candidacy without a device at a council's desk, and a representation with signed forms and photographs."""

import io
import re
import zipfile
from datetime import timedelta

import pypdf
import pytest
from django.db import connections
from playwright.sync_api import expect

from conoceles.capture.actions import remind
from conoceles.capture.models import Revision
from conoceles.elections.models import Questionnaire
from conoceles.kernel import clock, digests
from conoceles.record.clerk import Clerk
from tests.capture.paper import COUNCIL, PARTY, allow, code, council_of, form_code
from tests.capture.screens import EVERYTHING, asks
from tests.files.photographs import drawn, saved
from tests.identity import consents, identity
from tests.people import application, entered, person
from tests.world import world

from .private_side import Keyboard, chromium, faults_in_every_light, served, sitting

pytestmark = [pytest.mark.browser, pytest.mark.once, pytest.mark.filterwarnings("ignore::ResourceWarning")]
SMALL = {"width": 320, "height": 640}
ANA, EVA = "Ana Pérez Uc", "Eva Canul Poot"
SCAN = {"mimeType": "application/pdf", "buffer": b"%PDF-1.7\n%%EOF"}


@pytest.fixture
def here(own_database):
    """A process that takes paper, two candidacies without mail that a council attends, and a reminder that waits."""
    made = world(party_captures_curricular=True, reminder_days="30")
    made.questionnaire = asks(made, EVERYTHING)
    made.sheet = identity(made)
    consents(made)
    allow(made, "desk_captures", "consent_thumbprint", "consent_interpreter_maya", "consent_interpreter_lsm")
    for each in Questionnaire.objects.all():
        Questionnaire.objects.filter(pk=each.pk).update(digest=digests.digest([each.slug, each.version]))
    made.questionnaire.refresh_from_db()
    made.sheet.refresh_from_db()
    made.ana, made.eva = made.candidacy(ANA, slug="ana-perez-uc"), made.candidacy(EVA)
    council_of(made, made.ana, made.eva)
    made.process.windows.update(last_day=clock.now().date() + timedelta(days=90))
    made.codes = {
        "curricular": form_code(made.ana, made.questionnaire), "identidad": form_code(made.ana, made.sheet),
        ANA: code(made.ana), EVA: code(made.eva),
    }  # fmt: skip
    made.desk, made.party = (_session(name, *role) for name, role in (("mesa", COUNCIL), ("rep", PARTY)))
    connections.close_all()
    return made


def _session(name, role, scope):
    user = person(name, role, scope)
    application(user)
    return entered(user).cookies["sesion"].value


def tells(here):
    """A reminder of the process, for hands."""
    here.process.windows.update(last_day=clock.now().date() + timedelta(days=5))
    remind(here.process, now=clock.now(), by=Clerk())


def downloads(her, name):
    """The words of a PDF behind a link."""
    with her.page.expect_download() as download:
        her.reach(link := her.page.get_by_role("link", name=name))
        link.press("Enter")
    return "".join(
        page.extract_text() for page in pypdf.PdfReader(io.BytesIO(download.value.path().read_bytes())).pages
    )


def mark(her, group, option):
    """One of the buttons under a legend."""
    button = her.page.get_by_role("group", name=re.compile(re.escape(group))).get_by_label(option, exact=True)
    her.page.evaluate("document.activeElement.blur()")
    button.press("Space")
    expect(button).to_be_checked()


def receives(her, which):
    her.write("Código del formato", which.lower())
    her.write("Día en que se recibió", "04/03/2024")
    her.press("Recibir")


def signs(her):
    """What the desk reads in a form signed with a thumbprint."""
    for decision in ("tratamiento", "publicacion", "estadistica"):
        mark(her, f"¿Consiente {decision}?", "Sí")
    her.write("Nombre de quien firmó, como está en el formato", ANA)
    her.write("Fecha en que se firmó", "04/03/2024")
    mark(her, "¿Con qué firmó?", "Su huella digital, ante dos testigos que firmaron también")
    her.write("Si puso su huella: nombre de un testigo", "Rosa Uc")
    her.write("Nombre del otro testigo", "Juan Pat")
    mark(her, "¿A quién se mostró", "Se lo interpretó a la persona candidata alguien en lengua maya")
    her.write("Si hubo intérprete: su nombre", "Elda Chi")


def test_whoever_has_no_device_completes_everything_at_a_desk(own_database, here):
    with served(own_database) as site, chromium() as browser:
        her = Keyboard(sitting(browser, site, here.desk, viewport=SMALL, java_script_enabled=False), site)
        her.open("/mesa/candidaturas/")
        her.write("Nombre o clave", "perez")
        her.press("Buscar")
        her.follow(ANA)
        assert here.codes["curricular"] in downloads(her, re.compile(f"Imprimir el formato ?: {EVERYTHING.name}"))
        assert "Sobre cerrado" in downloads(her, re.compile("Imprimir el formato ?: Cuestionario de identidad"))
        assert here.codes[ANA] in downloads(her, "Imprimir el formato de consentimiento")

        her.follow("Registrar el que firmó")
        signs(her)
        her.page.get_by_label("Formato firmado, escaneado o fotografiado", exact=True).set_input_files(
            SCAN | {"name": "a.pdf"}
        )
        her.press("Registrar")
        her.is_at("Quedó registrado")
        assert "Rosa Uc y Juan Pat" in downloads(her, re.compile("PDF"))

        her.open(f"/mesa/candidaturas/{here.ana.pk}/")
        receives(her, here.codes["identidad"])
        her.follow(f"Capturar del formato {here.codes['identidad']}")
        mark(her, "¿indigena?", "Sí")
        mark(her, "¿pueblo?", "Maya")
        her.press("Enviar al instituto")
        assert "Falta contestar «¿discapacidad?»" in her.read("[role=alert]")
        mark(her, "¿discapacidad?", "No")
        her.press("Enviar al instituto")
        her.is_at("Acuse de envío")
        assert "a partir del formato" not in her.read("h1")
        assert f"el formato impreso {here.codes['identidad']}" in downloads(her, "Descargar el acuse (PDF)")

        her.follow("Volver a la lista")
        receives(her, here.codes["curricular"])
        her.follow(f"Capturar del formato {here.codes['curricular']}")
        her.is_at(ANA)
        assert "sin corregirlo" in her.read("main")
    assert Revision.objects.get().assistance.code == here.codes["identidad"]


def test_the_pages_of_a_desk_are_accessible_in_every_state(own_database, here):
    tells(here)
    connections.close_all()
    with served(own_database) as site, chromium() as browser:
        her = Keyboard(sitting(browser, site, here.desk, viewport=SMALL), site)
        wrong = {}

        def look(name):
            her.page.evaluate("scrollTo(0, 0)")  # what the bar to leave by covers is not there to be pressed
            if found := faults_in_every_light(her.page):
                wrong[name] = found

        her.open("/mesa/candidaturas/?nombre=nadie")
        look("nobody found")
        her.open("/mesa/candidaturas/")
        look("whom it attends")
        her.follow(ANA)
        look("one who comes")
        her.press("Recibir")
        look("no code")
        receives(her, here.codes["identidad"])
        look("a form received")
        her.follow(f"Capturar del formato {here.codes['identidad']}")
        look("an envelope")
        her.press("Enviar al instituto")
        look("an envelope without consent")
        her.open("/mesa/avisos/")
        look("who waits to be told")
        her.page.locator(".rows a").first.press("Enter")
        look("a notice")
        her.press("Registrar")
        look("nobody received it")
        her.write("Nombre de quien recibió", ANA)
        her.choose("En calidad de", "La persona titular")
        her.press("Registrar")
        look("a notice handed over")
        her.follow("Subir el acuse de esta entrega")
        look("a receipt that comes later")
        assert wrong == {}


def test_the_pages_of_a_representation_with_paper_are_accessible_in_every_state(own_database, here):
    with served(own_database) as site, chromium() as browser:
        her = Keyboard(sitting(browser, site, here.party, viewport=SMALL), site)
        wrong = {}

        def look(name):
            if found := faults_in_every_light(her.page):
                wrong[name] = found

        her.open("/papel/consentimientos/")
        look("forms to print")
        her.press("Subir y ver la lista")
        look("no scan")
        her.page.get_by_label("Formatos firmados", exact=True).set_input_files(
            [SCAN | {"name": f"{here.codes[ANA]}.pdf"}, SCAN | {"name": f"IMG_{'20240304' * 12}.pdf"}]
        )
        her.press("Subir y ver la lista")
        look("what each scan is")
        her.write(f"Código del formato IMG_{'20240304' * 12}.pdf", "AB12")
        her.press(f"Guardar el código de IMG_{'20240304' * 12}.pdf")
        look("no such code")

        her.open("/captura/fotografias/")
        look("what each file is called")
        her.press("Subir y ver qué es cada archivo")
        look("no archive")
        into = io.BytesIO()
        with zipfile.ZipFile(into, "w") as archive:
            archive.writestr("c-1.jpg", saved(drawn()))
            archive.writestr(f"{'quien-sabe-' * 15}.jpg", b"x")
        her.page.get_by_label("ZIP de fotografías", exact=True).set_input_files(
            {"name": "fotos.zip", "mimeType": "application/zip", "buffer": into.getvalue()}
        )
        her.press("Subir y ver qué es cada archivo")
        expect(her.page.locator("main")).to_contain_text(re.compile("Estado: (terminada|fallida)"), timeout=120_000)
        her.follow("Seguir")
        look("what each file is")
        assert "Lista: 1" in her.read("main")
        her.press("Aceptar y tomar")
        look("without her word")
        assert wrong == {}
