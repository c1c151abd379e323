# SPDX-License-Identifier: EUPL-1.2
"""An edited DOCX comes back and what it changes is read, by keyboard and without JavaScript. Nothing that axe minds."""

import io
import os
from pathlib import Path

import docx as word
import pytest
from django.conf import settings

from conoceles.accounts.queries import console
from conoceles.accounts.rules import Role
from conoceles.elections.reading.folder import Folder
from conoceles.elections.writing.changes import Changes
from conoceles.files.papers import made
from conoceles.supervision.documents import actions, loading
from conoceles.supervision.documents.papers import paper
from tests.people import entered, passkey, person
from tests.world import world

from .private_side import Keyboard, chromium, faults, served, sitting

pytestmark = [pytest.mark.browser, pytest.mark.once, pytest.mark.filterwarnings("ignore::ResourceWarning")]
#: Where whoever looks at these screens wants their pictures.
PICTURES = os.environ.get("CONOCELES_TEST_PICTURES", "")


@pytest.fixture
def letter(own_database):
    """An oficio that was fixed, the session of whoever writes it, and its DOCX, worked on."""
    process = world().process
    routes = loading.read(Folder(Path(settings.PROCESSES).resolve() / "yucatan-2023-2024"), [])
    loading.write(process, routes, Changes(), console())
    user = person("instancia", Role.INSTANCE, "prueba")
    passkey(user)
    by = user.capacities.get()
    document = actions.open_document(process, route="oficio-instancia", title="Oficio de prueba", by=by)
    texts = {"destino": "A quien corresponda", "texto": "Se citan 12 personas para el lunes.", "copias": "Archivo"}
    draft = actions.save(document, texts=texts, title="", seen=0, by=by)
    version = actions.fix(document, seen=draft.saves, by=by)
    edited = word.Document(io.BytesIO(made(paper(version), "docx")))
    line = next(each for each in edited.paragraphs if "12 personas" in each.text)
    line.runs[0].text = "Se citan 15 personas para el martes, a las nueve."
    edited.paragraphs[0].insert_paragraph_before("Otro membrete")
    edited.save(into := io.BytesIO())
    return document, entered(user).cookies["sesion"].value, into.getvalue()


def test_an_edited_document_comes_back_and_says_what_it_changes(own_database, letter):
    document, session, content = letter
    with served(own_database) as site, chromium() as browser:
        judge = sitting(browser, site, session, bypass_csp=True, viewport={"width": 320, "height": 640})
        page = sitting(browser, site, session, viewport={"width": 320, "height": 640}, java_script_enabled=False)
        instance = Keyboard(page, site)

        def minds(name):
            judge.goto(page.url)  # with its styles, at the same narrow width
            assert faults(judge) == [], page.url
            for width in (1280, 320):
                page.set_viewport_size({"width": width, "height": 640})
                if PICTURES:
                    page.screenshot(path=f"{PICTURES}/{name}-{width}.png", full_page=True)

        instance.open(f"/documentos/{document.pk}/")
        minds("documento")
        instance.follow("Subir el DOCX editado de la versión 1")
        instance.press("Fijar como otra versión")
        assert page.title().startswith("Error: ")
        minds("subir")
        kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        page.set_input_files("input[type=file]", {"name": "oficio.docx", "mimeType": kind, "buffer": content})
        instance.press("Fijar como otra versión")
        said = instance.read("main")
        assert "Quedó fijada la versión 2. Hay una cifra que revisar." in page.content()
        assert "El corte no la tiene. El archivo dice: 15." in said
        assert "Otro membrete" in said
        minds("diferencias")
    assert document.versions.count() == 2
