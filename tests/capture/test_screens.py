# SPDX-License-Identifier: EUPL-1.2
"""The screens of a candidacy: from an empty list to a receipt, without JavaScript."""

from dataclasses import replace
from datetime import date

import pytest

from conoceles.accounts import activating
from conoceles.capture.models import Draft, Revision
from conoceles.elections.models import CalendarWindow
from conoceles.elections.questionnaire import Kind
from conoceles.record.models import Entry
from tests.identity import consents, identity
from tests.people import PASSWORD, entered
from tests.world import world

from .screens import COMPLETE, EVERYTHING, LONG, asks, herself, question, representation

pytestmark = pytest.mark.django_db


@pytest.fixture
def here():
    made = world(party_captures_curricular=True)
    made.questionnaire = asks(made, EVERYTHING)
    return made


@pytest.fixture
def ana(here):
    return herself(here, here.candidacy("Ana Pérez <Uc>"))


def text(response):
    return response.content.decode()


class TestTheList:
    def test_says_how_far_each_section_has_come_and_one_next_step(self, ana):
        assert text(ana.get("tasks")).count("Sin empezar") == 4
        ana.writes("contacto", COMPLETE["contacto"])
        ana.writes("formacion", {"r-grado": "maestria"})
        ana.writes("historia", {"r-historia": "corta"})
        page = text(ana.get("tasks"))
        for state in ("Lista para enviar", "Le falta", "Hay que corregir", "Sin empezar"):
            assert page.count(f">{state}</span>") == 1
        assert "Continuar con «Formación»" in page
        assert "1 de 4 secciones listas" in page

    def test_says_her_last_day_and_what_is_known_without_asking(self, here, ana):
        CalendarWindow.objects.filter(process=here.process).update(last_day=date(2100, 1, 2))
        page = text(ana.get("tasks"))
        assert "Su último día para enviar es el 2 de enero de 2100" in page
        assert "Es el último día del calendario" in page
        for known in ("Ana Pérez &lt;Uc&gt;", "41 años", "Villa de Prueba", "Partido de la Ceiba"):
            assert known in page

    def test_is_reached_from_her_account_and_is_hers_alone(self, here, ana):
        assert ana.browser.get("/captura/")["Location"] == ana.at("tasks")
        other = herself(here, here.candidacy("Rival", party=1))
        for name, more in (("tasks", ()), ("section", ("curricular", "contacto")), ("check", ("curricular",))):
            assert other.browser.get(ana.at(name, *more)).status_code == 404
        assert other.browser.post(ana.at("section", "curricular", "contacto"), {}).status_code == 404
        assert not Draft.objects.exists()


