# SPDX-License-Identifier: EUPL-1.2
"""A candidacy asks for a rectification and sees it fulfilled by the next release; a request on paper is answered late.

By keyboard alone, without JavaScript and in 320 px, and nothing that axe minds on the way.
"""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection

from conoceles.accounts.models import User
from conoceles.accounts.queries import console
from conoceles.accounts.rules import Role
from conoceles.capture.actions import send
from conoceles.credentials.models import Account
from conoceles.elections.models import CalendarWindow
from conoceles.elections.reading.folder import Folder
from conoceles.elections.writing.changes import Changes
from conoceles.kernel import clock
from conoceles.rights import periodic
from conoceles.rights.models import Request, Step
from conoceles.rights.notices import loading
from conoceles.validation.actions import decide
from tests.people import PASSWORD, application, entered, person
from tests.rights.conftest import ARCO, PDF
from tests.world import world

from .private_side import chromium, served, sitting
from .test_afterwards import SMALL, Somebody

pytestmark = [pytest.mark.browser, pytest.mark.once, pytest.mark.filterwarnings("ignore::ResourceWarning")]


@pytest.fixture
def there(own_database):
    """Ana's text is approved and capture is over; Beto has no account."""
    here = world(**ARCO)
    ana, hers = here.candidacy(), None
    here.candidacy("Beto Uc May")
    hers = here.as_candidacy(ana)
    hers.user.email = "ana@example.mx"
    hers.user.set_password(PASSWORD)
    hers.user.save()
    Account.objects.create(
        process=here.process, candidacy=ana, postulant=ana.formula.postulant, user=hers.user, made_at=clock.now()
    )
    reviewer = person("instancia", Role.INSTANCE, "prueba")
    application(reviewer)
    answers = {"camino": "Maestra rural.", "pagina": "https://ana.example"}
    revision = send(ana, here.questionnaire, answers=answers, by=hers)
    decide(revision, outcome="aprobada", seen=revision.digest, by=reviewer.capacities.get())
    CalendarWindow.objects.filter(key="captura").update(last_day=date(2024, 3, 1))
    held = {"ana": entered(User.objects.get(pk=hers.user_id)), "instancia": entered(reviewer)}
    return here, ana, reviewer, {name: each.cookies["sesion"].value for name, each in held.items()}


def meanwhile(do, *args, **kwargs):
    """What others do in the database while somebody looks at a page: in a thread of its own, with its connection."""

    def done():
        try:
            return do(*args, **kwargs)
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as apart:
        return apart.submit(done).result()


def publish():
    call_command("publish", process="prueba", stdout=StringIO())


def corrects(here, candidacy, reviewer):
    corrected = {"camino": "Maestra rural.", "pagina": "https://campana.example"}
    revision = send(candidacy, here.questionnaire, answers=corrected, by=here.as_candidacy(candidacy))
    decide(revision, outcome="aprobada", seen=revision.digest, by=reviewer.capacities.get())


def takes_longer():
    """The desk said in time why it would take longer."""
    paper = Request.objects.get(way="papel")
    at = paper.received_at + timedelta(days=20)
    Step.objects.create(request=paper, deed="ampliada", at=at, written_at=at, by=paper.by, text="Hay que buscar.")
    return paper


def asks(ana):
    ana.open("/mis-derechos/")
    ana.is_at("Mis derechos sobre mis datos")
    ana.press("Presentar la solicitud")
    ana.is_at("Mis derechos sobre mis datos")
    assert ana.page.title().startswith("Error: ")
    ana.pick("¿Qué derecho quiere ejercer?", "Rectificación")
    ana.write("¿Qué pide, y de qué datos?", "Mi página de campaña ya no es ésa.")
    ana.press("Presentar la solicitud")
    ana.is_at("Solicitud ARCO-001/")
    ana.reads("En estudio", "Entró con su cuenta y confirmó quién es")


def answers(desk):
    desk.open("/derechos/")
    desk.is_at("Derechos sobre datos personales")
    assert "Ana Pérez Uc" not in desk.page.content()
    desk._enter(desk.page.get_by_role("link", name="ARCO-001/"))
    desk.is_at("Solicitud ARCO-001/")
    desk.reads("Ana Pérez Uc", "Mi página de campaña ya no es ésa.")
    desk.follow("Contestar")
    desk.is_at("Contestar")
    desk.press("Contestar")
    desk.is_at("Contestar")
    desk.pick("Respuesta", "Procede")
    desk.write("Fundamento", "Artículo 46.")
    desk.write("Motivo", "Se abre el rubro para que lo corrija.")
    desk.tick("Que la persona corrija")
    desk.tick("Cuestionario curricular: Contacto")
    desk.press("Contestar")
    desk.is_at("Solicitud ARCO-001/")
    desk.reads("Contestada; falta notificarla", "Se debe")
    desk.follow("Notificar la respuesta")
    desk.is_at("Notificar la respuesta")
    desk.press("Notificar")
    desk.is_at("Solicitud ARCO-001/")
    desk._enter(desk.page.get_by_role("button", name="Comprobar si ya ocurrió"))
    desk.is_at("Solicitud ARCO-001/")
    desk.reads("Todavía no es cierto", "Contestada; falta que se cumpla")


