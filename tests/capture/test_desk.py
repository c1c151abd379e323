# SPDX-License-Identifier: EUPL-1.2
"""A candidacy without mail, telephone or computer: printed forms, a desk that types from them, and printed receipts."""

import re
from io import BytesIO

import pypdf
import pytest

from conoceles.capture.consents import queries as consented
from conoceles.capture.identity import open_revision
from conoceles.capture.models import Assistance, Draft, Revision
from conoceles.elections.consent import Decision
from conoceles.elections.models import Questionnaire
from conoceles.kernel import digests
from conoceles.record.models import Entry
from tests.identity import YES, consents, identity
from tests.people import entered
from tests.world import world

from .paper import AREA, COUNCIL, PARTY, allow, council_of, enters, form_code, pdf
from .test_scans import read

pytestmark = pytest.mark.django_db


@pytest.fixture
def here():
    made = world()
    consents(made)
    allow(made, "desk_captures", "consent_thumbprint", "consent_interpreter_maya")
    Questionnaire.objects.update(digest=digests.digest("curricular"))
    made.questionnaire.refresh_from_db()
    return made


@pytest.fixture
def sheet(here):
    return identity(here)


@pytest.fixture
def ana(here, sheet):
    who = here.candidacy("Ana Pérez Uc", slug="ana-perez-uc")
    council_of(here, who)
    return who


@pytest.fixture
def desk(ana):
    return enters("consejo", *COUNCIL)


def at(who, rest=""):
    return f"/mesa/candidaturas/{who.pk}/{rest}"


def received(desk, who, questionnaire, **more):
    return desk.post(at(who), {"code": form_code(who, questionnaire), "received_on": "04/03/2024"} | more, follow=True)


def written(pdf):
    """The sheets of a PDF, without blanks, and whether it is tagged."""
    reader = pypdf.PdfReader(BytesIO(pdf))
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    return [re.sub(r"\s", "", page.extract_text()) for page in reader.pages]


def test_whoever_has_no_device_completes_everything_on_paper(here, ana, sheet, desk):
    # Everything is printed, and she fills it in at home.
    for slug in ("curricular", "identidad"):
        assert desk.get(f"/captura/{ana.pk}/c/{slug}/formato.pdf").status_code == 200
    assert desk.get(f"/mesa/consentimientos/{ana.pk}/formato.pdf").status_code == 200

    # She comes back with it. Her thumbprint, two witnesses, and somebody who speaks Maya.
    signed = read(
        here, hand="huella", witness_one="Rosa Uc", witness_two="Juan Pat", notice="interprete-maya",
        interpreter="Elda Chi", estadistica="no", scan=pdf("ana"),
    )  # fmt: skip
    acuse = desk.post(f"/mesa/consentimientos/{ana.pk}/", signed, follow=True)
    assert acuse.status_code == 200
    assert consented.given(ana)[Decision.TREATMENT] is True
    consent = consented.in_force(ana)[Decision.TREATMENT]
    said = "".join(written(desk.get(f"/consentimientos/acuses/{consent.pk}.pdf").content))
    for told in ("RosaUcyJuanPat", "EldaChi", "consejo,encarácterdeConsejodistritalomunicipal"):
        assert told in said

    # The desk types the curricular one section by section, and sends it.
    assert "Formato recibido: Cuestionario curricular" in received(desk, ana, here.questionnaire).content.decode()
    assert desk.get(at(ana, "curricular/"))["Location"] == f"/captura/{ana.pk}/"
    desk.post(f"/captura/{ana.pk}/c/curricular/s/trayectoria/", {"r-camino": "Maestra rural.", "key": "a"})
    page = desk.get(f"/captura/{ana.pk}/c/curricular/").content.decode()
    seen = re.search(r'name="seen" value="(\w+)"', page)[1]
    answer = desk.post(f"/captura/{ana.pk}/c/curricular/enviar/", {"seen": seen}, follow=True)
    assert "El instituto recibió las respuestas" in answer.content.decode()
    revision = Revision.objects.get(questionnaire=here.questionnaire)
    said = "".join(written(desk.get(f"/captura/{ana.pk}/acuses/{revision.pk}/acuse.pdf").content))
    assert "consejo,encarácterdeConsejodistritalomunicipal" in said
    assert f"elformatoimpreso{form_code(ana, here.questionnaire)},recibidoel4demarzode2024" in said
    assert "Maestrarural." in said

    # And the envelope, all at once: sealed, and never read again by whoever typed it.
    received(desk, ana, sheet)
    answer = desk.post(at(ana, "identidad/"), {f"r-{key}": value for key, value in YES.items()}, follow=True)
    revision = Revision.objects.get(questionnaire=sheet)
    assert answer.redirect_chain == [(f"/captura/{ana.pk}/acuses/{revision.pk}/", 302)]
    assert "Itzá" not in "".join(written(desk.get(f"/captura/{ana.pk}/acuses/{revision.pk}/acuse.pdf").content))
    assert open_revision(revision, by=here.as_candidacy(ana)) == YES
    for address in (at(ana), f"/captura/{ana.pk}/acuses/{revision.pk}/"):
        assert "Itzá" not in desk.get(address).content.decode()
    assert not Assistance.objects.filter(closed_at=None).exists()
    assert {"printed-form-received", "answers-sent", "printed-form-sent", "consent-form-handed-in"} <= set(
        Entry.objects.values_list("action", flat=True)
    )


