# SPDX-License-Identifier: EUPL-1.2
"""Forms of consent printed together, and what comes back signed: matched by its code, accepted, then registered."""

import re
from datetime import timedelta
from io import BytesIO

import pypdf
import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile

from conoceles.accounts.models import User
from conoceles.capture.consents import queries
from conoceles.capture.models import Consent, Scan
from conoceles.capture.periodic import sweep_scans
from conoceles.elections.consent import Decision
from conoceles.elections.models import ConsentText
from conoceles.elections.queries import consent_texts
from conoceles.kernel import clock, digests
from conoceles.outbox.models import Message
from conoceles.outbox.rendering import render
from conoceles.record.models import Entry
from tests.identity import consents, say
from tests.world import world

from .paper import AREA, COUNCIL, PARTY, allow, code, council_of, enters, pdf

pytestmark = pytest.mark.django_db
PAPERS = "/papel/consentimientos/"


@pytest.fixture
def here():
    made = world()
    consents(made)
    return made


@pytest.fixture
def ana(here):
    return here.candidacy("Ana Pérez Uc")


@pytest.fixture
def eva(here):
    return here.candidacy("Eva Canul Poot")


@pytest.fixture
def rival(here):
    return here.candidacy("Luis Dzul Chan", party=1)


@pytest.fixture
def party():
    return enters("representante", *PARTY)


