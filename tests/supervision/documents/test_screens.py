# SPDX-License-Identifier: EUPL-1.2
"""From nothing to a ratified, remitted and validated monthly report, on screens, typing only what nobody else knows."""

import hashlib
import io
import re
from zoneinfo import ZoneInfo

import docx
import pytest
from django.urls import reverse

from conoceles.accounts.models import Capacity
from conoceles.accounts.rules import Role
from conoceles.supervision.models import Activity, Document, Folio, Incoming
from tests.people import application, entered, passkey

pytestmark = pytest.mark.django_db


def browser(office, role):
    """Signed in, in that role alone."""
    user = office.cycle.who(role).user
    application(user)
    passkey(user)
    return entered(user)


def posted(client, address, **given):
    """The form as it stands on the screen, with what is given on top, sent."""
    page = client.get(address).content.decode()
    form = page[page.rindex('<form method="post"') :]
    fields = dict(re.findall(r'<input type="hidden" name="(seen)" value="([^"]*)"', form))
    fields |= dict(re.findall(r'<input type="text" name="(\w+)" value="([^"]*)"', form))
    if 'name="outcome"' in form:
        fields["outcome"] = "hecho"
    return client.post(address, fields | given)


def test_the_whole_journey_of_a_monthly_report(office, settings):
    office.cycle.at("2023-10-02").opened()
    instance, secretary = browser(office, Role.INSTANCE), browser(office, Role.SECRETARY)
    logged = posted(
        instance,
        reverse("documents:log"),
        on="02/10/2023",
        body="instancia-interna",
        what="Reunión",
        evidence="Minuta 1",
    )
    assert logged.status_code == 302
    Activity.objects.update(on="2023-09-20")
    assert "Informe mensual" in instance.get(reverse("documents:documents")).content.decode()
    shown = re.sub(r"\s+", " ", instance.get(reverse("documents:documents")).content.decode())
    assert "Lo primero venció el domingo 1 de octubre de 2023" in shown  # a day that passed is not said to come
    made = instance.post(reverse("documents:open-wanted"), {"route": "informe-mensual", "occurrence": "2023-09"})
    document = Document.objects.get()
    assert made["Location"] == reverse("documents:document", args=[document.pk])
    edit = reverse("documents:edit", args=[document.pk])
    assert "Minuta 1" in instance.get(edit).content.decode()  # the log is gathered by itself

    wrong = posted(instance, edit, title=document.title, **{"s-plan": "Sin atrasos."}, step="fix")
    assert wrong.status_code == 422
    assert "Falta escribir: «Avances en la implementación" in wrong.content.decode()
    assert "Sin atrasos." in wrong.content.decode()  # nothing typed is lost
    fixed = posted(
        instance, edit, title=document.title, **{"s-avance": "Sin incidencias.", "s-plan": "Sin atrasos."}, step="fix"
    )
    assert fixed.status_code == 302, fixed.content.decode()

    def step(client, key, **given):
        return posted(client, reverse("documents:take", args=[document.pk, key]), **given)

    early = step(secretary, "ratificar", session="Sesión ordinaria", votes_for=3)
    assert "Antes falta" in early.content.decode()
    assert step(instance, "aprobar-instancia").status_code == 302
    assert step(instance, "presentar").status_code == 302
    assert step(secretary, "tratar", session="Sesión ordinaria de octubre").status_code == 302
    page = secretary.get(reverse("documents:take", args=[document.pk, "ratificar"])).content.decode()
    assert "Sesión ordinaria de octubre" in page  # already known: not typed again
    assert step(secretary, "ratificar", votes_for=3).status_code == 302
    refused = step(secretary, "remitir", folio="SIVOPLE/1")
    assert refused.status_code == 422
    assert "sólo la Instancia Interna Responsable" in refused.content.decode()
    assert step(instance, "remitir", folio="SIVOPLE/1").status_code == 302
    assert step(secretary, "dar-cuenta", session="Sesión del Consejo General").status_code == 302
    assert step(instance, "validar").status_code == 302
    assert step(instance, "informar").status_code == 302
    page = secretary.get(reverse("documents:document", args=[document.pk])).content.decode()
    assert "Concluido: validado por el ine" in page
    assert "por unanimidad, 3 votos" in page
    assert "folio SIVOPLE/1" in page


