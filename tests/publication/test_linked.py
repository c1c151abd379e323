# SPDX-License-Identifier: EUPL-1.2
"""The JSON beside a page, read by a JSON-LD processor: facts of schema.org, and none that is not public."""

import json
from dataclasses import replace

import pytest
from pyld import jsonld

from conoceles.publication.snapshot import Withdrawn

from .site_pages import laid
from .snapshots import EVERYONE, HEADER, corrected, profile, written

SITE, SCHEMA = "https://sitio.example/prueba/", "https://schema.org/"
SIGNED = "application/ld+json"


def expanded(folder, path):
    """What a processor makes of the file at *path*, when the release lies at ``SITE``; it asks nobody else."""

    def load(url, _options=None):
        assert url.startswith(SITE), f"{url} lies outside the release"
        document = json.loads((folder / url.removeprefix(SITE)).read_bytes())
        return {"contentType": SIGNED, "contextUrl": None, "documentUrl": url, "document": document}

    (node,) = jsonld.expand(SITE + path, {"documentLoader": load})
    return node


def said(node, term):
    """The values of *term*, without the wrapping that expansion gives them."""
    return [each.get("@value", each.get("@id", each)) for each in node.get(SCHEMA + term, [])]


def terms(node):
    """Every property anywhere in *node*."""
    if isinstance(node, list):
        return {term for each in node for term in terms(each)}
    if not isinstance(node, dict):
        return set()
    return {key for key in node if not key.startswith("@")} | {term for each in node.values() for term in terms(each)}


@pytest.fixture(scope="module")
def release(tmp_path_factory):
    folder = tmp_path_factory.mktemp("linked")
    return laid(written(folder / "frozen"), folder / "site")


def test_a_profile_is_a_person_of_schema_org(release):
    abril = expanded(release, "gubernatura/sacnicte/abril-poot.json")
    assert abril["@id"] == f"urn:uuid:{EVERYONE[0].id}"
    assert abril["@type"] == [f"{SCHEMA}Person"]
    assert said(abril, "name") == ["Abril Poot"]
    assert said(abril, "alternateName") == ["La Maestra"]
    assert said(abril, "url") == [f"{SITE}gubernatura/sacnicte/abril-poot.html"]
    (image,) = said(abril, "image")
    assert (release / image.removeprefix(SITE)).is_file()
    (party,) = said(abril, "affiliation")
    assert (party["@type"], said(party, "name")) == ([f"{SCHEMA}PoliticalParty"], ["Partido Ceiba"])
    (election,) = said(abril, "performerIn")
    assert said(election, "name") == ["Gubernatura"]


def test_what_the_context_does_not_name_stays_out(release):
    """What she answered, and how her register stands, are said in our own words and are no facts of schema.org."""
    known = {"identifier", "url", "name", "alternateName", "gender", "image", "performerIn", "affiliation"}
    profiles = [file for file in release.glob("*/*/*.json") if b'"@type":"Person"' in file.read_bytes()]
    assert len(profiles) == len(EVERYONE)
    for file in profiles:
        assert terms(expanded(release, file.relative_to(release).as_posix())) <= {SCHEMA + term for term in known}


def test_a_race_and_the_process_are_events_that_hold_one_another(release):
    race = expanded(release, "ayuntamientos/villa-aurora/index.json")
    assert (race["@id"], race["@type"]) == (f"{SITE}ayuntamientos/villa-aurora/", [f"{SCHEMA}Event"])
    assert said(race, "name") == ["Ayuntamiento"]
    (place,) = said(race, "location")
    assert (place["@type"], said(place, "name")) == ([f"{SCHEMA}AdministrativeArea"], ["Villa Aurora"])
    assert "Hilda Ku" in [name for each in said(race, "performer") for name in said(each, "name")]
    assert f"{SITE}ayuntamientos/villa-aurora/hilda-ku.html" in [
        address for each in said(race, "performer") for address in said(each, "url")
    ]
    process = expanded(release, "index.json")
    assert (process["@id"], said(process, "startDate")) == (SITE, ["2027-06-06"])
    assert said(process, "name") == ["Proceso inventado 2026-2027"]
    assert said(process, "organizer") == ["Instituto Electoral de Sacnicté"]
    assert f"{SITE}ayuntamientos/index.html" in [url for each in said(process, "subEvent") for url in said(each, "url")]


def test_the_data_is_a_dataset_whose_files_are_there(release):
    data = expanded(release, "datos/conjunto.jsonld")
    assert data["@type"] == [f"{SCHEMA}Dataset"]
    files = [address for each in said(data, "distribution") for address in said(each, "contentUrl")]
    assert f"{SITE}datos/candidaturas.csv" in files
    assert [file for file in files if not (release / file.removeprefix(SITE)).is_file()] == []


def test_pages_lead_to_it_and_none_has_it_within(release):
    for path, target in {
        "index.html": "index.json",
        "gubernatura/sacnicte/index.html": "index.json",
        "gubernatura/sacnicte/abril-poot.html": "abril-poot.json",
        "datos/index.html": "conjunto.jsonld",
    }.items():
        page = (release / path).read_text()
        assert f'<link rel="alternate" type="{SIGNED}" href="{target}">' in page
        assert f'type="{SIGNED}">' not in page.replace(f'type="{SIGNED}" href', "")


def test_nothing_of_a_withdrawn_profile_is_a_fact(tmp_path):
    gone = Withdrawn("2027-05-09", "resolucion", "una resolución (TEEY-1/2027)")
    left = replace(profile("Ana Uc", corrected(), nickname="La Voz", age=30), withdrawn=gone).trail()
    folder = laid(written(tmp_path / "frozen", [left], HEADER), tmp_path / "site")
    facts = expanded(folder, "ayuntamientos/villa-aurora/ana-uc.json")
    assert said(facts, "name") == ["Ana Uc"]
    assert said(facts, "image") == said(facts, "alternateName") == []
