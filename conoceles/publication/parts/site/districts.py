# SPDX-License-Identifier: EUPL-1.2
"""From a municipality to its districts, and back, where the electoral sections of the process tell."""

from typing import Any

from conoceles.publication.languages import _
from conoceles.publication.snapshot import Crossing, TerritoryInfo

from .catalogue import Catalogue
from .words import sections_said


def only_district(place: TerritoryInfo, catalogue: Catalogue) -> TerritoryInfo | None:
    """The district of all the sections of a municipality; None when it has several, or where nothing is known."""
    crossed = catalogue.crossings.get(place.id, ()) if place.kind == "municipio" else ()
    return catalogue.territories[crossed[0].district] if len(crossed) == 1 else None


def shown(place: TerritoryInfo, catalogue: Catalogue) -> dict[str, Any]:
    """The list of what *place* has to do with, and the words above it; no rows where nothing is known."""
    rows = [
        {
            "name": catalogue.place_name(other),
            "folder": catalogue.place_folder(other),
            "about": _extent(crossing, other, catalogue),
        }
        for crossing, other in _others(place, catalogue)
    ]
    if place.kind == "distrito":
        return {"key": "sus-municipios", "title": _("Sus municipios"), "words": "", "rows": rows}
    words = (
        _("El municipio entero vota en un distrito.")
        if len(rows) == 1
        else _(
            "El municipio se reparte en varios. El suyo depende de su sección electoral, que está en su credencial "
            "para votar."
        )
    )
    return {"key": "su-distrito", "title": _("Su distrito"), "words": words, "rows": rows}


def records(place: TerritoryInfo, catalogue: Catalogue) -> list[dict[str, Any]]:
    """The same for programs: ``secciones`` are first and last numbers, both included."""
    return [
        {
            "id": other.id,
            "nombre": other.name,
            "pagina": f"{catalogue.place_folder(other)}index.html",
            "secciones": crossing.sections,
        }
        for crossing, other in _others(place, catalogue)
    ]


def _others(place: TerritoryInfo, catalogue: Catalogue) -> list[tuple[Crossing, TerritoryInfo]]:
    found = [
        (crossing, catalogue.territories[crossing.municipality if place.id == crossing.district else crossing.district])
        for crossing in catalogue.crossings.get(place.id, ())
    ]
    return sorted(found, key=lambda each: catalogue.place_order(each[1]))


def _extent(crossing: Crossing, other: TerritoryInfo, catalogue: Catalogue) -> str:
    """Of which sections the two share."""
    whole = len(catalogue.crossings[crossing.municipality]) == 1
    if whole:
        return _("Municipio completo") if other.kind == "municipio" else ""
    return sections_said(crossing.sections)
