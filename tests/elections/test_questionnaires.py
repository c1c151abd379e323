# SPDX-License-Identifier: EUPL-1.2
"""Both questionnaires say what the rules of the domain say (section 3), and how sure each thing is."""

from pathlib import Path

import pytest
from django.conf import settings

from conoceles.capture.rules import Fault, problems
from conoceles.elections.questionnaire import Kind, Visibility, from_json
from conoceles.elections.reading import read

PROCESS = read(Path(settings.PROCESSES) / "yucatan-2023-2024")
CURRICULAR, IDENTITY = (definition for definition, _ in PROCESS.questionnaires)

NETWORKS = ["facebook", "x", "youtube", "instagram", "tiktok", "otra_red"]
CONTACT = ["casa_campana", "telefono_publico", "correo_publico", "pagina_web", *NETWORKS]
#: The twenty questions, in INE's order: visibility, and the question whose «sí» shows them.
TWENTY = [
    ("indigena", "distintivo", None),
    ("lengua_indigena", "estadistica", None),
    ("pueblo_indigena", "estadistica", "indigena"),
    ("discapacidad", "distintivo", None),
    ("discapacidad_temporalidad", "estadistica", "discapacidad"),
    ("discapacidad_tipo", "estadistica", "discapacidad"),
    ("discapacidad_dificulta", "estadistica", "discapacidad"),
    ("afromexicana", "distintivo", None),
    ("lgbttti", "distintivo", None),
    ("lgbttti_identidad", "estadistica", "lgbttti"),
    ("migrante", "distintivo", None),
    ("migrante_pais", "estadistica", "migrante"),
    ("migrante_tiempo", "estadistica", "migrante"),
    ("migrante_motivo", "estadistica", "migrante"),
    ("migrante_regular", "estadistica", "migrante"),
    ("joven", "publica", None),
    ("mayor", "publica", None),
    ("ingresos", "estadistica", None),
    ("fuente_ingresos", "estadistica", None),
    ("entidad_nacimiento", "estadistica", None),
]
#: A complete answer to the identity questionnaire by someone who belongs to no group.
NO_GROUP = {
    "indigena": "no",
    "lengua_indigena": "pnc",
    "discapacidad": "no",
    "afromexicana": "no",
    "lgbttti": "pnc",
    "migrante": "no",
    "ingresos": "pnc",
    "fuente_ingresos": "salario",
    "entidad_nacimiento": "31",
}


def limits(key):
    question = CURRICULAR.question(key)
    return question.required, question.minimum, question.maximum, question.items


@pytest.mark.parametrize("definition", [CURRICULAR, IDENTITY], ids=lambda definition: definition.slug)
def test_every_question_names_its_source_and_how_sure_it_is(definition):
    assert [q.key for q in definition.questions if not q.source or q.confidence not in set("ABCMU")] == []


@pytest.mark.parametrize("definition", [CURRICULAR, IDENTITY], ids=lambda definition: definition.slug)
def test_what_is_kept_in_the_database_is_the_same_definition(definition):
    assert from_json(definition.to_json()) == definition


def test_the_curricular_questions_are_all_there():
    assert [question.key for question in CURRICULAR.questions] == [
        "foto",
        *CONTACT,
        "grado_maximo",
        "estatus_grado",
        "cursos",
        "historia_profesional",
        "trayectoria_politica",
        "motivo_cargo",
        "propuesta_1",
        "propuesta_2",
        "propuesta_genero",
        "correo_aclaraciones",
    ]
    assert [question.key for question in CURRICULAR.questions if question.visibility is not Visibility.PUBLIC] == [
        "correo_aclaraciones"
    ]


def test_the_texts_have_their_limits():
    for key in ("historia_profesional", "trayectoria_politica", "motivo_cargo"):
        assert limits(key) == (True, 280, 5000, 1)
    for key in ("propuesta_1", "propuesta_2", "propuesta_genero"):
        assert limits(key) == (True, 280, 1600, 1)
    assert limits("cursos") == (False, None, 250, 20)
    assert CURRICULAR.counting == "collapsed"


def test_the_photograph_has_its_rules():
    photo = CURRICULAR.question("foto")
    assert (photo.kind, photo.required, photo.max_kilobytes, photo.max_months) == (Kind.PHOTO, False, 700, 3)
    assert photo.formats == ("jpg", "png", "webp")
    assert (photo.max_upload_kilobytes, photo.max_megapixels, photo.least_width, photo.least_height) == (
        5000, 25, 300, 400,
    )  # fmt: skip
    prohibited = [
        "logotipos",
        "documentos oficiales",
        "lemas",
        "figuras políticas",
        "religiosas",
        "denigren",
        "sexista",
    ]
    assert [word for word, rule in zip(prohibited, photo.rules, strict=True) if word not in rule.text.lower()] == []
    assert {(rule.confidence, bool(rule.source)) for rule in photo.rules} == {("C", True)}


