# SPDX-License-Identifier: EUPL-1.2
"""Answers captured elsewhere become revisions that their source approved, word for word."""

from datetime import date

import pytest

from conoceles.accounts.models import Capacity, User
from conoceles.candidacies.models import Candidacy
from conoceles.capture.actions import send
from conoceles.capture.models import Revision, Source
from conoceles.record.models import Entry
from conoceles.validation import queries
from conoceles.validation.models import Review

from .conftest import LAYOUT, row

HISTORY = (
    LAYOUT
    + """
[historical]
authority = "Otro instituto"
document = "Base pública de 2022"
dated = 2022-06-05
captured_when = ["HISTORIA", "GRADO"]

[checks]
identical_texts = true
"""
    + "".join(
        f'[[answer]]\nquestionnaire = "curricular"\nquestion = "{question}"\ncolumn = "{column}"\n{more}\n'
        for question, column, more in [
            ("historia", "HISTORIA", ""),
            ("telefono", "TELEFONO", 'split = ","'),
            ("correo", "CORREO", ""),
            ("pagina", "PAGINA", ""),
            ("grado", "GRADO", 'values = { "Mtra." = "maestria" }'),
            ("cursos", "CURSOS", 'split = ","'),
        ]
    )
    + """
[[answer]]
questionnaire = "curricular"
column = "REDES"
split = ","
by_host = ["facebook", "otra_red"]
"""
)
NOTHING = {"HISTORIA": "", "TELEFONO": "", "CORREO": "", "PAGINA": "", "GRADO": "", "CURSOS": "", "REDES": ""}
TEXT = "He vivido aquí\ntoda la vida.  "


def captured(key="C-1", **cells):
    return row(key, **NOTHING | {"HISTORIA": TEXT} | cells)


@pytest.fixture
def desk(desk):
    desk.layout = HISTORY
    return desk


def answers():
    return Revision.objects.get().answers


def test_a_captured_row_becomes_a_revision_that_its_source_approved(desk):
    told = desk.load(captured())
    assert told.refusal == ""
    revision, review, source = Revision.objects.get(), Review.objects.get(), Source.objects.get()
    assert revision.answers == {"historia": TEXT}
    assert (revision.number, revision.sent_by, revision.source) == (1, None, source)
    assert (review.revision, review.outcome, review.digest) == (revision, "aprobada", revision.digest)
    assert (review.decided_by, review.source) == (None, source)
    assert (source.authority, source.document, source.dated.isoformat()) == (
        "Otro instituto", "Base pública de 2022", "2022-06-05",
    )  # fmt: skip
    assert source.digest == told.report["sha256"]
    assert list(queries.approved()) == [revision]
    assert revision.sent_at.isoformat() == "2022-06-05T05:00:00+00:00"


def test_a_row_that_was_never_captured_has_no_revision_though_it_says_something(desk):
    told = desk.load(captured("C-1"), captured("C-2", NUMERO="2", HISTORIA="-", TELEFONO="9991234567"))
    assert (told.report["filas"], told.report["con_respuestas"]) == (2, 1)
    assert Candidacy.objects.count() == 2
    assert [revision.candidacy.key for revision in Revision.objects.all()] == ["C-1"]


def test_the_same_answers_again_add_nothing_even_from_another_file(desk):
    desk.load(captured())
    desk.load(captured())
    desk.load(captured(EDAD="42"))
    assert Revision.objects.count() == Review.objects.count() == 1


def test_answers_that_changed_are_the_next_revision(desk):
    desk.load(captured())
    told = desk.load(captured(HISTORIA="Otra historia, más larga."))
    assert told.report["cambios"]["respuestas"] == {"nuevas": 1, "conservadas": 0}
    assert [revision.number for revision in queries.approved()] == [2]


def test_the_whole_load_is_one_line_of_the_record(desk):
    desk.load(captured())
    assert [entry.action for entry in Entry.objects.all()] == ["register-imported"]


def test_what_a_candidacy_sent_here_is_not_covered_by_what_was_published_elsewhere(desk):
    desk.load(row("C-1", **NOTHING))
    candidacy = Candidacy.objects.get()
    type(candidacy.formula.position).objects.update(titular_owes=["curricular"])
    own = Capacity.objects.create(user=User.objects.create(username="c"), role="candidatura", scope=str(candidacy.pk))
    questionnaire = candidacy.process.questionnaires.get(slug="curricular")
    candidacy.process.windows.create(key="captura", name="Captura", first_day=date(2024, 1, 1))
    send(Candidacy.objects.get(), questionnaire, answers={"historia": "La que ella misma escribió."}, by=own)
    told = desk.load(captured())
    assert told.report["cambios"]["respuestas"] == {"nuevas": 0, "conservadas": 1}
    assert answers() == {"historia": "La que ella misma escribió."}