class TestASection:
    def test_shows_every_sort_of_question_from_the_definition_alone(self, ana):
        page = text(ana.get("section", "curricular", "formacion"))
        assert page.count('type="radio"') == 4  # three options, and leaving it
        assert "Uno por renglón." in page
        assert "Si eligió «Otro», diga cuál" in page
        assert text(ana.get("section", "curricular", "contacto")).count('name="r-correo"') == 3
        assert "Artículo 14." in text(ana.get("section", "curricular", "historia"))

    def test_keeps_what_was_written_and_goes_on_to_the_next(self, ana):
        answer = ana.writes(
            "contacto", {"r-pagina": " https://ana.example ", "r-correo": ["a@b.example", "", "c@d.example"]}
        )
        assert answer["Location"] == ana.at("section", "curricular", "formacion")
        assert Draft.objects.get().answers == {
            "pagina": "https://ana.example", "correo": ["a@b.example", "c@d.example"]
        }  # fmt: skip
        assert ana.writes("propuesta", {"r-propuesta": LONG})["Location"] == ana.at("check", "curricular")
        assert ana.writes("historia", {"then": "lista"})["Location"] == ana.at("tasks")

    def test_tells_every_mistake_at_once_with_its_place_and_loses_nothing(self, ana):
        answer = ana.writes("contacto", {
            "r-pagina": "ana.example", "r-facebook": "https://otra.example/ana", "r-correo": "ana", "r-telefono": "12"
        })  # fmt: skip
        page = text(answer)
        assert answer.status_code == 422
        assert "<title>Error: Contacto" in page
        for field, words in (
            ("r-pagina", "debe ser una dirección completa"), ("r-facebook", "debe llevar a facebook.com"),
            ("r-correo", "debe ser un correo completo"), ("r-telefono", "debe tener diez cifras"),
        ):  # fmt: skip
            assert f'<a href="#{field}">' in page
            assert words in page
        for typed in ('value="ana.example"', 'value="https://otra.example/ana"', 'value="ana"', 'value="12"'):
            assert typed in page
        assert Draft.objects.get().answers["telefono"] == "12"

    @pytest.mark.parametrize(
        ("section", "written", "words"),
        [
            ("historia", "x" * 280, ""),
            ("historia", "x" * 5000, ""),
            ("historia", "x" * 279, "tiene 279 caracteres y necesita al menos 280: le faltan 1"),
            ("historia", "x" * 5001, "tiene 5001 caracteres y caben 5000: le sobran 1"),
            ("historia", f"{'x' * 140}{' ' * 200}{'x' * 138}", "tiene 279 caracteres"),
            ("historia", f"   {'x' * 270}\r\n\r\n\r\n\u3000\u200b", "tiene 270 caracteres"),
            ("propuesta", "ñ" * 1600, ""),
            ("propuesta", "ñ" * 1601, "tiene 1601 caracteres y caben 1600"),
            ("propuesta", ". " * 500, ""),
        ],
        ids=lambda value: value[:12] if isinstance(value, str) else None,
    )
    def test_has_the_limits_of_the_rule_through_the_form_and_on_sending(self, ana, section, written, words):
        ana.completes()
        answer = ana.writes(section, {f"r-{section}": written})
        assert answer.status_code == (422 if words else 302)
        assert words in text(answer)
        sent = ana.sends()
        assert Revision.objects.exists() is not bool(words)
        if words:
            assert (sent.status_code, words in text(sent)) == (422, True)

    def test_asks_what_an_answer_brings_up_and_keeps_what_is_no_longer_asked(self, ana):
        answer = ana.writes("formacion", {"r-grado": "maestria", "r-estatus": "título"})
        assert answer["Location"] == ana.at("section", "curricular", "formacion") + "#r-tesis"
        assert 'data-question="tesis" data-shown-when="grado" data-shown-for="maestria">' in text(
            ana.get("section", "curricular", "formacion")
        )
        ana.writes("formacion", {"r-grado": "maestria", "r-estatus": "título", "r-tesis": "Apiarios"})
        ana.writes("formacion", {"r-grado": "ninguno", "r-estatus": "título", "r-tesis": "Apiarios"})
        assert 'data-shown-for="maestria" hidden>' in text(ana.get("section", "curricular", "formacion"))
        assert Draft.objects.get().answers["tesis"] == "Apiarios"
        ana.completes()
        ana.sends()
        assert "tesis" not in Revision.objects.get().answers

    def test_a_further_question_in_the_definition_needs_no_code(self, here, ana):
        ana.completes()
        last = EVERYTHING.sections[-1]
        added = question("lenguas", Kind.CHOICES, "¿Qué lenguas habla?", items=2, required=True,
                         options=EVERYTHING.question("grado").options)  # fmt: skip
        asks(
            here,
            replace(
                EVERYTHING, sections=(*EVERYTHING.sections[:-1], replace(last, questions=(*last.questions, added)))
            ),
        )
        page = text(ana.get("section", "curricular", "propuesta"))
        assert page.count('name="r-lenguas"') == 3
        assert LONG.strip()[:50] in page  # what was typed under the former version is there
        assert "Falta contestar «¿Qué lenguas habla?»" in text(ana.get("check", "curricular"))
        ana.writes("propuesta", {"r-propuesta": LONG, "r-lenguas": ["maestria", "otro"], "r-lenguas__otro": "maya"})
        ana.sends()
        sent = Revision.objects.get()
        assert (sent.questionnaire.version, sent.answers["lenguas"]) == (3, ["maestria", "otro"])
        assert "Otro: maya" in text(ana.get("check", "curricular"))


