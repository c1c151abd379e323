# SPDX-License-Identifier: EUPL-1.2
"""Whoever has no mail is told on paper, and it is proved: printed notices, who handed them over, the signature."""

import re
from datetime import datetime, timedelta
from io import BytesIO

import pypdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from conoceles.accounts.models import User
from conoceles.accounts.notices import tell
from conoceles.accounts.rules.notices import Notice
from conoceles.capture.actions import remind
from conoceles.capture.models import NoticeDelivery
from conoceles.capture.notices import certificates
from conoceles.credentials.models import Account
from conoceles.kernel import clock
from conoceles.outbox.models import Attempt, Message
from conoceles.record.clerk import Clerk
from conoceles.record.models import Entry
from tests.world import world

from .paper import AREA, COUNCIL, PARTY, council_of, enters, pdf

pytestmark = pytest.mark.django_db
NOTICES = "/mesa/avisos/"


@pytest.fixture
def here():
    made = world(reminder_days="30, 7, 1")
    last = timezone.localtime(clock.now()).date() + timedelta(days=5)
    made.process.windows.update(last_day=last)
    return made


@pytest.fixture
def ana(here):
    who = here.candidacy("Ana Pérez Uc")
    council_of(here, who)
    return who


@pytest.fixture
def notice(here, ana):
    remind(here.process, now=clock.now(), by=Clerk())
    return Message.objects.get()


@pytest.fixture
def desk(notice):
    return enters("consejo", *COUNCIL)


def proof(**more):
    now = timezone.localtime(clock.now())
    return {
        "outcome": "entregada", "way": "domicilio", "day": f"{now:%d/%m/%Y}", "hour": f"{now:%H:%M}",
        "received_by": "Ana Pérez Uc", "receiver": "titular",
    } | more  # fmt: skip


def written(content):
    reader = pypdf.PdfReader(BytesIO(content))
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    return [re.sub(r"\s", "", page.extract_text()) for page in reader.pages]


def test_a_reminder_without_address_waits_is_printed_handed_over_and_proved(ana, notice, desk):
    assert "Ana Pérez Uc" in desk.get(NOTICES).content.decode()
    said = "".join(written(desk.get(f"{NOTICES}{notice.pk}/cedula.pdf").content))
    for told in (f"AV-{notice.pk.hex[:12].upper()}", "AnaPérezUc", "Suúltimodíaparaenviar", "Acusederecibo"):
        assert told in said
    answer = desk.post(f"{NOTICES}{notice.pk}/", proof(acuse=pdf("firmado")), follow=True)
    assert "La constancia quedó registrada" in answer.content.decode()
    notice.refresh_from_db()
    assert notice.state == Message.State.SENT
    kept = NoticeDelivery.objects.get()
    assert (kept.by.user.username, kept.received_by, kept.way) == ("consejo", "Ana Pérez Uc", "domicilio")
    assert desk.get(f"{NOTICES}constancias/{kept.pk}/").content.startswith(b"%PDF-")
    assert "No hay ninguno" in desk.get(NOTICES).content.decode()
    assert "entregado en papel" in desk.get(f"/mesa/candidaturas/{ana.pk}/").content.decode()
    assert list(Entry.objects.values_list("action", flat=True)) == [
        "reminders-queued", "notice-delivered", "notice-acuse-read",
    ]  # fmt: skip


def test_an_attempt_is_kept_and_it_goes_on_waiting(notice, desk):
    desk.post(f"{NOTICES}{notice.pk}/", proof(outcome="no-localizada", received_by="", receiver=""))
    notice.refresh_from_db()
    assert notice.state == Message.State.WAITING
    page = desk.get(NOTICES).content.decode()
    assert "1 intento" in page
    assert desk.post(
        f"{NOTICES}constancias/{NoticeDelivery.objects.get().pk}/", {"acuse": pdf("x")}
    ).status_code == 422  # fmt: skip


def test_the_receipt_may_come_later_and_is_never_replaced(notice, desk):
    desk.post(f"{NOTICES}{notice.pk}/", proof())
    at = f"{NOTICES}constancias/{NoticeDelivery.objects.get().pk}/"
    assert desk.post(at, {"acuse": pdf("uno")}).status_code == 302
    answer = desk.post(at, {"acuse": pdf("dos")})
    assert "un acuse no se cambia" in answer.content.decode()


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        ({"received_by": ""}, "Escriba el nombre de quien recibió"),
        ({"receiver": ""}, "en calidad de qué"),
        ({"day": "01/01/2999"}, "está en el futuro"),
        ({"day": "01/01/2001"}, "anterior al aviso"),
        ({"acuse": SimpleUploadedFile("a.exe", b"MZ")}, "PDF, un JPEG o un PNG"),
    ],
    ids=["nobody", "no quality", "later", "before it was", "no scan"],
)
def test_what_could_not_be_defended_is_refused_and_nothing_typed_is_lost(notice, desk, spoil, told):
    answer = desk.post(f"{NOTICES}{notice.pk}/", proof(note="En su casa") | spoil)
    assert answer.status_code == 422
    assert told in answer.content.decode()
    assert 'value="En su casa"' in answer.content.decode()
    assert not NoticeDelivery.objects.exists()


