# SPDX-License-Identifier: EUPL-1.2
"""Where the pages of browsing lie, and how the other pages of the site lead to them."""

from conoceles.publication.parts.site.catalogue import Catalogue
from conoceles.publication.snapshot import TerritoryInfo

from .counting import Combination, Table, chosen
from .facets import PARTY, Facet

#: The folder of browsing, with its slash.
FOLDER = "filtros/"


def stem(combination: Combination, facets: tuple[Facet, ...]) -> str:
    """The name of the page of *combination*: «sexo-mujer_edad-60-o-mas»."""
    filters = (f"{facet.key}-{value}" for facet, value in zip(facets, combination, strict=True) if value)
    return "_".join(filters) or "index"


def address(combination: Combination, facets: tuple[Facet, ...]) -> str:
    """The same, as a link from a page of the same folder."""
    name = stem(combination, facets)
    return "./" if name == "index" else f"{name}.html"


def way(combination: Combination, table: Table) -> str:
    """Where *combination* is read: its page, or the heading of its postulant on that of all its other filters.

    Empty where neither shows exactly that. A link from a page of the same folder.
    """
    if table.under_a_heading(combination):
        at = next(place for place, facet in enumerate(table.facets) if facet.key == PARTY)
        return f"{address(chosen(combination, at, ''), table.facets)}#{heading(combination[at])}"
    return address(combination, table.facets) if table.has_page(combination) else ""


def heading(party: str) -> str:
    """Names the heading of a postulant in the list of a place."""
    return f"{PARTY}-{party}"


def entry_of_place(place: TerritoryInfo) -> str:
    """The folder of the pages of who stands in *place*, with its slash."""
    return f"{FOLDER}{place.kind}-{place.slug}/"


def entry_of_value(key: str, value: str, count: int, catalogue: Catalogue) -> str:
    """Where whoever has *value* in the facet *key* is, being *count*; the whole folder where that has no page."""
    total = sum(race.count for race in catalogue.races.values())
    return f"{FOLDER}{key}-{value}.html" if 0 < count < total else FOLDER