class TestTwoTexts:
    def test_are_both_shown_and_neither_is_overwritten(self, here, ana):
        ana.writes("historia", {"r-historia": "La primera."})
        stale = ana.hidden("section", "curricular", "historia")
        theirs = representation(here, ana.candidacy)
        theirs.writes("historia", {"r-historia": "Lo que escribió la representación."})
        answer = ana.browser.post(
            ana.at("section", "curricular", "historia"), stale | {"r-historia": "Lo que escribí yo."}
        )
        page = text(answer)
        assert answer.status_code == 409
        assert "Lo que escribí yo.</textarea>" in page
        assert "Lo que escribió la representación.</blockquote>" in page
        assert "Persona Rep-Ceiba (Representación del postulante)" in page
        assert Draft.objects.get().answers == {"historia": "Lo que escribió la representación."}

    def test_a_button_pressed_twice_is_one_save(self, ana):
        form = ana.hidden("section", "curricular", "historia") | {"r-historia": LONG}
        answers = [ana.browser.post(ana.at("section", "curricular", "historia"), form) for _ in range(2)]
        assert [each.status_code for each in answers] == [302, 302]
        assert Draft.objects.get().version == 1

    def test_a_former_page_of_hers_does_not_overwrite_what_she_wrote_since(self, ana):
        former = ana.hidden("section", "curricular", "historia")
        ana.browser.post(ana.at("section", "curricular", "historia"), former | {"r-historia": "La primera."})
        answer = ana.browser.post(ana.at("section", "curricular", "historia"), former | {"r-historia": "Desde atrás."})
        assert answer.status_code == 409
        assert Draft.objects.get().answers == {"historia": "La primera."}


class TestSavingByItself:
    def test_answers_with_the_version_and_the_time(self, ana):
        answer = ana.writes("historia", {"r-historia": "a"}, to="save").json()
        assert (answer["version"], answer["open"]) == (1, True)
        assert len(answer["at"]) == 5
        assert ana.get("save", "curricular", "historia").json()["version"] == 1

    def test_goes_on_from_saves_whose_answer_never_came(self, ana):
        form = ana.hidden("section", "curricular", "historia")
        for text_, key, after in (("a", "k1", ""), ("ab", "k2", "k1"), ("abc", "k3", "k1,k2")):
            form |= {"r-historia": text_, "key": key, "after": after}
            assert ana.browser.post(ana.at("save", "curricular", "historia"), form).status_code == 200
        assert Draft.objects.get().answers == {"historia": "abc"}

    def test_keeps_what_no_database_would_refuse(self, ana):
        form = ana.hidden("section", "curricular", "historia") | {"key": "k\0", "r-historia": "a\0b"}
        assert ana.browser.post(ana.at("save", "curricular", "historia"), form).status_code == 200
        assert Draft.objects.get().answers == {"historia": "ab"}

    def test_says_that_there_is_another_text(self, here, ana):
        stale = ana.hidden("section", "curricular", "historia")
        representation(here, ana.candidacy).writes("historia", {"r-historia": "otra"})
        answer = ana.browser.post(ana.at("save", "curricular", "historia"), stale | {"r-historia": "mía"})
        assert (answer.status_code, answer.json()["reason"]) == (409, "CONFLICT")

    def test_refuses_what_is_far_too_long_in_words(self, ana):
        answer = ana.writes("historia", {"r-historia": "x" * 200_000}, to="save")
        assert answer.status_code == 422
        assert "Acórtela" in answer.json()["words"]


