# SPDX-License-Identifier: EUPL-1.2
"""The ballot of each spot, in every form that it has."""

from collections.abc import Iterator
from typing import Any

import msgspec

from conoceles.publication.languages import N_, _
from conoceles.publication.parts import Page
from conoceles.publication.parts.site.catalogue import Catalogue
from conoceles.publication.parts.site.profiles import AUTHORSHIP
from conoceles.publication.parts.site.rendering import data, html, inputs, spoken_folder
from conoceles.publication.parts.site.voted import lacks_district, races_at
from conoceles.publication.parts.site.words import ORDER, day

from . import elsewhere, facts, finding, text
from .qr import drawn
from .spots import Spot, spots

_UNTAGGED = N_(
    "Si junto a un nombre no se dice otra cosa, su información está validada o la norma no le pide cuestionario."
)

_ASK_DISTRICT = N_("La diputación depende del distrito de su sección electoral, que está en su credencial para votar.")


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
        "title": _("{title}, en letra grande").format(title=content["title"]),
        "description": _("{about} En letra grande.").format(about=content["description"]),
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
        "title": _("Mi boleta · {place}").format(place=name),
        "name": name,
        "description": _("Quién aparece en la boleta de quien vota en {place}, con suplentes y planillas.").format(
            place=name
        ),
        "data": "index.json",
        "large": "",
        "process_name": f"{process.name}. {process.authority}.",
        "day": _("Jornada electoral: {day}.").format(day=day(process.election_day)),
        "notice": process.notice,
        "extent": "" if spot.whole else f"{spot.extent()}.",
        "district": catalogue.place_name(spot.district) if spot.district and spot.town else "",
        "ballots": races,
        "summaries": [
            {"name": catalogue.place_name(each), "folder": catalogue.place_folder(each)} for each in spot.places
        ],
        "unpublished": _("Todavía no se publica: {offices}.").format(offices=hidden) if hidden else "",
        "ask_district": _(
            "La diputación depende del distrito de su sección electoral, que está en su credencial para votar."
        )
        if lacking
        else "",
        "untagged": _(_UNTAGGED),
        "empty": _("No hay candidaturas registradas para este lugar."),
        "ordering": _(ORDER),
        "authorship": _(AUTHORSHIP),
        "address": f"{process.site}{spoken_folder()}{spot.folder}" if process.site else "",
    }


def _record(spot: Spot, races: list[dict[str, Any]], catalogue: Catalogue) -> dict[str, Any]:
    return {
        "lugares": [{"id": place.id, "tipo": place.kind, "nombre": place.name} for place in spot.places],
        "secciones": spot.sections,
        "direccion": f"{catalogue.process.site}{spot.folder}" if catalogue.process.site else None,
        "boletas": [race["record"] for race in races],
    }
