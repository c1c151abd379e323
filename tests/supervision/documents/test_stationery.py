# SPDX-License-Identifier: EUPL-1.2
"""The institute's sheets: its letterhead, who signs and how, who gets a copy, place and date, and its own DOCX."""

import io
from dataclasses import replace
from datetime import UTC, datetime

import docx as word
import pytest

from conoceles.accounts.queries import console
from conoceles.accounts.rules import Role
from conoceles.elections.papers import paper_of
from conoceles.elections.reading.folder import Folder
from conoceles.elections.writing.changes import Changes
from conoceles.files.papers import made
from conoceles.supervision.documents import actions
from conoceles.supervision.documents.papers import paper
from conoceles.supervision.documents.stationery import loading
from conoceles.supervision.models import Document
from tests.elections.conftest import Written, written  # noqa: F401  (a fixture)
from tests.look.test_papers import read
from tests.look.test_papers import written as words

pytestmark = pytest.mark.django_db


def load(office, written):  # noqa: F811
    folder = Folder(written.path)
    found = loading.read(folder, [])
    assert folder.every_fault() == []
    loading.write(office.process, found, Changes(), console())


def headed(content):
    """What the headers and footers of a DOCX say."""
    (section,) = word.Document(io.BytesIO(content)).sections
    return " ".join(each.text for part in (section.header, section.footer) for each in part.paragraphs)


def test_a_version_bears_the_stationery_of_its_day_in_each_of_its_files(office, written):  # noqa: F811
    load(office, written)
    office.cycle.at("2023-10-02").opened()
    report = office.open("informe-mensual", "2023-09")
    first = office.write(report)
    said = paper(first)
    pdf, content = read(made(said, "pdf")), made(said, "docx")
    text = words(content)
    for each in (
        "Sacnicté, a 2 de octubre de 2023", "Atentamente", "Integrantes de la Comisión. Para su conocimiento.",
        "Titular de la Unidad de Acceso a la Información, Instancia Interna Responsable",
        "Lo que el sistema no sabe.", first.digest,
    ):  # fmt: skip
        # A digest breaks where its cell ends.
        assert each in pdf.replace("\u200b", "") or each == first.digest, each
        assert each in text, each
    assert "Calle Inventada 1, Centro, Sacnicté" in pdf
    assert "{{" not in text
    assert headed(content).startswith("Instituto Proceso Electoral")
    assert "Calle Inventada 1" in headed(content)
    order = [text.index(each) for each in (report.title, "Lo que el sistema no sabe.", "Atentamente", "Con copia para")]
    assert order == sorted(order)
    found = word.Document(io.BytesIO(content))
    assert [each.text for each in found.paragraphs if each.style.name == "Heading 1"] == [report.title]
    assert found.core_properties.title == report.title

    # Another day says nothing new; another stationery does not reach what is fixed.
    office.cycle.at("2023-10-03")
    document = Document.objects.get(pk=report.pk)
    by = office.cycle.who(Role.INSTANCE)
    with pytest.raises(actions.Refused):
        actions.fix(document, seen=document.draft.saves, by=by)
    written.change("stationery.toml", "Calle Inventada 1", "Calle Nueva 2").change(
        "stationery.toml", "template", "# template"
    )
    load(office, written)
    assert made(paper(first), "docx") == content
    assert "Calle Inventada 1" in read(made(paper(first), "pdf"))
    second = office.write(report, "Otra cosa.")
    assert "Calle Nueva 2" in read(made(paper(second), "pdf"))
    assert "Calle Nueva 2" in headed(made(paper(second), "docx"))


def test_every_paper_of_the_process_bears_the_letterhead(office, written):  # noqa: F811
    at = datetime(2024, 1, 1, tzinfo=UTC)
    assert paper_of(office.process, "Aviso", at=at).letterhead is None
    load(office, written)
    one = replace(paper_of(office.process, "Aviso", at=at), number="7/2024")
    assert "Documento de demostración, sin validez" in read(made(one, "pdf"))
    assert "Número: 7/2024" in words(made(one, "docx"))


def spoilt(written, change):  # noqa: F811
    """The faults of the letterhead once *change* was made to its DOCX."""
    path = written.path / "papeleria" / "membrete.docx"
    document = word.Document(path)
    change(document)
    document.save(path)
    folder = Folder(written.path)
    loading.read(folder, [])
    return [str(each) for each in folder.every_fault()]


def _misspell(document):
    document.sections[0].header.paragraphs[1].runs[0].text = "{{procesos}}"


def _without_body(document):
    next(each for each in document.paragraphs if each.text == "{{cuerpo}}").text = "Texto"


def _body_in_a_line(document):
    next(each for each in document.paragraphs if each.text == "{{cuerpo}}").text = "Aquí: {{cuerpo}}"


def _fetching(document):
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"
    document.part.relate_to("https://ejemplo.example/normal.dotm", kind, is_external=True)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (_misspell, "el lugar «{{procesos}}» no se conoce; ¿quiso decir «proceso»?"),
        (_without_body, "el lugar «{{cuerpo}}» falta"),
        (_body_in_a_line, "el lugar «{{cuerpo}}» va una sola vez, en un renglón propio"),
        (_fetching, "contenido de otro lugar («https://ejemplo.example/normal.dotm»)"),
    ],
)
def test_the_institutes_own_docx_is_looked_at_when_it_is_loaded(written: Written, change, told):  # noqa: F811
    found = spoilt(written, change)
    assert len(found) == 1, found
    line = written.line("stationery.toml", "template =")
    assert found[0].startswith(f"processes/demo/stationery.toml, línea {line}, letterhead.template: «membrete.docx»")
    assert told in found[0]


@pytest.mark.parametrize(
    ("old", "new", "key", "told"),
    [
        ('closing = "Atentamente"', 'clossing = "Atentamente"', "letterhead.clossing", "¿quiso decir «closing»?"),
        ('role = "unidad-tecnica"', 'role = "unidad"', "signatory[3].role", "no es una de"),
        ("papeleria/membrete.docx", "papeleria/membreto.docx", "letterhead.template", "no existe el archivo"),
        ("papeleria/membrete.docx", "stationery.toml", "letterhead.template", "El archivo no es un DOCX"),
        ('sorts = ["oficio"]', 'sorts = ["oficios"]', "copies[1].sorts", "¿quiso decir «oficio»?"),
    ],
)
def test_a_typo_names_file_line_and_key(written: Written, old, new, key, told):  # noqa: F811
    written.change("stationery.toml", old, new)
    folder = Folder(written.path)
    loading.read(folder, [])
    found = [str(each) for each in folder.every_fault() if told in str(each)]
    assert found, folder.every_fault()
    assert "processes/demo/stationery.toml, línea " in found[0]
    assert key in found[0]
