# SPDX-License-Identifier: EUPL-1.2
"""My ballot: everybody's is made beforehand, whole, in the order of the printed one, in every form."""

import json
from dataclasses import replace

import pytest
import segno

from conoceles.publication.parts.site.catalogue import Catalogue
from conoceles.publication.parts.site.mine.spots import spots
from conoceles.publication.snapshot import EmblemInfo, Unopened, Voting

from .site_pages import Read, made, pages
from .snapshots import EVERYONE, HEADER, PHOTO, written
from .test_ballot_words import CLOSED, TOWN

SITE = "https://conoceles.example/prueba/"
EMBLEM = EmblemInfo("e" * 64, "Un árbol <blanco> & verde.", 144, 72)
SURE = Voting("especial", ("gubernatura", "mr"), ("distrito",), "", "Acuerdo de prueba", sure=True)
DRESSED = replace(
    HEADER,
    process=replace(HEADER.process, site=SITE),
    postulants=(replace(HEADER.postulants[0], emblem=EMBLEM), *HEADER.postulants[1:]),
    voting=(
        Voting("extranjero", ("gubernatura",), (), "Vota por internet.", "De memoria", sure=False),
        SURE,
        replace(SURE, offices=("gubernatura",), within=()),
    ),
)


def dressed(folder, profiles=EVERYONE, header=DRESSED):
    snapshot = written(folder, profiles, header)
    (folder / "photos" / EMBLEM.digest).write_bytes(PHOTO)
    return snapshot


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    return made(dressed(tmp_path_factory.mktemp("boleta") / "congelado"))


def read(files, path):
    return Read(files[f"mi-boleta/{path}"])


def people(page):
    return [text for tag, text in page.texts if tag == "bdi"]


def test_there_is_one_ballot_for_each_municipality_in_each_of_its_districts(tmp_path):
    alone = replace(HEADER.territories[3], id="distrito:3", slug="distrito-3", name="Distrito 3")
    header = replace(HEADER, territories=(*HEADER.territories, alone))
    found = spots(Catalogue(written(tmp_path / "c", [], header)))
    assert [spot.folder.removeprefix("mi-boleta/") for spot in found] == [
        "agua-mansa/", "alamo/", "anzuelo/", "anona/distrito-1/", "anona/distrito-2/", "pueblo-solo/", "villa-aurora/",
        "distrito-3/",
    ]  # fmt: skip


def test_a_ballot_has_every_office_with_alternates_and_lists_in_ballot_order(files):
    page = read(files, "agua-mansa/index.html")
    assert people(page) == [
        "Abril Poot", "La Maestra", "Benito Uc", "Ciro Ek", "Dalia Chi", "Elda May", "Fidel Tun", "Gala Tun",
        "Lidia Chan",
    ]  # fmt: skip
    assert [" ".join(text.split()) for text in page.said("h2")] == [
        "Gubernatura Sacnicté",
        "Diputación de mayoría relativa Distrito 1, cabecera Villa Aurora",
        "Diputación plurinominal Circunscripción única",
        "Ayuntamiento Agua Mansa",
    ]
    assert "Suplente Elda May" in page.said()[0]
    assert "Benito Uc Sin captura" in page.said()[0]


def test_of_a_municipality_in_two_districts_each_part_has_the_deputies_of_its_own(files):
    assert "Dalia Chi" in people(read(files, "anona/distrito-1/index.html"))
    assert "Dalia Chi" not in people(read(files, "anona/distrito-2/index.html"))
    assert "Secciones 21 a 24, 26" in read(files, "anona/distrito-1/index.html").said()[0]
    chosen = read(files, "anona/index.html")
    assert [link["href"] for link in chosen.all("a") if "distrito-" in link["href"]] == [
        "../../mi-boleta/anona/distrito-1/", "../../mi-boleta/anona/distrito-2/",
    ]  # fmt: skip


def test_where_the_district_is_not_known_the_page_says_so(files):
    page = read(files, "villa-aurora/index.html").said()[0]
    assert "depende del distrito de su sección electoral" in page
    assert "Dalia Chi" not in page


