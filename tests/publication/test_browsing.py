# SPDX-License-Identifier: EUPL-1.2
"""Browsing by filters: both are true of one person, whoever gave no answer is under none, and counts are true."""

import json
from dataclasses import replace

import pytest

from conoceles.elections.models import Process
from conoceles.kernel.refusals import Refused
from conoceles.opendata.rows import candidacies_as_json
from conoceles.publication.baking.links import links
from conoceles.publication.parts import site
from conoceles.publication.parts.site import browsing
from conoceles.publication.parts.site.catalogue import catalogue_of
from conoceles.publication.parts.site.reasons import Reason
from conoceles.publication.snapshot import FilterInfo, Mate, Paused, PostulantInfo, State, Withdrawn

from .site_pages import Read, made, pages
from .snapshots import EVERYONE, HEADER, IN_REVIEW, MR, NEVER, NOT_OWED, profile, sheet, written

NONE, OTHER = sheet({"grado": "ninguno"}, not_applicable=("estatus",)), sheet({"grado": "otro"})
WHOLE_PAUSED = sheet({}, paused=(Paused("formacion", "", "2027-04-01", "sentencia", "una sentencia"),))
TAKEN_OFF = Withdrawn("2027-04-01T10:00:00-06:00", "sentencia", "una sentencia")


def browsed(folder, people, header=HEADER):
    """The pages of browsing, as JSON, by what follows ``filtros/``."""
    catalogue = catalogue_of(written(folder / "congelado", people, header))
    of_places = (page for race in catalogue.races.values() for page in browsing.of_place(race, catalogue))
    files = {page.path: page.make() for page in (*browsing.pages(catalogue), *of_places)}
    return {
        path.removeprefix("filtros/").removesuffix(".json"): json.loads(content)
        for path, content in files.items()
        if path.endswith(".json")
    }, files


def names(page):
    return [one["nombre"] for one in page["lista"]]


def counts(page, facet):
    (found,) = [each for each in page["facetas"] if each["clave"] == facet]
    return {each["clave"]: each["candidaturas"] for each in found["valores"]}, {
        why: each["candidaturas"] for why, each in found["sin_dato"].items()
    }


def test_two_filters_never_match_two_people_of_a_formula(tmp_path):
    her = profile("Ada Uc", NONE, **MR, mates=(Mate("beto-ek", "Beto Ek", "S", "hombre"),))
    him = profile("Beto Ek", OTHER, **MR, seat="S", sex="hombre", mates=(Mate("ada-uc", "Ada Uc", "P", "mujer"),))
    found, files = browsed(tmp_path, [her, him])
    assert (names(found["sexo-mujer"]), names(found["grado-otro"])) == (["Ada Uc"], ["Beto Ek"])
    assert counts(found["sexo-mujer"], "grado")[0] == {"ninguno": 1, "otro": 0}
    assert not [path for path in found if "mujer" in path and "otro" in path]
    page = Read(files["filtros/sexo-mujer.html"])
    assert "Ninguna candidatura: Otro." in page.said("p")
    assert not [a for a in page.all("a") if "otro" in a["href"]]
    assert "Titular, con Beto Ek de suplente" in page.said()[0]
    assert "Suplente de Ada Uc" in Read(files["filtros/grado-otro.html"]).said()[0]


def test_whoever_gave_no_answer_is_under_none_and_each_absence_is_told_by_its_own_words(tmp_path):
    absent = {
        "no_proporcionada": profile("Ana", sheet({"propuesta_1": "Una"})),
        "en_pausa": profile("Bea", WHOLE_PAUSED),
        "sin_captura": profile("Cira", NEVER),
        "en_revision": profile("Dora", IN_REVIEW),
        "no_obligada": profile("Eva", NOT_OWED),
        "por_publicarse": profile("Fela", replace(NEVER, state=State.UNOPENED)),
        "perfil_retirado": profile("Gema", age=None, withdrawn=TAKEN_OFF),
        "ya_no_contiende": profile("Hebe", age=None, status="sustituida", status_on="2027-04-01"),
        "no_aplica": profile("Inés", sheet({}, not_applicable=("grado",))),
    }
    found, files = browsed(tmp_path, [*absent.values(), profile("Zoé", OTHER), profile("Zita", NONE)])
    values, lacking = counts(found["index"], "grado")
    assert (values, lacking) == ({"ninguno": 1, "otro": 1}, dict.fromkeys(absent, 1))
    assert (names(found["grado-otro"]), names(found["grado-ninguno"])) == (["Zoé"], ["Zita"])
    said = [text.partition(": ")[2] for text in Read(files["filtros/index.html"]).said("li") if text[:1] == "1"]
    assert len(set(said)) == len(absent)
    assert {one["nombre"]: one["sin_dato"].get("grado") for one in found["index"]["lista"]} == {
        **{one.name: why for why, one in absent.items()}, "Zoé": None, "Zita": None,
    }  # fmt: skip


