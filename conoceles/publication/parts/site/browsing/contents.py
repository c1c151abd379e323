# SPDX-License-Identifier: EUPL-1.2
"""What a page of browsing shows besides its list."""

from typing import Any

from conoceles.publication.languages import _
from conoceles.publication.parts.site.catalogue import Catalogue
from conoceles.publication.snapshot import TerritoryInfo

from . import panel
from .counting import Combination, Table
from .links import address


def content_of(
    combination: Combination, table: Table, place: TerritoryInfo | None, catalogue: Catalogue
) -> dict[str, Any]:
    """What the template ``filters`` shows of *combination*: its counts, and the filters it has and may have."""
    header, tally = catalogue.header, table.of(combination)
    taken = panel.taken(combination, table.facets)
    offered = panel.offered(combination, table, header)
    where = catalogue.place_name(place) if place else ""
    filtered = " · ".join(filter(None, [*(each["name"] for each in taken), where]))
    title = _("Candidaturas: {filters}").format(filters=filtered) if filtered else _("Candidaturas con filtros")
    short = tally.all.once <= table.short
    return {
        "title": title,
        "description": _("{title}. Cuántas son, quiénes, y qué más las distingue.").format(title=title),
        "place": where,
        "everywhere": f"../{address(combination, table.facets)}" if place else "",
        "taken": taken,
        "offered": offered,
        "divides": any(value["href"] for facet in offered for value in facet["values"]),
        "count": tally.all.words(header),
        "standing": tally.standing.bare(header) if tally.standing != tally.all else "",
        "most": str(table.short) if short else "",
    }
