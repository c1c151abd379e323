# SPDX-License-Identifier: EUPL-1.2
"""What was returned reaches the candidacy beside the question and by mail, and her answer reaches whoever reads."""

import re
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from conoceles.accounts.rules import Role
from conoceles.capture.actions import send
from conoceles.capture.models import Approved, Disclosure, Opening, Revision
from conoceles.capture.notices.documents import cedulas
from conoceles.capture.notices.queries import told
from conoceles.capture.queries.boards import lines
from conoceles.capture.rules.standing import Standing
from conoceles.elections.models import CalendarWindow
from conoceles.kernel import clock
from conoceles.kernel.refusals import Refused
from conoceles.look.dates import day
from conoceles.outbox.models import Message
from conoceles.outbox.rendering import render
from conoceles.record.models import Entry
from conoceles.validation import periodic
from conoceles.validation.actions import decide
from conoceles.validation.models import Observation, Review
from conoceles.validation.rules import Told
from conoceles.vault import keyring
from tests.capture.screens import COMPLETE, EVERYTHING, LONG, asks, herself, representation
from tests.identity import PUBLICATION, TREATMENT, YES, consents, identity, say
from tests.people import entered, person
from tests.world import world

pytestmark = pytest.mark.django_db
GROUNDS = [{"key": "falta", "name": "Falta información", "help": "Diga los años.", "about": "texto", "words": False}]
TOLD = Told("historia", "¿Cuándo <b>fue</b>?", "historia", "falta", "palabra palabra", "palabra", "frase")


@pytest.fixture
def here():
    made = world(correction_days=2, party_captures_curricular=True)
    made.process.grounds = GROUNDS
    made.process.save()
    made.questionnaire = asks(made, EVERYTHING)
    return made


@pytest.fixture
def ana(here):
    her = herself(here, here.candidacy())
    her.completes()
    her.sends()
    return her


@pytest.fixture
def observation(here, ana):
    revision = Revision.objects.get()
    decide(revision, outcome="devuelta", seen=revision.digest, observations=[TOLD], by=here.as_reviewer())
    return Observation.objects.get()


def said(response):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def standing(here, ana):
    return lines(here.process, [ana.candidacy], now=clock.now())[0].standing