def test_the_files_say_what_the_page_says_and_come_back_signed(office):
    office.cycle.at("2023-10-02").opened()
    document = office.open("informe-mensual", "2023-09")
    version = office.write(document, "Texto que alguien tecleó.")
    instance = browser(office, Role.INSTANCE)
    page = instance.get(reverse("documents:version", args=[version.pk])).content.decode()
    words = instance.get(reverse("documents:file", args=[version.pk, "docx"])).content
    read = docx.Document(io.BytesIO(words))
    cells = {cell.text for table in read.tables for row in table.rows for cell in row.cells}
    kept = [
        cell
        for each in version.content["sections"]
        for table in each["tables"]
        for row in table["rows"]
        for cell in row
    ]
    assert kept
    for cell in kept:
        assert str(cell) in cells
        assert str(cell) in page
    assert "Texto que alguien tecleó." in "\n".join(each.text for each in read.paragraphs)
    pdf = instance.get(reverse("documents:file", args=[version.pk, "pdf"])).content
    assert pdf.startswith(b"%PDF-")
    assert pdf == instance.get(reverse("documents:file", args=[version.pk, "pdf"])).content

    keep = reverse("documents:keep-copy", args=[version.pk])
    assert "no es un PDF" in instance.post(keep, {"kind": "firmado", "file": io.BytesIO(b"PK")}).content.decode()
    assert instance.post(keep, {"kind": "firmado", "file": io.BytesIO(pdf)}).status_code == 302
    copy = version.copies.get()
    assert copy.file_digest == hashlib.sha256(pdf).hexdigest()
    assert instance.get(reverse("documents:copy", args=[copy.pk])).content == pdf


def test_the_commission_sees_what_was_presented_and_no_draft(office):
    office.cycle.at("2023-10-02").opened()
    document = office.open("informe-mensual", "2023-09")
    office.write(document)
    presidency = browser(office, Role.PRESIDENCY)
    address = reverse("documents:document", args=[document.pk])
    assert presidency.get(address).status_code == 404
    office.take(document, "aprobar-instancia", "2023-10-02")
    assert presidency.get(address).status_code == 200
    assert presidency.get(reverse("documents:edit", args=[document.pk])).status_code == 404


def test_who_is_also_the_head_of_what_is_supervised_is_said_beside_every_act(office):
    office.cycle.at("2023-10-02").opened()
    document = office.open("informe-mensual", "2023-09")
    office.write(document)
    instance = office.cycle.who(Role.INSTANCE)
    Capacity.objects.create(user=instance.user, role=Role.SECRETARY, scope=office.process.slug)
    office.take(document, "aprobar-instancia", "2023-10-02")
    page = browser(office, Role.PRESIDENCY).get(reverse("documents:document", args=[document.pk])).content.decode()
    assert "También es: Secretaría Técnica" in page


def test_numbers_follow_one_another_by_series_and_year_and_one_given_up_keeps_its_own(office):
    office.cycle.at("2023-12-30")
    made = []
    for day in ("2023-12-30", "2023-12-31", "2024-01-02"):
        office.cycle.at(day)
        letter = office.open("oficio-instancia", role=Role.INSTANCE)
        office.write(letter)
        office.take(letter, "emitir", day)
        made.append(letter)
    other = office.open("oficio-secretaria")
    office.write(other)
    office.take(other, "emitir", "2024-01-02")
    assert [Folio.objects.get(document=each).text for each in (*made, other)] == [
        "UAI/1/2023",
        "UAI/2/2023",
        "UAI/1/2024",
        "CTSC/ST/1/2024",
    ]


def test_what_comes_in_gets_its_folio_and_is_answered_with_a_document(office):
    office.cycle.at("2023-10-02")
    secretary = browser(office, Role.SECRETARY)
    given = {
        "day": "02/10/2023", "hour": "09:30", "sender": "INE", "subject": "Requerimiento", "sheets": 3,
        "turned_to": "unidad-responsable", "answer_due": "05/10/2023",
    }  # fmt: skip
    wrong = secretary.post(reverse("documents:incoming"), given | {"hour": "las nueve"})
    assert "No es una hora" in wrong.content.decode()
    assert "Requerimiento" in wrong.content.decode()
    for _ in range(2):
        assert secretary.post(reverse("documents:incoming"), given).status_code == 302
    assert [str(each) for each in Incoming.objects.order_by("number")] == ["1/2023", "2/2023"]
    letter = office.open("oficio-secretaria")
    office.write(letter)
    first = Incoming.objects.order_by("number").first()
    secretary.post(reverse("documents:answered", args=[first.pk]), {"document": letter.pk})
    first.refresh_from_db()
    assert first.answered_by == letter


def test_each_unit_logs_its_own(office):
    office.cycle.at("2023-10-02")
    unit = browser(office, Role.UNIT)
    refused = posted(unit, reverse("documents:log"), body="area-responsable", what="x")
    assert refused.status_code == 422
    assert posted(unit, reverse("documents:log"), body="unidad-responsable", what="Versión 2").status_code == 302


def test_an_hour_is_that_of_where_the_process_is(office):
    process = office.cycle.process
    type(process).objects.filter(pk=process.pk).update(timezone="America/Tijuana")
    secretary = browser(office, Role.SECRETARY)
    office.cycle.at("2023-10-03")
    given = {
        "day": "02/10/2023", "hour": "09:30", "sender": "INE", "subject": "Requerimiento", "sheets": 3,
        "turned_to": "unidad-responsable",
    }  # fmt: skip
    assert secretary.post(reverse("documents:incoming"), given).status_code == 302
    kept = Incoming.objects.get()
    assert kept.received_at.astimezone(ZoneInfo("America/Tijuana")).strftime("%d/%m %H:%M") == "02/10 09:30"
    assert "09:30" in secretary.get(reverse("documents:incoming")).content.decode()