class TestAnEndedSession:
    def ended(self, her):
        her.browser.cookies.pop("sesion")

    @pytest.mark.parametrize("to", ["section", "save"])
    def test_leaves_what_was_posted_for_whoever_posted_it(self, here, ana, to):
        form = ana.hidden("section", "curricular", "historia") | {"r-historia": "Lo que escribía."}
        self.ended(ana)
        answer = ana.browser.post(ana.at(to, "curricular", "historia"), form)
        assert answer["Location"].startswith("/entrar/?next=%2Fcaptura%2F")
        assert not Draft.objects.exists()

        theirs = representation(here, ana.candidacy)
        assert "Lo que escribía." not in text(theirs.get("section", "curricular", "historia"))
        again = herself(here, ana.candidacy)
        page = text(again.get("section", "curricular", "historia"))
        assert "Lo que escribía.</textarea>" in page
        assert "antes de que terminara su sesión" in page
        again.writes("historia", {"r-historia": "Lo que escribía.", "claimed": "1"})
        assert Draft.objects.get().answers == {"historia": "Lo que escribía."}
        assert "antes de que terminara" not in text(again.get("section", "curricular", "historia"))

    def test_keeps_nothing_for_a_page_that_was_not_hers(self, here, ana):
        rival = herself(here, here.candidacy("Rival", party=1))
        form = rival.hidden("section", "curricular", "historia") | {"r-historia": "Ajeno."}
        self.ended(rival)
        rival.browser.post(ana.at("section", "curricular", "historia"), form)
        rival.browser.post(ana.at("section", "curricular", "historia"), form | {"page": "inventada"})
        assert not ana.candidacy.stashes.exists()

    def test_keeps_and_gives_nothing_once_somebody_else_may_be_in_the_account(self, here, ana):
        user = here.as_candidacy(ana.candidacy).user
        form = ana.hidden("section", "curricular", "historia") | {"r-historia": "De la anterior."}
        self.ended(ana)
        ana.browser.post(ana.at("section", "curricular", "historia"), form)
        assert ana.candidacy.stashes.count() == 1
        activating.empty([user])
        again = herself(here, ana.candidacy)
        assert "De la anterior." not in text(again.get("section", "curricular", "historia"))
        ana.candidacy.stashes.all().delete()
        ana.browser.post(ana.at("section", "curricular", "historia"), form)
        assert not ana.candidacy.stashes.exists()

    def test_signs_in_again_and_lands_on_what_she_was_writing(self, here, ana):
        user = here.as_candidacy(ana.candidacy).user
        user.set_password(PASSWORD)
        user.save()
        again = herself(here, ana.candidacy)
        form = again.hidden("section", "curricular", "historia") | {"r-historia": "Lo que escribía."}
        self.ended(again)
        door = again.browser.post(ana.at("section", "curricular", "historia"), form)["Location"]
        answer = again.browser.post(door, {"login": user.username, "password": PASSWORD}, follow=True)
        assert answer.redirect_chain[-1][0] == ana.at("section", "curricular", "historia")
        assert "Lo que escribía.</textarea>" in text(answer)


