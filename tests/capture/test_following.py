# SPDX-License-Identifier: EUPL-1.2
"""Receipts, whoever has not sent, reminders, and the preview."""

import io
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pypdf
import pytest
from django.core import management
from openpyxl import load_workbook

from conoceles.accounts.models import User
from conoceles.accounts.queries import console
from conoceles.accounts.rules import Role
from conoceles.capture import acuses
from conoceles.capture.actions import remind
from conoceles.capture.models import Opening, Reminder
from conoceles.capture.periodic import remind_all
from conoceles.capture.queries.acuses import receipts
from conoceles.capture.queries.omissions import owing
from conoceles.capture.rules import acuses as rule
from conoceles.capture.rules.reminders import chosen, due
from conoceles.credentials.models import Account
from conoceles.elections.models import CalendarWindow
from conoceles.kernel import clock
from conoceles.outbox.models import Message
from conoceles.record.models import Entry
from conoceles.validation.actions import decide
from tests.world import world

from .screens import EVERYTHING, LONG, asks, herself, official, representation

pytestmark = pytest.mark.django_db
LAST = date(2024, 3, 10)


def at_noon(day):
    return datetime(day.year, day.month, day.day, 12, tzinfo=ZoneInfo("America/Merida"))


@pytest.fixture
def here():
    made = world(party_captures_curricular=True, reminder_days="7, 3, 0", correction_days=2)
    made.questionnaire = asks(made, EVERYTHING)
    return made


@pytest.fixture
def ana(here):
    her = herself(here, here.candidacy("Ana Pérez <Uc>"))
    her.completes()
    return her


@pytest.fixture
def closes(here, monkeypatch):
    """Everybody's last day is the 10th of March, and now is noon of the day that it is called with."""
    CalendarWindow.objects.filter(process=here.process).update(last_day=LAST)

    def now(day):
        monkeypatch.setattr(clock, "now", lambda: at_noon(day))
        return at_noon(day)

    return now


class TestAReceipt:
    def sent(self, ana):
        ana.sends()
        return receipts().get(candidacy=ana.candidacy)

    def test_is_a_tagged_pdf_with_folio_digest_exact_time_and_every_word(self, ana):
        revision = self.sent(ana)
        answer = ana.get("acuse-file", revision.pk)
        pdf = pypdf.PdfReader(io.BytesIO(answer.content))
        read = " ".join(" ".join(page.extract_text() for page in pdf.pages).split())
        assert pdf.trailer["/Root"]["/MarkInfo"]["/Marked"]
        at = revision.sent_at.astimezone(ZoneInfo("America/Merida"))
        for said in (rule.folio(revision.pk), at.strftime("%H:%M:%S.%f"), "Ana Pérez <Uc>", "https://ana.example"):
            assert said in read
        assert revision.digest in read.replace(" ", "")
        assert read.count("palabra palabra palabra") >= 2
        assert answer["Content-Disposition"].startswith("attachment")

    def test_is_the_same_when_the_button_is_pressed_twice(self, ana):
        form = ana.hidden("check", "curricular")
        first, second = (ana.browser.post(ana.at("send", "curricular"), form) for _ in range(2))
        assert first["Location"] == second["Location"]
        assert ana.candidacy.revisions.count() == 1

    def test_is_verified_by_the_institute_with_its_folio_and_enough_of_its_digest(self, here, ana):
        revision = self.sent(ana)
        instance = official(here, Role.INSTANCE)

        def asked(folio, digest, browser=instance):
            return browser.get("/captura/acuses/comprobar/", {"folio": folio, "digest": digest}).content.decode()

        folio, digest = rule.folio(revision.pk), revision.digest
        assert "El acuse es verdadero" in asked(folio, digest)
        assert acuses.moment(revision) in asked(f" {folio.replace('-', '')} ", digest[:16].upper())
        wrong = digest[:15] + ("0" if digest[15] != "0" else "1")
        for pair in ((folio, digest[:15]), (folio, wrong), (rule.folio(revision.pk + 1), digest), ("x", digest)):
            page = asked(*pair)
            assert "No coincide" in page
            assert "Ana" not in page
        elsewhere = official(world("otra"), Role.INSTANCE, "de-otro-instituto")
        assert "No coincide" in asked(folio, digest, elsewhere)

    def test_says_when_something_was_sent_after_it(self, ana):
        revision = self.sent(ana)
        ana.writes("historia", {"r-historia": LONG + " Y algo más."})
        ana.sends()
        assert "Después de este envío hubo otro." in ana.get("acuse", revision.pk).content.decode()
        assert ana.candidacy.revisions.count() == 2


