# SPDX-License-Identifier: EUPL-1.2
"""A remission on screens: what is proposed, what a stale page may not do, and what INE asks, answered by an oficio."""

import io
import json
import re
import zipfile
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from conoceles.accounts.rules import Role
from conoceles.kernel import clock
from conoceles.kernel.refusals import Refused
from conoceles.supervision.documents import returning_actions, step_actions
from conoceles.supervision.documents.rules import Reason as OfDocuments
from conoceles.supervision.models import Outage, Package, Remission, Reply, Request, Sending
from conoceles.supervision.obligations.rules import State as Stands
from conoceles.supervision.remissions import actions, jobs, making, queries, request_actions, sending_actions
from conoceles.supervision.remissions.sending_actions import Sent
from conoceles.work.actions import begin
from conoceles.work.models import Job
from conoceles.work.running import do
from tests.supervision.documents.conftest import office, route_book
from tests.supervision.documents.test_screens import browser

from .test_remissions import FIVE, packed, quiet

__all__ = ["office", "route_book"]
pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7 acuse"


def words(answer):
    return re.sub(r"\s+", " ", answer.content.decode())


def at(name, *keys):
    return reverse(f"remissions:{name}", args=keys)


def proof(content=PDF):
    file = io.BytesIO(content)
    file.name = "acuse.pdf"
    return file


def proposed(page):
    """What a form proposes in its boxes."""
    return {name: text.strip() for name, text in re.findall(r'<textarea name="(\w+)"[^>]*>([^<]*)<', page)}


def ratified(office, month="2023-09"):
    office.cycle.at("2023-10-05").opened()
    document = office.open("informe-mensual", month, role=Role.INSTANCE)
    office.write(document)
    for step in ("aprobar-instancia", "presentar", "tratar", "ratificar"):
        office.take(document, step, "2023-10-05")
    return document


def test_from_what_is_ready_to_the_folio_and_a_stale_page_changes_nothing(office):
    document = ratified(office)
    instance, secretary = browser(office, Role.INSTANCE), browser(office, Role.SECRETARY)
    home = words(secretary.get(at("home")))
    assert "Listo para remitir (1)" in home
    assert "Vence el 10 de octubre de 2023, en 5 días" in home
    assert "Abrir su remisión" not in home  # it is not hers to send
    assert secretary.get(at("open")).status_code == 404
    nothing = instance.post(at("open"), {"title": "Vacía"})
    assert nothing.status_code == 422
    assert "Elija qué se remite" in words(nothing)
    assert "Vacía" in words(nothing)
    marked = instance.get(f"{at('open')}?documento={document.pk}").content.decode()
    assert re.search(rf'value="{document.pk}"[^>]*checked', marked)
    assert instance.post(at("open"), {"documents": [document.pk]}).status_code == 302
    remission = Remission.objects.get()
    again = instance.post(at("open"), {"documents": [document.pk]})  # the same page, sent once more
    assert again.status_code == 422
    assert Remission.objects.count() == 1

    letter = proposed(instance.get(at("letter", remission.pk)).content.decode())
    assert document.title in letter["text"]
    given = {**letter, "on": "05/10/2023"}
    assert instance.post(at("letter", remission.pk), given).status_code == 302
    assert "ya tiene su oficio" in words(instance.post(at("letter", remission.pk), given))
    asked = instance.post(at("pack", remission.pk))
    job = Job.objects.get()
    assert asked["Location"] == reverse("work:job", args=[job.pk])
    do(str(job.pk))
    assert "Quedó armado el paquete 1" in words(instance.get(asked["Location"]))
    package = Package.objects.get()
    zipped = secretary.get(at("package", package.pk)).content
    with zipfile.ZipFile(io.BytesIO(zipped)) as read:
        assert secretary.get(at("index", package.pk, "indice.pdf")).content == read.read("indice.pdf")
    index = json.loads(secretary.get(at("index", package.pk, "indice.json")).content)
    assert [each["path"] for each in index["files"]] == [each["path"] for each in package.index]

    send = at("send", package.pk)
    wrong = instance.post(send, {"folio": "", "on": "05/10/2023", "means": "sivople", "note": "Con prisa"})
    assert wrong.status_code == 422
    assert "Con prisa" in words(wrong)  # nothing typed is lost
    other = {"folio": "M-1", "on": "05/10/2023", "means": "correo"}
    assert "sólo el acuse prueba el envío" in words(instance.post(send, other))
    sent = {"folio": "SIV/9", "on": "05/10/2023", "hour": "12:00", "means": "sivople", "file": proof()}
    assert instance.post(send, sent).status_code == 302
    stale = instance.post(send, {"folio": "SIV/10", "on": "05/10/2023", "means": "sivople"})
    assert "Ya se envió. Mientras el INE no la devuelva" in words(stale)
    sending = Sending.objects.get()
    assert secretary.get(at("receipt", sending.pk)).content == PDF
    assert office.cycle.one("4", "remision", "2023-09").standing.state is Stands.MET