def sent(browser, *files):
    """The list that comes of handing over *files*."""
    answer = browser.post(PAPERS, {"scans": list(files)}, follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


def accepted(browser):
    """The last list, accepted as it is shown."""
    batch = Scan.objects.latest("pk").batch_id
    page = browser.get(f"{PAPERS}{batch}/").content.decode()
    seen = re.search(r'name="seen" value="(\w+)"', page)[1]
    return browser.post(f"{PAPERS}{batch}/", {"seen": seen}, follow=True).content.decode()


def read(here, **more):
    """What a desk writes down of a form."""
    texts = consent_texts(here.process)
    return {
        **dict.fromkeys(map(str, texts), "si"),
        **{f"seen_{decision}": text.digest for decision, text in texts.items()},
        "signature": "Ana Pérez Uc", "signed_on": "04/03/2024", "hand": "firma", "notice": "leyo",
    } | more  # fmt: skip


def words(content):
    return [re.sub(r"\s", "", page.extract_text()) for page in pypdf.PdfReader(BytesIO(content)).pages]


class TestPrinting:
    @pytest.mark.usefixtures("rival")
    def test_one_file_has_the_form_of_each_with_its_own_code_on_every_sheet(self, ana, eva, party):
        pdf_file = party.get(f"{PAPERS}formatos.pdf").content
        sheets = words(pdf_file)
        for who in (ana, eva):
            of_hers = [sheet for sheet in sheets if code(who) in sheet]
            assert any(who.person.name.replace(" ", "") in sheet for sheet in of_hers)
        assert all((code(ana) in sheet) != (code(eva) in sheet) for sheet in sheets)
        assert not any("Dzul" in sheet for sheet in sheets)
        assert pypdf.PdfReader(BytesIO(pdf_file)).trailer["/Root"]["/MarkInfo"]["/Marked"]

    @pytest.mark.usefixtures("eva")
    def test_whoever_decided_is_printed_only_when_all_are_asked_for(self, here, ana, party):
        say(here, ana, Decision.TREATMENT)
        assert not any(code(ana) in sheet for sheet in words(party.get(f"{PAPERS}formatos.pdf").content))
        assert any(code(ana) in sheet for sheet in words(party.get(f"{PAPERS}formatos.pdf?todas").content))

    def test_a_council_prints_those_that_it_serves(self, here, ana, eva):
        council_of(here, eva)
        page = words(enters("consejo", *COUNCIL).get(f"{PAPERS}formatos.pdf").content)
        assert any(code(eva) in sheet for sheet in page)
        assert not any(code(ana) in sheet for sheet in page)

    @pytest.mark.usefixtures("ana")
    @pytest.mark.parametrize("part", ["2", "0", "-1", "x", "9" * 5000], ids=["2", "0", "less", "x", "endless"])
    def test_a_part_that_is_not_there_leads_to_those_that_are(self, party, part):
        assert party.get(f"{PAPERS}formatos.pdf?parte={part}")["Location"] == PAPERS

    @pytest.mark.usefixtures("ana")
    def test_it_offers_a_thumbprint_only_where_the_process_takes_one(self, here, party):
        assert not any("huelladigital" in sheet for sheet in words(party.get(f"{PAPERS}formatos.pdf").content))
        allow(here, "consent_thumbprint")
        assert any("huelladigital" in sheet for sheet in words(party.get(f"{PAPERS}formatos.pdf").content))


class TestMatching:
    def test_each_scan_is_told_for_what_it_is_and_nothing_is_registered(self, ana, eva, rival, party):
        page = sent(
            party,
            pdf("ana", f"{code(ana)}.pdf"),
            pdf("eva", f"escaneo_{code(eva).lower().replace('-', '')}_1.pdf"),
            pdf("eva otra vez", f"{code(eva)} (2).pdf"),
            pdf("rival", f"{code(rival)}.pdf"),
            pdf("nadie", "IMG_20240304.pdf"),
        )
        assert page.count("Corresponde<") == 1
        assert page.count("Repetido<") == 2
        assert page.count("De otra representación o consejo<") == 1
        assert page.count("Sin código<") == 1
        assert "Dzul" not in page
        assert not Consent.objects.exists()

    def test_a_code_of_words_that_changed_is_told(self, here, ana, party):
        old = code(ana)
        signed = {"title": "¿Consiente?", "text": "Otro texto.", "without": "Si no, no."}
        ConsentText.objects.create(
            process=here.process, decision=Decision.TREATMENT, version=2, digest=digests.digest(signed),
            source="prueba", confidence="A", loaded_at=clock.now(), **signed,
        )  # fmt: skip
        assert "Otra versión del texto<" in sent(party, pdf("ana", f"{old}.pdf"))

    def test_a_code_that_nobody_has_is_told(self, here, party):
        stranger = here.candidacy("Rosa Uc")
        unknown = code(stranger)
        stranger.delete()
        assert "Código desconocido<" in sent(party, pdf("ana", f"{unknown}.pdf"))

    def test_a_typed_code_matches_and_one_badly_typed_says_so_and_stays(self, ana, party):
        sent(party, pdf("ana"))
        at = f"{PAPERS}escaneos/{Scan.objects.get().pk}/codigo/"
        wrong = code(ana)[:-1] + ("0" if code(ana)[-1] != "0" else "1")
        answer = party.post(at, {"code": wrong})
        assert answer.status_code == 422
        assert "16 letras" in answer.content.decode()
        assert f'value="{wrong}"' in answer.content.decode()
        assert "Corresponde<" in party.post(at, {"code": code(ana).lower()}, follow=True).content.decode()

    def test_a_file_that_is_no_scan_is_left_out_by_name_and_the_others_stay(self, ana, party):
        page = sent(party, pdf("ana", f"{code(ana)}.pdf"), SimpleUploadedFile("hoja.docx", b"PK\x03\x04"))
        assert "«hoja.docx»" in page
        assert Scan.objects.count() == 1

    @pytest.mark.usefixtures("ana")
    def test_nothing_but_what_is_no_scan_is_an_error_of_the_form(self, party):
        answer = party.post(PAPERS, {"scans": [SimpleUploadedFile("hoja.docx", b"PK\x03\x04")]})
        assert (answer.status_code, Scan.objects.count()) == (422, 0)
        assert "«hoja.docx»" in answer.content.decode()

    def test_one_that_is_taken_away_leaves_no_file_and_its_twin_matches(
        self, ana, party, django_capture_on_commit_callbacks
    ):
        sent(party, pdf("uno", f"{code(ana)}.pdf"), pdf("dos", f"{code(ana)}-bis.pdf"))
        with django_capture_on_commit_callbacks(execute=True):
            party.post(f"{PAPERS}escaneos/{Scan.objects.first().pk}/quitar/")
        kept = [settings.PRIVATE / each.file for each in Scan.objects.all() if each.file]
        assert list(settings.PRIVATE.glob("consents/scans/*/*")) == kept
        assert len(kept) == 1
        assert "Corresponde<" in party.get(f"{PAPERS}{Scan.objects.first().batch_id}/").content.decode()

    def test_another_representation_sees_none_of_it(self, ana, party):
        sent(party, pdf("ana", f"{code(ana)}.pdf"))
        scan = Scan.objects.get()
        other = enters("otra", PARTY[0], "prueba/faisan")
        for address in (f"{scan.batch_id}/", f"escaneos/{scan.pk}/archivo/"):
            assert other.get(PAPERS + address).status_code == 404

    def test_a_list_of_many_asks_as_few_questions_as_one_of_two(self, here, party, django_assert_max_num_queries):
        people = [here.candidacy(f"Persona {n}") for n in range(12)]
        sent(party, *(pdf(n, f"{code(each)}.pdf") for n, each in enumerate(people)))
        with django_assert_max_num_queries(14):
            party.get(f"{PAPERS}{Scan.objects.first().batch_id}/")


class TestRegistering:
    def test_the_representation_accepts_and_the_desk_reads_and_registers(self, here, ana, party):
        sent(party, pdf("ana", f"{code(ana)}.pdf"))
        scan = Scan.objects.get()
        desk = enters("area", *AREA)
        assert desk.get(f"{PAPERS}escaneos/{scan.pk}/registrar/").status_code == 404
        assert "Se aceptaron 1" in accepted(party)
        assert party.get(f"{PAPERS}escaneos/{scan.pk}/registrar/").status_code == 404  # nobody signs for anybody
        assert "Ana Pérez Uc" in desk.get(PAPERS).content.decode()
        assert desk.get(f"{PAPERS}escaneos/{scan.pk}/archivo/").content.startswith(b"%PDF-")
        answer = desk.post(f"{PAPERS}escaneos/{scan.pk}/registrar/", read(here, estadistica="no"), follow=True)
        assert "Se registró el formato de Ana Pérez Uc" in answer.content.decode()
        assert queries.given(ana) == {
            Decision.TREATMENT: True, Decision.PUBLICATION: True, Decision.STATISTICS: False,
        }  # fmt: skip
        kept = Consent.objects.first()
        assert (str(kept.signed_on), kept.by.user.username) == ("2024-03-04", "area")
        scan.refresh_from_db()
        assert (scan.registered, scan.file) == (True, "")
        assert list(Entry.objects.values_list("action", flat=True)) == [
            "consent-scans-handed-over", "consent-scans-accepted", "consent-scan-read", "consent-scan-registered",
        ]  # fmt: skip

    def test_a_list_that_changed_meanwhile_is_not_accepted(self, ana, party):
        sent(party, pdf("ana", f"{code(ana)}.pdf"))
        answer = party.post(f"{PAPERS}{Scan.objects.get().batch_id}/", {"seen": "0" * 64})
        assert answer.status_code == 422
        assert "La lista cambió" in answer.content.decode()
        assert Scan.objects.get().accepted_at is None

    @pytest.mark.parametrize("mail", ["ana@ejemplo.mx", ""], ids=["by-mail", "by-hand"])
    def test_she_who_was_not_there_is_told_that_it_was_registered(self, here, ana, party, mail):
        council_of(here, ana)
        User.objects.filter(handed_over_as__candidacy=ana).update(email=mail)
        sent(party, pdf("ana", f"{code(ana)}.pdf"))
        accepted(party)
        enters("area", *AREA).post(f"{PAPERS}escaneos/{Scan.objects.get().pk}/registrar/", read(here))
        message = Message.objects.get()
        assert message.to == mail
        assert "Si usted no lo firmó, avise al instituto" in render(message).text

    def test_words_that_changed_after_accepting_are_not_registered(self, here, ana, party):
        sent(party, pdf("ana", f"{code(ana)}.pdf"))
        accepted(party)
        signed = {"title": "¿Consiente?", "text": "Otro texto.", "without": "Si no, no."}
        ConsentText.objects.create(
            process=here.process, decision=Decision.TREATMENT, version=2, digest=digests.digest(signed),
            source="prueba", confidence="A", loaded_at=clock.now(), **signed,
        )  # fmt: skip
        answer = enters("area", *AREA).post(f"{PAPERS}escaneos/{Scan.objects.get().pk}/registrar/", read(here))
        assert answer.status_code == 422
        assert not Consent.objects.exists()

    def test_a_council_hands_over_what_was_signed_before_it_and_registers_it(self, here, ana):
        council_of(here, ana)
        desk = enters("consejo", *COUNCIL)
        sent(desk, pdf("ana", f"{code(ana)}.pdf"))
        accepted(desk)
        desk.post(f"{PAPERS}escaneos/{Scan.objects.get().pk}/registrar/", read(here))
        assert Consent.objects.count() == 3
        assert not Message.objects.exists()  # she was there, and took her receipt

    def test_what_cannot_be_registered_says_why_and_loses_nothing(self, here, ana, party):
        sent(party, pdf("ana", f"{code(ana)}.pdf"))
        accepted(party)
        at = f"{PAPERS}escaneos/{Scan.objects.get().pk}/registrar/"
        page = enters("area", *AREA).post(at, read(here, signature="Otra Persona")).content.decode()
        assert "Escriba su nombre como está en su registro" in page
        assert 'value="Otra Persona"' in page
        assert Scan.objects.get().file
        assert not list(settings.PRIVATE.glob("consents/*.pdf"))


def test_a_scan_that_nobody_accepts_is_destroyed_after_thirty_days_and_one_accepted_waits(ana, eva, party, monkeypatch):
    sent(party, pdf("ana", f"{code(ana)}.pdf"))
    accepted(party)
    sent(party, pdf("eva", f"{code(eva)}.pdf"))
    left = settings.PRIVATE / "consents" / "scans" / "1" / "de-una-interrupcion.pdf"
    left.parent.mkdir(parents=True, exist_ok=True)
    left.write_bytes(b"%PDF-")
    later = clock.now() + timedelta(days=31)
    monkeypatch.setattr(clock, "now", lambda: later)
    sweep_scans()
    assert [bool(each.file) for each in Scan.objects.order_by("pk")] == [True, False]
    assert len(list(settings.PRIVATE.glob("consents/scans/*/*"))) == 1
