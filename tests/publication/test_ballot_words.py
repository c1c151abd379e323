# SPDX-License-Identifier: EUPL-1.2
"""What the public site says once ballots are closed, and what it does not before."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conoceles.publication.snapshot import Move, OnBallot, Other, Printed, as_printed, ballot, on_ballot

from .site_pages import made
from .snapshots import EVERYONE, HEADER, NOT_OWED, profile, regidora, written

CLOSED_ON = "2027-05-02"
CLOSED = replace(
    HEADER,
    ballot_names="todos",
    offices=tuple(
        replace(office, ballots_closed_on=CLOSED_ON) if office.key == "ayuntamiento" else office
        for office in HEADER.offices
    ),
)
RACE = "ayuntamientos/villa-aurora/index"


def other(name, status="registrada"):
    return Other(name.lower().replace(" ", "-"), name, status, "ayuntamiento", "municipio:1")


TOWN = (
    profile("Nadia Pool", NOT_OWED, printed=False, replaces=other("Olga Pool", "sustituida"),
            printed_instead="Olga Pool", moves=(Move("sustitucion", "2027-05-10", "C.G. 9/2027", "2027-05-09"),)),
    profile("Olga Pool", status="sustituida", status_on="2027-05-10", printed=True, replaced_by=other("Nadia Pool")),
    profile("Eva Suplente", NOT_OWED, seat="S", printed=True),
    regidora(2, "Rita Noh", status="fallecimiento", status_on="2027-05-11", printed=True, vacant=True),
    regidora(3, "Tere Can", printed=True, printed_as=Printed("Tere Can", "regiduria", "4", "P")),
    regidora(4, "Uma Can", printed=True, printed_as=Printed("Uma Canul", "regiduria", "3", "P")),
    regidora(5, "Zoe Ek", printed=True, printed_as=Printed("Zoé Ek", "regiduria", "5", "P")),
    regidora(6, "Yola Ek", status="renuncia", status_on="2027-04-01", printed=False, vacant=True),
)  # fmt: skip


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    return made(written(tmp_path_factory.mktemp("boleta") / "congelado", TOWN, CLOSED))


def text(files, path):
    return files[path].decode()


def test_before_the_day_no_page_speaks_of_a_printed_ballot(tmp_path):
    pages = made(written(tmp_path / "antes", EVERYONE))
    said = ("boleta impresa", "Boleta impresa", "en la boleta</span>", "No aparece en la boleta", "contiende hoy")
    assert [path for path, page in pages.items() for words in said if words in page.decode(errors="ignore")] == []


def test_a_profile_says_who_is_printed_and_who_stands(files):
    folder = RACE.removesuffix("index")
    assert (
        "Contiende, y su nombre no aparece en la boleta impresa, que se cerró el 2 de mayo de 2027. En ese lugar la "
        "boleta lleva el nombre de Olga Pool."
    ) in text(files, f"{folder}nadia-pool.html")
    assert (
        "Su nombre quedó en la boleta impresa, que se cerró el 2 de mayo de 2027. En su lugar contiende Nadia Pool."
    ) in text(files, f"{folder}olga-pool.html")
    gone = text(files, f"{folder}rita-noh.html")
    assert (
        "Su nombre quedó en la boleta impresa, que se cerró el 2 de mayo de 2027. En su lugar no contiende nadie."
        in gone
    )
    assert "ya no contiende" not in gone
    assert "En la boleta aparece en el lugar 4." in text(files, f"{folder}tere-can.html")
    assert "En la boleta aparece con el nombre «Uma Canul», en el lugar 3." in text(files, f"{folder}uma-can.html")
    assert "Aparece en la boleta y contiende. En la boleta aparece en el lugar 4." in text(
        files, f"{folder}tere-can.html"
    )
    assert "Aparece en la boleta y contiende" in text(files, f"{folder}eva-suplente.html")
    assert "Su nombre no aparece en la boleta" in text(files, f"{folder}yola-ek.html")


def test_the_trail_is_told_with_its_agreement_and_days(files):
    page = text(files, f"{RACE.removesuffix('index')}nadia-pool.html")
    assert "Sustitución, desde el 10 de mayo de 2027. Acuerdo C.G. 9/2027, del 9 de mayo de 2027." in page
    assert 'En lugar de: <a href="../../ayuntamientos/villa-aurora/olga-pool.html">' in page


def test_a_race_follows_the_ballot_as_it_is_printed(files):
    page = text(files, f"{RACE}.html")
    names = ["Olga Pool", "Nadia Pool", "Eva Suplente", "Rita Noh", "Uma Can", "Tere Can", "Zoe Ek", "Yola Ek"]
    places = [page.index(f"<bdi>{name}</bdi>") for name in names]
    assert places == sorted(places)
    assert "Las boletas de esta elección se cerraron el 2 de mayo de 2027" in page
    assert "Nadie contiende hoy en este lugar como titular." in page
    assert "Contiende hoy en el lugar 3" in page
    assert "En la boleta: «Zoé Ek»" in page
    assert page.count("No aparece en la boleta") == 2
    assert page.count("Nadie contiende hoy en este lugar como titular.") == 2
    assert page.count(">Aparece en la boleta<") == 2


def test_a_planilla_whose_first_left_is_headed_by_nobody(tmp_path):
    gone = profile("Ya No", status="fallecimiento", status_on="2027-05-11", printed=True, vacant=True)
    town = made(written(tmp_path / "nadie", (gone, regidora(2, "Rita Noh", printed=True)), CLOSED))
    page = text(town, "municipios/villa-aurora/index.html")
    assert page.index("Ya No") < page.index("Hoy nadie la encabeza")
    assert "Falleció" in page
    assert "Las boletas de esta elección se cerraron el 2 de mayo de 2027" in page
    assert "Rita Noh" not in page
    told = json.loads(text(town, "municipios/villa-aurora/index.json"))["boletas"]
    assert [len(each["nadie_encabeza"]) for each in told if each["eleccion"] == "ayuntamiento"] == [1]


def test_lists_mark_them_and_whoever_heads_the_printed_ballot_is_beside_who_stands(files):
    page = text(files, "municipios/villa-aurora/index.html")
    assert page.index("Olga Pool") < page.index("Nadia Pool")
    assert ">Sustituida<" in page
    assert ">No aparece en la boleta<" in page
    assert ">Aparece en la boleta<" in text(files, "nombres/p/index.html")


def test_programs_read_codes(files):
    race = {one["nombre"]: one["boleta"] for one in json.loads(text(files, f"{RACE}.json"))["candidaturas"]}
    assert race["Nadia Pool"] == {
        "estado": "contiende_sin_aparecer", "cerrada_el": CLOSED_ON, "nombre": None, "cargo": None, "lugar": None,
        "calidad": None, "lleva_en_su_lugar_a": "Olga Pool", "nadie_contiende": False,
    }  # fmt: skip
    assert (race["Rita Noh"]["estado"], race["Rita Noh"]["nadie_contiende"]) == ("aparece_y_no_contiende", True)
    assert (race["Uma Can"]["nombre"], race["Uma Can"]["lugar"]) == ("Uma Canul", "3")
    one = json.loads(text(files, f"{RACE.removesuffix('index')}nadia-pool.json"))
    assert "contiende_sin_aparecer" in json.dumps(one)
    assert '"acuerdo": "C.G. 9/2027"' in json.dumps(one)


@pytest.mark.parametrize("names", ["todos", "encabeza", "encabeza-y-suplente", ""])
def test_every_rule_of_names_has_its_words(tmp_path, names):
    pages = made(written(tmp_path / "uno", TOWN[:2], replace(CLOSED, ballot_names=names)))
    assert "se cerraron el 2 de mayo" in text(pages, f"{RACE}.html")


PLACES = st.integers(1, 4).map(str)
PEOPLE = st.lists(
    st.builds(
        lambda status, printed, number, borne: profile(
            "X", status=status, printed=printed, number=number, order=int(number),
            printed_as=Printed("X", "presidencia", borne, "P") if printed and borne else None,
        ),
        st.sampled_from(["registrada", "renuncia", "sustituida", "fallecimiento"]),
        st.sampled_from([True, False, None]),
        PLACES,
        st.one_of(st.none(), PLACES),
    ),
    max_size=7,
)  # fmt: skip


@given(PEOPLE)
def test_a_ballot_bears_only_who_is_printed_and_names_only_who_stands(people):
    people = sorted(people, key=lambda one: one.order)
    assert sorted(map(id, as_printed(people))) == sorted(map(id, people))
    seats = ballot(people)
    assert len({(one.position, one.number, one.seat) for one in seats}) == len(seats)
    for seat in seats:
        assert seat.printed is None or (seat.printed.printed and seat.printed.on_paper.number == seat.number)
        assert seat.stands is None or (seat.stands.stands and seat.stands.number == seat.number)
    standing = {one.number for one in people if one.stands}
    assert {one.number for one in seats if one.stands} == standing
    for one in people:
        assert (on_ballot(one) is None) == (one.printed is None)
        assert (on_ballot(one) in {OnBallot.PRINTED, OnBallot.STANDS_ONLY}) == (one.printed is not None and one.stands)
