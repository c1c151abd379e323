# SPDX-License-Identifier: EUPL-1.2
"""Races, ballots, parties and names: who is on each list of the site, and in what order."""

import json

from conoceles.publication.baking.links import links

from .site_pages import Read, made
from .snapshots import EVERYONE, MR, NEVER, NOT_OWED, profile, written


def test_everyone_of_a_race_is_on_its_page_in_ballot_order_each_formula_together(tmp_path):
    files = made(written(tmp_path / "congelado"))
    read = Read(files["ayuntamientos/villa-aurora/index.html"])
    people = [a["href"] for a in read.all("a") if a["href"].endswith(".html") and a["href"] != "propuestas.html"]
    assert people == [f"{one.slug}.html" for one in EVERYONE if one.territory == "municipio:1"]
    (pair,) = [text for text in read.said("li") if "Irma Ek" in text]
    assert "Juan Ek" in pair
    assert "Sustituida" in read.said()[0]


def test_the_ballot_of_a_place_has_every_office_that_it_elects(tmp_path):
    files = made(written(tmp_path / "congelado"))
    town = Read(files["municipios/villa-aurora/index.html"])
    assert town.said("h2") == [
        "Gubernatura · Sacnicté", "Diputación plurinominal · Circunscripción única", "Ayuntamiento de Villa Aurora",
        "Su diputación",
    ]  # fmt: skip
    district = Read(files["distritos/distrito-1/index.html"])
    assert "Diputación de mayoría relativa · Distrito 1" in district.said("h2")
    assert "Su diputación" not in district.said("h2")


def test_a_municipality_and_its_districts_lead_to_one_another_as_the_sections_tell(tmp_path):
    files = made(written(tmp_path / "congelado"))

    def leads(path):
        return set(links(path, files[path]))

    whole, split, district = "municipios/agua-mansa/", "municipios/anona/", "distritos/distrito-1/"
    assert {district, "diputaciones-mr/distrito-1/"} <= leads(f"{whole}index.html")
    assert {district, "distritos/distrito-2/"} <= leads(f"{split}index.html")
    assert "diputaciones-mr/distrito-1/" not in leads(f"{split}index.html")  # which one is hers is not known
    said = Read(files[f"{split}index.html"]).said()[0]
    assert ("Secciones 21 a 24, 26" in said, "Sección 20" in said) == (True, True)
    assert {whole, split} <= leads(f"{district}index.html")
    assert "municipios/villa-aurora/" not in leads(f"{district}index.html")
    record = json.loads(files[f"{split}index.json"])
    assert [(each["id"], each["secciones"]) for each in record["distritos"]] == [
        ("distrito:1", [[21, 24], [26, 26]]), ("distrito:2", [[20, 20]]),
    ]  # fmt: skip
    assert record["municipios"] == []


def test_a_ballot_says_which_parties_an_alliance_without_acronym_is_of(tmp_path):
    files = made(written(tmp_path / "congelado"))
    for path in ("distritos/distrito-1/index.html", "partidos/faro/index.html"):
        assert "Juntas por Sacnicté (CEIBA, FARO)" in Read(files[path]).said()[0], path


def test_places_are_in_the_order_of_a_spanish_dictionary(tmp_path):
    files = made(written(tmp_path / "congelado"))
    offices = [row["nombre"] for row in json.loads(files["ayuntamientos/index.json"])["contiendas"]]
    towns = [row["nombre"] for row in json.loads(files["municipios/index.json"])["lugares"]]
    assert [name.removeprefix("Ayuntamiento de ") for name in offices] == [
        "Agua Mansa", "Álamo", "Añona", "Villa Aurora",
    ]  # fmt: skip
    assert towns == ["Agua Mansa", "Álamo", "Anzuelo", "Añona", "Pueblo Solo", "Villa Aurora"]


def test_the_order_of_who_is_put_forward_is_told_once_and_every_list_leads_there(tmp_path):
    files = made(written(tmp_path / "congelado"))
    assert "en el orden en que el instituto los registró" in Read(files["acerca/index.html"]).said()[0]
    for path in ("partidos/index.html", "municipios/villa-aurora/index.html", "ayuntamientos/villa-aurora/index.html"):
        assert [a["href"] for a in Read(files[path]).all("a") if a["href"].endswith("acerca/#orden")], path


def test_whoever_no_longer_stands_heads_no_ballot(tmp_path):
    gone = profile("Ya No", slug="ya-no", status="renuncia", status_on="2027-04-01")
    files = made(written(tmp_path / "congelado", [gone, profile("Sí Está", NEVER, slug="si-esta")]))
    assert "Ya No" not in Read(files["municipios/villa-aurora/index.html"]).said()[0]
    assert "Renunció" in Read(files["nombres/y/index.html"]).said()[0]