def test_whoever_no_longer_stands_is_told_apart(tmp_path):
    gone = profile("Ya No", status="renuncia", status_on="2027-04-01", age=None)
    found, files = browsed(tmp_path, [gone, profile("Sí Está", NEVER), profile("Él", NEVER, sex="hombre")])
    page = Read(files["filtros/sexo-mujer.html"])
    assert page.said("h3")[-1] == "Ya no contienden"
    assert "2 candidaturas. Contienden hoy 1" in page.said("p")[-4] + page.said()[0]
    assert names(found["sexo-mujer"]) == ["Sí Está", "Ya No"]
    assert found["sexo-mujer"]["contienden"]["candidaturas"] == 1


def test_counts_and_lists_are_those_of_the_open_data(tmp_path):
    snapshot = written(tmp_path / "congelado")
    found, _ = browsed(tmp_path / "otro", EVERYONE)
    data = json.loads(b"".join(candidacies_as_json(snapshot)))
    kinds = {each.key: each.kind for each in HEADER.postulants}
    groups = {"18-a-29": range(18, 30), "60-o-mas": range(60, 200)}
    true = {
        "cargo": lambda one, value: one["direccion"].startswith(f"{value}/"),
        "partido": lambda one, value: (
            value in {one["postulante"], one["siglado"]}
            or (value == "independientes" and kinds[one["postulante"]] == "independiente")
        ),
        "sexo": lambda one, value: (one["sexo"] or "").replace("_", "-") == value,
        "edad": lambda one, value: (one["edad"] or 0) in groups[value],
        "grado": lambda one, value: one["curricular_grado"] == value,
    }
    assert len(found) > 40
    for path, page in found.items():
        here = [
            one
            for one in data
            if page["demarcacion"] in {None, one["demarcacion"]}
            and all(true[facet](one, value) for facet, value in page["filtros"].items())
        ]
        assert sorted(one["pagina"] for one in page["lista"]) == sorted(one["direccion"] for one in here), path
        assert page["candidaturas"] == len(here) > 0, path
        for facet in page["facetas"]:
            for value in facet["valores"]:
                some = [one for one in here if true[facet["clave"]](one, value["clave"])]
                assert value["candidaturas"] == len(some), (path, value)


def test_every_filter_is_taken_off_alone_and_no_link_leads_nowhere(tmp_path):
    files = made(written(tmp_path / "congelado"))
    for path, content in files.items():
        if path.startswith("filtros/") and path.endswith(".html"):
            for target in links(path, content):
                assert (target if not target.endswith("/") else f"{target}index.html") in files | {
                    "datos/index.html": b""
                }, path
    deep = Read(files["filtros/cargo-gubernatura_sexo-mujer.html"])
    off = [a["href"] for a in deep.all("a") if a["href"] in {"cargo-gubernatura.html", "sexo-mujer.html"}]
    assert off == ["sexo-mujer.html", "cargo-gubernatura.html"]
    assert not [path for path in files if "cargo-gubernatura_partido-independientes_sexo" in path]  # says nothing new


def test_in_a_place_long_lists_are_divided_and_short_ones_are_not(tmp_path):
    def town(many):
        return [
            profile(f"P {n}", OTHER if n % 3 else NONE, slug=f"p-{n}", order=n, sex=("mujer", "hombre")[n % 2],
                    postulant=("ceiba", "faro")[n % 5 == 0])
            for n in range(many)
        ]  # fmt: skip

    place = "municipio-villa-aurora/"
    short, files = browsed(tmp_path / "a", town(50))
    assert [path for path in short if path.startswith(place)] == [f"{place}index"]
    assert "Son 50 o menos" in Read(files[f"filtros/{place}index.html"]).said()[0]
    long, _ = browsed(tmp_path / "b", town(102))
    assert {path.removeprefix(place) for path in long if path.startswith(place)} == {
        "index", "sexo-mujer", "sexo-hombre", "grado-ninguno", "grado-otro", "sexo-mujer_grado-otro",
        "sexo-mujer_grado-ninguno", "sexo-hombre_grado-otro", "sexo-hombre_grado-ninguno",
    }  # fmt: skip
    assert f"{place}partido-faro_sexo-mujer" not in long  # all under a heading of the fifty-one women


def test_in_a_place_a_short_list_leads_to_what_each_party_has_of_it(tmp_path):
    crowd = [
        profile(f"P {n}", NEVER, slug=f"p-{n}", order=n, age=20 + n % 50, postulant="faro" if n < 20 else "ceiba")
        for n in range(60)
    ]
    _, files = browsed(tmp_path, crowd)
    place = "filtros/municipio-villa-aurora/"
    leads = {
        (page.removeprefix(place), a["href"])
        for page in files
        if page.startswith(place) and page.endswith(".html")
        for a in Read(files[page]).all("a")
        if "#partido-" in a["href"]
    }
    assert leads == {
        (page, f"{address}#partido-{party}")
        for page, address in (("index.html", "./"), ("edad-18-a-29.html", "edad-18-a-29.html"))
        for party in ("ceiba", "faro")
    }
    page = Read(files[f"{place}edad-18-a-29.html"])
    assert {"partido-faro", "partido-ceiba"} <= {each.get("id") for each in page.all("h3")}
    young = sum(one.age < 30 and one.postulant == "faro" for one in crowd)
    assert f"Partido del Faro {young} personas" in page.said("h3")