def test_what_ine_returns_has_its_term_and_may_be_sent_again(office):
    _, remission, _, package, by = packed(office)
    sending = sending_actions.send(package, sent=Sent(on=date(2023, 10, 5), folio="SIV/9"), by=by)
    office.cycle.at("2023-10-09")
    instance, secretary = browser(office, Role.INSTANCE), browser(office, Role.SECRETARY)
    assert "4 días sin respuesta" in words(secretary.get(at("home")))
    returned = {"outcome": "devuelto", "on": "09/10/2023", "observations": "Falta la firma.", "term": "habiles"}
    assert "Falta cuántos son" in words(instance.post(at("reply", sending.pk), returned))
    assert instance.post(at("reply", sending.pk), {**returned, "count": "3"}).status_code == 302
    reply = Reply.objects.get()
    assert reply.obligation is not None
    page = words(instance.get(at("remission", remission.pk)))
    assert "Falta la firma." in page
    assert "Anotar el envío del paquete 1" in page


def test_an_older_page_does_not_send_an_older_package(office):
    document, remission, _, package, by = packed(office)
    instance = browser(office, Role.INSTANCE)
    version = document.versions.get()
    returning_actions.keep_copy(version, kind="firmado", content=PDF, by=by)
    actions.keep(remission, made=making.make(remission, told=quiet), by=by)
    old = instance.post(at("send", package.pk), {"folio": "X", "on": "05/10/2023", "means": "sivople"})
    assert "El paquete 1 ya no es el último" in words(old)
    assert not Sending.objects.exists()


def test_whoever_changes_a_kept_package_is_noticed(office):
    *_, package, _ = packed(office)
    secretary = browser(office, Role.SECRETARY)
    path = Path(settings.PRIVATE) / package.file
    path.write_bytes(path.read_bytes().replace(b"UAI/1/2023", b"UAI/9/2023"))
    path.write_bytes(path.read_bytes() + b"x")
    for address in (at("package", package.pk), at("index", package.pk, "indice.pdf")):
        told = secretary.get(address, follow=True)
        assert "El archivo no está, o no es el que se guardó" in words(told)


def test_a_worker_that_died_after_keeping_made_the_same_package(office):
    _, remission, _, package, by = packed(office)
    office.cycle.at("2023-10-06")
    job = begin(jobs.job(remission), by=by)
    do(str(job.pk))
    job.refresh_from_db()
    assert (job.state, job.result) == ("terminada", {"number": 1, "same": True})
    assert remission.packages.get() == package
    again = begin(jobs.job(remission), by=by)
    Package.objects.update(at=again.begun_at)  # as if a worker of this very job had kept it, and died
    do(str(again.pk))
    again.refresh_from_db()
    assert again.result == {"number": 1, "same": False}
    assert remission.packages.get().file_digest == package.file_digest


