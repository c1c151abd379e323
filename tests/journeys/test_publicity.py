# SPDX-License-Identifier: EUPL-1.2
"""An oficio is published without a name that is in it, and fixed in the estrados: by keyboard, without JavaScript."""

import io
import os

import pytest
from pypdf import PdfReader

from conoceles.accounts.models import Capacity
from conoceles.accounts.rules import Role
from conoceles.elections.queries import today
from conoceles.files.storage import unaltered
from conoceles.kernel import clock
from conoceles.supervision.models import Document, Posting, Publication, Routes, RouteStep, Version
from tests.people import entered, passkey, person
from tests.world import world

from .private_side import Keyboard, chromium, faults, served, sitting

pytestmark = [pytest.mark.browser, pytest.mark.once, pytest.mark.filterwarnings("ignore::ResourceWarning")]
#: Where whoever looks at these screens wants their pictures.
PICTURES = os.environ.get("CONOCELES_TEST_PICTURES", "")
NARROW = {"width": 320, "height": 640}
NAME = "Zenobia Xicoténcatl Quijano"
_ROUTE = {
    "key": "oficio", "name": "Oficio", "sort": "oficio", "drafted_by": ["secretaria-tecnica"], "source": "x",
    "confidence": "A",
    "step": [
        {
            "key": "emitir", "name": "Se emite", "verb": "emitir", "by": "secretaria-tecnica",
            "noted_by": ["secretaria-tecnica"],
        }
    ],
}  # fmt: skip
_SECTION = {"key": "texto", "heading": "Texto", "said": [], "tables": [], "text": f"Se contesta a {NAME}.", "help": ""}


@pytest.fixture
def session(own_database):
    """An oficio that was issued, and the session of the secretary."""
    here, now = world(), clock.now()
    user = person("secretaria", Role.SECRETARY, "prueba")
    passkey(user)
    by = Capacity.objects.get(user=user)
    routes = Routes.objects.create(process=here.process, version=1, content={"route": [_ROUTE]}, loaded_at=now)
    letter = Document.objects.create(
        process=here.process, routes=routes, route="oficio", sort="oficio", title="Oficio de respuesta", opened_at=now,
        by=by,
    )  # fmt: skip
    version = Version.objects.create(
        document=letter, number=1, content={"title": letter.title, "sections": [_SECTION]}, digest="a" * 64, at=now,
        by=by,
    )  # fmt: skip
    RouteStep.objects.create(
        document=letter, version=version, step="emitir", outcome="hecho", on=today(here.process), by=by, written_at=now
    )
    return entered(user).cookies["sesion"].value


def test_the_secretary_publishes_an_oficio_without_a_name_and_fixes_it(own_database, session):
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

        secretary.open("/publicidad/")
        minds("publicidad")
        secretary.follow("Oficio de respuesta, versión 1")
        minds("version-sin-publicar")
        secretary.follow("Testar el texto")
        secretary.write("Qué se testa", "Zenobia Quijano")
        secretary.write("Fundamento", "Art. 116 de la ley de transparencia")
        secretary.write("Motivo", "Es el nombre de una particular.")
        secretary.write("Resolución del Comité de Transparencia", "CT/3/2026")
        secretary.write("Día de la resolución", "04/03/2024")
        secretary.press("Hacer la versión pública")
        assert "«Zenobia Quijano» no está en el documento" in secretary.read("main")
        minds("testar")
        secretary.rewrite("Qué se testa", NAME)
        secretary.press("Hacer la versión pública")
        assert "todavía no es pública" in secretary.read("main")
        secretary.follow("Publicar")
        secretary.press("Publicar")
        assert page.title().startswith("Error: ")
        minds("publicar")
        page.get_by_role("radio", name="Sí: se publica su versión pública").check()
        secretary.tick("Abrí el archivo que se publica y lo leí completo; lo testado no se lee")
        secretary.choose("Versión pública", "Del texto")
        secretary.press("Publicar")
        assert "Publicada su versión pública" in secretary.read("main")
        minds("version-publicada")
        secretary.follow("Fijar en estrados")
        secretary.write("Cómo lo llama la lista pública", "Oficio de respuesta")
        secretary.write("Hora", "00:00")
        secretary.write("Cuántos días debe estar", "3")
        minds("fijar")
        secretary.press("Fijar en estrados")
        assert "En estrados" in secretary.read("main")
        minds("publicidad-con-todo")
    published = Publication.objects.get()
    file = unaltered(published.file, published.file_digest)
    text = "".join(each.extract_text() for each in PdfReader(io.BytesIO(file)).pages)
    assert "[testado]" in text
    assert "Zenobia" not in text
    assert Posting.objects.get().version == published.version
