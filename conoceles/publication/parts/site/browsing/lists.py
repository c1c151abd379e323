# SPDX-License-Identifier: EUPL-1.2
"""The list of a page: whoever stands, by race, or by postulant in one place; and apart, whoever no longer does."""

from collections import defaultdict
from typing import Any

from conoceles.publication.languages import _, told
from conoceles.publication.parts.site.catalogue import Catalogue
from conoceles.publication.parts.site.words import counted
from conoceles.publication.snapshot import TerritoryInfo

from .facets import INDEPENDENTS, value_of_party
from .gathering import Gathered
from .knowing import Known
from .links import heading

#: Names the heading of a race in a list of the whole process.
LUGAR = "lugar"


def shown(
    standing: list[int], gone: list[int], gathered: Gathered, place: TerritoryInfo | None, catalogue: Catalogue
) -> list[dict[str, Any]]:
    """The lists of a page: those *standing*, and apart those *gone*; none of nobody."""
    apart = (("", standing), (_("Ya no contienden"), gone))
    return [{"name": name, "groups": _groups(each, gathered, place, catalogue)} for name, each in apart if each]


def jumps(lists: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The headings of *lists* that have a name, where there are several: the place is chosen by going to its own."""
    named = [group for each in lists for group in each["groups"] if group["id"]]
    return named if len(named) > 1 else []


def _groups(
    members: list[int], gathered: Gathered, place: TerritoryInfo | None, catalogue: Catalogue
) -> list[dict[str, Any]]:
    several = len({gathered.known(member).office for member in members}) > 1

    def key(member: int) -> tuple[str, str]:
        known = gathered.known(member)
        return known.office, known.postulant if place else known.territory

    groups: dict[tuple[str, str], list[int]] = defaultdict(list)
    for member in members:
        groups[key(member)].append(member)
    found = []
    for some in groups.values():
        first = gathered.known(some[0])
        found.append(
            {
                **(_by_postulant(first, catalogue, several=several) if place else _by_race(first, catalogue)),
                "count": counted(len(some), "persona", "personas"),
                "rows": [gathered.row(member) for member in some],
            }
        )
    return found


def _by_race(known: Known, catalogue: Catalogue) -> dict[str, str]:
    race = catalogue.races[known.office, known.territory]
    folder = catalogue.race_folder(race)
    named = f"{LUGAR}-{folder.strip('/').replace('/', '-')}" if known.stands else ""
    return {"id": named, "name": catalogue.race_name(race), "href": folder}


def _by_postulant(known: Known, catalogue: Catalogue, *, several: bool) -> dict[str, str]:
    postulant = catalogue.postulation(known.postulant)
    party = value_of_party(postulant.kind, postulant.key)
    of = f"{told(catalogue.offices[known.office].name)}: " if several else ""
    return {
        "id": heading(party) if known.stands and not several and party != INDEPENDENTS else "",
        "name": of + catalogue.named(postulant),
        "href": f"partidos/{postulant.key}/",
    }