def receives_on_paper(desk):
    desk.open("/derechos/papel/")
    desk.is_at("Recibir una solicitud en papel")
    desk.write("De quién son los datos", "Uc")
    desk.pick("Qué derecho ejerce", "Acceso")
    desk.write("Qué pide", "Quiere saber qué datos suyos hay.")
    desk.write("Día del sello de recibido", "4/3/2024")
    desk.write("Hora del sello de recibido", "9:15")
    desk.press("Dar folio")
    desk.is_at("Recibir una solicitud en papel")
    desk.reads("Hay más de una")
    desk.rewrite("De quién son los datos", "Beto Uc")
    desk.press("Dar folio")
    desk.is_at("Solicitud ARCO-001/2024")
    desk.reads("Falta comprobar quién la presenta", "Rojo: vencida")
    desk.follow("Comprobar quién la presenta")
    desk.is_at("Comprobar quién la presenta")
    desk.pick("Qué mostró", "Credencial para votar")
    desk.write("Qué se vio", "Vigente, con fotografía, devuelta.")
    desk.press("Anotar")
    desk.is_at("Solicitud ARCO-001/2024")


def answers_it_late(desk, claim):
    desk.open(f"/derechos/{claim.pk}/contestar/")
    desk.pick("Respuesta", "No procede")
    desk.write("Fundamento", "Artículo 55.")
    desk.write("Motivo", "No hay datos suyos.")
    desk.press("Contestar")
    desk.open(f"/derechos/{claim.pk}/notificar/")
    desk.rewrite("Cómo se le notificó", "En las oficinas.")
    desk.press("Notificar")
    desk.is_at("Notificar la respuesta")
    desk.reads("Elija el archivo del acuse firmado")
    desk.page.set_input_files("input[type=file]", {"name": "a.pdf", "mimeType": "application/pdf", "buffer": PDF})
    desk.press("Notificar")
    desk.is_at("Solicitud ARCO-001/2024")
    desk.reads("Rojo: contestada fuera de plazo", "Se amplió el plazo para contestar")


def test_a_rectification_is_fulfilled_by_the_next_release_and_what_was_late_shows_late(own_database, there):
    here, candidacy, reviewer, sessions = there
    publish()
    with served(own_database) as site, chromium() as browser:
        judge = browser.new_page(bypass_csp=True, viewport=SMALL)
        plain = {"viewport": SMALL, "java_script_enabled": False}
        ana = Somebody(sitting(browser, site, sessions["ana"], **plain), site, judge)
        desk = Somebody(sitting(browser, site, sessions["instancia"], **plain), site, judge)
        asks(ana)
        answers(desk)
        ana.open("/mis-derechos/")
        ana.reads("Contestada; falta que se cumpla")
        meanwhile(corrects, here, candidacy, reviewer)
        claim = meanwhile(Request.objects.get)
        ana.open(f"/mis-derechos/{claim.pk}/")
        ana.is_at("Solicitud ARCO-001/")
        ana.reads("Por cumplirse", "Se cumple con la próxima publicación")
        meanwhile(publish)
        assert meanwhile(periodic.settle_all) == {"settled": 1}
        ana.open(f"/mis-derechos/{claim.pk}/")
        ana.is_at("Solicitud ARCO-001/")
        ana.reads("Cumplida", "Cumplido", "Publicación 2,")
        receives_on_paper(desk)
        paper = meanwhile(takes_longer)
        answers_it_late(desk, paper)
        desk.open("/derechos/cifras/")
        desk.is_at("Solicitudes de derechos, en cifras")
        desk.reads("menos de 10")


def test_she_reads_the_aviso_and_finds_where_her_copy_is_made(own_database, there):
    here, _, _, sessions = there
    found = loading.read(Folder(Path(settings.PROCESSES).resolve() / "demo"), [])
    loading.write(here.process, found, Changes(), console())
    with served(own_database) as site, chromium() as browser:
        judge = browser.new_page(bypass_csp=True, viewport=SMALL)
        page = sitting(browser, site, sessions["ana"], viewport=SMALL, java_script_enabled=False)
        ana = Somebody(page, site, judge)
        ana.open("/")
        ana.reads("Lea el aviso de privacidad")
        ana.open("/aviso-de-privacidad/")
        ana.is_at("Aviso de privacidad")
        for _ in range(2):
            ana._enter(ana.page.get_by_role("button", name="Ya lo leí").first)
        ana.is_at("Aviso de privacidad")
        ana.reads("Quedó anotado que lo vio.", "Qué versiones ha visto", "Aviso de privacidad integral, versión 1")
        assert not ana.page.get_by_role("button", name="Ya lo leí").count()
        ana.open("/mis-derechos/copia/")
        ana.is_at("Copia de mis datos")
        ana.press("Hacer mi copia")
        ana.is_at("Copia de sus datos")
