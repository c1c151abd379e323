# SPDX-License-Identifier: EUPL-1.2
"""From what a cell says to what the process knows. Every distinct writing is resolved once."""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from conoceles.kernel.names import folded, nearest

from ..layouts.described import Matching, PlaceColumn
from .catalogue import Catalogue, Nominator, Seat, Spot
from .cells import excerpt, fold
from .problems import Problem

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Resolved(Generic[T]):
    """What a writing means, or why it means nothing: the problem, and the facts for its words."""

    value: T | None = None
    problem: Problem | None = None
    facts: dict[str, Any] = field(default_factory=dict)


def suggestion(word: str, known: Iterable[str]) -> str:
    """Words to add to «no se conoce»: the nearest known one, where one is near."""
    near = nearest(word, known)
    return f"; ¿quiso decir «{near}»?" if near else ""


def mapped(value: str, values: dict[str, str]) -> str:
    """*value*, in the word that the layout gives for it, where it gives one. ``values`` has folded keys."""
    return values.get(fold(value), value)


class Resolver:
    """Resolves cells against a process."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        #: What was recognised under another spelling: (column, as written, as known) to how many times.
        self.recognised: Counter[tuple[str, str, str]] = Counter()
        self._known: dict[Hashable, Any] = {}
        self._spots: dict[tuple[str, Matching, int | None], dict[str, list[Spot]]] = {}

    def once(self, key: Hashable, make: Callable[[], Resolved[T]]) -> Resolved[T]:
        """``make()``, remembered under *key*."""
        try:
            return self._known[key]  # type: ignore[no-any-return]
        except KeyError:
            return self._known.setdefault(key, make())  # type: ignore[no-any-return]

    def seat(self, office: str, position: str) -> Resolved[Seat]:
        """The position that the words for office and, where there is a column of its own, position name."""
        written = f"{office} {position}" if position else office
        found = self.catalogue.positions.get(folded(written))
        if found is not None:
            return Resolved(found)
        known = [f"{seat.office_key}/{seat.key}" for seat in self.catalogue.seats]
        near = suggestion(written, [*known, *self.catalogue.positions])
        return Resolved(None, Problem.UNKNOWN_OFFICE, {"near": near})

    def spot(self, written: str, column: PlaceColumn, kind: str, entity: int | None) -> Resolved[Spot]:
        """The territory of *kind* that *written* names, within *entity* where the layout has its column."""
        wanted = mapped(written, {folded(word): key for word, key in column.values.items()})
        by = column.by if wanted == written else Matching.KEY
        found = self.index(kind, by, entity).get(normal(wanted, by), [])
        if len(found) == 1:
            return Resolved(found[0])
        known = [_shown(spot, column.by) for spot in self.catalogue.spots_within(kind, entity)]
        return Resolved(None, Problem.UNKNOWN_TERRITORY, {"near": suggestion(written, known), "kind": kind})

    def index(self, kind: str, by: Matching, entity: int | None) -> dict[str, list[Spot]]:
        """The territories of *kind* under each way of writing them *by* it, as :func:`normal` leaves it."""
        index = self._spots.get((kind, by, entity))
        if index is None:
            index = self._spots[kind, by, entity] = defaultdict(list)
            for spot in self.catalogue.spots_within(kind, entity):
                for spelling in _spellings(spot, by):
                    index[spelling].append(spot)
        return index

    def only_spot(self, kind: str, entity: int | None) -> Spot | None:
        """The one territory of *kind*, for a file that has no column for what there is one of."""
        candidates = list(self.catalogue.spots_within(kind, entity))
        return candidates[0] if len(candidates) == 1 else None

    def nominator(self, written: str, seat: Seat, spot: Spot) -> Resolved[Nominator]:
        """Who nominates there under that name; of several namesakes, the one whose scope it is."""
        namesakes = self.catalogue.nominators.get(folded(written), [])
        if not namesakes:
            return Resolved(
                None,
                Problem.UNKNOWN_POSTULANT,
                {"near": suggestion(written, self.catalogue.nominator_names)},
            )
        holding = [one for one in namesakes if one.holds(seat.office, spot.id)]
        if len(holding) == 1:
            return Resolved(holding[0])
        if not holding:
            return Resolved(None, Problem.OUTSIDE_SCOPE, {"office": seat.office_name, "place": spot.name})
        return Resolved(None, Problem.AMBIGUOUS_POSTULANT, {"which": ", ".join(one.key for one in holding)})

    def note(self, column: str, written: str, known: str) -> None:
        """Remember that *written* was taken for *known*, when they are not the same text."""
        if written != known:
            self.recognised[column, excerpt(written), known] += 1


def _shown(spot: Spot, by: Matching) -> str:
    """How *spot* is written, for suggesting."""
    number = "" if spot.number is None else str(spot.number)
    return {
        Matching.KEY: spot.key,
        Matching.NUMBER: number,
        Matching.NAME: spot.name,
        Matching.NUMBER_AND_NAME: f"{number}-{spot.seat or spot.name}",
    }[by]


def _spellings(spot: Spot, by: Matching) -> set[str]:
    """Every way of writing *spot* that counts as right, as :func:`normal` leaves it."""
    if by is Matching.KEY:
        return {normal(spot.key, by)}
    if by is Matching.NAME:
        return {normal(spot.name, by)}
    if spot.number is None:
        return set()
    if by is Matching.NUMBER:
        return {str(spot.number)}
    return {f"{spot.number} {folded(name)}" for name in (spot.name, spot.seat) if name}


def normal(written: str, by: Matching) -> str:
    """*written* without what does not matter: zeros before a number, and in names accents, case and signs."""
    if by is Matching.NAME:
        return folded(written)
    if by is not Matching.NUMBER_AND_NAME:
        return written.lstrip("0") if written.isdigit() else written
    number, _, name = written.partition("-")
    return f"{number.strip().lstrip('0')} {folded(name)}"
