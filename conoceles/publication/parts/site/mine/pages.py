# SPDX-License-Identifier: EUPL-1.2
"""The ballot of each spot, in every form that it has."""

from collections.abc import Iterator
from typing import Any

import msgspec

from conoceles.publication.parts import Page
from conoceles.publication.parts.site.catalogue import Catalogue
from conoceles.publication.parts.site.profiles import AUTHORSHIP
from conoceles.publication.parts.site.rendering import data, html, inputs
from conoceles.publication.parts.site.voted import lacks_district, races_at
from conoceles.publication.parts.site.words import ORDER, day

from . import elsewhere, facts, finding, text
from .qr import drawn
from .spots import Spot, spots

_UNTAGGED = (
    "Si junto a un nombre no se dice otra cosa, su información está validada o la norma no le pide cuestionario."
)


def pages(catalogue: Catalogue) -> Iterator[Page]:
    """The lists that lead to a ballot, every ballot, and what those receive who vote elsewhere."""
    everywhere = spots(catalogue)
    if not everywhere:
        return
    yield from finding.pages(everywhere, catalogue)
    for spot in everywhere:
        yield from _ballot(spot, catalogue)
    yield from elsewhere.pages(catalogue)


def _ballot(spot: Spot, catalogue: Catalogue) -> Iterator[Page]:
    races = [facts.of_race(race, catalogue) for race in races_at(spot.places, catalogue)]
    digest = inputs(catalogue, msgspec.json.encode([spot, races]))
    folder = spot.folder
    content = _content(spot, races, catalogue)
    large = {
        **content,
        "title": f"{content['title']}, en letra grande",
        "description": f"{content['description']} En letra grande.",
        "large": "sí",
    }
    yield Page(f"{folder}index.html", digest, lambda: html("mine", catalogue, f"{folder}index", content))
    yield Page(f"{folder}letra-grande.html", digest, lambda: html("mine", catalogue, f"{folder}index", large))
    yield Page(f"{folder}boleta.txt", digest, lambda: text.written(content))
    yield Page(f"{folder}index.json", digest, lambda: data("mi-boleta", catalogue, _record(spot, races, catalogue)))
    if content["address"]:
        yield Page(f"{folder}qr.svg", inputs(catalogue, folder.encode()), lambda: drawn(content["address"]))


def _content(spot: Spot, races: list[dict[str, Any]], catalogue: Catalogue) -> dict[str, Any]:
    process, name = catalogue.process, spot.name(catalogue)
    lacking = lacks_district(spot.places, races_at(spot.places, catalogue), catalogue)
    hidden = ", ".join(office.plural for office in catalogue.header.unopened if not office.listed)
    return {
        "title": f"Mi boleta · {name}",
        "name": name,
        "description": f"Quién aparece en la boleta de quien vota en {name}, con suplentes y planillas.",
        "data": "index.json",
        "large": "",
        "process_name": f"{process.name}. {process.authority}.",
        "day": f"Jornada electoral: {day(process.election_day)}.",
        "notice": process.notice,
        "extent": "" if spot.whole else f"{spot.extent()}.",
        "district": catalogue.place_name(spot.district) if spot.district and spot.town else "",
        "ballots": races,
        "unpublished": f"Todavía no se publica: {hidden}." if hidden else "",
        "ask_district": "La diputación depende del distrito de su sección electoral, que está en su credencial para "
        "votar."
        if lacking
        else "",
        "untagged": _UNTAGGED,
        "empty": "No hay candidaturas registradas para este lugar.",
        "ordering": ORDER,
        "authorship": AUTHORSHIP,
        "address": f"{process.site}{spot.folder}" if process.site else "",
    }


def _record(spot: Spot, races: list[dict[str, Any]], catalogue: Catalogue) -> dict[str, Any]:
    return {
        "lugares": [{"id": place.id, "tipo": place.kind, "nombre": place.name} for place in spot.places],
        "secciones": spot.sections,
        "direccion": f"{catalogue.process.site}{spot.folder}" if catalogue.process.site else None,
        "boletas": [race["record"] for race in races],
    }
