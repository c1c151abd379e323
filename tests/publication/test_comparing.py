# SPDX-License-Identifier: EUPL-1.2
"""Comparing those who stand for the same: everybody's own words, in the order that was drawn, and nothing that left."""

import json
from dataclasses import replace
from math import comb

import pytest

from conoceles.publication.parts.site import absence
from conoceles.publication.parts.site.comparing.choices import MOST, PEOPLE, choices, sizes
from conoceles.publication.snapshot import (
    DrawInfo,
    Paused,
    PostulantInfo,
    QuestionnaireInfo,
    State,
    Withdrawn,
)

from .site_pages import Read, made, pages
from .snapshots import (
    ANSWERS,
    CURRICULAR,
    EVERYONE,
    HEADER,
    IN_REVIEW,
    MR,
    NEVER,
    NOT_OWED,
    RP,
    asked,
    profile,
    sheet,
    written,
)

CANARY = "Canario que ya no debe leerse"
FOLDER = "diputaciones-mr/distrito-1/comparar/"
SEED = "Sorteo \"público\" del 20 de abril: 07 12 '25'"
DRAWN = replace(HEADER, draw=DrawInfo(SEED, "Acta 7, del 20 de abril de 2027"))


def stands(name, *sheets, by="ceiba", **more):
    return profile(name, *sheets, **{**MR, "postulant": by, **more})


#: A race of four: validated, paused, in review and never captured; with an alternate who answers, and one who does not.
FOUR = [
    stands("Ana Uc", sheet()),
    stands("Ada Uc", sheet(), seat="S"),
    stands("Blas Ek", sheet({"historia": "Otra historia."}, paused=(
        Paused("propuestas", "", "2027-04-01T10:00:00-06:00", "sentencia", "sentencia de un tribunal"),
    )), by="faro", sex="hombre"),
    stands("Berta Ek", NEVER, by="faro", seat="S"),
    stands("Caro Pech", IN_REVIEW, by="juntas"),
    stands("Dora Chi", NEVER, by="sola"),
]  # fmt: skip


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    return made(written(tmp_path_factory.mktemp("comparar") / "c", FOUR, DRAWN))


def told(files, folder=FOLDER):
    return json.loads(files[f"{folder}index.json"])


def order(files, folder=FOLDER):
    return [each["postulacion"] for each in told(files, folder)["candidaturas"]]


def answers(files, key, folder=FOLDER):
    (found,) = [
        question["respuestas"]
        for theme in told(files, folder)["temas"]
        for question in theme["preguntas"]
        if question["clave"] == key
    ]
    return found


def said(page, role):
    """The text of each element of that *role*."""
    opened = [attributes for tag, attributes in page.elements if tag not in {"meta", "link", "img", "br", "input"}]
    return [
        " ".join(text.split())
        for attributes, (_, text) in zip(opened, page.texts, strict=True)
        if attributes.get("role") in role
    ]


def rows(page):
    """What each row says, by its question: the text of its cells."""
    questions = set(said(page, ["rowheader"]))
    found, row = {}, []
    for text in said(page, ["rowheader", "cell"]):
        if text in questions:
            row = found.setdefault(text, [])
        else:
            row.append(text)
    return found


def test_what_left_is_in_no_comparison_and_its_words_are_those_of_the_profile(tmp_path):
    off = Withdrawn("2027-04-02T10:00:00-06:00", "sentencia", "sentencia de un tribunal")
    ana, blas, caro, dora = (one for one in FOUR if one.seat == "P")
    canary = sheet({**ANSWERS, "historia": CANARY, "propuesta_1": CANARY})
    after = [
        replace(replace(ana, sheets=(canary,)).trail(), withdrawn=off),
        replace(replace(blas, sheets=(canary,)).trail(), status="renuncia", status_on="2027-04-03"),
        replace(caro, sheets=(replace(canary, state=State.IN_REVIEW, version=0, answers={}),)),
        replace(dora, sheets=(sheet(),)),
    ]
    files = made(written(tmp_path / "c", after, DRAWN))
    assert [path for path, body in files.items() if CANARY.encode() in body] == []
    seats = {each["postulacion"]: each for each in told(files)["candidaturas"]}
    assert seats["ceiba"]["palabras"] == [absence.of_status(after[0])[1]]
    assert seats["faro"]["palabras"] == [absence.of_status(after[1])[1]]
    said = answers(files, "historia")
    assert [said[key]["palabras"] for key in ("ceiba", "faro", "juntas")] == [
        "Perfil retirado", "Renunció", "En revisión"
    ]  # fmt: skip
    assert said["sola"]["valores"] == [ANSWERS["historia"]]
    assert "fotos/" not in files[f"{FOLDER}index.html"].decode()