class TestIdentity:
    @pytest.fixture(autouse=True)
    def known(self, here):
        identity(here)

    def test_is_asked_of_the_candidacy_alone(self, here, ana):
        assert "Cuestionario de identidad" in text(ana.get("tasks"))
        theirs = representation(here, ana.candidacy)
        assert "Cuestionario de identidad" not in text(theirs.get("tasks"))
        for name in ("section", "save"):
            assert theirs.get(name, "identidad", "pueblos").status_code == 404
        assert theirs.get("check", "identidad").status_code == 404

    def test_says_what_to_consent_to_before_it_is_sent(self, here, ana):
        consents(here)
        ana.writes("pueblos", {"r-indigena": "no"}, slug="identidad")
        ana.writes("discapacidad", {"r-discapacidad": "pnc"}, slug="identidad")
        answer = ana.sends("identidad")
        assert answer.status_code == 422
        assert "diga que sí al tratamiento de sus datos" in text(answer)

    def test_is_never_kept_in_the_open_nor_by_the_browser(self, ana):
        answer = ana.writes(
            "pueblos", {"r-indigena": "si", "r-pueblo": "otro", "r-pueblo__otro": "Itzá"}, slug="identidad"
        )
        assert answer.status_code == 302
        assert Draft.objects.get().answers is None
        page = ana.get("section", "identidad", "pueblos")
        assert "no-store" in page["Cache-Control"]
        assert "data-secret" in text(page)
        assert 'value="Itzá"' in text(page)

    def test_a_session_that_ended_leaves_it_sealed(self, here, ana):
        form = ana.hidden("section", "identidad", "pueblos") | {"r-indigena": "si", "r-pueblo": "maya"}
        ana.browser.cookies.pop("sesion")
        ana.browser.post(ana.at("section", "identidad", "pueblos"), form)
        stash = ana.candidacy.stashes.get()
        assert stash.answers is None
        assert b"maya" not in bytes(stash.sealed)
        page = text(herself(here, ana.candidacy).get("section", "identidad", "pueblos"))
        assert 'value="maya" type="radio" checked' in page

    def test_is_shown_to_whoever_proved_a_moment_ago_who_she_is_and_received_all_the_same(self, here, ana):
        ana.writes("pueblos", {"r-indigena": "si", "r-pueblo": "maya"}, slug="identidad")
        form = ana.hidden("section", "identidad", "pueblos")
        entered(here.as_candidacy(ana.candidacy).user, proved=("password",), ago=3600, client=ana.browser)
        for name, *where in (("section", "identidad", "pueblos"), ("check", "identidad")):
            assert ana.get(name, *where)["Location"].startswith("/cuenta/confirmar/")
        assert ana.get("section", "curricular", "historia").status_code == 200
        kept = ana.browser.post(ana.at("section", "identidad", "pueblos"), form | {"r-indigena": "no"})
        assert kept["Location"] == ana.at("section", "identidad", "discapacidad")

    def test_is_sent_with_a_receipt_that_does_not_print_it(self, ana):
        ana.writes("pueblos", {"r-indigena": "si", "r-pueblo": "maya"}, slug="identidad")
        ana.writes("discapacidad", {"r-discapacidad": "pnc"}, slug="identidad")
        assert "Maya" in text(ana.get("check", "identidad"))
        answer = ana.sends("identidad")
        assert "Maya" not in text(ana.browser.get(answer["Location"]))
        assert "Enviada" in text(ana.get("tasks"))


class TestAClosedWindow:
    @pytest.fixture(autouse=True)
    def closed(self, here):
        CalendarWindow.objects.filter(process=here.process).update(last_day=date(2024, 3, 3))

    def test_says_so_keeps_what_is_written_and_sends_nothing(self, ana):
        assert "La captura cerró al terminar el 3 de marzo de 2024" in text(ana.get("tasks"))
        answer = ana.writes("historia", {"r-historia": LONG})
        assert "La captura cerró" in text(answer)
        assert Draft.objects.get().answers == {"historia": LONG}
        assert ana.writes("historia", {"r-historia": LONG + "y más"}, to="save").json()["open"] is False
        ana.completes()
        assert "Enviar al instituto" not in text(ana.get("check", "curricular"))
        seen = {"seen": "x"}
        assert ana.browser.post(ana.at("send", "curricular"), seen).status_code == 422
        assert not Revision.objects.exists()


def test_reading_pages_writes_nothing(here, ana):
    ana.completes()
    lines = Entry.objects.count()
    drafts = list(Draft.objects.values_list("pk", "version"))
    for name, more in (("tasks", ()), ("check", ("curricular",)), ("section", ("curricular", "historia"))):
        assert ana.get(name, *more).status_code == 200
    assert (Entry.objects.count(), list(Draft.objects.values_list("pk", "version"))) == (lines, drafts)


@pytest.mark.parametrize("others", [1, 3])
def test_pages_ask_the_same_number_of_questions_whatever_there_is(here, ana, others, django_assert_max_num_queries):
    for number in range(others):
        herself(here, here.candidacy(f"Otra {number}")).completes()
    ana.completes()
    for name, more, most in (
        ("tasks", (), 16), ("section", ("curricular", "historia"), 18), ("check", ("curricular",), 16)
    ):  # fmt: skip
        with django_assert_max_num_queries(most):
            ana.get(name, *more)