def test_the_form_has_every_question_with_its_help_its_limits_and_its_options(here, ana, sheet, desk):
    sheets = written(desk.get(f"/captura/{ana.pk}/c/curricular/formato.pdf").content)
    said = "".join(sheets)
    assert all(form_code(ana, here.questionnaire) in each for each in sheets)
    for question in here.questionnaire.definition.questions:
        assert question.label.replace(" ", "") in said
    assert "De5a2,000caracteres" in said
    sheets = written(desk.get(f"/captura/{ana.pk}/c/identidad/formato.pdf").content)
    assert "Sobrecerrado" in sheets[0]
    assert not any("¿indigena?" in each for each in sheets[:1])
    said = "".join(sheets)
    assert "Sólosien«¿indigena?»marcó«Sí»." in said
    assert "Prefieronocontestar" in said
    assert "¿joven?" not in said  # what is derived is not asked


def test_the_candidacy_and_its_representation_print_it_too(here, ana, sheet):
    own = entered(here.as_candidacy(ana).user, proved=("password",))
    assert own.get(f"/captura/{ana.pk}/c/identidad/formato.pdf").status_code == 200
    assert enters("rep", *PARTY).get(f"/captura/{ana.pk}/c/curricular/formato.pdf").status_code == 200
    assert (
        enters("otra", PARTY[0], "prueba/faisan").get(f"/captura/{ana.pk}/c/curricular/formato.pdf").status_code == 404
    )


def test_nothing_is_typed_before_the_form_was_received_nor_after_it_was_sent(here, ana, desk):
    section = f"/captura/{ana.pk}/c/curricular/s/trayectoria/"
    assert desk.get(section).status_code == 404
    received(desk, ana, here.questionnaire)
    assert desk.get(section).status_code == 200
    desk.post(f"/mesa/formatos/{Assistance.objects.get().pk}/dejar/")
    assert desk.post(section, {"r-camino": "Otra cosa.", "key": "a"}).status_code == 404
    assert not Draft.objects.exists()


def test_a_form_of_one_questionnaire_opens_no_other(here, ana, sheet, desk):
    received(desk, ana, sheet)
    assert desk.get(f"/captura/{ana.pk}/c/curricular/s/trayectoria/").status_code == 404
    assert desk.get(f"/captura/{ana.pk}/c/identidad/s/pueblos/").status_code == 404


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        ({"code": "AB12"}, "no es de un cuestionario de esta candidatura"),
        ({"code": ""}, "Escriba el código"),
        ({"received_on": "04/03/2999"}, "todavía no llega"),
        ({"received_on": "ayer"}, "Escriba la fecha"),
    ],
    ids=["no code", "empty", "later", "no date"],
)
def test_a_form_that_cannot_be_received_says_why(here, ana, desk, spoil, told):
    answer = received(desk, ana, here.questionnaire, **spoil)
    assert answer.status_code == 422
    assert told in answer.content.decode()
    assert not Assistance.objects.exists()