class TestTheCandidacy:
    @pytest.mark.usefixtures("observation")
    def test_is_told_in_her_list_and_beside_the_question_and_nowhere_else(self, ana):
        tasks = said(ana.get("tasks"))
        for words in (
            "El instituto se lo devolvió", "Historia Observada", "Falta información. Diga los años.",
            "palabra palabra", "Dice palabra", "Debe decir frase", "&lt;b&gt;fue&lt;/b&gt;",
            "Continuar con «Historia»",
        ):  # fmt: skip
            assert words in tasks, words
        page = ana.get("section", "curricular", "historia").content.decode()
        beside = page[page.index('id="r-historia-about"') : page.index("</div>", page.index("fue&lt;"))]
        assert "Falta información" in beside
        assert "Falta información" not in said(ana.get("section", "curricular", "propuesta"))

    @pytest.mark.usefixtures("observation")
    def test_is_told_what_stays_as_it_is_only_where_something_was_approved(self, here, ana):
        words = "ya se le había aprobado sigue como está"
        assert words not in said(ana.get("tasks"))
        assert words not in render(Message.objects.get(template="validation/mail/returned")).text
        for number, outcome in ((2, "aprobada"), (3, "devuelta")):
            ana.writes("historia", {"r-historia": LONG + f"vez {number}"})
            ana.sends()
            revision, observed = Revision.objects.get(number=number), [Told("historia", ground="falta")]
            told = observed if outcome == "devuelta" else []
            decide(revision, outcome=outcome, seen=revision.digest, observations=told, by=here.as_reviewer())
        assert words in said(ana.get("tasks"))
        assert words in render(Message.objects.filter(template="validation/mail/returned").last()).text

    @pytest.mark.usefixtures("ana")
    def test_is_told_the_day_that_the_return_opens_where_capture_is_over(self, here):
        yesterday = clock.now().date() - timedelta(days=1)
        CalendarWindow.objects.filter(process=here.process, key="captura").update(last_day=yesterday)
        revision = Revision.objects.get()
        decide(revision, outcome="devuelta", seen=revision.digest, observations=[TOLD], by=here.as_reviewer())
        told = Message.objects.get(template="validation/mail/returned").values["until"]
        assert told == day(Opening.objects.get(correction=True).last_day)

    def test_answers_when_she_sends_again_and_whoever_reads_is_told(self, ana, observation):
        ana.writes("historia", {"r-historia": LONG + "desde 2004"})
        form = ana.hidden("check", "curricular") | {f"respuesta-{observation.pk}": " Agregué el año. "}
        assert ana.browser.post(ana.at("send", "curricular"), form).status_code == 302
        newest = Revision.objects.get(number=2)
        assert newest.replies == {str(observation.pk): "Agregué el año."}
        reader = entered(person("lectora", Role.INSTANCE, "prueba"))
        text = said(reader.get(reverse("validation:read", args=[ana.candidacy.pk])))
        assert "La candidatura contestó: Agregué el año." in text
        assert "puso: desde 2004" in text
        assert "El instituto se lo devolvió" not in said(ana.get("tasks"))

    def test_may_hold_to_what_she_wrote_if_she_says_why(self, ana, observation):
        page = ana.browser.post(ana.at("send", "curricular"), ana.hidden("check", "curricular"))
        assert page.status_code == 422
        assert "lo mismo que el instituto le devolvió" in said(page)
        form = ana.hidden("check", "curricular") | {f"respuesta-{observation.pk}": "Así es.", "respuesta-999": "x"}
        ana.browser.post(ana.at("send", "curricular"), form)
        assert Revision.objects.get(number=2).replies == {str(observation.pk): "Así es."}
        assert Revision.objects.get(number=2).digest == Revision.objects.get(number=1).digest

    def test_is_told_that_an_answer_is_too_long_and_none_of_it_is_cut(self, ana, observation):
        field, long = f"respuesta-{observation.pk}", "ñ" * 5000
        page = ana.browser.post(ana.at("send", "curricular"), ana.hidden("check", "curricular") | {field: long})
        assert page.status_code == 422
        assert "Tiene 5000 caracteres y caben 500" in said(page)
        assert long in page.content.decode()
        assert "maxlength" not in page.content.decode()  # with which a browser cuts what is pasted, in silence
        assert not Revision.objects.filter(number=2).exists()
        # A line that ends as browsers send it counts once.
        fits = "a\r\n" * 248 + "fin."
        ana.browser.post(ana.at("send", "curricular"), ana.hidden("check", "curricular") | {field: fits})
        assert Revision.objects.get(number=2).replies == {str(observation.pk): fits.replace("\r\n", "\n")}

    def test_loses_no_answer_when_something_is_missing(self, ana, observation):
        ana.writes("historia", {"r-historia": "corto"})
        form = ana.hidden("check", "curricular") | {"seen": "x", f"respuesta-{observation.pk}": "Lo que escribí."}
        page = ana.browser.post(ana.at("send", "curricular"), form)
        assert page.status_code == 422
        ana.writes("historia", {"r-historia": LONG + "bien"})
        page = ana.browser.post(ana.at("send", "curricular"), form)
        assert page.status_code == 422
        assert "Lo que escribí." in page.content.decode()

    def test_sends_back_as_often_as_she_is_asked_to_within_the_term(self, here, ana):
        for number in range(1, 4):
            revision = Revision.objects.get(number=number)
            told = Told("historia", ground="falta")
            decide(revision, outcome="devuelta", seen=revision.digest, observations=[told], by=here.as_reviewer())
            ana.writes("historia", {"r-historia": LONG + f"vez {number}"})
            ana.sends()
        assert Revision.objects.count() == 4
        assert ana.candidacy.openings.filter(correction=True).count() == 3

    @pytest.mark.usefixtures("observation")
    def test_her_representation_sees_that_it_came_back_and_what_to_mend(self, here, ana):
        board = said(representation(here, ana.candidacy).browser.get("/captura/"))
        assert "Devuelta" in board
        assert "El instituto observó: Historia." in board
        ana.writes("propuesta", {"r-propuesta": LONG + "otra"})
        assert standing(here, ana) is Standing.RETURNED
        ana.sends()
        assert standing(here, ana) is Standing.SENT