def test_what_ine_asks_is_answered_by_an_oficio_alone(office):
    office.cycle.at("2023-10-05").opened()
    instance = browser(office, Role.INSTANCE)
    given = {"reference": "INE/1", "on": "03/10/2023", "asks": "Copia del acta", "term": "naturales", "count": "5"}
    assert instance.post(at("receive"), given).status_code == 302
    assert "ya está registrado" in words(instance.post(at("receive"), given))
    request = Request.objects.get()
    assert "Último día: 8 de octubre de 2023, en 3 días" in words(instance.get(at("home")))
    outage = {"on": "05/10/2023", "hour": "09:00", "what": "No abre", "file": proof()}
    assert instance.post(at("note-outage"), outage).status_code == 302
    noted = Outage.objects.get()
    assert instance.get(at("outage-file", noted.pk)).content == PDF
    assert instance.post(at("end-outage", noted.pk), {"on": "05/10/2023", "hour": "11:00"}).status_code == 302

    assert instance.post(at("open"), {"request": request.pk}).status_code == 302
    remission = Remission.objects.get()
    letter = proposed(instance.get(at("letter", remission.pk)).content.decode())
    assert "En respuesta a su requerimiento INE/1" in letter["text"]
    answer = {**letter, "text": letter["text"] + "Va la copia.", "on": "05/10/2023"}
    instance.post(at("letter", remission.pk), answer)
    remission.refresh_from_db()
    by = office.cycle.who(Role.INSTANCE)
    package = actions.keep(remission, made=making.make(remission, told=quiet), by=by)
    sent = {"folio": "C-1", "on": "05/10/2023", "means": "correo", "outage": noted.pk, "file": proof()}
    assert instance.post(at("send", package.pk), sent).status_code == 302
    assert Sending.objects.get().fulfilments.get().obligation == request.obligation
    assert "Cumplida en plazo" in words(instance.get(at("home")))


def test_an_extract_of_the_register_is_read_by_whoever_may_take_it_out_alone(office):
    _, _, _, package, _ = packed(office)
    extract = office.cycle.process.extracts.create(number=1, at=package.at, by=package.by, files=[], counts={})
    instance, secretary = browser(office, Role.INSTANCE), browser(office, Role.SECRETARY)
    assert secretary.get(at("package", package.pk)).status_code == 200
    Remission.objects.filter(pk=package.remission_id).update(extract=extract)
    assert instance.get(at("package", package.pk)).status_code == 200
    assert secretary.get(at("package", package.pk)).status_code == 404
    assert secretary.get(at("index", package.pk, "indice.json")).status_code == 200
    told = words(secretary.get(at("remission", package.remission_id)))
    assert "lleva un extracto del registro, que abre quien puede sacarlo" in told
    assert at("package", package.pk) not in told


def remitted(office, number):
    """A remission that was sent and returned, without any file."""
    by, now = office.cycle.who(Role.INSTANCE), clock.now()
    on = {"on": date(2023, 10, 5), "written_at": now, "by": by}
    request = request_actions.receive(
        office.process, reference=f"INE/{number}", on=date(2023, 10, 3), asks="Copia", term=FIVE, by=by
    )
    remission = Remission.objects.create(
        process=office.process, number=number, title="Respuesta", request=request, opened_at=now, by=by
    )
    package = Package.objects.create(
        remission=remission, number=1, index=[], file="x", file_digest=str(number), size=1, at=now, by=by
    )
    sending = Sending.objects.create(package=package, means="sivople", folio=f"SIV/{number}", **on)
    Reply.objects.create(sending=sending, outcome="devuelto", observations="Falta.", **on)


def test_as_many_questions_for_one_remission_as_for_three(office):
    ratified(office)
    secretary = browser(office, Role.SECRETARY)
    remitted(office, 1)
    secretary.get(at("home"))
    with CaptureQueriesContext(connection) as one:
        secretary.get(at("home"))
    for number in (2, 3):
        remitted(office, number)
    with CaptureQueriesContext(connection) as three:
        page = secretary.get(at("home"))
    assert "Devueltas por el INE (3)" in words(page)
    assert len(three) == len(one)


def test_what_a_remission_wrote_down_is_not_taken_from_under_it_and_a_folio_is_of_one_sending(office):
    _, remission, _, package, by = packed(office)
    sending = sending_actions.send(package, sent=Sent(on=date(2023, 10, 5), folio="SIV/9"), by=by)
    with pytest.raises(Refused) as refused:
        step_actions.set_aside(sending.steps.get(), why="Folio equivocado", by=by)
    assert refused.value.reason is OfDocuments.OF_REMISSION
    assert queries.with_folio(remission.process, " siv/9", "sivople")
    assert not queries.with_folio(remission.process, "SIV/9", "correo")
    page = browser(office, Role.INSTANCE).get(at("reply", sending.pk)).content.decode()
    assert 'value="validado"' in page
    assert " checked" not in page  # what INE answered is said by somebody, never proposed