def test_a_list_that_no_filter_divides_goes_on_over_pages_and_others_only_count(tmp_path):
    alike = [profile(f"Ana {n}", NOT_OWED, slug=f"ana-{n}", order=n) for n in range(401)]
    found, files = browsed(tmp_path / "a", alike)
    assert [len(found[path]["lista"]) for path in ("index", "index_pagina-2", "index_pagina-3")] == [200, 200, 1]
    assert {"href": "index_pagina-2.html"} in Read(files["filtros/index.html"]).all("a")
    found, files = browsed(tmp_path / "b", [*alike, profile("Leo Uc", NOT_OWED, sex="hombre")])
    assert len(found["index"]["lista"]) == 200
    alike += [profile(f"Eva {n}", NOT_OWED, slug=f"eva-{n}", order=401 + n) for n in range(100)]
    found, files = browsed(tmp_path / "c", [*alike, profile("Leo Uc", NOT_OWED, sex="hombre")])
    assert found["index"]["lista"] is None
    assert "agregue un filtro" in Read(files["filtros/index.html"]).said()[0]


def test_a_text_that_nobody_filters_by_changes_no_page(tmp_path):
    def inputs(folder, text):
        people = [profile("Ada Uc", sheet({"grado": "otro", "historia": text})), profile("Él", NEVER, sex="hombre")]
        snapshot = written(tmp_path / folder, people)
        return {page.path: page.inputs for page in pages(snapshot) if page.path.startswith("filtros/")}

    assert inputs("a", "Una historia.") == inputs("b", "Otra historia.")


def test_addresses_are_plain_and_no_two_values_have_one(tmp_path):
    parties = (
        PostulantInfo("partido", "AÑO_1", "Año \u202e Uno", "", 1, ()),
        PostulantInfo("partido", "año-1", "Otro", "", 2, ()),
    )
    people = [
        profile("Ñico \u202e Uc", OTHER, postulant="AÑO_1"),
        profile("Él", NEVER, postulant="AÑO_1", sex="hombre"),
    ]
    one = replace(HEADER, postulants=parties[:1])
    found, files = browsed(tmp_path / "a", people, one)
    assert all(path.isascii() for path in found)
    assert "<bdi>Ñico" in files["filtros/sexo-mujer.html"].decode()
    for header in (
        replace(HEADER, postulants=parties),
        replace(HEADER, postulants=(replace(parties[0], key="independientes"),)),
        replace(HEADER, filters=(*HEADER.filters, *HEADER.filters)),
    ):
        with pytest.raises(Refused) as refused:
            site.check(written(tmp_path / str(id(header)), [], header))
        assert refused.value.reason is Reason.ADDRESS_TAKEN


def test_without_questions_to_filter_by_the_register_is_enough(tmp_path):
    found, _ = browsed(tmp_path, EVERYONE, replace(HEADER, filters=()))
    assert {each["clave"] for each in found["index"]["facetas"]} == {"cargo", "partido", "sexo", "edad"}
    assert FilterInfo("curricular", "grado") in HEADER.filters


def test_a_freeze_tells_of_no_filter_whose_answers_are_not_public(here, freeze):
    asked = [("curricular", "correo_aclaraciones"), ("curricular", "camino"), ("identidad", "indigena")]
    filters = [{"questionnaire": slug, "question": key, "source": "prueba", "confidence": "U"} for slug, key in asked]
    Process.objects.filter(pk=here.process.pk).update(filters=filters)
    assert freeze().header.filters == (FilterInfo("curricular", "camino"),)


def test_what_was_withdrawn_is_on_no_page_of_its_value(tmp_path):
    def people(one):
        return [one, profile("Zoé Uc", NONE, sex="hombre"), profile("Leo Ek", NEVER, sex="hombre")]

    her = profile("Ada Uc", OTHER, age=70, nickname="La Sabia")
    before, _ = browsed(tmp_path / "a", people(her))
    after, files = browsed(tmp_path / "c", people(replace(her.trail(), withdrawn=TAKEN_OFF)))
    assert {path for path in before if "grado-otro" in path or "edad-60" in path}
    assert not {path for path in after if "grado-otro" in path or "edad-60" in path}
    assert [path for path, content in files.items() if b"La Sabia" in content or "70 años" in content.decode()] == []
    assert names(after["sexo-mujer"]) == ["Ada Uc"]
    assert counts(after["sexo-mujer"], "grado") == ({"ninguno": 0, "otro": 0}, {"perfil_retirado": 1})
