# SPDX-License-Identifier: EUPL-1.2
"""From an empty commission to minutes in draft, on screens; who sees what; the papers say what the page says."""

import hashlib
import io
import re
import zipfile

import docx
import pytest
from django.urls import reverse

from conoceles.accounts.rules import Role
from conoceles.supervision.models import Session
from conoceles.supervision.sessions import queries
from tests.people import entered
from tests.supervision.documents.test_screens import browser

pytestmark = pytest.mark.django_db


def words(answer):
    return re.sub(r"\s+", " ", answer.content.decode())


def test_a_session_from_its_agenda_to_its_minutes(commission, presented):  # noqa: PLR0915  (one story)
    secretary = browser(commission.office, Role.SECRETARY)
    form = {"kind": "ordinaria", "day": "05/10/2023", "hour": "12:00", "place": "Sala", "before": "Quórum", "after": ""}
    wrong = secretary.post(reverse("sessions:prepare"), form | {"hour": "mediodía"})
    assert wrong.status_code == 422
    assert "No es una hora" in words(wrong)
    assert "Quórum" in words(wrong)  # nothing typed is lost
    guests = {"guests": "Invitada Inventada, Contraloría", "versions": [presented.pk]}
    assert secretary.post(reverse("sessions:prepare"), form | guests).status_code == 302
    session = Session.objects.get()
    page = reverse("sessions:session", args=[session.pk])
    commissioner = browser(commission.office, Role.COMMISSIONER)
    assert commissioner.get(page).status_code == 404  # nobody's until it is convened
    replan = reverse("sessions:replan", args=[session.pk])
    assert "Invitada Inventada, Contraloría" in words(secretary.get(replan))
    assert secretary.post(replan, form | guests | {"place": "Sala de sesiones"}).status_code == 302

    secretary.post(reverse("sessions:convene", args=[session.pk]))
    assert "Sin notificar" in words(commissioner.get(page))
    notify = reverse("sessions:notify", args=[session.pk])
    everybody = [f"{'g' if not hasattr(who, 'seat') else 'm'}{who.pk}" for who in queries.unnotified(session, 1)]
    told = {"whom": everybody, "means": "personal", "day": "02/10/2023", "hour": "12:00", "note": "Acuse"}
    assert "anterior a la convocatoria" in words(secretary.post(notify, told | {"hour": "11:00"}))
    assert queries.unnotified(session, 1)  # all or none
    assert "no es un PDF" in words(secretary.post(notify, told | {"file": io.BytesIO(b"PK")}))
    assert secretary.post(notify, told | {"file": io.BytesIO(b"%PDF-1.7 acuses")}).status_code == 302
    acuse = reverse("sessions:acuse", args=[session.notices.first().pk])
    assert acuse in words(secretary.get(page))
    assert secretary.get(acuse).content == b"%PDF-1.7 acuses"
    assert commissioner.get(acuse).status_code == 404  # who signed it is the secretary's to know
    assert queries.unnotified(session, 1) == []
    again = secretary.post(notify, told, follow=True)
    assert "Ya consta la notificación de cada persona." in words(again)
    commission.cycle.at("2023-10-05T12:30")
    secretary, commissioner = (entered(commission.cycle.who(role).user) for role in (Role.SECRETARY, Role.COMMISSIONER))
    came = {f"c-m{each.pk}": "on" for each in queries.voters(session)}
    attend = reverse("sessions:attend", args=[session.pk])
    assert secretary.post(attend, came | {"day": "05/10/2023", "hour": "12:05"}).status_code == 302
    assert "Con 3 de 3 con voto, hubo quórum." in words(secretary.get(page))

    item = session.items.get(version=presented)
    resolve = reverse("sessions:resolve", args=[item.pk])
    assert commissioner.get(resolve).status_code == 404
    given = {"outcome": "aprobado", "text": "Se ratifica."}
    voters = queries.voters(session)
    for how, told in (
        ({}, "Diga cómo se votó."),
        ({f"v-{voters[0].pk}": "a-favor"}, "Falta el voto de"),
        ({"how": "todas", f"v-{voters[0].pk}": "en-contra"}, "abajo alguien no"),
        ({"how": "todas", "outcome": "pospuesto"}, "De eso no hay votación"),
        ({f"v-{each.pk}": "excusa" for each in voters}, "Falta el motivo por el que"),
    ):
        missing = secretary.post(resolve, given | how)
        assert missing.status_code == 422
        assert told in words(missing)
        assert "Se ratifica." in words(missing)
    assert secretary.post(resolve, given | {"how": "todas"}).status_code == 302
    assert "por unanimidad: 3 a favor" in words(commissioner.get(page))
    assert "ya está resuelto" in words(secretary.post(resolve, given | {"how": "todas"}))  # pressed twice
    close = reverse("sessions:act", args=[session.pk, "clausurar"])
    assert secretary.post(close, {"day": "05/10/2023", "hour": "12:20", "anyway": "on"}).status_code == 302
    secretary.post(reverse("sessions:minutes", args=[session.pk]))
    session.refresh_from_db()
    assert session.minutes.title == "Acta de la sesión ordinaria 1, del 5 de octubre de 2023"


