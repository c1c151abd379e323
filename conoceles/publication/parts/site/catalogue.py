# SPDX-License-Identifier: EUPL-1.2
"""What the header says, by key, prepared once for many pages."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property, lru_cache

import msgspec

from conoceles.kernel.names import collated
from conoceles.publication.languages import N_, Language, _, bare, catalogues, current
from conoceles.publication.languages.heading import spoken
from conoceles.publication.snapshot import (
    Crossing,
    OfficeInfo,
    Other,
    PostulantInfo,
    Profile,
    Race,
    Sheet,
    Snapshot,
    TerritoryInfo,
)

from .asked import Asked

#: Kinds of place that have pages of their own, in Spanish: folder, title of the list, and one of them.
PLACES = {"municipio": ("municipios", N_("Municipios")), "distrito": ("distritos", N_("Distritos"))}
KINDS = {
    "partido": N_("Partido político"),
    "coalicion": N_("Coalición"),
    "comun": N_("Candidatura común"),
    "independiente": N_("Candidatura independiente"),
}


def kind_said(kind: str) -> str:
    """«Partido político», «Coalición»; empty for a kind that nobody knows."""
    return _(KINDS[kind]) if kind in KINDS else ""


class Catalogue:
    """The header of a snapshot, with what pages look up in it."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        self.language = current()
        self.languages = catalogues.offered(snapshot.header)
        self.header = spoken(snapshot.header)
        total = hashlib.sha256(msgspec.json.encode(snapshot.header))
        for language in (self.language, *self.languages):
            total.update(f"{language.code} {language.name}".encode() if language else b"es")
        #: What other parts have pages of, which the foot of every page leads to.
        self.besides = {name for name, _ in snapshot.besides}
        total.update("".join(f" {name}" for name in sorted(self.besides)).encode())
        if self.language:
            total.update(self.language.digest.encode())
        self.digest = total.hexdigest()
        self.process = self.header.process
        self.offices = {office.key: office for office in sorted(self.header.offices, key=lambda o: o.order)}
        self.positions = {(position.office, position.key): position for position in self.header.positions}
        self.territories = {place.id: place for place in self.header.territories}
        self.postulants = {postulant.key: postulant for postulant in self.header.postulants}
        self.groups = {group.key: group.name for group in self.header.groups}
        self._asked = {(q.slug, q.version): Asked.by(q.definition) for q in self.header.questionnaires}
        self._newest = {q.slug: Asked.by(q.definition) for q in self.header.questionnaires}
        self.crossings: dict[str, list[Crossing]] = defaultdict(list)
        for crossing in self.header.crossings:
            self.crossings[crossing.municipality].append(crossing)
            self.crossings[crossing.district].append(crossing)
        self.races = {(race.office, race.territory): race for race in snapshot.races}

    def age_group(self, age: int | None) -> str:
        """The group that *age* falls in, in words; empty for none."""
        return next((group.name for group in self.header.age_groups if age is not None and group.holds(age)), "")

    def asked(self, sheet: Sheet) -> Asked | None:
        """What *sheet* answers, or would; None for a questionnaire of which nothing is public."""
        asked = self._asked.get((sheet.questionnaire, sheet.version)) or self._newest.get(sheet.questionnaire)
        return asked if asked and asked.sections else None

    def shown(self, profile: Profile) -> list[tuple[Sheet, Asked]]:
        """The sheets of *profile* that a page may speak of.

        That of a questionnaire without public questions is not: whether somebody answered it is nobody's business
        (security goals, T15).
        """
        return [(sheet, asked) for sheet in profile.sheets if (asked := self.asked(sheet))]

    @cached_property
    def kinds_of_place(self) -> list[dict[str, str]]:
        """The kinds of place that this process has pages of."""
        there = {place.kind for place in self.header.territories}
        return [
            {"kind": kind, "folder": f"{folder}/", "name": _(name)}
            for kind, (folder, name) in PLACES.items()
            if kind in there
        ]

    def race_folder(self, race: Race | Profile | Other) -> str:
        """Where a race lies, with its slash."""
        return f"{self.offices[race.office].slug}/{self.territories[race.territory].slug}/"

    def place_folder(self, place: TerritoryInfo) -> str:
        """Where the page of *place* lies, with its slash; empty where its kind has none."""
        return f"{PLACES[place.kind][0]}/{place.slug}/" if place.kind in PLACES else ""

    def race_name(self, race: Race | Profile) -> str:
        """«Ayuntamiento de Abalá», «Gubernatura · Sacnicté»."""
        office, place = self.offices[race.office], self.territories[race.territory]
        if place.kind == "municipio":
            return _("{office} de {place}").format(office=office.name, place=place.name)
        return f"{office.name} · {place.name}"

    def place_name(self, place: TerritoryInfo) -> str:
        """The place, with its seat where it has another name, and the entity where there are several."""
        seat = ""
        if place.seat and place.seat != place.name and place.kind == "distrito":
            seat = ", " + _("cabecera {place}").format(place=place.seat)
        entity = self.entity_of(place)
        return f"{place.name}{seat}{f' ({entity.name})' if entity and len(self._entities) > 1 else ''}"

    @cached_property
    def _entities(self) -> list[TerritoryInfo]:
        return [place for place in self.header.territories if place.kind == "entidad"]

    def entity_of(self, place: TerritoryInfo) -> TerritoryInfo | None:
        """The entity *place* lies in, unless it is one."""
        above = [other for other in self.covering(place)[1:] if other.kind == "entidad"]
        return above[0] if above else None

    def covering(self, place: TerritoryInfo) -> list[TerritoryInfo]:
        """*place* and every place it lies in, from the smallest; with the only entity where none is said."""
        found = [place]
        while (parent := self.territories.get(found[-1].parent)) and parent not in found:
            found.append(parent)
        if found[-1].kind != "entidad" and len(self._entities) == 1:
            found.append(self._entities[0])
        return found

    def postulation(self, key: str) -> PostulantInfo:
        """Whoever nominates, by its key."""
        return self.postulants[key]

    def members(self, postulant: PostulantInfo) -> str:
        """The parties of an alliance by their acronyms, in the order of their registration; empty for anyone else."""
        parties = (self.postulants[key] for key in postulant.members)
        return ", ".join(party.acronym or party.name for party in parties)

    def named(self, postulant: PostulantInfo) -> str:
        """*postulant* by its name; an alliance with its parties: «Juntas por Sacnicté (CEIBA, FARO)»."""
        members = self.members(postulant)
        return f"{postulant.name} ({members})" if members else postulant.name

    def races_key(self, races: Iterable[Race]) -> list[tuple[str, str, int, int]]:
        """What a page that lists *races* depends on of them: not where they lie in the snapshot's file."""
        return [(race.office, race.territory, race.count, race.by_party) for race in races]

    def office_races(self, office: OfficeInfo) -> list[Race]:
        """The races of *office*, by place."""
        races = (race for race in self.snapshot.races if race.office == office.key)
        return sorted(races, key=lambda race: self.place_order(self.territories[race.territory]))

    def place_order(self, place: TerritoryInfo) -> tuple[int, str, str]:
        """What sorts places of one kind: municipalities by name, as people look for theirs; all others by number."""
        number = place.number or 0 if place.kind != "municipio" else 0
        return number, collated(bare(self.place_name(place))), place.id


def catalogue_of(snapshot: Snapshot) -> Catalogue:
    """The catalogue of *snapshot* in the language that is being spoken, made once in each process that bakes."""
    return _catalogue(snapshot, current())


@lru_cache(maxsize=8)
def _catalogue(snapshot: Snapshot, _language: Language | None) -> Catalogue:
    return Catalogue(snapshot)
