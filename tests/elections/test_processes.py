# SPDX-License-Identifier: EUPL-1.2
"""The processes that come with the system: they load, and they say where each thing comes from."""

from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from python_calamine import CalamineWorkbook

from conoceles.elections import queries
from conoceles.elections.models import AllianceScope, Office, Position, Postulant, Process, Territory
from conoceles.elections.parameters import SETTINGS
from conoceles.kernel.names import folded

SLUGS = ("demo", "yucatan-2023-2024", "ine-2022-local")


@pytest.fixture
def loaded(db):
    """A process of those that come with the system, loaded."""

    def load(slug):
        call_command("load_process", slug, stdout=StringIO())
        return Process.objects.get(slug=slug)

    return load


@pytest.mark.parametrize("slug", SLUGS)
def test_each_loads_without_a_fault_and_twice_the_same(loaded, slug):
    loaded(slug)
    again = StringIO()
    call_command("load_process", str(Path(settings.PROCESSES) / slug), stdout=again)
    assert "nada que cambiar" in again.getvalue()


@pytest.mark.parametrize("slug", SLUGS)
def test_every_setting_is_stated_with_its_source_or_left_undecided(loaded, slug):
    process = loaded(slug)
    assert set(process.parameters) == set(SETTINGS)
    assert all(parameter["source"] and parameter["confidence"] in "ABCMU" for parameter in process.parameters.values())
    undecided = {key for key, parameter in process.parameters.items() if parameter["value"] is None}
    assert all(process.parameters[key]["confidence"] == "U" for key in undecided)


def test_yucatan_has_its_municipalities_districts_and_parties(loaded):
    process = loaded("yucatan-2023-2024")
    places = process.territories
    assert places.filter(kind="municipio").count() == 106
    assert places.get(key="31050").name == "Mérida"
    assert places.get(key="31050").facts["seats_total"]["value"] == 19
    assert places.get(key="31050").facts["seats_total"]["confidence"] == "M"
    assert places.filter(kind="distrito").count() == 21
    assert places.get(kind="distrito", number=10).seat == "Kanasín"
    assert set(places.exclude(kind="entidad").values_list("parent__name", flat=True)) == {"Yucatán"}
    assert [postulant.acronym for postulant in process.postulants.all()] == [
        "PAN", "PRI", "PRD", "PVEM", "PT", "MC", "MORENA", "NAY",
    ]  # fmt: skip


def test_yucatan_lists_regidurias_and_sindicaturas_that_owe_nothing_yet(loaded):
    process = loaded("yucatan-2023-2024")
    for key in ("sindicatura", "regiduria"):
        position = Position.objects.get(office__process=process, key=key)
        assert (position.titular_owes, position.alternate_owes, position.confidence) == ([], [], "U")
    head = Position.objects.get(office__process=process, key="presidencia")
    assert head.titular_owes == ["curricular", "identidad"]
    assert head.heads


def test_yucatan_awaits_the_agreement_on_its_questionnaires(loaded):
    process = loaded("yucatan-2023-2024")
    assert queries.in_force(process) == {}
    assert {row.slug for row in process.questionnaires.all()} == {"curricular", "identidad"}
    assert process.parameter("affirmative_action_public") is False
    assert str(process.windows.get(key="cuentas").last_day) == "2024-02-21"


def test_the_invented_process_says_so_and_shows_affirmative_action(loaded):
    process = loaded("demo")
    assert "inventados" in process.notice
    assert process.parameter("affirmative_action_public") is True
    assert set(queries.in_force(process)) == {"curricular", "identidad"}


def test_the_historical_process_counts_as_its_source_did(loaded):
    process = loaded("ine-2022-local")
    assert {row.definition.counting.value for row in process.questionnaires.all()} == {"all"}
    assert Territory.objects.get(process=process, key="10005").slug == "durango-durango"


def test_every_place_and_postulant_of_the_real_file_is_there(loaded, ine_2022):
    process = loaded("ine-2022-local")
    rows = CalamineWorkbook.from_path(str(ine_2022)).get_sheet_by_name("CANDIDATOS").to_python()
    header, *rows = rows
    entities = {folded(place.name): place for place in process.territories.filter(kind="entidad")}
    children = {
        (place.parent_id, place.kind, folded(place.name) if place.kind == "municipio" else place.number): place
        for place in process.territories.exclude(kind="entidad")
    }
    postulants = {folded(postulant.name): postulant for postulant in process.postulants.all()}
    unnamed = {"candidatura comun": Postulant.Kind.COMMON, "candidatura independiente": Postulant.Kind.INDEPENDENT}
    offices = {
        "GUBERNATURA": "gubernatura",
        "DIPUTACIÓN LOCAL MR": "diputacion-mr",
        "DIPUTACIÓN LOCAL RP": "diputacion-rp",
        "PRESIDENCIA MUNICIPAL": "ayuntamiento",
    }
    covered = 0
    for row in rows:
        said = dict(zip(header, row, strict=True))
        entity = entities[folded(said["ENTIDAD"])]
        office = Office.objects.get(process=process, key=offices[said["CARGO"]])
        key = {
            "entidad": None,
            "distrito": lambda said=said: int(said["DISTRITO LOCAL"].split("-")[0]),
            "municipio": lambda said=said: folded(said["MUNICIPIO"]),
            "circunscripcion": lambda said=said: int(said["CIRCUNSCRIPCION"]),
        }[office.territory_kind]
        place = entity if key is None else children[entity.pk, office.territory_kind, key()]
        spelt = folded(said["PARTIDO_COALICION"])
        scopes = AllianceScope.objects.filter(office=office, territory=place)
        if spelt in unnamed:
            assert scopes.filter(alliance__kind=unnamed[spelt]).count() == 1
        elif postulants[spelt].kind != Postulant.Kind.PARTY:
            assert scopes.filter(alliance=postulants[spelt]).count() == 1
        covered += 1
    assert covered == 479