def test_every_answer_is_under_its_question_and_every_absence_in_its_own_words(files):
    page = rows(Read(files[f"{FOLDER}index.html"]))
    at = {key: place for place, key in enumerate(order(files))}
    first = page["Propuesta 1"]
    assert first[at["ceiba"]].startswith("Ana Uc CEIBAAbriremos la biblioteca")
    assert first[at["faro"]] == "Blas Ek FARO" + absence.of_pause(FOUR[2].sheets[0].paused[0])
    assert first[at["juntas"]].endswith("En revisión")
    assert first[at["sola"]].endswith("Sin captura")
    assert page["Grado máximo"][at["faro"]].endswith(absence.NOT_PROVIDED)
    information = page["Candidatura"]
    for one in FOUR:
        if one.seat == "P":
            assert absence.of_sheet(one.sheets[0], one) in information[at[one.postulant]]


def test_a_page_of_a_section_says_what_the_whole_one_does_of_it(files):
    whole = rows(Read(files[f"{FOLDER}index.html"]))
    for section in CURRICULAR.sections:
        page = rows(Read(files[f"{FOLDER}curricular-{section.key}.html"]))
        del page["Suplencias"]  # whose links are those of the section
        assert {question: whole[question] for question in page} == page
        assert page.keys() & {section.name, *(question.label for question in section.questions)}


def test_the_answers_of_an_alternate_are_one_step_away(files):
    page = Read(files[f"{FOLDER}curricular-propuestas.html"])
    assert [link["href"] for link in page.all("a") if "ada-uc" in link["href"]] == [
        "../ada-uc.html#curricular-propuestas"
    ]
    assert "curricular-propuestas" in {
        each.get("id") for _, each in Read(files["diputaciones-mr/distrito-1/ada-uc.html"]).elements
    }
    assert "berta-ek.html" not in files[f"{FOLDER}curricular-propuestas.html"].decode()
    assert "../berta-ek.html" in files[f"{FOLDER}index.html"].decode()


def test_a_question_of_another_version_was_not_asked(tmp_path):
    section = CURRICULAR.sections[3]
    more = replace(section, questions=(*section.questions, asked("oficio", "Oficio", section.questions[0].kind)))
    newer = replace(CURRICULAR, sections=(*CURRICULAR.sections[:3], more))
    header = replace(HEADER, questionnaires=(*HEADER.questionnaires, QuestionnaireInfo("curricular", 2, newer)))
    two = [stands("Ana Uc", sheet()), stands("Blas Ek", sheet({"oficio": "Carpintería"}, version=2), by="faro")]
    said = answers(made(written(tmp_path / "c", two, header)), "oficio")
    assert said["ceiba"]["palabras"] == absence.NOT_ASKED
    assert said["faro"]["valores"] == ["Carpintería"]


def test_of_a_list_the_first_is_compared_with_the_first_and_the_second_with_the_second(tmp_path):
    lists = [
        profile(f"{name} {number}", sheet(), **RP, postulant=by, number=str(number), order=number)
        for name, by in (("Ana", "ceiba"), ("Blas", "faro"))
        for number in (1, 2, 3)
        if (by, number) != ("faro", 3)
    ]
    files = made(written(tmp_path / "c", lists))
    top = "diputaciones-rp/unica/comparar/"
    assert {each["nombre"] for each in told(files, top)["candidaturas"]} == {"Ana 1", "Blas 1"}
    assert {each["nombre"] for each in told(files, f"{top}diputacion-2/")["candidaturas"]} == {"Ana 2", "Blas 2"}
    assert f"{top}diputacion-3/index.html" not in files
    assert order(files, top) == order(files, f"{top}diputacion-2/")
    assert 'href="comparar/diputacion-2/"' in files["diputaciones-rp/unica/ana-2.html"].decode()
    assert "comparar/" not in files["diputaciones-rp/unica/ana-3.html"].decode()