class TestTheMail:
    def test_says_why_how_and_until_when_and_is_plain_text(self, observation, ana):
        message = Message.objects.get()
        mail = render(message)
        assert message.to == ""
        assert mail.subject == "Corrija y envíe otra vez: Cuestionario curricular"
        for words in (
            "1. Historia: Pregunta historia", "Falta información. Diga los años.", "Usted escribió: «palabra palabra»",
            "Dice: «palabra»", "Debe decir: «frase»", "¿Cuándo <b>fue</b>?", "hasta las 23:59",
            f"/captura/{ana.candidacy.pk}/",
        ):  # fmt: skip
            assert words in mail.text, words
        assert "&lt;b&gt;fue&lt;/b&gt;" in mail.html
        assert "para corregir 1 cosa; su último día es el" in mail.short
        assert observation.text == "¿Cuándo <b>fue</b>?"

    @pytest.mark.usefixtures("observation")
    def test_goes_to_the_desk_on_paper_where_she_has_no_address(self):
        assert cedulas(told(Message.objects.all())).startswith(b"%PDF")

    def test_is_not_sent_to_whoever_stands_no_more(self, here, ana):
        type(ana.candidacy).objects.update(status="renuncia")
        revision = Revision.objects.get()
        with pytest.raises(Refused, match="NOT_STANDING"):
            decide(revision, outcome="devuelta", seen=revision.digest, observations=[TOLD], by=here.as_reviewer())
        assert not Message.objects.exists()
        assert not ana.candidacy.openings.exists()


class TestWhoTyped:
    def test_some_of_it_does_not_decide_on_it_whoever_sends_it(self, here):
        ana = herself(here, here.candidacy())
        both = representation(here, ana.candidacy)
        both.writes("contacto", COMPLETE["contacto"])
        ana.completes()  # over what the representation had typed
        ana.sends()
        revision = Revision.objects.get()
        her = person("doble", Role.INSTANCE, "prueba")
        typist = here.as_candidacy(ana.candidacy).user
        rep = next(pk for pk in revision.typists if pk != str(typist.pk))
        assert len(revision.typists) == 2
        her.capacities.update(user_id=rep)
        other = here.as_reviewer()
        with pytest.raises(Refused, match="OWN_WORK"):
            decide(
                revision,
                outcome="aprobada",
                seen=revision.digest,
                by=type(other).objects.get(user_id=rep, role=Role.INSTANCE),
            )
        assert decide(revision, outcome="aprobada", seen=revision.digest, by=other).outcome == "aprobada"


class TestWhatIsSealed:
    @pytest.fixture
    def sealed(self, here):
        consents(here)
        who = here.candidacy("Eva May")
        questionnaire = identity(here)
        say(here, who, TREATMENT)
        say(here, who, PUBLICATION)
        return who, send(who, questionnaire, answers=YES, by=here.as_candidacy(who))

    def test_is_approved_by_the_systems_own_check_and_nobody_opens_it(self, sealed):
        _, revision = sealed
        assert periodic.check_sealed() == {"approved": 1, "waiting": 0}
        review = Review.objects.get()
        assert (review.by_check, review.decided_by, review.digest) == (True, None, revision.digest)
        assert set(Disclosure.objects.values_list("group", flat=True)) == {"indigena"}
        entry = Entry.objects.get(action="identity-checked")
        assert (entry.actor, entry.role) == ("sistema", "sistema")
        assert periodic.check_sealed() == {"approved": 0, "waiting": 0}

    @pytest.mark.usefixtures("sealed")
    def test_waits_while_the_vault_is_locked(self):
        keyring.place(1).unlink()
        assert periodic.check_sealed() == {"approved": 0, "waiting": 1}
        assert not Review.objects.exists()
        assert not Approved.objects.exists()

    @pytest.mark.usefixtures("ana")
    def test_is_not_checked_for_whoever_stands_no_more_nor_what_is_read_by_people(self, sealed):
        type(sealed[0]).objects.filter(pk=sealed[0].pk).update(status="renuncia")
        assert periodic.check_sealed() == {"approved": 0, "waiting": 0}
        assert not Review.objects.exists()


class TestTheTerminal:
    def decide(self, *arguments):
        revision = Revision.objects.get()
        call_command(
            "decide_revision", "candidatura-1", "curricular", "--process", "prueba", "--seen", revision.digest,
            "--outcome", "devuelta", *arguments,
        )  # fmt: skip

    @pytest.mark.usefixtures("ana")
    def test_says_as_much_as_the_screen(self):
        self.decide(
            "--observation", "historia/historia@falta:¿Cuándo?", "--quote", "palabra palabra", "--says", "palabra",
            "--should-say", "frase", "--observation", "propuesta@falta:",
        )  # fmt: skip
        rows = Observation.objects.values_list("section", "question", "ground", "quote", "says", "should_say", "text")
        assert set(rows) == {
            ("historia", "historia", "falta", "palabra palabra", "palabra", "frase", "¿Cuándo?"),
            ("propuesta", "", "falta", "", "", "", ""),
        }

    @pytest.mark.usefixtures("ana")
    def test_says_where_a_part_without_observation_goes(self):
        with pytest.raises(CommandError, match="--quote va después"):
            self.decide("--quote", "x")