def test_what_went_by_mail_has_its_printed_notice_and_does_not_wait(here, ana):
    User.objects.filter(username=f"cuenta-{ana.pk}").update(email="ana@ejemplo.mx")
    remind(here.process, now=clock.now(), by=Clerk())
    desk = enters("consejo", *COUNCIL)
    assert "No hay ninguno" in desk.get(NOTICES).content.decode()
    message = Message.objects.get()
    assert message.to
    assert "por correo: en espera" in desk.get(f"/mesa/candidaturas/{ana.pk}/").content.decode()
    assert any("AnaPérezUc" in each for each in written(desk.get(f"{NOTICES}{message.pk}/cedula.pdf").content))
    desk.post(f"{NOTICES}{message.pk}/", proof())
    message.refresh_from_db()
    assert message.state == Message.State.WAITING  # the mail goes its own way


def test_what_happened_to_her_account_is_told_on_paper_too(here, ana):
    account = Account.objects.get(candidacy=ana)
    tell(account.user, [Notice.ACCESS_GIVEN_BACK], by=here.as_reviewer())
    desk = enters("consejo", *COUNCIL)
    assert "Ana Pérez Uc" in desk.get(NOTICES).content.decode()
    said = "".join(written(desk.get(f"{NOTICES}{Message.objects.get().pk}/cedula.pdf").content))
    assert "Serepusoelaccesoasucuenta" in said


def test_all_of_a_list_are_printed_in_one_file(here, notice, desk):
    eva = here.candidacy("Eva Canul Poot")
    council_of(here, eva)
    remind(here.process, now=clock.now(), by=Clerk())
    sheets = written(desk.get(f"{NOTICES}cedulas.pdf").content)
    for message in Message.objects.all():
        assert sum(f"AV-{message.pk.hex[:12].upper()}" in each for each in sheets) == 1


def test_each_desk_sees_its_own_and_the_area_those_of_all(here, ana, notice):
    luis = here.candidacy("Luis Dzul Chan", party=1)
    council_of(here, luis, key="consejo-02")
    remind(here.process, now=clock.now(), by=Clerk())
    other = enters("otro", COUNCIL[0], "prueba/consejo-02")
    assert "Ana" not in other.get(NOTICES).content.decode()
    assert other.get(f"{NOTICES}{notice.pk}/").status_code == 404
    page = enters("area", *AREA).get(NOTICES).content.decode()
    assert "Ana Pérez Uc" in page
    assert "Luis Dzul Chan" in page
    assert enters("rep", *PARTY).get(NOTICES).status_code == 403


def test_ten_more_ask_as_few_questions_as_one(here, notice, desk):
    def asked():
        with CaptureQueriesContext(connection) as queries:
            page = desk.get(NOTICES).content.decode()
        return len(queries), page.count("Juana ")

    asked()
    alone, _ = asked()
    council_of(here, *(here.candidacy(f"Juana {n}") for n in range(10)))
    remind(here.process, now=clock.now(), by=Clerk())
    many, listed = asked()
    assert listed == 10
    assert many == alone


def test_the_day_is_read_where_the_process_is(notice, desk):
    desk.post(f"{NOTICES}{notice.pk}/", proof())
    at = NoticeDelivery.objects.get().at
    assert isinstance(at, datetime)
    assert abs(at - clock.now()) < timedelta(minutes=2)


class TestTheCertificate:
    def test_says_to_whom_when_how_and_what_proves_it(self, ana, notice, desk):
        desk.post(f"{NOTICES}{notice.pk}/", proof(acuse=pdf("firmado")))
        kept = NoticeDelivery.objects.get()
        paper = certificates.of_candidacy(ana, at=clock.now())
        (row,) = paper.tables[0].rows
        assert row[:2] == [f"AV-{notice.pk.hex[:12].upper()}", "Ana Pérez Uc"]
        assert "5 días para enviar" in row[2]
        assert "En papel, en el domicilio" in row[4]
        assert "recibió Ana Pérez Uc, la persona titular" in row[4]
        assert kept.acuse_digest in row[5]

    @pytest.mark.usefixtures("ana")
    def test_bears_the_server_s_words_and_no_address_of_hers(self, here, notice):
        Message.objects.filter(pk=notice.pk).update(to="secreta@ejemplo.example", state="enviado")
        Attempt.objects.create(
            message=notice, number=1, at=clock.now(), outcome="entregado",
            reply="250 2.1.5 <secreta@ejemplo.example> en cola",
        )  # fmt: skip
        paper = certificates.of_process(here.process, at=clock.now())
        (row,) = paper.tables[0].rows
        assert row[5] == "Intento 1: «250 2.1.5 (su dirección) en cola»"
        assert "secreta" not in str(paper)

    def test_tells_nothing_of_her_account_nor_of_what_is_sealed(self, here, ana):
        for template in ("accounts/mail/change", "capture/mail/entered", "consents/mail/registered"):
            Message.objects.create(
                template=template, about=f"candidacies.Candidacy:{ana.pk}", queued_at=clock.now(), next_at=clock.now()
            )
        assert certificates.of_process(here.process, at=clock.now()).tables[0].rows == []

    @pytest.mark.usefixtures("notice")
    def test_of_a_representation_are_its_own(self, here):
        here.candidacy("Rival", party=1)
        found = [certificates.of_postulant(each, at=clock.now()).tables[0].rows for each in here.parties]
        assert [len(rows) for rows in found] == [1, 0]

    @pytest.mark.usefixtures("notice")
    def test_asks_as_much_for_many_as_for_one(self, here):
        def asked():
            with CaptureQueriesContext(connection) as queries:
                certificates.of_process(here.process, at=clock.now())
            return len(queries)

        before = asked()
        for number in range(5):
            here.candidacy(f"Otra {number}")
        remind(here.process, now=clock.now(), by=Clerk())
        assert Message.objects.count() == 6
        assert asked() == before
