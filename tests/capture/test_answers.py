# SPDX-License-Identifier: EUPL-1.2
"""What may be sent."""

from dataclasses import replace

import pytest

from conoceles.capture.rules import Fault, Problem, as_kept, problems
from conoceles.elections.questionnaire import (
    Condition,
    Definition,
    Kind,
    Option,
    Question,
    Section,
    Visibility,
    listed,
)
from conoceles.kernel.text import Counting


def question(key, kind=Kind.TEXT, **more):
    return Question(key, key, kind, Visibility.PUBLIC, source="prueba", confidence="A", **more)


DEGREE = (Option("ninguno", "Sin estudios"), Option("otra", "Otra", specify=True), Option("maestria", "Maestría"))
ASKED = Definition(
    slug="curricular",
    name="Cuestionario curricular",
    counting=Counting.COLLAPSED,
    source="prueba",
    sections=(
        Section(
            "contacto", "Contacto", (question("correo"), question("telefono")), at_least_one=("correo", "telefono")
        ),
        Section(
            "estudios",
            "Estudios",
            (
                question("grado", Kind.CHOICE, options=DEGREE, required=True),
                question("estatus", required=True, hidden_when=Condition("grado", ("ninguno",))),
                question("cursos", items=2, maximum=10),
            ),
        ),
        Section(
            "propuesta", "Propuesta", (question("propuesta", Kind.LONG_TEXT, required=True, minimum=5, maximum=10),)
        ),
    ),
)
COMPLETE = {"correo": "a@b.example", "grado": "maestria", "estatus": "título", "propuesta": "agua y sol"}


def answering(**changes):
    return problems(ASKED, {key: value for key, value in (COMPLETE | changes).items() if value is not None})


def test_complete_answers_have_no_problem():
    assert answering() == []
    assert answering(grado="ninguno", estatus=None) == []


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"correo": None}, Problem("correo", Fault.NONE_OF_GROUP)),
        ({"grado": None}, Problem("grado", Fault.MISSING)),
        ({"estatus": None}, Problem("estatus", Fault.MISSING)),
        ({"grado": "ninguno"}, Problem("estatus", Fault.NOT_ASKED)),
        ({"grado": "doctor"}, Problem("grado", Fault.UNKNOWN_OPTION)),
        ({"grado": "otra"}, Problem("grado", Fault.SPECIFY)),
        ({"propuesta": "agua"}, Problem("propuesta", Fault.TOO_SHORT, 4, 5)),
        ({"propuesta": "a   \n     b"}, Problem("propuesta", Fault.TOO_SHORT, 3, 5)),
        ({"propuesta": "agua y sol."}, Problem("propuesta", Fault.TOO_LONG, 11, 10)),
        ({"propuesta": ["agua y sol"]}, Problem("propuesta", Fault.WRONG_SHAPE)),
        ({"cursos": "uno"}, Problem("cursos", Fault.WRONG_SHAPE)),
        ({"cursos": ["uno", 2]}, Problem("cursos", Fault.WRONG_SHAPE)),
        ({"cursos": ["uno", "dos", "tres"]}, Problem("cursos", Fault.TOO_MANY, 3, 2)),
        ({"cursos": ["uno", "once letras"]}, Problem("cursos", Fault.TOO_LONG, 11, 10)),
        ({"inventada": "x"}, Problem("inventada", Fault.UNKNOWN_QUESTION)),
    ],
)
def test_each_fault_is_told_with_its_place_and_figures(changes, problem):
    assert answering(**changes) == [problem]


def test_limits_are_where_the_rule_puts_them():
    assert answering(propuesta="12345") == []
    assert answering(propuesta="1234567890") == []


def test_an_option_to_be_specified_takes_words_of_its_own():
    assert answering(grado="otra", grado__otro="Partera") == []


@pytest.mark.parametrize(
    ("asked", "given", "fault"),
    [
        ({"kind": Kind.URL}, "https://ana.example", None),
        ({"kind": Kind.URL}, "ana", Fault.NOT_WEB),
        ({"kind": Kind.URL, "hosts": ("red.example",)}, "https://red.example/ana", None),
        ({"kind": Kind.URL, "hosts": ("red.example",)}, "https://ana.example", Fault.WRONG_HOST),
        ({"kind": Kind.EMAIL}, "ana@b.example", None),
        ({"kind": Kind.EMAIL}, "ana b.example", Fault.NOT_MAIL),
        ({"kind": Kind.PHONE}, "9991234567", None),
        ({"kind": Kind.PHONE}, "pregunte por Ana", Fault.NOT_TELEPHONE),
    ],
)
def test_what_a_page_could_not_make_a_link_of_is_told(asked, given, fault):
    definition = replace(ASKED, sections=(Section("contacto", "Contacto", (question("medio", **asked),)),))
    assert problems(definition, {"medio": given}) == ([Problem("medio", fault)] if fault else [])


@pytest.mark.parametrize(("counting", "size"), [(Counting.COLLAPSED, 3), (Counting.ALL, 4), (Counting.NON_BLANK, 2)])
def test_a_text_is_counted_as_the_questionnaire_says(counting, size):
    found = problems(replace(ASKED, counting=counting), COMPLETE | {"propuesta": "a  b"})
    assert found == [Problem("propuesta", Fault.TOO_SHORT, size, 5)]


def test_everything_wrong_is_told_at_once():
    assert [p.question for p in problems(ASKED, {"propuesta": "x"})] == ["correo", "grado", "estatus", "propuesta"]


def test_answers_are_kept_composed_and_without_what_was_not_said():
    assert as_kept({"a": "n\u0303\r\n", "b": "", "c": [], "d": ["x", ""], "e": None, "f": 0}) == {
        "a": "ñ\n", "d": ["x"], "f": 0,
    }  # fmt: skip


class TestWhatIsShown:
    ASKED = Question(
        "grado", "Grado", Kind.CHOICES, Visibility.PUBLIC, "prueba", "A", items=3,
        options=(Option("lic", "Licenciatura"), Option("otro", "Otro", specify=True), Option("dos", "Dos")),
    )  # fmt: skip

    def test_is_in_the_words_of_its_options_with_those_of_her_own(self):
        given = {"grado": ["lic", "otro", "dos", "retirada"], "grado__otro": "Partera"}
        assert self.ASKED.shown(given) == ["Licenciatura", "Otro: Partera", "Dos", "retirada"]
        assert self.ASKED.shown({"grado": "otro"}) == ["Otro"]
        assert self.ASKED.shown({}) == []

    def test_without_options_is_what_was_written(self):
        asked = replace(self.ASKED, options=())
        assert asked.shown({"grado": "lic", "grado__otro": "x"}) == ["lic"]
        assert listed(["a", 7]) == ["a", "7"]
        assert listed(None) == listed("") == []