def test_the_form_of_somebody_else_or_of_former_questions_is_not_received(here, ana, desk):
    eva = here.candidacy("Eva Canul")
    answer = received(desk, ana, here.questionnaire, code=form_code(eva, here.questionnaire))
    assert "no es de un cuestionario de esta candidatura" in answer.content.decode()
    old = form_code(ana, here.questionnaire)
    Questionnaire.objects.filter(pk=here.questionnaire.pk).update(digest=digests.digest("otras preguntas"))
    assert "otra versión del cuestionario" in received(desk, ana, here.questionnaire, code=old).content.decode()


def test_only_one_desk_types_it(here, ana, desk):
    received(desk, ana, here.questionnaire)
    area = enters("area", *AREA)
    assert "ya se recibió" in received(area, ana, here.questionnaire).content.decode()
    assert area.get(f"/captura/{ana.pk}/c/curricular/s/trayectoria/").status_code == 404


def test_another_council_sees_nothing_of_it(here, ana):
    council_of(here, key="consejo-02")
    other = enters("otro", COUNCIL[0], "prueba/consejo-02")
    assert other.get(at(ana)).status_code == 404
    assert "Ana" not in other.get("/mesa/candidaturas/").content.decode()


def test_a_process_that_has_not_decided_only_prints(here, ana, desk):
    here.process.parameters["desk_captures"]["value"] = None
    here.process.save()
    assert "sólo puede imprimir" in desk.get(at(ana)).content.decode()
    received(desk, ana, here.questionnaire)
    assert not Assistance.objects.exists()
    assert desk.get(f"/captura/{ana.pk}/c/curricular/formato.pdf").status_code == 200


def test_what_is_wrong_in_an_envelope_is_told_beside_it_and_nothing_typed_is_lost(here, ana, sheet, desk):
    desk.post(f"/mesa/consentimientos/{ana.pk}/", read(here, scan=pdf("a")))
    received(desk, ana, sheet)
    answer = desk.post(at(ana, "identidad/"), {"r-indigena": "si", "r-pueblo": "otro"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Falta contestar «¿discapacidad?»" in page
    assert page.count(" checked") == 3
    assert not Revision.objects.exists()
    assert not Draft.objects.exists()


def test_an_envelope_waits_for_consent(here, ana, sheet, desk):
    received(desk, ana, sheet)
    page = desk.post(at(ana, "identidad/"), {f"r-{key}": value for key, value in YES.items()}).content.decode()
    assert "debe registrarse el formato de consentimiento" in page
    assert 'value="Itzá"' in page
    assert not Revision.objects.exists()


def test_a_button_pressed_twice_leads_back(here, ana, desk):
    received(desk, ana, here.questionnaire)
    desk.post(f"/captura/{ana.pk}/c/curricular/s/trayectoria/", {"r-camino": "Maestra rural.", "key": "a"})
    page = desk.get(f"/captura/{ana.pk}/c/curricular/").content.decode()
    seen = re.search(r'name="seen" value="(\w+)"', page)[1]
    for _ in range(2):
        answer = desk.post(f"/captura/{ana.pk}/c/curricular/enviar/", {"seen": seen})
    assert answer["Location"] == at(ana)
    assert Revision.objects.count() == 1


def test_whoever_comes_is_found_by_name(here, ana, desk):
    assert "Ana Pérez Uc" in desk.get("/mesa/candidaturas/?nombre=perez").content.decode()
    assert "Ninguna candidatura" in desk.get("/mesa/candidaturas/?nombre=zzz").content.decode()
