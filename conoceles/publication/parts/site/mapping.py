# SPDX-License-Identifier: EUPL-1.2
"""The map of the places of a kind, each a link, where the institute brings their shapes. A list is always beside it."""

from typing import Any

from conoceles.publication.snapshot import MapInfo, TerritoryInfo

from .catalogue import Catalogue

#: Around the shapes, for the line that surrounds whichever has the focus.
_MARGIN = 4


def shown(kind: str, listed: list[TerritoryInfo], catalogue: Catalogue) -> dict[str, Any] | None:
    """What the template ``parts/map`` shows of the places in *listed*, in their order; None where nothing is drawn."""
    drawn = of(kind, catalogue)
    if drawn is None:
        return None
    shapes = {shape.place: shape for shape in drawn.shapes}
    return {
        "box": f"{-_MARGIN} {-_MARGIN} {drawn.width + 2 * _MARGIN} {drawn.height + 2 * _MARGIN}",
        "source": drawn.source,
        "places": [
            {
                "name": catalogue.place_name(place),
                "href": f"{place.slug}/",
                "path": shapes[place.id].path,
                "number": str(place.number) if kind == "distrito" and place.number else "",
                "x": str(shapes[place.id].x),
                "y": str(shapes[place.id].y),
            }
            for place in listed
            if place.id in shapes
        ],
    }


def of(kind: str, catalogue: Catalogue) -> MapInfo | None:
    """The map of the places of that *kind*, if there is one."""
    return next((each for each in catalogue.header.maps if each.kind == kind), None)
