# SPDX-License-Identifier: EUPL-1.2
"""What a decision and an observation must be, and what changed between two texts: over plain values."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conoceles.elections.described.grounds import About
from conoceles.kernel.changes import Kind, changes
from conoceles.kernel.refusals import Refused, sentence
from conoceles.validation.phrases import PHRASES
from conoceles.validation.rules import (
    LONGEST,
    Decision,
    Ground,
    Outcome,
    Reason,
    Told,
    check,
    check_told,
    grounds,
    settles,
)
from tests.world import CURRICULAR

pytestmark = pytest.mark.once

GOOD = Decision(
    outcome=Outcome.APPROVED, reviewer="una", authors=frozenset({"ana"}), seen="a", sent="a", observations=0,
    newest=True, decided=False, endorsed=True,
)  # fmt: skip
KNOWN = grounds(
    [
        {"key": "falta", "name": "Falta", "help": "Diga los años.", "about": "texto", "words": False},
        {"key": "otro", "name": "Otro", "help": "", "about": "todo", "words": True},
        {"key": "logotipo", "name": "Logotipo", "help": "", "about": "fotografia", "words": False},
    ]
)
ANSWERS = {"camino": "Maestra  rural\ndesde 2004.", "foto": "f" * 64, "pagina": "https://ana.example"}


def refused(function, *given, **named):
    with pytest.raises(Refused) as refusal:
        function(*given, **named)
    assert sentence(refusal.value, PHRASES)
    return refusal.value


class TestDecision:
    @pytest.mark.parametrize(
        ("changed", "reason"),
        [
            ({"reviewer": "ana"}, Reason.OWN_WORK),
            ({"seen": "b"}, Reason.TEXT_CHANGED),
            ({"stands": False}, Reason.NOT_STANDING),
            ({"newest": False}, Reason.SUPERSEDED),
            ({"decided": True}, Reason.ALREADY_DECIDED),
            ({"outcome": Outcome.RETURNED}, Reason.NOTHING_OBSERVED),
            ({"observations": 1}, Reason.STILL_OBSERVED),
            ({"endorsed": False}, Reason.NOT_ENDORSED),
            ({"two": True, "first": "una"}, Reason.SAME_PERSON),
        ],
    )
    def test_that_could_not_be_defended_is_refused(self, changed, reason):
        assert refused(check, replace(GOOD, **changed)).reason is reason

    @pytest.mark.parametrize(
        "changed",
        [
            {},
            {"two": True},
            {"two": True, "first": "otra"},
            {"first": "una"},  # the process asks for two no more
            {"outcome": Outcome.RETURNED, "observations": 1},
            {"outcome": Outcome.RETURNED, "observations": 2, "endorsed": False, "two": True, "first": "una"},
        ],
    )
    def test_that_could_be_is_not(self, changed):
        assert check(replace(GOOD, **changed)) is None

    @pytest.mark.parametrize(
        ("changed", "settled"),
        [
            ({}, True),
            ({"first": "otra"}, True),
            ({"two": True}, False),
            ({"two": True, "first": "otra"}, True),
            ({"two": True, "outcome": Outcome.RETURNED, "observations": 1}, True),
        ],
    )
    def test_settles_it_or_waits_for_another_person(self, changed, settled):
        assert settles(replace(GOOD, **changed)) is settled


class TestObservation:
    @staticmethod
    def check(told, *, answers=ANSWERS, known=KNOWN):
        return check_told(told, definition=CURRICULAR, answers=answers, known=known)

    @pytest.mark.parametrize(
        ("told", "reason", "field"),
        [
            (Told("cocina", ground="falta"), Reason.UNKNOWN_SECTION, "section"),
            (Told("trayectoria", ground="falta", question="pagina"), Reason.UNKNOWN_QUESTION, "question"),
            (Told("trayectoria", "Falta el año."), Reason.WITHOUT_GROUND, "ground"),
            (Told("trayectoria", ground="feo"), Reason.UNKNOWN_GROUND, "ground"),
            (Told("contacto", ground="logotipo"), Reason.GROUND_ELSEWHERE, "ground"),
            (Told("trayectoria", question="camino", ground="logotipo"), Reason.GROUND_ELSEWHERE, "ground"),
            (Told("trayectoria", question="foto", ground="falta"), Reason.GROUND_ELSEWHERE, "ground"),
            (Told("trayectoria", " \n", ground="otro"), Reason.WITHOUT_WORDS, "text"),
            (Told("trayectoria", "x" * (LONGEST + 1), ground="falta"), Reason.TOO_LONG, "text"),
            (Told("trayectoria", ground="falta", quote="x" * (LONGEST + 1)), Reason.TOO_LONG, "quote"),
            (Told("trayectoria", ground="falta", says="x" * (LONGEST + 1)), Reason.TOO_LONG, "says"),
            (Told("trayectoria", ground="falta", should_say="x" * (LONGEST + 1)), Reason.TOO_LONG, "should_say"),
            (Told("trayectoria", ground="falta", quote="Gobernadora"), Reason.NOT_THERE, "quote"),
            (Told("trayectoria", ground="falta", quote="https://ana.example"), Reason.NOT_THERE, "quote"),
            (Told("trayectoria", ground="falta", quote="ffff"), Reason.NOT_THERE, "quote"),
            (Told("trayectoria", ground="falta", says="2005", should_say="2004"), Reason.NOT_THERE, "says"),
            (Told("trayectoria", ground="falta", says="2004"), Reason.HALF_SAID, "should_say"),
            (Told("trayectoria", ground="falta", should_say="2004"), Reason.HALF_SAID, "says"),
            (Told("trayectoria", ground="falta", says="desde 2004", should_say="desde  2004 "), Reason.SAYS_THE_SAME,
             "should_say"),
        ],
    )  # fmt: skip
    def test_that_nobody_could_mend_is_refused_and_says_in_which_field(self, told, reason, field):
        refusal = refused(self.check, told)
        assert (refusal.reason, refusal.details["field"]) == (reason, field)

    @pytest.mark.parametrize(
        "told",
        [
            Told("trayectoria", ground="falta"),
            Told("trayectoria", ground="logotipo"),
            Told("trayectoria", question="foto", ground="logotipo"),
            Told("trayectoria", "x" * LONGEST, question="foto", ground="otro"),
            Told("trayectoria", ground="falta", quote=" Maestra rural\r\n desde"),
            Told("trayectoria", question="camino", ground="falta", says="2004", should_say="2005"),
            Told("contacto", ground="falta", quote="ana.example"),
        ],
    )
    def test_that_says_what_to_mend_is_not(self, told):
        assert self.check(told) is None

    def test_without_a_list_words_say_what_is_wrong(self):
        assert self.check(Told("contacto", "Falta."), known={}) is None
        assert self.check(Told("contacto", says="ana", should_say="eva"), known={}) is None
        assert refused(self.check, Told("contacto", " "), known={}).details["field"] == "text"
        refusal = refused(self.check, Told("contacto", "Falta.", ground="falta"), known={})
        assert refusal.reason is Reason.UNKNOWN_GROUND
        assert "no tiene una lista" in sentence(refusal, PHRASES)

    def test_of_what_is_sealed_nothing_can_be_quoted(self):
        assert self.check(Told("trayectoria", ground="falta"), answers=None) is None
        assert (
            refused(self.check, Told("trayectoria", ground="falta", quote="a"), answers=None).reason is Reason.NOT_THERE
        )

    def test_a_ground_says_its_name_and_what_it_means(self):
        assert (KNOWN["falta"].told, KNOWN["otro"].told) == ("Falta. Diga los años.", "Otro.")

    def test_grounds_are_those_that_the_process_keeps(self):
        kept = {"key": "otro", "name": "Otro", "help": "Dígalo.", "about": "fotografia", "words": True}
        assert grounds([kept]) == {"otro": Ground("otro", "Otro", About.PHOTO, "Dígalo.", words=True)}

    @pytest.mark.parametrize(
        ("told", "known", "words"),
        [
            (Told("trayectoria", question="pagina"), KNOWN, "El rubro «Trayectoria» no tiene la pregunta «pagina»."),
            (Told("contacto"), {}, "Diga qué debe corregirse en «Contacto»."),
            (Told("contacto"), KNOWN, "Elija el motivo de lo que observa en «Contacto»."),
            (
                Told("contacto", ground="feo"),
                KNOWN,
                "«feo» no es un motivo de la lista. Los que hay: falta, otro, logotipo.",
            ),
            (
                Told("contacto", ground="logotipo"),
                KNOWN,
                "El motivo «Logotipo» es de una fotografía, y ahí no la hay. Elija otro.",
            ),
            (
                Told("contacto", ground="otro"),
                KNOWN,
                "El motivo «Otro» no basta: diga con sus palabras qué pasa y qué debe corregirse.",
            ),
        ],
    )
    def test_a_refusal_names_what_is_wrong(self, told, known, words):
        assert sentence(refused(self.check, told, known=known), PHRASES) == words

    def test_the_phrase_of_a_ground_says_of_what_it_is(self):
        photo = refused(self.check, Told("contacto", ground="logotipo"))
        text = refused(self.check, Told("trayectoria", question="foto", ground="falta"))
        assert "es de una fotografía" in sentence(photo, PHRASES)
        assert "es de un texto" in sentence(text, PHRASES)


def told(before, after):
    return [(piece.kind, piece.text) for piece in changes(before, after)]


@given(st.text("ab \n", max_size=60), st.text("ab \n", max_size=60))
def test_changes_give_the_text_back_exactly_and_lose_no_word_of_the_former(before, after):
    pieces = told(before, after)
    assert "".join(text for kind, text in pieces if kind is not Kind.GONE) == after
    assert [word for kind, text in pieces if kind is not Kind.NEW for word in text.split()] == before.split()
    assert all(one[0] is not other[0] for one, other in pairwise(pieces))


class TestChanges:
    def test_are_told_word_by_word_where_they_are(self):
        assert told("Maestra rural desde 2004. Fin.", "Maestra desde 2009, siempre. Fin.") == [
            (Kind.KEPT, "Maestra "), (Kind.GONE, "rural "), (Kind.KEPT, "desde "), (Kind.GONE, "2004. "),
            (Kind.NEW, "2009, siempre. "), (Kind.KEPT, "Fin."),
        ]  # fmt: skip
        assert [(piece.gone, piece.new) for piece in changes("uno", "dos")] == [(True, False), (False, True)]

    def test_of_a_text_written_anew_are_not_told_by_the_small_words_that_both_have(self):
        before = "Para ir a consulta la gente gasta lo que gana en un día. Desde el ayuntamiento vamos a ordenar rutas."
        after = "Los mototaxis resuelven lo urgente sin seguro. El futuro ayuntamiento puede hacer ciclovías útiles."
        assert told(before, after) == [(Kind.GONE, before), (Kind.NEW, after)]

    @pytest.mark.parametrize(
        ("before", "after", "pieces"),
        [
            ("", "", []),
            ("", "uno", [(Kind.NEW, "uno")]),
            ("uno", "", [(Kind.GONE, "uno")]),
            ("uno dos", "uno dos", [(Kind.KEPT, "uno dos")]),
            ("uno  dos", "uno\n\ndos", [(Kind.KEPT, "uno\n\ndos")]),
            ("uno", "uno uno", [(Kind.KEPT, "uno "), (Kind.NEW, "uno")]),
            ("a b c", "b c", [(Kind.GONE, "a "), (Kind.KEPT, "b c")]),
        ],
    )
    def test_of_little_are_little(self, before, after, pieces):
        assert "".join(text for kind, text in told(before, after) if kind is not Kind.GONE) == after
        assert [(kind, text.split()) for kind, text in told(before, after)] == [
            (kind, text.split()) for kind, text in pieces
        ]

    def test_of_one_word_thousands_of_times_are_the_whole_text(self):
        pieces = told("x " + "a " * 2400 + "y", "z " + "a " * 2300 + "w " + "b " * 90)
        assert [kind for kind, _ in pieces] == [Kind.GONE, Kind.NEW]
