# SPDX-License-Identifier: EUPL-1.2
"""The reviewer's screen: what was sent, what changed, and the decision on it."""

import html
import re

import pytest
from django.urls import reverse

from conoceles.accounts.models import User
from conoceles.accounts.rules import Role
from conoceles.capture.actions import endorse, send
from conoceles.capture.models import Revision
from conoceles.outbox.models import Message
from conoceles.validation.actions import decide
from conoceles.validation.models import FirstApproval, Observation, Review
from conoceles.validation.rules import Told
from tests.people import entered, person
from tests.world import world

pytestmark = pytest.mark.django_db

GROUNDS = [
    {"key": "falta", "name": "Falta información", "help": "Diga los años.", "about": "texto", "words": False},
    {"key": "otro", "name": "Otro motivo", "help": "", "about": "todo", "words": True},
    {"key": "logotipo", "name": "Muestra un logotipo", "help": "", "about": "fotografia", "words": False},
]


@pytest.fixture
def here():
    made = world(correction_days=2)
    made.process.grounds = GROUNDS
    made.process.save()
    return made


@pytest.fixture
def ana(here):
    return here.candidacy()


@pytest.fixture
def sends(here, ana):
    def sends(text, **answers):
        return send(ana, here.questionnaire, answers={"camino": text} | answers, by=here.as_candidacy(ana))

    return sends


@pytest.fixture
def reviewer():
    return entered(person("revisora", Role.INSTANCE, "prueba"))


def page_of(ana):
    return reverse("validation:read", args=[ana.pk])


def decision(revision, outcome="devuelta", **written):
    """What the form posts; *written*, the fields of the first observation of the section «trayectoria»."""
    return {
        "seen": revision.digest,
        "outcome": outcome,
        "cuantas-trayectoria": "1",
        "cuantas-contacto": "1",
        **{f"trayectoria-0-{name}": value for name, value in written.items()},
    }


