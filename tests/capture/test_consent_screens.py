# SPDX-License-Identifier: EUPL-1.2
"""The screens with which a candidacy consents, and a desk takes in what was signed by hand."""

import re
from io import BytesIO

import pypdf
import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile

from conoceles.accounts.rules import Role
from conoceles.capture.actions import send
from conoceles.capture.consents import queries
from conoceles.capture.models import Consent
from conoceles.elections.queries import consent_texts
from conoceles.record.models import Entry
from conoceles.validation.actions import decide
from tests.identity import PUBLICATION, STATISTICS, TREATMENT, YES, consents, identity, say
from tests.people import application, entered, person
from tests.world import world

pytestmark = pytest.mark.django_db
SCAN = b"%PDF-1.7\n1 0 obj << /Type /Catalog >> endobj\n%%EOF"


@pytest.fixture
def here():
    made = world()
    consents(made)
    return made


@pytest.fixture
def who(here):
    return here.candidacy("Ana Pérez <Uc>")


@pytest.fixture
def own(here, who):
    return entered(here.as_candidacy(who).user, proved=("password",))


def signed(here, decision=PUBLICATION, **more):
    return {"given": "si", "signature": "Ana Perez Uc", "seen": consent_texts(here.process)[decision].digest} | more


def handed(here, **more):
    texts = consent_texts(here.process)
    return {
        **dict.fromkeys(map(str, texts), "si"),
        **{f"seen_{decision}": text.digest for decision, text in texts.items()},
        "signature": "Ana Pérez Uc",
        "scan": SimpleUploadedFile("a.pdf", SCAN),
        "signed_on": "04/03/2024",
        "hand": "firma",
        "notice": "leyo",
    } | more


def pages(pdf):
    return " ".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(pdf)).pages)


def test_the_whole_way_from_undecided_to_the_acuse(here, who, own):
    page = own.get("/consentimientos/").content.decode()
    assert page.count("Sin decidir") == 3
    text = consent_texts(here.process)[PUBLICATION]
    page = own.get("/consentimientos/publicacion/").content.decode()
    assert text.text in page
    assert text.digest in page
    assert "checked" not in page  # nothing is decided for her

    answer = own.post("/consentimientos/publicacion/", signed(here), follow=True)
    consent = Consent.objects.get()
    assert answer.redirect_chain == [(f"/consentimientos/acuses/{consent.pk}/", 302)]
    for told in (consent.folio, consent.digest, text.digest, "Ana Pérez &lt;Uc&gt;"):
        assert told in answer.content.decode()
    pdf = own.get(f"/consentimientos/acuses/{consent.pk}.pdf")
    said = re.sub(r"\s", "", pages(pdf.content))
    for told in (consent.folio, consent.digest, text.digest, text.text.replace(" ", ""), "AnaPerezUc"):
        assert told in said
    assert pypdf.PdfReader(BytesIO(pdf.content)).trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert "attachment" in pdf["Content-Disposition"]
    assert "Sí consiente" in own.get("/consentimientos/").content.decode()


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        ({"given": ""}, "Marque Sí o No"),
        ({"signature": ""}, "Escriba el nombre"),
        ({"signature": "Otra"}, "Escriba su nombre como está en su registro: Ana Pérez &lt;Uc&gt;"),
        ({"seen": "0" * 64}, "El texto cambió"),
        ({"given": "quizá"}, "Marque Sí o No"),
    ],
)
def test_a_mistake_is_told_and_loses_nothing_that_was_typed(here, who, own, spoil, told):
    answer = own.post("/consentimientos/publicacion/", signed(here) | spoil)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert told in page
    assert "<title>Error: " in page
    assert ('value="Ana Perez Uc"' in page) == ("signature" not in spoil)
    assert consent_texts(here.process)[PUBLICATION].digest in re.findall(r'name="seen" value="(\w+)"', page)
    assert not Consent.objects.exists()


def test_a_second_click_is_harmless(here, who, own):
    own.post("/consentimientos/publicacion/", signed(here))
    assert own.post("/consentimientos/publicacion/", signed(here))["Location"] == "/consentimientos/"
    own.post("/consentimientos/publicacion/retirar/")
    assert own.post("/consentimientos/publicacion/retirar/")["Location"] == "/consentimientos/"
    assert [each.given for each in queries.history(who)] == [False, True]


def test_signing_asks_again_who_it_is_and_withdrawing_does_not(here, who):
    say(here, who, PUBLICATION)
    late = entered(here.as_candidacy(who).user, proved=("password",), ago=3600)
    answer = late.post("/consentimientos/estadistica/", signed(here, STATISTICS))
    assert answer["Location"].startswith("/cuenta/confirmar/")
    assert not Consent.objects.filter(decision=STATISTICS).exists()
    late.post("/consentimientos/publicacion/retirar/")
    assert queries.given(who) == {PUBLICATION: False}


