# SPDX-License-Identifier: EUPL-1.2
"""What a row stands for: which position, where, and who nominates."""

from typing import TypeVar

from ..layouts.described import Layout, PlaceColumn
from .catalogue import Nominator, Seat, Spot
from .fields import Reader
from .problems import Problem
from .resolving import Resolved, Resolver
from .rows import Row

T = TypeVar("T")


class Standing:
    """Finds in the process what a row names."""

    def __init__(self, layout: Layout, reader: Reader) -> None:
        self.resolver = Resolver(reader.catalogue)
        self._reader = reader
        self._places = layout.place
        self._entity = layout.layout.entity

    def position(self, row: Row) -> Seat | None:
        """The position stood for."""
        office, column = self._reader.required(row, "office")
        position, _ = self._reader.word(row, "position")
        if not office:
            return None
        resolved = self.resolver.once(("seat", office, position), lambda: self.resolver.seat(office, position))
        return self._told(resolved, row, column, f"{office} {position}".strip())

    def territory(self, row: Row, seat: Seat) -> Spot | None:
        """The place where she stands, of the kind that elects that office."""
        entity = self._entity_of(row)
        if self._entity and entity is None:
            return None
        place = self._places.get(seat.kind)
        if place is None:
            only = self.resolver.only_spot(seat.kind, entity)
            if only is None:
                self._reader.find(Problem.UNKNOWN_TERRITORY, row, f"[place.{seat.kind}]", near="", kind=seat.kind)
            return only
        column = place.column or f"[place.{seat.kind}]"
        written = place.fixed or self._reader.said(self._reader.cell(row, place.column))
        if not written:
            self._reader.find(Problem.MISSING, row, column)
            return None
        resolved: Resolved[Spot] = self.resolver.once(
            ("spot", seat.kind, entity, written), lambda: self.resolver.spot(written, place, seat.kind, entity)
        )
        spot = self._told(resolved, row, column, written)
        if spot is not None and not place.values:
            self.resolver.note(column, written, spot.name)
        return spot

    def _entity_of(self, row: Row) -> int | None:
        if not self._entity:
            return None
        written = self._reader.said(self._reader.cell(row, self._entity))
        if not written:
            self._reader.find(Problem.MISSING, row, self._entity)
            return None
        column = self._places.get("entidad", PlaceColumn(column=self._entity))
        resolved = self.resolver.once(("entity", written), lambda: self.resolver.spot(written, column, "entidad", None))
        found = self._told(resolved, row, self._entity, written)
        return None if found is None else found.id

    def nominator(self, row: Row, name: str, seat: Seat, spot: Spot) -> Nominator | None:
        """Who nominates, whose the candidacy is within an alliance, or who answers for it."""
        value, column = self._reader.required(row, name) if name == "postulant" else self._reader.word(row, name)
        if not value:
            return None
        key = ("nominator", value, seat.office, spot.id)
        found = self._told(
            self.resolver.once(key, lambda: self.resolver.nominator(value, seat, spot)), row, column, value
        )
        if found is not None:
            self.resolver.note(column, value, found.name)
        return found

    def _told(self, resolved: Resolved[T], row: Row, column: str, written: str) -> T | None:
        if resolved.problem is not None:
            self._reader.find(resolved.problem, row, column, written, **resolved.facts)
        return resolved.value
