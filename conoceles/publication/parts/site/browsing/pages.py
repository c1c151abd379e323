# SPDX-License-Identifier: EUPL-1.2
"""The pages of browsing: one for each combination of filters, in the whole process and in each place that elects."""

from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import msgspec

from conoceles.publication.languages import _
from conoceles.publication.parts import Page
from conoceles.publication.parts.site import paged, rendering
from conoceles.publication.parts.site.catalogue import Catalogue
from conoceles.publication.snapshot import Race, TerritoryInfo

from . import lists, panel, where
from .contents import content_of
from .counting import LONGEST, SHORT, Combination
from .gathering import Gathered
from .links import FOLDER, entry_of_place, stem


def pages(catalogue: Catalogue) -> Iterator[Page]:
    """Those of the whole process, and the places one may choose."""
    yield from _pages(Gathered(catalogue.snapshot.races, catalogue, root="../", short=0), None, catalogue)
    yield where.page(catalogue)


def of_place(race: Race, catalogue: Catalogue) -> Iterator[Page]:
    """Those of the place of *race*, with all that it elects: once, with the first of its races."""
    here = _by_place(catalogue)[race.territory]
    if race is here[0]:
        gathered = Gathered(here, catalogue, root="../../", short=SHORT)
        yield from _pages(gathered, catalogue.territories[race.territory], catalogue)


@lru_cache(maxsize=2)
def _by_place(catalogue: Catalogue) -> dict[str, list[Race]]:
    found: dict[str, list[Race]] = defaultdict(list)
    for race in catalogue.snapshot.races:
        found[race.territory].append(race)
    return found


def _pages(gathered: Gathered, place: TerritoryInfo | None, catalogue: Catalogue) -> Iterator[Page]:
    for combination in gathered.table.pages():
        yield from _combination(combination, gathered, place, catalogue)


def _combination(
    combination: Combination, gathered: Gathered, place: TerritoryInfo | None, catalogue: Catalogue
) -> Iterator[Page]:
    """The page of *combination*, or its several pages where it is a long list that no filter divides."""
    table = gathered.table
    tally = table.of(combination)
    content = content_of(combination, table, place, catalogue)
    listed = tally.all.once <= LONGEST or not content["divides"]
    standing, gone = table.members(combination) if listed else ([], [])
    everyone = standing + gone
    name = stem(combination, table.facets)
    total = max(1, -(-len(everyone) // paged.SIZE))
    for number in range(1, total + 1):
        first = (number - 1) * paged.SIZE
        some = everyone[first : first + paged.SIZE]
        apart = max(0, len(standing) - first)
        pager = paged.pager(number, [""] * total, lambda each: f"{_numbered(name, each)}.html")
        path = (entry_of_place(place) if place else FOLDER) + _numbered(name, number)
        key = msgspec.json.encode([content, listed, apart, pager])

        def as_html(
            some: list[int] = some, apart: int = apart, path: str = path, pager: list[Any] = pager, number: int = number
        ) -> bytes:
            apart_lists = lists.shown(some[:apart], some[apart:], gathered, place, catalogue)
            shown = {
                **content,
                "title": content["title"] + (_(", página {number}").format(number=number) if number > 1 else ""),
                "data": f"{path.rpartition('/')[2]}.json",
                "lists": apart_lists,
                "jumps": [] if place else lists.jumps(apart_lists),
                "listed": "sí" if listed else "",
                "pager": pager,
            }
            return rendering.html("filters", catalogue, path, shown)

        def as_json(some: list[int] = some, number: int = number) -> bytes:
            record = {
                "titulo": content["title"],
                "demarcacion": place.id if place else None,
                "filtros": {each["key"]: each["value"] for each in content["taken"]},
                **tally.all.record(),
                "contienden": tally.standing.record(),
                "facetas": panel.record(combination, table),
                "pagina": number,
                "paginas": total,
                "lista": [gathered.record(member) for member in some] if listed else None,
            }
            return rendering.data("filtros", catalogue, record)

        digest = rendering.inputs(catalogue, key, gathered.digest(some))
        yield Page(f"{path}.html", digest, as_html)
        yield Page(f"{path}.json", digest, as_json)


def _numbered(name: str, number: int) -> str:
    return name if number == 1 else f"{name}_pagina-{number}"