def test_what_is_shown_is_told_and_stops_being_told(here, who, own):
    sheet = identity(here)
    say(here, who, TREATMENT)
    say(here, who, PUBLICATION)
    assert "Ningún distintivo" in own.get("/consentimientos/").content.decode()
    revision = send(who, sheet, answers=YES, by=here.as_candidacy(who))
    decide(revision, outcome="aprobada", seen=revision.digest, by=here.as_reviewer())
    assert "Personas indígenas" in own.get("/consentimientos/").content.decode()
    own.post("/consentimientos/publicacion/retirar/")
    assert "Personas indígenas" not in own.get("/consentimientos/").content.decode()


def test_no_screen_of_consents_opens_the_vault(here, who, own):
    say(here, who, TREATMENT)
    revision = send(who, identity(here), answers=YES, by=here.as_candidacy(who))
    decide(revision, outcome="aprobada", seen=revision.digest, by=here.as_reviewer())
    for address in ("", "publicacion/", "tratamiento/retirar/", "formato.pdf", "formato/"):
        assert own.get(f"/consentimientos/{address}").status_code == 200
    assert not Entry.objects.filter(action__startswith="opened").exists()


def test_the_form_bears_the_names_and_the_very_texts_and_is_tagged(here, who, own):
    pdf = own.get("/consentimientos/formato.pdf").content
    said = re.sub(r"\s", "", pages(pdf))
    for text in consent_texts(here.process).values():
        assert text.text.replace(" ", "") in said
        assert text.digest in said
    assert "AnaPérez<Uc>" in said
    assert pypdf.PdfReader(BytesIO(pdf)).trailer["/Root"]["/MarkInfo"]["/Marked"]


def test_the_signed_form_is_handed_in_by_the_candidacy(here, who, own):
    answer = own.post("/consentimientos/formato/", handed(here, estadistica="no"))
    assert answer.status_code == 302
    assert queries.given(who) == {TREATMENT: True, PUBLICATION: True, STATISTICS: False}
    again = own.post("/consentimientos/formato/", handed(here))
    assert "Ese archivo ya se entregó" in again.content.decode()
    kept = Consent.objects.first()
    scan = own.get(f"/consentimientos/escaneos/{kept.pk}/")
    assert scan.content == SCAN
    assert scan["Content-Security-Policy"] == "default-src 'none'; sandbox"
    (settings.PRIVATE / kept.scan).write_bytes(b"%PDF-otro")
    gone = own.get(f"/consentimientos/escaneos/{kept.pk}/")
    assert (gone.status_code, "ya no está" in gone.content.decode()) == (410, True)


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        ({"scan": SimpleUploadedFile("a.exe", b"MZ")}, "PDF, un JPEG o un PNG"),
        ({"estadistica": ""}, "Marque Sí o No"),
        ({"signature": "Otra"}, "Escriba su nombre"),
        ({"signed_on": ""}, "Escriba la fecha en que se firmó"),
        ({"signed_on": "04/03/2999"}, "todavía no llega"),
        ({"notice": ""}, "Diga a quién se mostró el aviso"),
        ({"hand": "huella"}, "Diga con qué firmó"),
    ],
)
def test_a_form_that_cannot_be_taken_says_why(here, who, own, spoil, told):
    answer = own.post("/consentimientos/formato/", handed(here) | spoil)
    assert answer.status_code == 422
    assert told in answer.content.decode()
    assert not Consent.objects.exists()


def test_a_desk_receives_it_and_stays_beside_who_signed(here, who):
    user = person("mesa", Role.AREA, "prueba")
    application(user)
    desk = entered(user)
    assert desk.get(f"/mesa/consentimientos/{who.pk}/formato.pdf").status_code == 200
    answer = desk.post(f"/mesa/consentimientos/{who.pk}/", handed(here), follow=True)
    assert answer.status_code == 200
    assert {(each.by.user, each.signature) for each in Consent.objects.all()} == {(user, "Ana Pérez Uc")}
    assert desk.get("/consentimientos/").status_code == 404
    assert desk.post("/consentimientos/publicacion/", signed(here)).status_code == 404


def test_a_process_that_asks_nothing_says_so(here, who, own):
    here.process.consent_texts.all().delete()
    assert "todavía no pide" in own.get("/consentimientos/").content.decode()
    assert own.get("/consentimientos/publicacion/").status_code == 404
    assert own.get("/consentimientos/formato/").status_code == 404