def test_there_is_nothing_to_compare_where_nobody_owes_or_nobody_else_stands(tmp_path):
    alone = [stands("Ana Uc", sheet()), stands("Ada Uc", sheet(), seat="S")]
    silent = [profile("Eva May", NOT_OWED), profile("Fe Ku", NOT_OWED, postulant="faro")]
    files = made(written(tmp_path / "c", [*alone, *silent]))
    assert [path for path in files if "/comparar/" in path] == []
    assert "comparar/" not in files["diputaciones-mr/distrito-1/index.html"].decode()


@pytest.mark.parametrize("people", [2, 3, 4, 6, 7, 8, 20, 21, 60])
def test_choices_with_an_address_are_bounded_and_always_hold_those_of_two(people):
    found = choices([f"p{n}" for n in range(people)])
    assert len({each.anchor for each in found}) == len(found) <= max(MOST, comb(PEOPLE, 2))
    assert sizes(people)[:1] == ([2] if 2 < people <= PEOPLE else [])
    assert [len(each.places) for each in found].count(2) == (comb(people, 2) if 2 < people <= PEOPLE else 0)


def test_what_a_choice_hides_is_who_is_not_in_it(files):
    """Its anchor bears a class for each of its people, and every cell that of its own."""
    page = Read(files[f"{FOLDER}index.html"])
    keys = order(files)
    found = {
        each["id"]: each["class"].split() for _, each in page.elements if each.get("class", "").startswith("pick ")
    }
    assert found[f"{keys[0]}.{keys[2]}"] == ["pick", "p1", "p3"]
    assert len(found) == 6 + 4
    targets = {link["href"] for link in page.all("a") if link["href"].startswith("#")}
    assert {f"#{anchor}" for anchor in found} | {"#todas", "#contenido"} == targets
    assert {each["class"] for each in page.all("div") if each.get("role") == "cell"} == {"c1", "c2", "c3", "c4"}


def test_pages_do_not_grow_with_the_people_of_a_race(tmp_path):
    parties = tuple(PostulantInfo("partido", f"p{n}", f"Partido {n}", f"P{n}", n, ()) for n in range(20))
    header = replace(HEADER, postulants=(*HEADER.postulants, *parties))
    counts = set()
    for size in (2, 20):
        people = [stands(f"Persona {n}", sheet(), by=f"p{n}") for n in range(size)]
        found = pages(written(tmp_path / str(size), people, header))
        counts.add(len([page for page in found if "/comparar/" in page.path]))
    assert counts == {2 + len(CURRICULAR.sections)}


def test_another_answer_makes_anew_the_pages_of_its_seat_alone(tmp_path):
    changed = [
        replace(one, sheets=(sheet({"historia": "Otra."}),)) if one.slug == "abril-poot" else one for one in EVERYONE
    ]
    before = {page.path: page.inputs for page in pages(written(tmp_path / "a"))}
    after = {page.path: page.inputs for page in pages(written(tmp_path / "b", changed))}
    differing = {path for path in before if before[path] != after.get(path) and "/comparar/" in path}
    assert differing
    assert [path for path in differing if not path.startswith("gubernatura/sacnicte/comparar/")] == []


def test_races_profiles_and_ballots_lead_to_the_comparison(files):
    assert 'href="comparar/"' in files["diputaciones-mr/distrito-1/index.html"].decode()
    assert 'href="comparar/"' in files["diputaciones-mr/distrito-1/dora-chi.html"].decode()
    assert '"../../diputaciones-mr/distrito-1/comparar/"' in files["mi-boleta/agua-mansa/index.html"].decode()


def test_whoever_chose_people_keeps_them_from_theme_to_theme(files):
    whole = Read(files[f"{FOLDER}index.html"])
    chosen = [each["id"] for each in whole.all("input") if each.get("name") == "tema"]
    shown = [each["class"].split() for each in whole.all("section") if "compare-part" in each.get("class", "")]
    assert chosen == [f"tema-{number}" for number in range(len(chosen))]  # the first is all of them
    assert [f"t{number}" for number in range(1, len(chosen))] == [
        name for classes in shown for name in classes if name[1:].isdigit()
    ]
    theme = Read(next(body for path, body in files.items() if path.startswith(f"{FOLDER}curricular-")))
    assert [each for each in theme.all("input") if each.get("name") == "tema"] == []
    leads = [each["href"] for each in theme.all("a") if each.get("class") == "pick-whole"]
    picks = [each["id"] for each in theme.all("p") if each.get("class", "").startswith("pick ")]
    assert leads == [f"./#{anchor}" for anchor in picks] != []
    assert {*picks} == {each["id"] for each in whole.all("p") if each.get("class", "").startswith("pick ")}