def test_whoever_represents_a_party_reads_the_papers_and_keeps_nothing(commission, presented):
    session = commission.convene("2023-10-05T12:00", presented)
    reader = browser(commission.office, Role.REPRESENTATIVE)
    page = words(reader.get(reverse("sessions:session", args=[session.pk])))
    assert presented.digest in page
    assert "Anotar" not in page
    assert "Guion" not in page
    paper = reverse("sessions:paper", args=[session.pk, "guion", "docx"])
    sheet = reverse("sessions:paper", args=[session.pk, "lista-de-asistencia", "pdf"])
    assert {reader.get(each).status_code for each in (paper, sheet)} == {404}
    convoked, report = "00-convocatoria.pdf", "02-informe-mensual-v1.pdf"
    assert zipped(reader, session) == [convoked, report, "SHA256SUMS"]

    for role in (Role.SECRETARY, Role.PRESIDENCY):
        own = browser(commission.office, role)
        assert zipped(own, session) == [convoked, report, "SHA256SUMS", "guion.pdf", "lista-de-asistencia.pdf"]
        told = "\n".join(each.text for each in docx.Document(io.BytesIO(own.get(paper).content)).paragraphs)
        assert presented.document.title in told
        assert own.get(sheet).content.startswith(b"%PDF-")


def zipped(client, session):
    """What is in the ZIP, each as its index says."""
    content = client.get(reverse("sessions:bundle", args=[session.pk])).content
    with zipfile.ZipFile(io.BytesIO(content)) as made:
        names = made.namelist()
        sums = dict(line.split("  ")[::-1] for line in made.read("SHA256SUMS").decode().splitlines())
        assert sums == {name: hashlib.sha256(made.read(name)).hexdigest() for name in names if name != "SHA256SUMS"}
    return names


def test_a_member_attaches_her_own_vote_and_nobody_elses(commission, presented):
    session = commission.convene("2023-10-05T12:00", presented)
    commission.cycle.at("2023-10-05T12:00")
    commission.open(session)
    item = session.items.get(version=presented)
    commission.vote(item, against=["Consejera Inventada"])
    mine = commission.process.members.get(name="Consejera Inventada")
    other = commission.process.members.get(name="Consejero Inventado")
    mine.capacity = commission.cycle.who(Role.COMMISSIONER)
    mine.save()
    client = browser(commission.office, Role.COMMISSIONER)
    address = reverse("sessions:dissent", args=[item.pk])
    theirs = client.post(address, {"member": other.pk, "kind": "particular", "text": "x"})
    assert theirs.status_code == 422
    pdf = io.BytesIO(b"%PDF-1.7 voto")
    pdf.name = "voto.pdf"
    assert client.post(address, {"member": mine.pk, "kind": "particular", "file": pdf}).status_code == 302
    found = item.dissents.get()
    assert client.get(reverse("sessions:dissent-file", args=[found.pk])).content == b"%PDF-1.7 voto"
    assert "Elaborar" not in words(client.get(reverse("sessions:session", args=[session.pk])))