def test_a_ballot_is_found_by_section_and_by_district(files):
    page = read(files, "secciones.html")
    rows = [" ".join(text.split()) for text in page.said("li")]
    assert [row for row in rows if "Añona" in row or "Agua Mansa" in row] == [
        "7 a 9Agua Mansa", "12Agua Mansa", "20Añona, Distrito 2", "21 a 24Añona, Distrito 1", "26Añona, Distrito 1",
    ]  # fmt: skip
    districts = read(files, "distritos.html")
    assert {each["id"] for each in districts.all("h2") if "id" in each} == {"distrito-1", "distrito-2"}


def test_once_ballots_close_it_says_who_is_printed_and_who_stands(tmp_path):
    files = made(written(tmp_path / "c", TOWN, CLOSED))
    page, text = read(files, "villa-aurora/index.html").said()[0], files["mi-boleta/villa-aurora/boleta.txt"].decode()
    for said in (page, text):
        for words in (
            "se cerraron el 2 de mayo de 2027", "Sustituida", "Aparece en la boleta", "No aparece en la boleta",
            "Nadie contiende hoy en este lugar como titular.", "En la boleta: «Zoé Ek»",
        ):  # fmt: skip
            assert words in " ".join(said.split()), words
    assert "Yola Ek" not in page  # she left before, and is on no ballot
    assert page.index("Uma Can") < page.index("Tere Can")  # as they are printed


def test_whoever_left_before_ballots_are_printed_is_not_on_them(files):
    page = read(files, "villa-aurora/index.html")
    assert "Hilda Ku" in people(page)
    assert "Hilaria Ku" not in people(page)


def test_emblems_bear_their_words_and_an_alliance_shows_those_of_its_parties(files):
    page = read(files, "agua-mansa/index.html")
    emblems = [image for image in page.all("img") if "/emblemas/" in image["src"]]
    assert {image["alt"] for image in emblems} == {"Emblema de CEIBA: Un árbol <blanco> & verde."}
    # Gubernatura, the coalition's deputies, the list, the municipality; Faro has none, and is named by its acronym.
    assert len(emblems) == 4
    assert (emblems[0]["width"], emblems[0]["height"]) == ("48", "24")
    assert "FARO · Partido del Faro" in page.said()[0]
    assert files["emblemas/eeeeeeeeeeeeeeee.webp"] == PHOTO


def test_large_print_and_plain_text_say_the_same(files):
    usual, large = (read(files, f"agua-mansa/{name}.html") for name in ("index", "letra-grande"))
    assert people(usual) == people(large)
    assert "mine-large" in large.all("article")[0]["class"]
    text = files["mi-boleta/agua-mansa/boleta.txt"].decode()
    assert [name for name in people(usual) if name not in text] == []
    assert "Partido del Faro\n  Gubernatura\n     Titular: Benito Uc [Sin captura]" in text
    assert f"{SITE}mi-boleta/agua-mansa/" in text.splitlines()
    assert max(len(line) for line in text.splitlines()) <= 72


def test_json_holds_the_same_ballots(files):
    told = json.loads(files["mi-boleta/agua-mansa/index.json"])
    assert told["tipo"] == "mi-boleta"
    assert [each["eleccion"]["clave"] for each in told["boletas"]] == ["gubernatura", "mr", "rp", "ayuntamiento"]
    assert told["boletas"][1]["candidaturas"][1]["calidad"] == "S"
    assert (told["secciones"], told["direccion"]) == ([[7, 9], [12, 12]], f"{SITE}mi-boleta/agua-mansa/")
    listed = json.loads(files["mi-boleta/index.json"])["boletas"]
    assert {each["pagina"] for each in listed} == {
        path for path in files if path.startswith("mi-boleta/") and f"{path.removesuffix('index.html')}qr.svg" in files
        and path.endswith("/index.html")
    }  # fmt: skip


def test_its_address_is_on_it_as_text_and_as_a_code_without_anything_that_runs(files):
    page = read(files, "anona/distrito-1/index.html")
    address = f"{SITE}mi-boleta/anona/distrito-1/"
    assert address in page.said()[0]
    (code,) = [image for image in page.all("img") if image["src"] == "qr.svg"]
    assert code["alt"].endswith(address)
    drawn = files["mi-boleta/anona/distrito-1/qr.svg"].decode()
    matrix = segno.make(address, micro=False, error="m", mask=3)
    assert f'width="{matrix.symbol_size(scale=4, border=4)[0]}"' in drawn
    assert [word for word in ("<script", "style=", "href") if word in drawn] == []