def said(response):
    """The page as text."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


class TestReading:
    def test_shows_all_that_was_sent_who_sent_it_and_what_changed_since_the_approved_one(
        self, here, ana, sends, reviewer
    ):
        first = sends("Maestra rural desde 2004.", pagina="https://ana.example")
        decide(first, outcome="aprobada", seen=first.digest, by=here.as_reviewer("otra"))
        sends("Maestra rural y regidora desde 2009.", pagina="https://ana.example", correo_aclaraciones="a@b.example")
        page = reviewer.get(page_of(ana))
        text = said(page)
        assert "Ana Pérez Uc" in text
        assert "revisión 2" in text
        assert "Se marca lo que cambió desde la revisión 1, aprobada" in text
        assert "Maestra rural puso: y regidora (fin de lo que puso) desde quitó: 2004. (fin de lo que quitó)" in text
        assert "puso: 2009." in text
        assert "a@b.example" in text  # what is never public is read too
        shown = page.content.decode()
        assert shown.count("<ins>") == 4  # two of the answer, the address for clarifications, and the one that explains
        assert shown.count('href="https://ana.example"') == 1

    def test_of_the_first_revision_nothing_is_marked(self, ana, sends, reviewer):
        sends("Maestra rural.")
        page = reviewer.get(page_of(ana))
        assert "No se había dictaminado otra antes." in said(page)
        assert "<ins>" not in page.content.decode()

    def test_shows_earlier_rounds_with_what_answered_them(self, here, ana, sends, reviewer):
        first = sends("Maestra rural.")
        told = Told("trayectoria", "¿Cuándo?", question="camino", ground="falta", quote="Maestra")
        decide(first, outcome="devuelta", seen=first.digest, observations=[told], by=here.as_reviewer("otra"))
        observed = Observation.objects.get()
        send(ana, here.questionnaire, answers={"camino": "Maestra rural desde 2004."},
             replies={str(observed.pk): "Agregué el año."}, by=here.as_candidacy(ana))  # fmt: skip
        text = said(reviewer.get(page_of(ana)))
        for words in (
            "enviada el", ": devuelta", "Falta información. Diga los años.", "Texto citado: «Maestra»", "¿Cuándo?",
            "La candidatura contestó: Agregué el año.", "desde la revisión 1, devuelta",
        ):  # fmt: skip
            assert words in text, words

    def test_who_sent_nothing_is_said_so_and_nobody_else_reads(self, ana, sends, reviewer):
        assert "Todavía no ha enviado nada" in said(reviewer.get(page_of(ana)))
        sends("Maestra rural.")
        for role, scope in (
            (Role.AREA, "prueba"), (Role.INSTANCE, "otro"), (Role.PARTY, f"prueba/{ana.formula.postulant.key}"),
            (Role.CANDIDACY, str(ana.pk)),
        ):  # fmt: skip
            other = entered(person(f"x-{role}", role, scope))
            assert other.get(page_of(ana)).status_code == 404
            assert other.post(page_of(ana), decision(Revision.objects.get(), "aprobada")).status_code == 404
        assert not Review.objects.exists()

    def test_asks_as_much_of_the_database_for_many_rounds_as_for_one(
        self, here, ana, sends, reviewer, django_assert_max_num_queries
    ):
        by = here.as_reviewer("otra")
        for number in range(6):
            revision = sends(f"Maestra rural, {number} años.")
            decide(revision, outcome="devuelta", seen=revision.digest, by=by,
                   observations=[Told("trayectoria", ground="falta"), Told("contacto", ground="falta")])  # fmt: skip
        sends("Maestra rural, muchos años.")
        with django_assert_max_num_queries(40):
            assert reviewer.get(page_of(ana)).status_code == 200


class TestDeciding:
    def test_what_was_read_is_approved_and_the_next_one_comes(self, ana, sends, reviewer):
        revision = sends("Maestra rural.")
        answer = reviewer.post(page_of(ana), decision(revision, "aprobada"))
        assert answer.status_code == 302
        assert answer["Location"] == reverse("queue:queue")
        assert Review.objects.get().digest == revision.digest
        assert "Ya está dictaminada: aprobada." in said(reviewer.get(page_of(ana)))

    def test_what_is_returned_says_where_why_and_how_it_should_read(self, ana, sends, reviewer):
        revision = sends("Maestra rural desde 1904.")
        reviewer.post(
            page_of(ana),
            decision(
                revision, question="camino", ground="falta", quote="rural desde\r\n1904", says="1904",
                should_say="2004", text="Revise el año.",
            ),
        )  # fmt: skip
        assert Observation.objects.values_list(
            "section", "question", "ground", "ground_words", "quote", "says", "should_say", "text"
        ).get() == (
            "trayectoria", "camino", "falta", "Falta información. Diga los años.", "rural desde\n1904", "1904", "2004",
            "Revise el año.",
        )  # fmt: skip
        assert ana.openings.get().correction

    @pytest.mark.parametrize(
        ("written", "told"),
        [
            ({}, "Para devolverla, diga qué debe corregirse"),
            ({"text": "Falta el año."}, "Elija el motivo"),
            ({"ground": "falta", "quote": "Gobernadora"}, "no están en lo que envió"),
            ({"ground": "falta", "says": "rural", "should_say": ""}, "van juntos"),
            ({"ground": "falta", "says": "rural", "should_say": " rural "}, "son lo mismo"),
            ({"ground": "otro"}, "no basta"),
            ({"ground": "logotipo", "question": "camino"}, "es de una fotografía"),
        ],
    )
    def test_what_could_not_be_mended_is_refused_and_what_was_written_is_kept(
        self, ana, sends, reviewer, written, told
    ):
        revision = sends("Maestra rural.")
        page = reviewer.post(page_of(ana), decision(revision, **written))
        assert page.status_code == 422
        assert told in said(page)
        assert not Review.objects.exists()
        assert not Message.objects.exists()
        if written:
            assert all(html.escape(each.strip()) in page.content.decode() for each in written.values())
            assert '<details class="observe" id="observar-trayectoria" open>' in page.content.decode()

    def test_a_photograph_may_be_observed_on_its_own_grounds(self, ana, sends, reviewer):
        revision = sends("Maestra rural.")
        assert reviewer.post(page_of(ana), decision(revision, question="foto", ground="logotipo")).status_code == 302
        assert Observation.objects.get().question == "foto"

    def test_a_text_that_changed_meanwhile_is_shown_with_what_changed_and_loses_nothing(self, ana, sends, reviewer):
        read = sends("Regidora desde 2018.")
        sends("Gobernadora desde 2018.")
        posted = decision(read, ground="falta", quote="Regidora", text="¿Hasta cuándo?")
        page = reviewer.post(page_of(ana), posted)
        assert page.status_code == 409
        text = said(page)
        assert "envió otra revisión mientras usted leía" in text
        assert "quitó: Regidora (fin de lo que quitó) puso: Gobernadora" in text
        assert "¿Hasta cuándo?" in page.content.decode()
        assert Revision.objects.get(number=2).digest in page.content.decode()
        assert not Review.objects.exists()
        approved = reviewer.post(page_of(ana), decision(read, "aprobada"))
        assert approved.status_code == 409
        assert not Review.objects.exists()

    def test_what_another_decided_meanwhile_is_told_and_what_was_written_kept(self, here, ana, sends, reviewer):
        revision = sends("Maestra rural.")
        decide(revision, outcome="aprobada", seen=revision.digest, by=here.as_reviewer("otra"))
        page = reviewer.post(page_of(ana), decision(revision, ground="falta", text="Lo que escribí."))
        assert page.status_code == 409
        assert "ya está dictaminada" in said(page)
        assert "Lo que escribí." in page.content.decode()
        assert Review.objects.get().outcome == "aprobada"

    def test_room_for_one_more_observation_is_made_without_losing_a_word(self, ana, sends, reviewer):
        revision = sends("Maestra rural.")
        page = reviewer.post(
            page_of(ana), decision(revision, "", ground="falta", text="Uno.") | {"otra": "trayectoria"}
        )
        assert page.status_code == 200
        assert 'name="trayectoria-1-text"' in page.content.decode()
        assert "Uno." in page.content.decode()
        assert not Review.objects.exists()

    @pytest.mark.parametrize("count", ["0", "-1", "9" * 5000, "x", "11"])
    def test_no_page_of_ours_counts_so(self, ana, sends, reviewer, count):
        revision = sends("Maestra rural.")
        posted = decision(revision, ground="falta") | {"cuantas-trayectoria": count}
        assert reviewer.post(page_of(ana), posted).status_code == 302
        assert Observation.objects.count() == 1

    def test_who_typed_some_of_it_reads_and_does_not_decide(self, ana, sends, reviewer):
        revision = sends("Maestra rural.")
        Revision.objects.update(typists=[str(User.objects.get(username="revisora").pk)])
        assert "escribió parte de ella" in said(reviewer.get(page_of(ana)))
        page = reviewer.post(page_of(ana), decision(revision, "aprobada"))
        assert page.status_code == 422
        assert "Nadie dictamina lo que envió o escribió" in said(page)
        assert not Review.objects.exists()

    def test_where_the_party_accepts_first_only_the_other_button_is_there(self, here, ana, sends, reviewer):
        here.process.parameters["validation_model"] = {"value": "actor-politico"}
        here.process.save()
        revision = sends("Maestra rural.")
        page = reviewer.get(page_of(ana)).content.decode()
        assert 'value="devuelta"' in page
        assert 'value="aprobada"' not in page
        assert reviewer.post(page_of(ana), decision(revision, "aprobada")).status_code == 422
        party = person("rep", Role.PARTY, f"prueba/{ana.formula.postulant.key}").capacities.get()
        endorse(revision, seen=revision.digest, by=party)
        assert reviewer.post(page_of(ana), decision(revision, "aprobada")).status_code == 302


class TestTwoWhoApprove:
    @pytest.fixture
    def here(self, here):
        here.process.parameters["second_approver"] = {"value": True}
        here.process.save()
        return here

    def test_nothing_is_approved_until_another_person_approves_the_same_text(self, ana, sends, reviewer):
        revision = sends("Maestra rural.")
        assert "Dar la primera aprobación" in said(reviewer.get(page_of(ana)))
        reviewer.post(page_of(ana), decision(revision, "aprobada"))
        assert not Review.objects.exists()
        assert FirstApproval.objects.get().digest == revision.digest
        page = reviewer.get(page_of(ana))
        assert "Usted ya dio la primera aprobación" in said(page)
        assert 'value="aprobada"' not in page.content.decode()
        assert reviewer.post(page_of(ana), decision(revision, "aprobada")).status_code == 422
        assert not Review.objects.exists()
        second = entered(person("segunda", Role.INSTANCE, "prueba"))
        assert "Falta la segunda aprobación" in said(second.get(page_of(ana)))
        second.post(page_of(ana), decision(revision, "aprobada"))
        assert Review.objects.get().decided_by.user.username == "segunda"
        # Whoever approved it first is still named.
        who = FirstApproval.objects.get().approved_by.user.name or "revisora"
        assert f"La primera aprobación la dio {who}" in said(second.get(page_of(ana)))

    def test_the_second_may_return_it_and_a_new_text_begins_anew(self, ana, sends, reviewer):
        revision = sends("Maestra rural.")
        reviewer.post(page_of(ana), decision(revision, "aprobada"))
        second = entered(person("segunda", Role.INSTANCE, "prueba"))
        second.post(page_of(ana), decision(revision, ground="falta"))
        assert Review.objects.get().outcome == "devuelta"
        newer = sends("Maestra rural desde 2004.")
        second.post(page_of(ana), decision(newer, "aprobada"))
        assert Review.objects.count() == 1
        assert FirstApproval.objects.count() == 2
        reviewer.post(page_of(ana), decision(newer, "aprobada"))
        assert Review.objects.filter(outcome="aprobada").get().revision == newer

    def test_what_changed_after_the_first_is_not_approved_by_the_second(self, ana, sends, reviewer):
        revision = sends("Maestra rural.")
        reviewer.post(page_of(ana), decision(revision, "aprobada"))
        sends("Gobernadora.")
        second = entered(person("segunda", Role.INSTANCE, "prueba"))
        assert second.post(page_of(ana), decision(revision, "aprobada")).status_code == 409
        assert not Review.objects.exists()