def test_a_candidacy_of_an_alliance_is_on_its_page_and_on_that_of_its_party(tmp_path):
    files = made(written(tmp_path / "congelado"))
    for key, count in {"juntas": 2, "faro": 4, "ceiba": 11, "sola": 1}.items():
        listed = json.loads(files[f"partidos/{key}/index.json"])
        assert listed["candidaturas"] == len(listed["lista"]) == count
    assert "de sus alianzas" in Read(files["partidos/faro/index.html"]).said()[0]


def test_long_lists_have_pages_of_two_hundred(tmp_path):
    crowd = [profile(f"Ana Número {n:04}", NOT_OWED, slug=f"ana-{n}", order=n, **MR) for n in range(401)]
    files = made(written(tmp_path / "congelado", crowd))
    counts = {
        path: len(json.loads(content)["lista"])
        for path, content in files.items()
        if path.startswith("nombres/a/") and path.endswith(".json")
    }
    assert counts == {"nombres/a/index.json": 200, "nombres/a/2.json": 200, "nombres/a/3.json": 1}
    second = Read(files["nombres/a/2.html"])
    leads = [a["href"] for a in second.all("a") if a["href"] in {"./", "3.html"}]
    assert leads == ["./", "3.html"] * 2  # above the list and below it
    assert {nav["aria-label"] for nav in second.all("nav")} >= {"Páginas", "Páginas, al final"}
    assert not [nav for nav in Read(files["partidos/faro/index.html"]).all("nav") if "Páginas" in nav["aria-label"]]


def test_people_are_found_by_every_word_of_their_names_without_accents(tmp_path):
    names = ["Ñico Uc", "álvaro Ek", "Éric May de la Cruz", "李明", "Chela Uc Cruz", "Cira Cu\u0301 y Ku"]
    crowd = [profile(name, NEVER, slug=f"n-{n}") for n, name in enumerate(names)]
    files = made(written(tmp_path / "congelado", crowd))
    found = {
        path.split("/")[1]: [each["nombre"] for each in json.loads(content)["lista"]]
        for path, content in files.items()
        if path.startswith("nombres/") and path.endswith(".json")
    }
    eric, chela, cira = names[2], names[4], names[5]
    assert found == {
        "a": ["álvaro Ek"], "c": [chela, cira, chela, eric, cira], "e": ["álvaro Ek", eric], "k": [cira],
        "m": [eric], "n": ["Ñico Uc"], "u": [chela, "Ñico Uc"], "otros": ["李明"],
    }  # fmt: skip
    page = Read(files["nombres/c/index.html"])
    assert page.said("mark") == ["Chela", "Cira", "Cruz", "Cruz", "Cu\u0301"]
    assert "3 candidaturas" in page.said()[0]  # whoever is on two lines counts once


def test_a_page_of_a_long_list_says_with_which_word_each_begins(tmp_path):
    crowd = [profile("Zoé Uc" if n < 200 else "Ana Zum", NOT_OWED, slug=f"z-{n}", order=n, **MR) for n in range(201)]
    files = made(written(tmp_path / "congelado", crowd))
    assert Read(files["nombres/z/index.html"]).said("small") == ["Zoé", "Zum"] * 2
    assert "Página 2 Zum" in Read(files["nombres/z/index.html"]).said("a")


def test_a_party_page_counts_women_and_men_among_those_who_stand_and_says_out_of_how_many(tmp_path):
    files = made(written(tmp_path / "congelado"))
    record = json.loads(files["partidos/ceiba/index.json"])
    town = next(each for each in record["contienden"] if each["eleccion"] == "ayuntamiento")
    assert (town["contienden"], town["por_sexo"]) == (7, {"mujer": 6, "hombre": 1})  # whoever was replaced is not in it
    page = Read(files["partidos/ceiba/index.html"])
    assert page.said("tr")[-2:] == ["Todos los cargos", "8 de 102 de 10"]
    everyone = Read(files["partidos/sola/index.html"])
    assert "Personas no binarias" in everyone.said("th")
    told = record["postulacion"]
    assert (record["tipo"], told["tipo"], told["clave"], told["integrantes"]) == ("lista", "partido", "ceiba", [])


def test_a_map_leads_where_its_list_leads_and_names_each_place(tmp_path):
    page = Read(made(written(tmp_path / "congelado"))["municipios/index.html"])
    drawn = [a for a in page.all("a") if "aria-label" in a]
    there = [a["href"] for a in drawn]
    assert [a["href"] for a in page.all("a") if a["href"] in there and a not in drawn] == there
    assert {a["aria-label"] for a in drawn} >= {"Villa Aurora", "Álamo"}
    assert page.said("title")[1:] == [a["aria-label"] for a in drawn]


def test_a_row_says_by_which_principle_in_the_words_of_the_office_and_no_key(tmp_path):
    page = Read(made(written(tmp_path / "congelado"))["nombres/t/index.html"])
    rows = [" ".join(text.split()) for text in page.said("li") if text.startswith(("Fidel Tun", "Gala Tun"))]
    about = "Diputación plurinominal · Circunscripción única · CEIBA"
    assert rows == [f"Fidel Tun{about}", f"Gala Tun{about}"]
