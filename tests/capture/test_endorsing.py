# SPDX-License-Identifier: EUPL-1.2
"""Where the process asks for it, the representation accepts what was sent before anybody may approve it."""

import re

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.urls import reverse

from conoceles.accounts.rules import Role
from conoceles.capture.actions import endorse
from conoceles.capture.models import Endorsement, Revision
from conoceles.elections.models import Postulant
from conoceles.kernel.refusals import Refused
from conoceles.record.models import Entry
from conoceles.validation.actions import decide
from conoceles.validation.rules import Reason
from tests.people import person
from tests.pictures import kept
from tests.world import world

from .books import said
from .screens import EVERYTHING, LONG, asks, herself, representation

pytestmark = pytest.mark.django_db


@pytest.fixture
def here():
    made = world(party_captures_curricular=True, validation_model="actor-politico")
    made.questionnaire = asks(made, EVERYTHING)
    made.ana = made.candidacy("Ana Pérez Uc")
    return made


@pytest.fixture
def party(here):
    return representation(here, here.ana)


@pytest.fixture
def sent(here):
    her = herself(here, here.ana)
    her.completes()
    her.sends()
    return Revision.objects.get()


def approve(here, revision):
    return decide(revision, outcome="aprobada", seen=revision.digest, by=here.as_reviewer())


def accepts(party, revision, **more):
    return party.browser.post(party.at("endorse", revision.pk), {"seen": revision.digest} | more)


def board(party):
    return said(party.browser.get(reverse("capture:home")))


class TestApproval:
    def test_is_refused_until_the_representation_accepts_and_then_is_not(self, here, party, sent):
        with pytest.raises(Refused) as refusal:
            approve(here, sent)
        assert refusal.value.reason is Reason.NOT_ENDORSED
        assert accepts(party, sent).status_code == 302
        assert approve(here, sent).outcome == "aprobada"

    def test_it_may_be_returned_without_it(self, here, sent):
        review = decide(
            sent, outcome="devuelta", seen=sent.digest, observations=[("contacto", "x")], by=here.as_reviewer()
        )
        assert review.outcome == "devuelta"

    def test_of_what_was_sent_afterwards_needs_to_be_accepted_anew(self, here, party, sent):
        accepts(party, sent)
        her = herself(here, here.ana)
        her.writes("contacto", {"r-pagina": "https://otra.example"})
        her.sends()
        with pytest.raises(Refused) as refusal:
            approve(here, Revision.objects.get(number=2))
        assert refusal.value.reason is Reason.NOT_ENDORSED

    @pytest.mark.parametrize("value", ["instituto", None], ids=["gives it to the institute", "is undecided"])
    def test_needs_nothing_where_the_process(self, here, party, sent, value):
        here.process.parameters["validation_model"] = {"value": value}
        here.process.save()
        assert accepts(party, sent).status_code == 404
        assert "por aceptar" not in board(party)
        assert approve(here, Revision.objects.get()).outcome == "aprobada"

    @pytest.mark.usefixtures("sent")
    def test_needs_nothing_of_an_independent_candidacy(self, here):
        Postulant.objects.filter(process=here.process).update(kind=Postulant.Kind.INDEPENDENT)
        assert approve(here, Revision.objects.get()).outcome == "aprobada"


class TestAcceptance:
    def test_shows_all_that_was_sent_is_on_record_and_is_of_that_very_text(self, party, sent):
        page = said(party.get("endorse", sent.pk))
        assert "https://ana.example" in page
        assert LONG.strip() in page
        accepts(party, sent)
        made = Endorsement.objects.get()
        assert (made.revision, made.digest, made.by.role) == (sent, sent.digest, Role.PARTY)
        assert Entry.objects.get(action="revision-endorsed").digest == sent.digest
        assert "Ya se aceptó: Persona Rep-Ceiba" in said(party.get("endorse", sent.pk))

    def test_shows_what_has_several_answers(self, here, party, sent):
        answers = sent.answers | {"correo": ["uno@ana.example", "dos@ana.example"]}
        several = Revision.objects.create(
            candidacy=here.ana, questionnaire=here.questionnaire, number=2, answers=answers, digest="b" * 64,
            sent_by=here.as_candidacy(here.ana), sent_at="2024-03-04T12:00Z",
        )  # fmt: skip
        page = said(party.get("endorse", several.pk))
        assert "uno@ana.example" in page
        assert "dos@ana.example" in page

    def test_pressed_twice_it_is_one(self, party, sent):
        assert [accepts(party, sent).status_code for _ in range(2)] == [302, 302]
        assert Endorsement.objects.count() == Entry.objects.filter(action="revision-endorsed").count() == 1

    def test_of_another_text_or_of_a_former_sending_is_refused(self, here, party, sent):
        assert accepts(party, sent, seen="0" * 64).status_code == 422
        her = herself(here, here.ana)
        her.writes("contacto", {"r-pagina": "https://otra.example"})
        her.sends()
        answer = accepts(party, sent)
        assert answer.status_code == 422
        assert "Lea el envío más reciente" in said(answer)
        assert not Endorsement.objects.exists()

    def test_is_nobody_else_s(self, here, sent):
        for by in (here.as_candidacy(here.ana), here.as_reviewer()):
            with pytest.raises(PermissionDenied):
                endorse(sent, seen=sent.digest, by=by)
        rival = person("rival", Role.PARTY, "prueba/faisan").capacities.get()
        kept_elsewhere = person("otra", Role.PARTY, "prueba/ceiba", within=["lugar/municipio/x"]).capacities.get()
        for by in (rival, kept_elsewhere):
            with pytest.raises(PermissionDenied):
                endorse(sent, seen=sent.digest, by=by)

    def test_shows_the_photograph_also_where_capture_is_not_lent(self, here, party):
        photo = kept(here, here.ana)
        here.process.parameters["party_captures_curricular"] = {"value": False}
        here.process.save()
        revision = Revision.objects.create(
            candidacy=here.ana, questionnaire=here.questionnaire, number=1, answers={"foto": photo},
            digest="a" * 64, sent_by=here.as_candidacy(here.ana), sent_at="2024-03-04T12:00Z",
        )  # fmt: skip
        page = party.get("endorse", revision.pk).content.decode()
        address = page.split('<img src="')[1].split('"')[0]
        assert party.browser.get(address).status_code == 200


def test_the_board_and_the_candidacy_are_told_that_it_waits(here, party, sent):
    her = herself(here, here.ana)
    assert "Ana Pérez Uc Enviada, por aceptar" in board(party)
    assert reverse("capture:endorse", args=[here.ana.pk, sent.pk]) in party.browser.get("/captura/").content.decode()
    assert "Falta que la representación lo acepte" in said(her.get("tasks"))
    accepts(party, sent)
    assert "Ana Pérez Uc Enviada Presidencia" in board(party)
    assert "Falta que la representación" not in said(her.get("tasks"))


def test_the_desk_counts_what_waits_and_whoever_reviews_is_told(here, party, sent, capsys):
    def reviewed():
        call_command("read_revision", here.ana.slug, "curricular", process=here.process.slug)
        return capsys.readouterr().out

    assert re.search(r"Envíos por leer y aceptar\s+1", said(party.browser.get("/")))
    assert "La representación todavía no lo acepta" in reviewed()
    accepts(party, sent)
    assert not re.search(r"Envíos por leer y aceptar\s+1", said(party.browser.get("/")))
    assert "La representación todavía no lo acepta" not in reviewed()
