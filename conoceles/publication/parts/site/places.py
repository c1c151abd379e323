# SPDX-License-Identifier: EUPL-1.2
"""The ballot of a place: whoever lives there finds who asks for her vote."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import msgspec

from conoceles.publication.languages import _
from conoceles.publication.parts import Page
from conoceles.publication.snapshot import Race, TerritoryInfo

from . import ballots, districts, entries, figures, mapping
from .catalogue import PLACES, Catalogue
from .entries import Entry
from .rendering import data, html, inputs
from .voted import lacks_district, races_at


@dataclass(frozen=True, slots=True)
class Heading:
    """Who heads what a postulant presents in a race: whoever stands and, once ballots are closed, whom they name."""

    postulant: str
    people: list[Entry]
    vacant: bool  # nobody stands there today


def pages(catalogue: Catalogue) -> Iterator[Page]:
    """The list of municipalities and that of districts, and a page for each of them."""
    leading = {key for key, position in catalogue.positions.items() if position.heads}
    heads = {key: _heads(entries.of_race(catalogue.snapshot, race), leading) for key, race in catalogue.races.items()}
    for kind, (folder, title) in PLACES.items():
        listed = sorted(
            (place for place in catalogue.header.territories if place.kind == kind),
            key=catalogue.place_order,
        )
        if not listed:
            continue
        yield from _index(folder, _(title), listed, catalogue)
        for place in listed:
            yield from _place(place, _(title), heads, catalogue)


def _heads(race: list[Entry], leading: set[tuple[str, str]]) -> list[Heading]:
    """The first titular of each postulant who still stands: who heads its formula, list or planilla.

    Of a planilla only whoever stands for its first post (*leading*): without her nobody heads it.
    Once ballots are closed, before her the one whose name they bear, if it is another.
    """
    titulars: dict[str, list[Entry]] = {entry.postulant: [] for entry in race}
    for entry in race:
        if entry.seat == "P":
            titulars[entry.postulant].append(entry)
    found = []
    for postulant, some in titulars.items():
        first = [one for one in some if (one.office, one.position) in leading] or some
        stands = next((one for one in first if one.stands), None)
        printed = next((one for one in first if one.printed), None)
        people = {one.slug: one for one in (printed, stands) if one}
        found.append(Heading(postulant, [*people.values()], vacant=bool(first) and stands is None))
    return found


def _index(folder: str, title: str, listed: list[TerritoryInfo], catalogue: Catalogue) -> Iterator[Page]:
    content = {
        "title": title,
        "description": _("{places}: quién aparece en la boleta de cada uno.").format(places=title),
        "data": "index.json",
        "rows": [{"name": catalogue.place_name(place), "folder": f"{place.slug}/"} for place in listed],
        "map": mapping.shown(listed[0].kind, listed, catalogue),
    }
    drawn = mapping.of(listed[0].kind, catalogue)
    records = {
        "lugares": [_place_record(place) for place in listed],
        "mapa": {"fuente": drawn.source} if drawn else None,
    }
    yield Page(f"{folder}/index.html", inputs(catalogue), lambda: html("places", catalogue, f"{folder}/index", content))
    yield Page(f"{folder}/index.json", inputs(catalogue), lambda: data("lugares", catalogue, records))


def _place_record(place: TerritoryInfo) -> dict[str, Any]:
    return {
        "id": place.id,
        "nombre": place.name,
        "numero": place.number,
        "pagina": f"{PLACES[place.kind][0]}/{place.slug}/index.html",
    }


def _place(
    place: TerritoryInfo, title: str, heads: dict[tuple[str, str], list[Heading]], catalogue: Catalogue
) -> Iterator[Page]:
    there = [each for each in (place, districts.only_district(place, catalogue)) if each]
    races = races_at(there, catalogue)
    shown = [heads[race.office, race.territory] for race in races]
    digest = inputs(catalogue, msgspec.json.encode([catalogue.races_key(races), shown]))
    folder = catalogue.place_folder(place)
    name = catalogue.place_name(place)

    def as_html() -> bytes:
        crossed = districts.shown(place, catalogue)
        content = {
            "title": _("Quién se postula en {place}").format(place=name),
            "name": name,
            "description": _("Quién encabeza cada postulación en {place}.").format(place=name),
            "data": "index.json",
            "plural": title,
            "ballots": [_ballot_shown(race, some, catalogue) for race, some in zip(races, shown, strict=True)],
            "crossed": crossed,
            "mine": _mine(place, catalogue),
            "ask_district": "sí" if not crossed["rows"] and lacks_district(there, races, catalogue) else "",
        }
        return html("place", catalogue, f"{folder}index", content)

    def as_json() -> bytes:
        races_told = [
            {
                "eleccion": race.office, "demarcacion": race.territory, **figures.of_races([race]).record(),
                "pagina": f"{catalogue.race_folder(race)}index.html",
                "encabezan": [entries.record(entry, catalogue) for one in some for entry in one.people],
                "nadie_encabeza": [one.postulant for one in some if one.vacant],
            }
            for race, some in zip(races, shown, strict=True)
        ]  # fmt: skip
        shared = districts.records(place, catalogue)
        by_kind = {"distritos": [], "municipios": []} | {
            "municipios" if place.kind == "distrito" else "distritos": shared
        }
        return data("boleta", catalogue, {"lugar": _place_record(place), **by_kind, "boletas": races_told})

    yield Page(f"{folder}index.html", digest, as_html)
    yield Page(f"{folder}index.json", digest, as_json)


def _mine(place: TerritoryInfo, catalogue: Catalogue) -> str:
    """Where its whole ballot lies; of a district with several, the list of them."""
    several = place.kind == "distrito" and place.id in catalogue.crossings
    return f"mi-boleta/distritos.html#{place.slug}" if several else f"mi-boleta/{place.slug}/"


def _ballot_shown(race: Race, heads: list[Heading], catalogue: Catalogue) -> dict[str, Any]:
    office = catalogue.offices[race.office]
    return {
        "name": catalogue.race_name(race),
        "key": f"{office.key}-{catalogue.territories[race.territory].slug}",
        "folder": catalogue.race_folder(race),
        "count": figures.of_races([race]).words(catalogue.header),
        "closed": ballots.when_closed(office),
        "rows": [
            row | {"postulant": catalogue.named(catalogue.postulation(one.postulant))}
            for one in heads
            for row in (
                *(entries.row(entry, catalogue) for entry in one.people),
                *([{"nobody": _("Hoy nadie la encabeza")}] if one.vacant else []),
            )
        ],
    }