def test_addresses_of_networks_go_to_the_question_of_their_site(desk):
    desk.load(captured(REDES="https://www.facebook.com/ana, https://mastodon.example/ana"))
    assert answers() == {
        "historia": TEXT, "facebook": "https://www.facebook.com/ana", "otra_red": "https://mastodon.example/ana",
    }  # fmt: skip


def test_an_address_with_nowhere_to_go_is_told(desk):
    told = desk.load(captured(REDES="https://facebook.com/a,https://a.example/a,https://b.example/a"))
    assert ("direccion-sin-lugar", 2, "REDES") in told.problems()
    assert "https://b.example/a" not in answers().values()


def test_lists_are_split_and_options_are_understood(desk):
    desk.load(captured(CURSOS="Curso uno, Curso dos", GRADO="Mtra.", TELEFONO="9991234567"))
    assert answers() == {
        "historia": TEXT, "cursos": ["Curso uno", "Curso dos"], "grado": "maestria", "telefono": ["9991234567"],
    }  # fmt: skip


@pytest.mark.parametrize(
    ("cells", "problem"),
    [
        ({"HISTORIA": "Corta."}, "texto-corto"),
        ({"HISTORIA": "x" * 61}, "texto-largo"),
        ({"HISTORIA": "." + " " * 30 + "."}, "texto-rellenado"),
        ({"HISTORIA": "=SUMA(1;2) y más texto"}, "parece-formula"),
        ({"CORREO": "ana arroba correo"}, "correo-mal-formado"),
        ({"CORREO": "ana@correo"}, "correo-mal-formado"),
        ({"TELEFONO": "999 123"}, "telefono-mal-formado"),
        ({"PAGINA": "mi página"}, "direccion-mal-formada"),
        ({"PAGINA": "javascript:alert(1)"}, "direccion-mal-formada"),
        ({"GRADO": "Tesnica"}, "opcion-desconocida"),
        ({"CURSOS": "a,b,c,d"}, "demasiadas-respuestas"),
        ({"CURSOS": "x" * 31}, "texto-largo"),
    ],
)
def test_what_does_not_fit_is_told_and_taken_as_the_source_has_it(desk, cells, problem):
    told = desk.load(captured(**cells), options=[])
    assert [found for found, *_ in told.problems()] == [problem]
    assert "--accept-warnings" in told.refusal
    assert not Revision.objects.exists()
    assert desk.load(captured(**cells)).refusal == ""
    (said,) = cells.values()
    taken = [word for value in answers().values() for word in (value if isinstance(value, list) else [value])]
    assert problem == "opcion-desconocida" or set(said.split(",")) <= set(taken)


def test_what_no_reader_would_see_in_an_answer_is_an_error_and_an_emoji_is_not(desk):
    told = desk.load(captured(HISTORIA=TEXT + "👩\u200d🏫\ufe0f\u2066", CURSOS="uno,d\x08os"))
    assert told.problems() == [
        ("caracter-que-no-se-ve", 2, "HISTORIA"), ("caracter-que-no-se-ve", 2, "CURSOS"),
    ]  # fmt: skip
    assert "hay 2 errores" in told.refusal
    assert desk.load(captured(HISTORIA=TEXT + "👩\u200d🏫\ufe0f")).refusal == ""


def test_a_phone_may_be_grouped_and_carry_its_country(desk):
    told = desk.load(captured(TELEFONO="+52 (999) 123-45-67,999.123.4567"))
    assert [problem for problem, *_ in told.problems()] == ["parece-formula"]


def test_identical_texts_are_told_without_stopping_anything(desk):
    told = desk.load(captured("C-1"), captured("C-2", NUMERO="2"), options=[])
    assert told.problems() == [("texto-identico", 3, "HISTORIA")]
    assert told.messages() == ["es idéntico al de la fila 2"]
    assert told.refusal == ""


def test_an_answer_that_is_not_public_is_never_loaded(desk):
    private = HISTORY.replace('question = "correo"', 'question = "correo_aclaraciones"')
    told = desk.load(captured(CORREO="CANARIO@correo.example"), layout=private)
    assert "«correo_aclaraciones» no es pública" in told.refusal
    assert "CANARIO" not in told.refusal + told.printed + str(told.report)
    assert not Revision.objects.exists()
