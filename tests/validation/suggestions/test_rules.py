# SPDX-License-Identifier: EUPL-1.2
"""What each rule notices in a text, and what it must leave alone."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conoceles.elections.questionnaire import Kind as Asked
from conoceles.elections.questionnaire import Question, Visibility
from conoceles.kernel.text import Counting
from conoceles.validation.suggestions.rules import links
from conoceles.validation.suggestions.rules.capitals import capitals
from conoceles.validation.suggestions.rules.naming import Party, Text, keyed, parties, people
from conoceles.validation.suggestions.rules.padding import padding
from conoceles.validation.suggestions.rules.register import Known, Registered, contradictions
from conoceles.validation.suggestions.rules.tokens import Words

PROPOSAL = (
    "Propongo una red de bibliotecas rurales con horario de tarde, para que quien trabaja en el campo pueda leer y "
    "estudiar. En el primer año se abren diez; en el segundo, treinta, con presupuesto del estado y de los municipios."
)


def padded(text, minimum=None):
    return [one.words for one in padding(Words.of(text), counting=Counting.ALL, minimum=minimum)]


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        (PROPOSAL + " " * 60, "Tiene 59 espacios"),
        (PROPOSAL + "\n" * 30 + "fin", "Tiene 29 espacios"),
        (PROPOSAL + "." * 80, "Repite un mismo signo"),
        (". . . . . . . . . .", "Repite un mismo signo"),
        (PROPOSAL + "x" * 80, "Repite una misma letra"),
        ("agua agua agua agua agua", "Repite una misma palabra"),
        (f"{PROPOSAL} {PROPOSAL}", "Repite frases que ya dijo antes"),
        ("Trabajaré por mi pueblo. " * 6, "Repite frases que ya dijo antes"),
    ],
)
def test_padding_is_noticed(text, begins):
    assert any(words.startswith(begins) for words in padded(text)), padded(text)


@pytest.mark.parametrize(
    "text",
    [
        PROPOSAL,
        "Primero, las escuelas... después, los caminos... y al final, los pozos.",
        "Maestra rural\n-----------------------\n2010 a 2015: Escuela Benito Juárez",
        "* Uno\n\n\n* Dos\n\n\n* Tres",
        "Un gooool de todo el equipo, y un no, no y no a la violencia.",
        f"Secretaria de la Comisión de Salud de 2010 a 2012. Secretaria de la Comisión de Salud en 2015. {PROPOSAL}",
    ],
)
def test_what_is_only_writing_is_not_padding(text):
    assert padded(text) == []


def test_it_is_said_when_a_text_does_not_reach_its_minimum_without_padding():
    assert padded("Abriré pozos." + " " * 300, minimum=280) == [
        "Tiene 299 espacios o renglones en blanco de más. Sin relleno quedan 13 caracteres; el mínimo es 280."
    ]
    assert "mínimo" not in padded(PROPOSAL + " " * 300, minimum=100)[0]


def test_capitals_are_noticed_in_what_is_long_enough_to_read():
    assert [one.words for one in capitals(PROPOSAL.upper())] == ["La mayor parte está escrita en mayúsculas."]
    for text in (PROPOSAL, "LICENCIADA EN DERECHO, UNAM", "El DIF, el IMSS y el ISSSTE de QROO.", "2010 2011 2012"):
        assert list(capitals(text)) == []


def of(text):
    """A text in which names are looked for."""
    return Text(Words.of(text))


RIVALS = [
    Party("Partido del Trabajo", "PT"),
    Party("Partido de la Ceiba", "PC"),
    Party("Movimiento Ciudadano", "MC"),
    Party("Morena", "MORENA"),
    Party("Movimiento Auténtico Social", "MAS"),
    Party("Va por Yucatán", ""),
]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Milité en el PT hasta 2015.", "Partido del Trabajo"),
        ("Milité en el partido del trabajo hasta 2015.", "Partido del Trabajo"),
        ("Fui de la alianza PC-MC en 2018.", "Partido de la Ceiba"),
        ("Fui consejera de Movimiento Ciudadano.", "Movimiento Ciudadano"),
        ("Soy fundadora de Morena en mi pueblo.", "Morena"),
        ("Delegada de MORENA en el sur.", "Morena"),
        ("Presidí el comité del MAS.", "Movimiento Auténtico Social"),
        ("Fui candidata de Va por Yucatan.", "Va por Yucatán"),
        ("FUI REGIDORA POR EL PARTIDO MORENA EN EL PERIODO DE DOS MIL DIEZ A DOS MIL TRECE", "Morena"),
    ],
)
def test_another_party_that_is_named_is_noticed(text, name):
    found = [one.words for one in parties(of(text), RIVALS)]
    assert f"Nombra a «{name}», que no la postula." in found


@pytest.mark.parametrize(
    "text",
    [
        "Trabajo en el pt. de mi comunidad, con un grupo mc.",
        "Soy una mujer morena, hija de este pueblo.",
        "Morena es la tierra de mi pueblo.",
        "Impulsaré un movimiento ciudadano por el agua.",
        "Voy por Yucatán y va por Yucatán el tren.",
        "Mi página es https://ejemplo.mx/PT y mi correo, PT@ejemplo.mx",
        "QUIERO PAN Y TRABAJO PARA TODA MI GENTE MORENA, Y UN MOVIMIENTO QUE SIRVA MAS QUE ANTES A LA GENTE",
        "OPTIMIZAR los PTAR y la SEPT.",
    ],
)
def test_words_of_everybody_are_no_party(text):
    assert list(parties(of(text), RIVALS)) == []


def test_a_party_is_told_once_with_what_stands_about_it():
    found = list(parties(of(f"{PROPOSAL} Fui del PT. Volví al PT. {PROPOSAL}"), RIVALS))
    assert len(found) == 1
    assert "Fui del PT" in found[0].quote
    assert found[0].quote.startswith("…")


NAMES = keyed([("María José Canul Uc", "1"), ("Rosa Blanca Flores", "2"), ("Ana", "3"), ("Ángel Ek", "4")])


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        ("Trabajé con María José Canul Uc en la cooperativa.", ["1"]),
        ("Trabajé con MARIA JOSE CANUL en la cooperativa.", ["1"]),
        ("Con Rosa Blanca Flores, y con Ángel Ek.", ["2", "4"]),
        ("Sembraremos rosa blanca, flores y árboles: rosa blanca flores.", []),
        ("María José y su hermana Ana, de apellido Canul Uc.", []),
        ("Véase https://ejemplo.mx/Angel-Ek", []),
    ],
)
def test_the_name_of_another_person_is_noticed_where_it_is_whole_and_written_as_one(text, whose):
    assert sorted(who for who, _ in people(of(text), NAMES)) == whose


FACEBOOK = Question(
    "facebook", "Facebook", Asked.URL, Visibility.PUBLIC, "prueba", "A", hosts=("facebook.com", "fb.com")
)
WEB = Question("pagina_web", "Página web", Asked.URL, Visibility.PUBLIC, "prueba", "A")


@pytest.mark.parametrize(
    ("address", "question", "piece"),
    [
        ("https://tiktok.com/@ana", FACEBOOK, "Se pidió una dirección de Facebook"),
        ("https://facebook.com.malo.mx/ana", FACEBOOK, "Se pidió una dirección de Facebook"),
        ("https://www.facebook.com/", FACEBOOK, "portada"),
        ("https://www.facebook.com/login/?next=ana", FACEBOOK, "de ninguna cuenta"),
        ("https://facebook.com@malo.mx/ana", FACEBOOK, "va a «malo.mx»"),
        ("https://ejemplo.con/ana", WEB, "«.com»"),
        ("https://ejemplo.zz/", WEB, "no existe"),
        ("https://ejemplo.test", WEB, "no existe"),
        ("https://bit.ly/3xYz", WEB, "abreviada"),
        ("https://www.bit.ly/3xYz", WEB, "abreviada"),
        ("https://fаcebook.com/ana", WEB, "otro alfabeto"),  # the second letter is Cyrillic
        ("https://xn--fcebook-2fg.com/ana", WEB, "otro alfabeto"),
        ("https://192.168.1.1/ana", WEB, "por su número"),
        ("https://localhost/ana", WEB, "nombre de sitio"),
        ("ftp://ejemplo.mx/ana", WEB, "no es de una página"),
        ("https://ejemplo.mx/https://otro.mx", WEB, "dentro de otra"),
        ("https://", WEB, "no se puede leer"),
        ("https://[::1", WEB, "no se puede leer"),
    ],
)
def test_an_address_that_leads_nowhere_or_elsewhere_is_noticed_by_its_form(address, question, piece):
    assert any(piece in one.words for one in links.link(address, question)), list(links.link(address, question))


@pytest.mark.parametrize(
    ("address", "question"),
    [
        ("https://www.facebook.com/ana.perez", FACEBOOK),
        ("https://m.facebook.com/profile.php?id=1000", FACEBOOK),
        ("https://fb.com/ana", FACEBOOK),
        ("https://ejemplo.org", WEB),
        ("https://peña.mx/inicio", WEB),
        ("https://xn--pea-8ma.mx/", WEB),
        ("https://ejemplo.gob.mx:443/a?b=c#d", WEB),
        ("https://anaperez.info/mi@casa", WEB),
    ],
)
def test_a_whole_address_is_left_alone(address, question):
    assert list(links.link(address, question)) == []


def test_addresses_are_found_within_a_text_without_the_sign_that_ends_a_sentence():
    assert list(links.in_text("Vea https://ejemplo.mx/a, (www.ejemplo.org). Fin: ejemplo")) == [
        "https://ejemplo.mx/a",
        "www.ejemplo.org",
    ]


def test_the_same_page_is_told_again_however_it_is_written():
    same = {"https://www.facebook.com/Ana/", "http://m.facebook.com/ana", "facebook.com/ana"}
    assert {links.place(each) for each in same} == {"facebook.com/ana"}
    assert links.place("https://facebook.com/") == ""


HERS = Registered(
    names=("Ana Pérez Uc", "La Maestra"),
    age=41,
    election_year=2024,
    positions=frozenset({"presidencia"}),
    districts=frozenset({5}),
    places=frozenset({"villa de prueba"}),
    young_until=29,
    older_from=60,
)
KNOWN = Known(
    {
        "presidenta municipal": frozenset({"presidencia"}),
        "presidenta": frozenset({"presidencia"}),
        "regidora": frozenset({"regiduria"}),
        "diputada": frozenset({"mr", "rp"}),
        "diputada local": frozenset({"mr", "rp"}),
    },
    frozenset({"villa de prueba", "prueba", "san marcos"}),
)


@pytest.mark.parametrize(
    ("text", "piece"),
    [
        ("Tengo 35 años y soy maestra.", "Dice que tiene 35 años. El registro dice 41."),
        ("Tengo 35 años.", "Dice que tiene 35"),
        ("Soy una mujer de 52 años de edad.", "Dice que tiene 52"),
        ("Nací en Mérida, el 3 de mayo de 1990.", "Dice que nació en 1990"),
        ("Soy una mujer joven con ganas de servir.", "Dice que es joven"),
        ("Soy adulta mayor y vivo sola.", "persona mayor"),
        ("Me llamo Rosa Canul y soy maestra.", "Da otro nombre. El registro dice «Ana Pérez Uc»."),
        ("Soy candidata a regidora.", "como de «regidora»"),
        ("Quiero ser tu diputada local.", "como de «diputada local»"),
        ("Soy candidata por el distrito electoral local VII.", "por el distrito 7. El registro dice 5."),
        ("Soy candidata a presidenta municipal de San Marcos.", "en «San Marcos»"),
    ],
)
def test_what_the_register_says_otherwise_is_noticed(text, piece):
    found = [one.words for one in contradictions(Words.of(text), HERS, KNOWN)]
    assert any(piece in words for words in found), found


@pytest.mark.parametrize(
    "text",
    [
        "Tengo 41 años. Tengo 42 años de edad.",
        "Tengo 20 años de experiencia, y tengo 15 años trabajando en el campo.",
        "A mis 20 años empecé. Atenderé a jóvenes de 18 años de edad y a mi hija de 10 años.",
        "Nací en Mérida en 1982. Nací en 1983.",
        "Nací en Mérida, y en 1999 fundé una cooperativa.",
        "Trabajaré por la persona mayor y por la gente joven. Soy joven de corazón. Soy mayor de edad.",
        "Me llamo Ana. Mi nombre es Pérez. Me llaman La Maestra. Me llamo la atención sola.",
        "Fui candidata a diputada local en 2018, por el distrito 7, y regidora de San Marcos.",
        "Soy candidata a presidenta municipal de Villa de Prueba, con la diputada de San Marcos.",
        "Soy candidata a la presidencia por el distrito 5.",
        "Soy hija de una regidora de San Marcos. Quiero ser útil.",
    ],
)
def test_what_the_register_does_not_deny_is_left_alone(text):
    assert list(contradictions(Words.of(text), HERS, KNOWN)) == []


def test_a_person_of_whom_the_register_says_little_contradicts_nothing():
    text = "Tengo 35 años. Nací en 1990. Me llamo Rosa. Soy candidata a regidora por el distrito 7 de San Marcos."
    assert list(contradictions(Words.of(text), Registered(names=()), KNOWN)) == []


def everything(text):
    """What all the rules notice in *text*."""
    return [
        *padding(Words.of(text), counting=Counting.COLLAPSED, minimum=280),
        *capitals(text),
        *parties(of(text), RIVALS),
        *people(of(text), NAMES),
        *links.link(text, FACEBOOK),
        *(one for address in links.in_text(text) for one in links.link(address)),
        *contradictions(Words.of(text), HERS, KNOWN),
    ]


#: Words that begin what the rules look for, signs, and letters of several writings and lengths.
PIECES = st.sampled_from(
    ["soy candidata a ", "distrito ", "tengo 35 ", "años", "nací ", "me llamo ", "https://", "www.", "xn--", "@", ".",
     " ", "PT", "Morena", "María José ", "İ", "ß", "a\u0301", "ﬁ", "٣", "\ud800", "\u200b", "iii", "99", "\n", "…", "x"]
)  # fmt: skip


@given(st.lists(PIECES | st.text(max_size=8), max_size=40).map("".join))
def test_any_text_is_read(text):
    for found in everything(text):
        assert getattr(found, "words", "") or found[1].words


@pytest.mark.parametrize(
    "piece",
    ["a", "a ", ". ", " ", "A.", "soy candidata ", "soy ", "nací el ", "tengo 35 años y ", "distrito ", "https://",
     "www.a.", "PT ", "Morena ", "María José ", "me llamo A", "x" * 30 + " ", "xn--", "@", "a\u0301", "\ud800",
     "quiero ser una ", "soy candidata a de a de ", "uno dos tres cuatro cinco seis siete ocho nueve diez "],
)  # fmt: skip
def test_no_text_makes_a_rule_take_long(piece):
    everything("\ud800" * 40)  # what is made once, on the first text of its kind
    short = min(taken(piece, 16384), taken(piece, 16384))
    assert taken(piece, 65536) < 10 * max(short, 0.02)  # four times the text: quadratic would be sixteen times the work


def taken(piece, length):
    """The processor time that a text of *length* made of *piece* takes."""
    text = (piece * (length // len(piece) + 1))[:length]
    began = time.process_time()
    everything(text)
    return time.process_time() - began
