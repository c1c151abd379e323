# SPDX-License-Identifier: EUPL-1.2
"""The page on which a place is chosen: every one that elects, each leading to its own pages of browsing."""

from itertools import groupby

import msgspec

from conoceles.publication.languages import _
from conoceles.publication.parts import Page
from conoceles.publication.parts.site import figures, rendering
from conoceles.publication.parts.site.catalogue import PLACES, Catalogue
from conoceles.publication.snapshot import Race, TerritoryInfo

from .links import FOLDER, entry_of_place

#: Where it lies. No facet is named like this alone.
NAME = "lugares"


def page(catalogue: Catalogue) -> Page:
    """Its page."""
    races: dict[str, list[Race]] = {}
    for race in catalogue.snapshot.races:
        races.setdefault(race.territory, []).append(race)
    digest = rendering.inputs(catalogue, msgspec.json.encode(catalogue.races_key(catalogue.snapshot.races)))
    path = f"{FOLDER}{NAME}"

    def as_html() -> bytes:
        places = sorted((catalogue.territories[key] for key in races), key=lambda one: _order(one, catalogue))
        content = {
            "title": _("Filtrar en un lugar"),
            "description": _("Elija un lugar para ver sus candidaturas y filtrarlas."),
            "groups": [
                {
                    "key": kind,
                    "name": _(PLACES[kind][1]) if kind in PLACES else _("Toda la entidad"),
                    "rows": [
                        {
                            "name": catalogue.place_name(place),
                            "href": entry_of_place(place),
                            "count": figures.of_races(races[place.id]).bare(catalogue.header),
                        }
                        for place in some
                    ],
                }
                for kind, some in groupby(places, key=lambda place: place.kind)
            ],
        }
        return rendering.html("filter_places", catalogue, path, content)

    return Page(f"{path}.html", digest, as_html)


def _order(place: TerritoryInfo, catalogue: Catalogue) -> tuple[object, ...]:
    """Wider places first, as the process lists them; within a kind, as every list of places."""
    kinds = list(dict.fromkeys(one.kind for one in catalogue.header.territories))
    return kinds.index(place.kind), catalogue.place_order(place)
