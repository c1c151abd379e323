# SPDX-License-Identifier: EUPL-1.2
"""The file of a candidacy and of a representation: all that happened, in order, and nothing that is nobody else's."""

import io
import re
from datetime import timedelta

import pypdf
import pytest
from django.urls import reverse

from conoceles.accounts.models import User
from conoceles.accounts.queries import console
from conoceles.accounts.rules import Role
from conoceles.capture.actions import remind
from conoceles.capture.models import NoticeDelivery, Revision
from conoceles.credentials import actions as credentials
from conoceles.credentials import issuing
from conoceles.credentials.models import Account, Delivery
from conoceles.kernel import clock
from conoceles.look import papers
from conoceles.outbox.models import Message
from conoceles.record.clerk import Clerk
from conoceles.record.models import Entry
from conoceles.supervision.dossiers import gathering, making
from conoceles.supervision.models import Dossier
from conoceles.validation.models import Observation, Review
from conoceles.work.models import Job
from conoceles.work.running import do
from tests.credentials.test_delivering import delivery
from tests.people import entered, person
from tests.world import world

pytestmark = pytest.mark.django_db
HOME = "/supervision/expedientes/"
PRIVATE = "canario-privado@ejemplo.example"
SEALED = "CANARIO-SELLADO"
#: What only she, or only who reaches her, may have; and the digest of what is sealed.
CANARIES = (PRIVATE, "canario", SEALED, "f" * 64)
ROAD = "Fui regidora de 2018 a 2021 y antes maestra de primaria."


def scan():
    """A signed receipt of two sheets, as a real PDF."""
    section = papers.Section("Firmado", [papers.Paragraph("Recibí.")], apart=True)
    made = papers.Paper("A", "P", "Acuse", clock.now(), sections=[section, section])
    return papers.pdf(made)


@pytest.fixture
def here():
    made = world(reminder_days="30, 7, 1", activation_days=10)
    made.process.windows.filter(key="captura").update(last_day=(clock.now() + timedelta(days=5)).date())
    return made


@pytest.fixture
def ana(here):
    """She received her letter, was reminded, sent, was returned and sent again; she has what is private and sealed."""
    her = here.candidacy("Ana Pérez Uc")
    issuing.issue(here.process, by=console())
    account = Account.objects.get(candidacy=her)
    User.objects.filter(pk=account.user_id).update(email=PRIVATE)
    by = person("coordinacion", Role.AREA, "prueba").capacities.get()
    kept = credentials.deliver(account.letters.get(), delivery=delivery(note=PRIVATE), by=by)
    credentials.keep_acuse(kept, content=scan(), by=by)
    remind(here.process, now=clock.now(), by=Clerk())
    notice = Message.objects.filter(template__startswith="capture/").get()
    NoticeDelivery.objects.create(
        message=notice, outcome="entregada", way="domicilio", at=clock.now(), receiver="titular",
        received_by="Ana Pérez Uc", note=PRIVATE, by=by, registered_at=clock.now(),
    )  # fmt: skip
    for number, words in enumerate(("Muy corto.", ROAD), 1):
        revision = Revision.objects.create(
            candidacy=her, questionnaire=here.questionnaire, number=number, digest=str(number) * 64,
            answers={"camino": words, "correo_aclaraciones": PRIVATE}, sent_by=here.as_candidacy(her),
            sent_at=clock.now(),
        )  # fmt: skip
        outcome = "devuelta" if number == 1 else "aprobada"
        review = Review.objects.create(
            revision=revision, outcome=outcome, digest=revision.digest, decided_by=here.as_reviewer(),
            decided_at=clock.now(),
        )  # fmt: skip
        if number == 1:
            Observation.objects.create(
                review=review, section="trayectoria", question="camino", ground_words="Falta.", text="Diga más."
            )
            Observation.objects.create(
                review=review, section="contacto", question="correo_aclaraciones", quote=PRIVATE, text=PRIVATE
            )
    Revision.objects.create(
        candidacy=her, questionnaire=here.questionnaire, number=3, digest="f" * 64, sealed=SEALED.encode(),
        mark=SEALED, sent_by=here.as_candidacy(her), sent_at=clock.now(),
    )  # fmt: skip
    return her


def made(kind, subject):
    return making.make(kind, subject, at=clock.now(), told=lambda *_: None)


def pages(pdf):
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages]


def flat(text):
    return re.sub(r"[\s\u200b]", "", text)


