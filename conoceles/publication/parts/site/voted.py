# SPDX-License-Identifier: EUPL-1.2
"""Which races are voted on in a place."""

from collections.abc import Iterable

from conoceles.publication.snapshot import Race, TerritoryInfo

from .catalogue import Catalogue


def races_at(places: Iterable[TerritoryInfo], catalogue: Catalogue) -> list[Race]:
    """The races on the ballots of whoever votes in all of *places*, by office: theirs, and those that cover them."""
    above = {other.id for place in places for other in catalogue.covering(place)}
    above |= {
        other.id
        for other in catalogue.header.territories
        if other.kind == "circunscripcion" and above & {each.id for each in catalogue.covering(other)}
    }
    order = {key: office.order for key, office in catalogue.offices.items()}
    found = [race for race in catalogue.snapshot.races if race.territory in above]
    return sorted(found, key=lambda race: order[race.office])


def lacks_district(places: Iterable[TerritoryInfo], races: Iterable[Race], catalogue: Catalogue) -> bool:
    """Whether some office elects by districts, and which one is that of *places* is not known: they lie in several."""
    by_district = {key for key, office in catalogue.offices.items() if office.territory_kind == "distrito"}
    there = any(place.kind == "distrito" for place in places)
    return not there and bool(by_district) and not by_district & {race.office for race in races}