class TestWhoHasNotSent:
    def test_is_listed_once_her_last_day_went_by_and_until_she_sends(self, here, ana, closes):
        here.candidacy("Rosa Canul")
        closes(LAST)
        area = official(here, Role.AREA)
        assert "Ana" not in area.get("/captura/omisos/").content.decode()
        assert "Ana" in area.get("/captura/omisos/", {"ver": "todas"}).content.decode()
        ana.sends()
        now = closes(LAST + timedelta(days=1))
        assert [(each.candidacy.person.name, each.omitted) for each in owing(here.process, now=now)] == [
            ("Rosa Canul", True)
        ]
        page = official(here, Role.AREA, "otra").get("/captura/omisos/").content.decode()
        assert "Su último día fue el 10 de marzo de 2024" in " ".join(page.split())

    @pytest.mark.usefixtures("ana")
    def test_is_a_workbook_with_its_cut_off(self, here, closes):
        closes(LAST + timedelta(days=1))
        book = load_workbook(io.BytesIO(official(here, Role.AREA).get("/captura/omisos.xlsx").content))
        rows = list(book["Omisas"].values)
        assert rows[1][0] == "Ana Pérez <Uc>"
        assert rows[1][5:9] == ("Cuestionario curricular", "10 de marzo de 2024", "sí", 0)

    def test_is_given_more_time_alone_with_a_reason_by_who_may(self, here, ana, closes):
        closes(LAST + timedelta(days=2))
        area = official(here, Role.AREA)
        assert area.post(ana.at("open"), {"last_day": "13/03/2024", "reason": ""}).status_code == 422
        for wrong in ("11/03/2024", "31/12/9999"):
            assert area.post(ana.at("open"), {"last_day": wrong, "reason": "Falla"}).status_code == 422
        assert area.post(ana.at("open"), {"last_day": "13/03/2024", "reason": "Falla"}).status_code == 302
        assert Opening.objects.get().last_day == date(2024, 3, 13)
        again = herself(here, ana.candidacy)
        page = again.get("tasks").content.decode()
        assert "13 de marzo de 2024" in page
        assert "El instituto le abrió la captura hasta ese día." in page
        assert again.sends()["Location"].startswith("/captura/")

    def test_may_correct_what_was_returned_to_her_after_the_window_closed(self, here, ana, closes):
        closes(LAST)
        her = herself(here, ana.candidacy)
        her.sends()
        revision = ana.candidacy.revisions.get()
        closes(LAST + timedelta(days=5))
        decide(revision, outcome="devuelta", seen=revision.digest, observations=[("historia", "Falta el año.")],
               by=here.as_reviewer())  # fmt: skip
        again = herself(here, ana.candidacy)
        page = again.get("tasks").content.decode()
        assert "17 de marzo de 2024" in page
        assert "El instituto se la abrió para corregir" in page
        again.writes("historia", {"r-historia": LONG + " En 2019."})
        again.sends()
        assert ana.candidacy.revisions.count() == 2


class TestReminders:
    @pytest.fixture
    def account(self, here, ana):
        user = User.objects.create(username="cuenta", email="ana@correo.example")
        return Account.objects.create(
            process=here.process, user=user, candidacy=ana.candidacy, postulant=here.parties[0], made_at=clock.now()
        )

    @pytest.mark.usefixtures("account")
    def test_come_once_for_each_day_that_the_process_chose(self, here, closes):
        told = []
        for days in (8, 7, 7, 6, 3, 0):
            now = closes(LAST - timedelta(days=days))
            told.append(len(remind(here.process, now=now, by=console())))
        assert told == [0, 1, 0, 0, 1, 1]
        assert list(Reminder.objects.order_by("pk").values_list("days_left", flat=True)) == [7, 3, 0]
        assert {message.to for message in Message.objects.all()} == {"ana@correo.example"}

    @pytest.mark.usefixtures("account")
    def test_lose_none_because_nobody_asked_that_day(self, here, closes):
        assert len(remind(here.process, now=closes(LAST - timedelta(days=5)), by=console())) == 1
        message = Message.objects.get()
        assert (message.values["days"], message.values["last_day"]) == (5, "10 de marzo de 2024")

    @pytest.mark.usefixtures("account")
    def test_come_by_themselves_and_not_twice(self, closes):
        closes(LAST - timedelta(days=7))
        assert [remind_all(), remind_all()] == [{"reminded": 1}, {"reminded": 0}]
        (entry,) = Entry.objects.filter(action="reminders-queued")
        assert entry.role == "sistema"

    def test_are_for_hands_where_there_is_no_mail_and_none_for_who_sent(self, here, ana, closes):
        here.candidacy("Rosa Canul")
        closes(LAST - timedelta(days=3))
        herself(here, ana.candidacy).sends()
        out = io.StringIO()
        management.call_command("remind_capture", process="prueba", stdout=out)
        assert "Recordatorios: 1; sin correo, para imprimir o decir: 1." in out.getvalue()
        assert Message.objects.get().values["name"] == "Rosa Canul"

    def test_are_on_the_days_that_were_written(self):
        assert chosen("7, 3,0") == [7, 3, 0]
        assert chosen(None) == []
        assert [due(left, [7, 3, 0]) for left in (8, 7, 4, 3, 1, 0, None)] == [None, 7, 7, 3, 3, 0, None]


class TestThePreview:
    def test_shows_what_the_page_shows_and_nothing_private(self, here, ana):
        base = f"/vista-previa/{ana.candidacy.pk}/"
        page = ana.browser.get(base, follow=True).content.decode()
        style = page.split('href="../../')[1].split('"')[0]
        assert ana.browser.get(base + style)["Content-Type"].startswith("text/css")
        assert ana.browser.get(base + "marca.svg")["Content-Type"] == "image/svg+xml"
        elsewhere = ana.browser.get(base + "partidos/ceiba/")
        assert (elsewhere.status_code, "una sola página" in elsewhere.content.decode()) == (404, True)
        rival = herself(here, here.candidacy("Rival", party=1))
        assert rival.browser.get(base, follow=True).status_code == 404

    def test_is_also_for_its_representation(self, here, ana):
        theirs = representation(here, ana.candidacy)
        assert theirs.browser.get(f"/vista-previa/{ana.candidacy.pk}/", follow=True).status_code == 200
