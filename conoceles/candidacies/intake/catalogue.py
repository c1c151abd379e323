# SPDX-License-Identifier: EUPL-1.2
"""The process, as an intake needs it: what may stand in a cell, under every way of writing it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from conoceles.elections.models import AllianceScope, Position, Postulant, Process, Territory
from conoceles.kernel.names import folded


@dataclass(frozen=True, slots=True)
class Seat:
    """A position, with what an intake asks of its office."""

    id: int
    key: str
    office: int
    office_key: str
    office_name: str
    principle: str
    kind: str


@dataclass(frozen=True, slots=True)
class Spot:
    """A territory. ``entity`` is the id of the one it lies in, its own for an entity."""

    id: int
    key: str
    name: str
    number: int | None
    seat: str
    entity: int | None


@dataclass(frozen=True, slots=True)
class Nominator:
    """A postulant. ``scopes``: office and territory where an alliance holds; empty when no limit is known."""

    id: int
    key: str
    name: str
    scopes: frozenset[tuple[int, int | None]]

    def holds(self, office: int, territory: int) -> bool:
        """Whether it may nominate there."""
        return not self.scopes or bool({(office, None), (office, territory)} & self.scopes)


class Catalogue:
    """Everything known of *process*, read once."""

    def __init__(self, process: Process) -> None:
        self.process = process
        self.seats = [
            Seat(p.pk, p.key, p.office_id, p.office.key, p.office.name, p.office.principle, p.office.territory_kind)
            for p in Position.objects.filter(office__process=process).select_related("office")
        ]
        self.spots: dict[str, list[Spot]] = defaultdict(list)
        for place in Territory.objects.filter(process=process):
            entity = place.pk if place.kind == Territory.Kind.ENTITY else place.parent_id
            self.spots[place.kind].append(
                Spot(place.pk, place.key, place.name, place.number, place.seat, entity),
            )
        scopes: dict[int, set[tuple[int, int | None]]] = defaultdict(set)
        for alliance, office, territory in AllianceScope.objects.filter(alliance__process=process).values_list(
            "alliance_id", "office_id", "territory_id"
        ):
            scopes[alliance].add((office, territory))
        self.nominators: dict[str, list[Nominator]] = defaultdict(list)
        self.nominator_names: list[str] = []
        for one in Postulant.objects.filter(process=process):
            nominator = Nominator(one.pk, one.key, one.name, frozenset(scopes[one.pk]))
            self.nominator_names.append(one.name)
            words = {one.key, one.name, one.acronym}
            if one.kind != Postulant.Kind.PARTY:
                # «CANDIDATURA COMÚN», without a name: whichever of that kind holds there.
                words.add(one.get_kind_display())
            for spelling in {folded(word) for word in words} - {""}:
                self.nominators[spelling].append(nominator)
        self.agreements = {folded(key): pk for key, pk in process.agreements.values_list("key", "pk")}
        self.groups = {folded(word): group["key"] for group in process.groups for word in (group["key"], group["name"])}
        self.positions = self._positions()

    def _positions(self) -> dict[str, Seat]:
        """Every unmistakable way of naming a seat: ``office/position``, and the bare names that only one bears."""
        ways: dict[str, set[Seat]] = defaultdict(set)
        alone = defaultdict(list)
        for position in Position.objects.filter(office__process=self.process).select_related("office"):
            seat = next(one for one in self.seats if one.id == position.pk)
            office = position.office
            own = {position.key, position.name, position.feminine, position.masculine}
            for word in own | {f"{way} {name}" for way in (office.key, office.name) for name in own}:
                ways[folded(word)].add(seat)
            alone[office.pk].append((seat, {office.key, office.name}))
        for seats in alone.values():
            if len(seats) == 1:
                seat, words = seats[0]
                for word in words:
                    ways[folded(word)] = {seat}
        return {word: next(iter(seats)) for word, seats in ways.items() if len(seats) == 1}

    def spots_within(self, kind: str, entity: int | None) -> Iterable[Spot]:
        """Territories of *kind*, in *entity* where one is given."""
        return (spot for spot in self.spots[kind] if entity is None or spot.entity == entity)