def test_without_an_address_there_is_no_code(tmp_path):
    files = made(written(tmp_path / "c"))
    assert [path for path in files if path.endswith("qr.svg")] == []
    assert read(files, "agua-mansa/index.html").all("img")[1:] == []


def test_whoever_votes_elsewhere_is_told_what_she_receives_and_how_sure_that_is(files):
    abroad, special = (read(files, f"{way}.html").said()[0] for way in ("extranjero", "especial"))
    assert "Por confirmar" in abroad
    assert "No recibe la de: Diputación de mayoría relativa, Diputación plurinominal, Ayuntamiento." in abroad
    assert "Por confirmar" not in special
    assert "Está fuera de su sección, pero dentro de su distrito" in special
    assert "mi-boleta/anticipado.html" not in files
    assert json.loads(files["mi-boleta/especial.json"])["casos"][0]["dentro_de"] == ["distrito"]


def test_what_is_not_published_yet_is_named_and_nothing_more(tmp_path):
    hidden = Unopened("gubernatura", "Gubernatura", "2027-03-01", "C.G. 1", listed=False)
    header = replace(
        DRESSED,
        offices=HEADER.offices[1:],
        positions=HEADER.positions[1:],
        unopened=(hidden,),
        voting=(replace(SURE, offices=("mr",)),),
    )
    files = made(dressed(tmp_path / "c", [one for one in EVERYONE if one.office != "gubernatura"], header))
    for path in ("agua-mansa/index.html", "especial.html"):
        assert "Todavía no se publica: Gubernatura." in read(files, path).said()[0]


def test_what_somebody_answered_changes_no_ballot(tmp_path):
    before = {page.path: page.inputs for page in pages(dressed(tmp_path / "a"))}
    other = {"propuesta_1": "Otra propuesta."}
    changed = [
        replace(one, sheets=(replace(one.sheets[0], answers=other),)) if one.slug == "abril-poot" else one
        for one in EVERYONE
    ]
    after = {page.path: page.inputs for page in pages(dressed(tmp_path / "b", changed))}
    differing = {path for path in before if before[path] != after.get(path)}
    assert differing
    assert [path for path in differing if path.startswith(("mi-boleta/", "emblemas/"))] == []


def test_a_long_list_of_municipalities_begins_with_its_letters(tmp_path):
    """Each leads to the first municipality that begins with it, accents apart, whether it is a row or a heading."""
    town = next(each for each in HEADER.territories if each.kind == "municipio")
    more = tuple(
        replace(town, id=f"municipio:z{n}", slug=f"z{n}", name=f"{name} {n}")
        for n, name in enumerate(("Ébano", "El Zapote", "Zoh") * 10)
    )
    index = Read(files_of(tmp_path, more)["mi-boleta/index.html"])
    anchors = [a["href"].removeprefix("#") for a in index.all("a") if a.get("href", "").startswith("#letra-")]
    marked = [tag["id"] for tag in (*index.all("li"), *index.all("h2")) if tag.get("id", "").startswith("letra-")]
    assert anchors == ["letra-a", "letra-e", "letra-p", "letra-v", "letra-z"]
    assert sorted(marked) == anchors
    assert not [a for a in Read(files_of(tmp_path, ())["mi-boleta/index.html"]).all("a") if "#letra" in a["href"]]


def files_of(folder, more):
    header = replace(DRESSED, territories=(*HEADER.territories, *more))
    return made(dressed(folder / str(len(more)), header=header))


def test_where_every_place_of_a_list_is_the_same_post_its_number_is_enough(files):
    def told(path):
        return [" ".join(text.split()) for text in read(files, path).said("p") if text[:1].isdigit()]

    assert told("agua-mansa/index.html") == ["1.", "2."]
    assert told("villa-aurora/index.html")[2:] == ["1. Presidencia municipal", "2. Regiduría", "3. Regiduría"]