class TestOfACandidacy:
    def test_tells_what_happened_in_order_of_time(self, ana):
        told = [each.what for each in gathering.of_candidacy(ana, until=clock.now())]
        steps = (
            "Registro de la candidatura", "Se generó la cuenta", "Se emitió la carta", "Se entregó la carta",
            "Se generó el aviso", "Se recibió el envío", "Se dictaminó el envío",
        )  # fmt: skip
        at = [next(n for n, what in enumerate(told) if what.startswith(step)) for step in steps]
        assert at == sorted(at)
        assert sum(what.startswith("Se recibió el envío") for what in told) == 2

    def test_is_one_foliated_pdf_word_for_word_with_every_digest_and_every_receipt_as_sheets(self, ana):
        sheets = pages(made("expediente", ana).files["pdf"])
        assert [re.search(r"Folio (\d+) de (\d+)", sheet).groups() for sheet in sheets] == [
            (str(n), str(len(sheets))) for n in range(1, len(sheets) + 1)
        ]
        said = flat("".join(sheets))
        for words in ("Índice", "CERTIFICA", ROAD, "Muy corto.", "Diga más.", "Falta.", "1" * 64, "2" * 64):
            assert flat(words) in said, words
        last = [" ".join(sheet.split()) for sheet in sheets[-3:]]
        assert ["Anexo 1. Acuse de la carta de acceso 1, hoja 1 de 3" in last[0], "hoja 3 de 3" in last[2]] == [
            True
        ] * 2
        assert [canary for canary in CANARIES if canary in said] == []

    def test_holds_nothing_sealed_nor_private_whosever_it_is(self, here, ana):
        for subject in (ana, here.parties[0]):
            said = flat("".join(pages(made("vista", subject).files["pdf"])))
            assert [canary for canary in CANARIES if canary in said] == []
        assert [canary for canary in CANARIES if canary in str(gathering.of_candidacy(ana, until=clock.now()))] == []

    def test_a_receipt_that_is_gone_or_broken_is_told_with_its_digest(self, ana):
        Delivery.objects.update(acuse_digest="9" * 64)
        said = "".join(pages(made("expediente", ana).files["pdf"]))
        assert "no está, o no es el que se guardó" in " ".join(said.split())
        assert "9" * 64 in flat(said)

    def test_what_happened_later_than_its_cut_off_is_not_in_it(self, ana):
        before = gathering.of_candidacy(ana, until=clock.now() - timedelta(days=1))
        assert {each.what for each in before} <= {"Registro de la candidatura", "Se entregó la carta de acceso 1"}

    def test_a_view_of_facts_judges_nobody(self, ana):
        said = " ".join("".join(pages(made("vista", ana).files["pdf"])).lower().split())
        assert "sin prejuzgar" in said
        for word in ("omis", "incumpl", "infrac", "falta de", "indebid", "culpa"):
            assert word not in said


class TestTheScreen:
    @pytest.fixture
    def instance(self):
        return entered(person("uai", Role.INSTANCE, "prueba"))

    def test_finds_her_makes_it_as_a_job_and_hands_it_out_byte_for_byte(self, ana, instance):
        page = instance.get(HOME, {"nombre": "pérez"}).content.decode()
        assert "Ana Pérez Uc" in page
        answer = instance.post(HOME, {"kind": "expediente", "candidacy": ana.pk})
        job = Job.objects.get()
        assert answer["Location"] == reverse("work:job", args=[job.pk])
        do(str(job.pk))
        job.refresh_from_db()
        assert (job.state, job.problem) == ("terminada", "")
        kept = Dossier.objects.get()
        (file,) = kept.files
        got = instance.get(f"{HOME}{kept.pk}/{file['name']}")
        assert got.content.startswith(b"%PDF-")
        assert got["Content-Disposition"] == 'attachment; filename="expediente-1.pdf"'
        assert "Expediente 1: Ana Pérez Uc" in instance.get(HOME).content.decode()
        acts = list(Entry.objects.filter(action__startswith="dossier").values_list("action", "digest"))
        assert acts == [("dossier-made", kept.digest), ("dossier-read", "")]

    @pytest.mark.usefixtures("ana")
    def test_of_a_representation_has_all_its_own_and_nobody_else_s(self, here, instance):
        here.candidacy("Rival Ajena", party=1)
        instance.post(HOME, {"kind": "vista", "postulant": here.parties[0].pk})
        do(str(Job.objects.get().pk))
        kept = Dossier.objects.get()
        assert [each["name"] for each in kept.files] == ["vista-1.pdf", "vista-1.docx"]
        said = "".join(pages(instance.get(f"{HOME}{kept.pk}/vista-1.pdf").content))
        assert "Ana Pérez Uc" in " ".join(said.split())
        assert "Rival" not in said

    def test_asks_of_whom(self, here, ana, instance):
        for form in ({}, {"candidacy": ana.pk, "postulant": here.parties[0].pk}):
            answer = instance.post(HOME, {"kind": "vista", **form})
            assert answer.status_code == 422
            assert "Elija de quién es el expediente" in answer.content.decode()
        assert not Job.objects.exists()
