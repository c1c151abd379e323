# SPDX-License-Identifier: EUPL-1.2
"""A representation enters what a candidacy answered about her identity on paper, and never reads it."""

import pytest

from conoceles.accounts.models import User
from conoceles.capture.actions import send
from conoceles.capture.identity import open_revision
from conoceles.capture.models import Assistance, Revision
from conoceles.outbox.models import Message
from conoceles.outbox.rendering import render
from conoceles.record.models import Entry
from tests.identity import NO, TREATMENT, YES, consents, identity, say
from tests.world import world

from .paper import COUNCIL, PARTY, allow, council_of, enters, form_code

pytestmark = pytest.mark.django_db
TYPED = {f"r-{key}": value for key, value in YES.items()}
SECRET = "Itzá"  # what she answered, in none of its pages


@pytest.fixture
def here():
    made = world()
    consents(made)
    allow(made, "party_captures_curricular", "party_captures_identity", "desk_captures")
    return made


@pytest.fixture
def sheet(here):
    return identity(here)


@pytest.fixture
def ana(here, sheet):
    who = here.candidacy("Ana Pérez Uc", slug="ana-perez-uc")
    council_of(here, who)
    say(here, who, TREATMENT)
    return who


@pytest.fixture
def party(ana):
    return enters("elisa", *PARTY)


def at(who, rest=""):
    return f"/mesa/candidaturas/{who.pk}/{rest}"


def receives(browser, who, questionnaire):
    sent = {"code": form_code(who, questionnaire), "received_on": "04/03/2024"}
    return browser.post(at(who), sent, follow=True)


def test_it_types_the_signed_form_sends_it_and_reads_nothing_back(here, ana, sheet, party):
    assert "capturarlo de su formato" in party.get(f"/captura/{ana.pk}/").text
    page = receives(party, ana, sheet).text
    assert "Formato recibido" in page
    assert "Consentimientos" not in page
    answer = party.post(at(ana, "identidad/"), TYPED, follow=True)
    revision = Revision.objects.get(questionnaire=sheet)
    assert answer.redirect_chain == [(f"/captura/{ana.pk}/acuses/{revision.pk}/", 302)]
    assert open_revision(revision, by=here.as_candidacy(ana)) == YES
    pages = [
        at(ana), at(ana, "identidad/"), f"/captura/{ana.pk}/", f"/captura/{ana.pk}/acuses/{revision.pk}/",
        f"/captura/{ana.pk}/c/identidad/", f"/captura/{ana.pk}/c/identidad/s/indigena/",
    ]  # fmt: skip
    for address in pages:
        assert SECRET not in party.get(address, follow=True).text
    assert party.get(pages[-1]).status_code == 404  # a section of it has no page for whoever may not read it
    assert Entry.objects.get(action="printed-form-sent").role == PARTY[0]


def test_it_receives_no_form_of_what_it_captures_on_its_screen(here, ana, party):
    assert "no es de un cuestionario de esta candidatura" in receives(party, ana, here.questionnaire).text
    assert not Assistance.objects.exists()


def test_with_a_form_in_hand_it_sends_nothing_curricular(here, ana, sheet, party):
    receives(party, ana, sheet)
    party.post(f"/captura/{ana.pk}/c/curricular/s/trayectoria/", {"r-camino": "Maestra rural.", "key": "a"})
    assert "Enviar al instituto" not in party.get(f"/captura/{ana.pk}/c/curricular/").text
    party.post(f"/captura/{ana.pk}/c/curricular/enviar/", {"seen": "x"})
    assert not Revision.objects.exists()


def test_it_is_not_told_whether_she_answered_from_her_account_or_at_a_desk(here, ana, sheet, party):
    desk = enters("consejo", *COUNCIL)
    before = party.get(at(ana)).text
    receives(desk, ana, sheet)
    desk.post(at(ana, "identidad/"), TYPED)
    assert Revision.objects.get().sealed
    assert before.count("Sin recibir") == party.get(at(ana)).text.count("Sin recibir") == 1
    assert party.get(f"/captura/{ana.pk}/acuses/{Revision.objects.get().pk}/").status_code == 404


