# SPDX-License-Identifier: EUPL-1.2
"""What a ballot says of a race: who is printed and who stands, in the order of the printed one."""

from functools import lru_cache
from typing import Any

from conoceles.publication.parts.site import absence, ballots, comparing, emblems, races
from conoceles.publication.parts.site.catalogue import Catalogue
from conoceles.publication.snapshot import Race

#: Many spots share the races of the state; those of a municipality are asked for by one spot after the other.
_KEPT = 64


@lru_cache(maxsize=_KEPT)
def of_race(race: Race, catalogue: Catalogue) -> dict[str, Any]:
    """What the page, the text and the JSON of a ballot say of *race*: nothing of what anybody answered."""
    office, place = catalogue.offices[race.office], catalogue.territories[race.territory]
    everyone = catalogue.snapshot.profiles(race)
    profiles = [one for one in everyone if one.stands or one.printed]
    leading = {each.name for each in catalogue.positions.values() if each.office == office.key and each.heads}
    return {
        "key": f"{office.key}-{place.slug}",
        "office": office.name,
        "place": catalogue.place_name(place),
        "folder": catalogue.race_folder(race),
        "compare": comparing.way_to(race, catalogue),
        "closed": ballots.lead(office, catalogue),
        "groups": [_group(group, leading, catalogue) for group in races.groups(race, profiles, catalogue, everyone)],
        "record": races.record(race, profiles, catalogue),
    }


def _group(group: dict[str, Any], leading: set[str], catalogue: Catalogue) -> dict[str, Any]:
    postulant = catalogue.postulants[group["key"]]
    formulas = [group["head"], *group["rest"]]
    positions = {formula["position"] for formula in formulas}
    return {
        "name": group["name"],
        "acronym": "" if group["acronym"] == group["name"] else group["acronym"],
        "members": group["members"],
        "emblems": emblems.shown(postulant, catalogue),
        # Of a planilla that nobody heads any more the first who is left is told by her post.
        "long": "sí" if group["rest"] or group["head"]["position"] not in leading else "",
        # Where every place of a list is the same post, its number is enough.
        "alike": "sí" if len(positions) == 1 else "",
        "formulas": [
            {
                "number": formula["number"],
                "position": formula["position"],
                "origin": formula["origin"],
                "vacant": formula["vacant"],
                "people": [_person(person) for person in formula["people"]],
            }
            for formula in formulas
        ],
    }


def _person(person: dict[str, Any]) -> dict[str, Any]:
    said = ("name", "nickname", "slug", "seat", "ballot", "kind")
    tag = person["tag"] if person["kind"] != absence.DONE else ""
    return {key: person[key] for key in said} | {
        "tag": tag,
        "alternate": person["alternate"],
    }
