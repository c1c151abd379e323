# SPDX-License-Identifier: EUPL-1.2
"""A DOCX that comes back edited: what people wrote is another version; what was frozen stays."""

import io
import re
from datetime import date

import docx as word
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from conoceles.accounts.rules import Role
from conoceles.files.papers import made
from conoceles.files.words.phrases import WRONG
from conoceles.kernel.refusals import Refused, sentence
from conoceles.record.models import Entry
from conoceles.supervision.documents import actions, office_actions, returning_actions
from conoceles.supervision.documents.papers import paper
from conoceles.supervision.documents.phrases import PHRASES
from conoceles.supervision.documents.rules import Reason
from conoceles.supervision.models import Document, EditedCopy
from tests.files.docx import BOMBS

from .test_screens import browser

pytestmark = pytest.mark.django_db
TEXT = "En septiembre se hicieron 3 reuniones.\n\nNo hubo incidencias."


@pytest.fixture
def report(office):
    """The report of September 2023, with what was logged, fixed on the second of October."""
    office.cycle.at("2023-10-02").opened()
    office_actions.log(
        office.process, on=date(2023, 9, 20), body="instancia-interna", what="Reunión con 12 personas",
        evidence="Minuta 1",
        by=office.cycle.who(Role.INSTANCE),
    )  # fmt: skip
    document = office.open("informe-mensual", "2023-09")
    office.write(document, TEXT)
    return document


def edited(version, change):
    """The version's own DOCX, worked on."""
    document = word.Document(io.BytesIO(made(paper(version), "docx")))
    change(document)
    document.save(into := io.BytesIO())
    return into.getvalue()


def paragraph(document, text):
    return next(each for each in document.paragraphs if text in each.text)


def back(office, version, content, role=Role.INSTANCE):
    return returning_actions.return_edited(version, content=content, by=office.cycle.who(role))


def refused(office, version, content):
    with pytest.raises(Refused) as caught:
        back(office, version, content)
    return sentence(caught.value, {**PHRASES, **WRONG})


def _work(document):
    line = paragraph(document, "3 reuniones")
    line.runs[0].text = "En septiembre se hicieron 40 reuniones."
    line.insert_paragraph_before("Se agregó un párrafo.")
    paragraph(document, "No hubo incidencias").clear()
    table = next(each for each in document.tables if "Cómo está" in [cell.text for cell in each.rows[0].cells])
    table.rows[1].cells[2].paragraphs[0].runs[0].text = "31 de diciembre de 2099"
    paragraph(document, "Del 1 de septiembre").runs[0].text = "Del 5 de septiembre de 2023 al 30 de septiembre de 2023."


def test_what_people_wrote_is_the_next_version_and_what_was_frozen_stays_and_is_told(office, report):
    first = report.versions.get()
    screens = browser(office, Role.INSTANCE)
    content = edited(first, _work)
    sent = screens.post(
        reverse("documents:return-edited", args=[first.pk]), {"file": SimpleUploadedFile("x.docx", content)}
    )
    assert sent.status_code == 302, sent.content.decode()
    second = report.versions.get(number=2)
    one = second.content["sections"][0]
    assert one["text"] == "Se agregó un párrafo.\n\nEn septiembre se hicieron 40 reuniones."
    assert one["tables"] == first.content["sections"][0]["tables"]
    assert second.content["sections"][1] == first.content["sections"][1]
    assert second.content["told"] == first.content["told"]
    copy = EditedCopy.objects.get()
    assert (copy.version, copy.base) == (second, first)
    figures = {(each["before"], each["after"]) for each in copy.told["figures"]}
    assert ("1 de septiembre de 2023", "31 de diciembre de 2099") in figures
    assert ("", "40") in figures
    assert Entry.objects.filter(action="edited-document-returned", digest=second.digest).count() == 1

    page = screens.get(reverse("documents:version", args=[second.pk])).content.decode()
    text = " ".join(re.sub(r"<[^>]+>", " ", page).split())
    assert "El corte dice: 1 de septiembre de 2023. El archivo dice: 31 de diciembre de 2099." in text
    assert "El corte no la tiene. El archivo dice: 40." in text
    assert "quitó: No hubo incidencias." in text, "lo que cambió se dice con palabras, no sólo con color"
    assert "puso: 40" in text
    assert "Lo que no se tomó, porque lo pone el sistema" in text
    file = screens.get(reverse("documents:edited", args=[copy.pk]))
    assert file.content == content
    # Nobody who may not write it reads the file: it may say more than its version.
    assert browser(office, Role.COMMISSIONER).get(reverse("documents:edited", args=[copy.pk])).status_code in {403, 404}