def test_one_public_contact_of_any_kind_is_enough():
    (section,) = [section for section in CURRICULAR.sections if section.at_least_one]
    assert sorted(section.at_least_one) == sorted(CONTACT)
    assert (section.confidence, bool(section.source)) == ("C", True)
    assert CURRICULAR.question("facebook").hosts
    assert [CURRICULAR.question(key).items for key in ("correo_publico", "telefono_publico", "casa_campana")] == [
        3,
        3,
        3,
    ]


def test_the_status_of_studies_is_asked_of_whoever_studied():
    question = CURRICULAR.question("estatus_grado")
    assert not question.asked({"grado_maximo": "sin_estudios"})
    assert question.asked({"grado_maximo": "doctorado"})
    assert [option.label for option in CURRICULAR.question("grado_maximo").options] == [
        "Sin estudios", "Primaria", "Secundaria", "Preparatoria", "Técnica", "Licenciatura", "Especialidad", "Maestría",
        "Doctorado", "Posdoctorado",
    ]  # fmt: skip


def test_the_twenty_identity_questions_are_there_in_order():
    assert [
        (question.key, question.visibility.value, question.shown_when.question if question.shown_when else None)
        for question in IDENTITY.questions
    ] == TWENTY


@pytest.mark.parametrize(("key", "parent"), [(key, parent) for key, _, parent in TWENTY if parent])
def test_what_hangs_on_a_yes_is_asked_after_a_yes_alone(key, parent):
    question = IDENTITY.question(key)
    assert [question.asked({parent: given}) for given in ("si", "no", "pnc")] == [True, False, False]
    assert not question.asked({})


def test_young_and_older_come_from_the_age_and_exclude_each_other():
    young, older = IDENTITY.question("joven"), IDENTITY.question("mayor")
    assert young.derived
    assert older.derived
    assert not young.asked({"mayor": "si"})
    assert not older.asked({"joven": "si"})
    assert young.asked({"mayor": "no"})


def test_whoever_belongs_to_no_group_is_asked_ten_things():
    assert problems(IDENTITY, NO_GROUP) == []


def test_a_yes_asks_for_what_hangs_on_it_and_an_other_for_its_words():
    yes = NO_GROUP | {"discapacidad": "si"}
    assert [problem.question for problem in problems(IDENTITY, yes)] == [
        "discapacidad_temporalidad",
        "discapacidad_tipo",
        "discapacidad_dificulta",
    ]
    told = yes | {
        "discapacidad_temporalidad": "permanente",
        "discapacidad_tipo": "otra",
        "discapacidad_dificulta": "ver",
    }
    assert [(problem.question, problem.fault) for problem in problems(IDENTITY, told)] == [
        ("discapacidad_tipo", Fault.SPECIFY)
    ]


def test_every_main_question_can_be_left_unanswered_in_words():
    mains = [question for question in IDENTITY.questions if question.shown_when is None]
    assert [question.key for question in mains if question.option("pnc") is None] == []


def test_only_a_group_question_may_show_a_badge_and_it_says_whose():
    badges = {
        question.key: question.group for question in IDENTITY.questions if question.visibility is Visibility.BADGE
    }
    assert badges == {
        "indigena": "indigena",
        "discapacidad": "discapacidad",
        "afromexicana": "afromexicana",
        "lgbttti": "diversidad-sexual",
        "migrante": "migrante",
    }


@pytest.mark.parametrize(
    ("key", "source"),
    [
        ("indigena", "Jurisprudencia 12/2013"),
        ("discapacidad", "Ley General para la Inclusión"),
        ("lgbttti", "CONAPRED"),
        ("afromexicana", "INEGI"),
        ("migrante", "OIM"),
    ],
)
def test_a_definition_beside_a_question_names_its_source(key, source):
    assert source in IDENTITY.question(key).legal


def test_any_question_of_identity_may_be_declined_as_the_text_of_consent_promises():
    asked = [each for each in IDENTITY.questions if not each.derived]
    assert [each.key for each in asked if "pnc" not in [option.key for option in each.options]] == []


def test_the_catalogues_are_whole():
    assert len(IDENTITY.question("entidad_nacimiento").options) == 32 + 1
    assert len(IDENTITY.question("pueblo_indigena").options) == 68 + 3
    labels = [option.label for option in IDENTITY.question("migrante_pais").options]
    assert "Estados Unidos de América" in labels
    assert len(labels) == len(set(labels)) > 190
    states = [option.label for option in IDENTITY.question("entidad_nacimiento").options]
    assert {"México", "Veracruz de Ignacio de la Llave", "Coahuila de Zaragoza", "Michoacán de Ocampo"} <= set(states)
