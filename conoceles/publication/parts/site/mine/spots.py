# SPDX-License-Identifier: EUPL-1.2
"""Where people vote with one and the same ballot: a municipality, as far as it lies in one district."""

from collections.abc import Iterator
from dataclasses import dataclass

from conoceles.publication.parts.site.catalogue import Catalogue
from conoceles.publication.parts.site.words import sections_said
from conoceles.publication.snapshot import TerritoryInfo

FOLDER = "mi-boleta/"


@dataclass(frozen=True, slots=True)
class Spot:
    """A municipality in a district, and its electoral sections as (first, last) runs; or one of both alone.

    ``whole``: the municipality lies in no other district.
    """

    town: TerritoryInfo | None
    district: TerritoryInfo | None
    sections: tuple[tuple[int, int], ...] = ()
    whole: bool = True

    @property
    def places(self) -> list[TerritoryInfo]:
        """The municipality and the district, where known."""
        return [place for place in (self.town, self.district) if place]

    @property
    def folder(self) -> str:
        """Where its ballot lies, with its slash."""
        parts = [place.slug for place in (self.places if not self.whole else self.places[:1])]
        return FOLDER + "".join(f"{part}/" for part in parts)

    def name(self, catalogue: Catalogue) -> str:
        """«Alborada», «Villa Aurora, Distrito 3»."""
        first = catalogue.place_name(self.places[0])
        return first if self.whole or not self.district else f"{first}, {self.district.name}"

    def extent(self) -> str:
        """«Secciones 100 a 120, 125», or empty where nothing is known."""
        if not self.sections:
            return ""
        return sections_said(self.sections)


def spots(catalogue: Catalogue) -> list[Spot]:
    """Every spot, by municipality, then district; last the districts that no municipality is known to lie in."""
    towns = _of("municipio", catalogue)
    found: list[Spot] = []
    reached = set()
    for town in towns:
        crossed = catalogue.crossings.get(town.id, ())
        within = [
            Spot(town, catalogue.territories[each.district], each.sections, whole=len(crossed) == 1) for each in crossed
        ]
        within.sort(key=lambda spot: catalogue.place_order(spot.places[-1]))
        found += within or [Spot(town, None)]
        reached |= {each.district for each in crossed}
    return found + [Spot(None, place) for place in _of("distrito", catalogue) if place.id not in reached]


def addresses(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """Every folder that ballots have, and whose it is."""
    for spot in (everywhere := spots(catalogue)):
        yield spot.folder, spot.name(catalogue)
    for town in {spot.town.id: spot.town for spot in everywhere if spot.town and not spot.whole}.values():
        yield f"{FOLDER}{town.slug}/", catalogue.place_name(town)


def _of(kind: str, catalogue: Catalogue) -> list[TerritoryInfo]:
    some = (place for place in catalogue.header.territories if place.kind == kind)
    return sorted(some, key=catalogue.place_order)