def test_what_cannot_be_taken_is_refused_with_what_to_do(office, report):
    first = report.versions.get()
    whole = made(paper(first), "docx")
    assert "dice lo mismo que la versión 1" in refused(office, first, whole)

    def only_figures(document):
        document.tables[-1].rows[1].cells[1].paragraphs[0].runs[0].text = "Reunión con 99 asistentes"

    assert "sólo cambia lo que puso el sistema" in refused(office, first, edited(first, only_figures))
    assert "no es un DOCX" in refused(office, first, b"%PDF-1.7")
    assert "pasa de 10 MB" in refused(office, first, b"x" * 10_000_001)
    document = Document.objects.get(pk=report.pk)
    by = office.cycle.who(Role.INSTANCE)
    actions.save(document, texts={"plan": "Más."}, title="", seen=document.draft.saves, by=by)
    words = refused(office, first, edited(first, _work))
    assert "el borrador dice más que la versión 1" in words
    second = actions.fix(document, seen=document.draft.saves + 1, by=by)
    assert "hay otra versión, la 2" in refused(office, first, edited(first, _work))
    assert "se hizo de la versión 1, y la última es la 2" in refused(office, second, edited(first, _work))
    assert report.versions.count() == 2
    assert not EditedCopy.objects.exists()


def _tracked(document):
    line = paragraph(document, "3 reuniones")._p
    mark = OxmlElement("w:ins")
    line.append(mark)


def _hidden(document):
    run = paragraph(document, "3 reuniones").add_run("lo que nadie ve")
    run.font.hidden = True


def _commented(document):
    line = paragraph(document, "3 reuniones")
    document.add_comment(line.runs, text="¿Seguro?", author="X", initials="X")


def _linked(document):
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
    document.part.relate_to("https://ejemplo.example/rastreo.png", kind, is_external=True)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (_tracked, "control de cambios sin resolver"),
        (_hidden, "texto oculto: «lo que nadie ve»"),
        (_commented, "comentarios al margen"),
        (_linked, "contenido de otro lugar («https://ejemplo.example/rastreo.png»)"),
    ],
)
def test_what_a_document_hides_or_fetches_is_refused(office, report, change, told):
    first = report.versions.get()
    assert told in refused(office, first, edited(first, lambda one: (_work(one), change(one))))


@pytest.mark.parametrize("name", BOMBS)
def test_what_would_run_or_burst_is_refused_unread(office, report, name):
    spoil, told = BOMBS[name]
    first = report.versions.get()
    words = refused(office, first, spoil(edited(first, _work)))
    assert told in words
    assert report.versions.count() == 1


def test_links_and_pictures_stay_outside_and_are_told(office, report):
    def link(document):
        _work(document)
        line = paragraph(document, "Se agregó")
        held = OxmlElement("w:hyperlink")
        kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
        held.set(qn("r:id"), document.part.relate_to("https://ejemplo.example/", kind, is_external=True))
        held.append(line.add_run(" en el sitio")._r)
        line._p.append(held)

    second = back(office, report.versions.get(), edited(report.versions.get(), link))
    assert second.content["sections"][0]["text"].startswith("Se agregó un párrafo. en el sitio")
    assert second.edited.told["left"] == {"links": 1, "pictures": 0, "notes": 0}


def test_what_is_on_its_way_takes_no_edited_document(office, report):
    office.take(report, "aprobar-instancia", "2023-10-02")
    office.take(report, "presentar", "2023-10-02")
    first = report.versions.get()
    assert "ya está en trámite" in refused(office, first, edited(first, _work))


def test_a_signed_copy_is_bound_to_its_version_by_both_digests(office, report):
    first = report.versions.get()
    by = office.cycle.who(Role.INSTANCE)
    copy = returning_actions.keep_copy(first, kind="firmado", content=b"%PDF-1.7 firmado", by=by)
    assert copy.version_digest == first.digest
    other = office.write(report, "Otra cosa.")
    with pytest.raises(Refused) as caught:
        returning_actions.keep_copy(first, kind="acuse", content=b"%PDF-1.7 firmado", by=by)
    assert caught.value.reason is Reason.SAME_FILE
    same = returning_actions.keep_copy(other, kind="firmado", content=b"%PDF-1.7 firmado", by=by)
    assert same.digest != copy.digest, "la misma hoja, firmada, no vale para otra versión"