def test_typing_what_she_answered_is_received_like_typing_anything_else(here, ana, sheet, party):
    send(ana, sheet, answers=YES, by=here.as_candidacy(ana))
    receives(party, ana, sheet)
    answer = party.post(at(ana, "identidad/"), TYPED, follow=True)
    assert answer.redirect_chain
    assert "Acuse de envío" in answer.text  # «nada cambió» would say that it guessed right
    assert Revision.objects.count() == 2


@pytest.mark.parametrize("before", [False, True], ids=["first", "after-hers"])
def test_its_receipt_does_not_tell_whether_she_sent_others(here, ana, sheet, party, before):
    if before:
        send(ana, sheet, answers=NO, by=here.as_candidacy(ana))
    receives(party, ana, sheet)
    party.post(at(ana, "identidad/"), TYPED)
    revision = Revision.objects.latest("number")
    receipt = f"/captura/{ana.pk}/acuses/{revision.pk}/"
    page = party.get(receipt).text
    assert "Acuse de envío" in page
    assert "<dt>Envío</dt>" not in page
    send(ana, sheet, answers=NO, by=here.as_candidacy(ana))
    assert "Después de este envío" not in party.get(receipt).text


def test_she_is_told_what_was_sent_in_her_name_and_nobody_else(here, ana, sheet, party):
    User.objects.filter(handed_over_as__candidacy=ana).update(email="ana@ejemplo.mx")
    receives(party, ana, sheet)
    party.post(at(ana, "identidad/"), TYPED)
    message = Message.objects.get()
    said = render(message)
    assert (message.to, message.template) == ("ana@ejemplo.mx", "capture/mail/entered")
    assert form_code(ana, sheet) in said.text
    assert "Si usted no firmó ese formato" in said.text
    assert SECRET not in said.text + said.html + said.short + said.subject


def test_at_a_desk_she_is_there_and_takes_her_receipt(here, ana, sheet):
    desk = enters("consejo", *COUNCIL)
    receives(desk, ana, sheet)
    desk.post(at(ana, "identidad/"), TYPED)
    assert Revision.objects.exists()
    assert not Message.objects.exists()


def test_the_form_that_a_desk_types_from_is_not_taken_from_it(here, ana, sheet, party):
    receives(enters("consejo", *COUNCIL), ana, sheet)
    form = Assistance.objects.get()
    assert party.post(f"/mesa/formatos/{form.pk}/dejar/").status_code == 404
    assert "ya se recibió" in receives(party, ana, sheet).text
    assert Assistance.objects.get(closed_at=None) == form


@pytest.mark.parametrize("undecided", [None, False])
def test_where_the_process_has_not_decided_it_enters_nothing(here, ana, sheet, party, undecided):
    here.process.parameters["party_captures_identity"]["value"] = undecided
    here.process.save()
    assert party.get(at(ana)).status_code == 404
    assert receives(party, ana, sheet).status_code == 404
    assert "capturarlo de su formato" not in party.get(f"/captura/{ana.pk}/").text


def test_where_it_captures_nothing_curricular_a_form_in_hand_opens_no_other_page(here, ana, sheet, party):
    here.process.parameters["party_captures_curricular"]["value"] = False
    here.process.save()
    receives(party, ana, sheet)
    assert party.get(at(ana, "identidad/")).status_code == 200
    for address in ("", "c/curricular/", "c/curricular/s/trayectoria/"):
        assert party.get(f"/captura/{ana.pk}/{address}").status_code == 404
    assert party.get(f"/vista-previa/{ana.pk}/").status_code == 404


def test_the_candidacy_of_a_rival_has_no_such_page(here, ana, sheet):
    rival = enters("rival", PARTY[0], "prueba/jaguar")
    assert rival.get(at(ana)).status_code == 404
