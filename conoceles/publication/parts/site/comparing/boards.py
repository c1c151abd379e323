# SPDX-License-Identifier: EUPL-1.2
"""Who is compared with whom: the formulas of a race that stand for the same seat, one of each postulant.

In a list or planilla the first is compared with the first, and the third with the third. Told from little of each
line, so that a page whose people did not change is linked without anybody's answers being read.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import msgspec

from conoceles.publication.languages import _
from conoceles.publication.parts.site.catalogue import Catalogue
from conoceles.publication.snapshot import Race, State

from .draw import contest, drawn

FOLDER = "comparar/"
#: Whose questionnaire says something, or will.
_TOLD = frozenset({State.VALIDATED, State.IN_REVIEW, State.NEVER})


class _Sheet(msgspec.Struct):
    questionnaire: str
    version: int
    state: State


class _Line(msgspec.Struct):
    """Of a profile, what decides where she stands and whether there is anything to compare."""

    slug: str
    seat: str
    status: str
    position: str
    number: str
    postulant: str
    sheets: list[_Sheet]
    printed: bool | None = None
    replaced_by: dict[str, str] | None = None

    @property
    def holds(self) -> tuple[bool, bool, bool]:
        """What makes her the one who is shown of a seat: she stands, is printed, or nobody followed her."""
        return self.status == "registrada", bool(self.printed), self.replaced_by is None


_DECODER = msgspec.json.Decoder(_Line)


@dataclass(frozen=True, slots=True)
class Seat:
    """A formula: whoever nominates it, and the lines of the snapshot of whom it is shown by, and of her alternate.

    The titular is who stands today; of a seat in which nobody does, the last who was in it. The alternate stands.
    """

    postulant: str
    number: str
    titular: bytes
    alternate: bytes | None
    slug: str


@dataclass(frozen=True, slots=True)
class Board:
    """Those who stand for one seat, in the order drawn for the race. ``folder`` is where it lies within the race's.

    ``answered`` are the questionnaires (slug, and version; 0 where nothing may be read) that they owe or answered.
    """

    folder: str
    name: str
    seats: tuple[Seat, ...]
    answered: frozenset[tuple[str, int]]

    @property
    def lines(self) -> list[bytes]:
        """All that its pages are made of."""
        return [line for seat in self.seats for line in (seat.titular, seat.alternate or b"")]


@lru_cache(maxsize=64)
def boards_of(race: Race, catalogue: Catalogue) -> tuple[Board, ...]:
    """The boards of *race*, in ballot order, where two formulas or more stand and some questionnaire is owed."""
    lines = catalogue.snapshot.lines(race)
    formulas: dict[tuple[str, str, str], list[tuple[_Line, bytes]]] = defaultdict(list)
    for line in lines:
        one = _DECODER.decode(line)
        formulas[one.postulant, one.position, one.number].append((one, line))
    places: dict[tuple[str, int], list[Seat]] = defaultdict(list)
    told: dict[tuple[str, int], set[tuple[str, int]]] = defaultdict(set)
    counts: dict[tuple[str, str], int] = defaultdict(int)
    for (postulant, position, number), people in formulas.items():
        counts[postulant, position] += 1
        at = (position, counts[postulant, position])
        titulars = [each for each in people if each[0].seat != "S"]
        if not titulars:
            continue
        first = max(titulars, key=lambda each: each[0].holds)
        alternate = next((line for one, line in people if one.seat == "S" and one.status == "registrada"), None)
        places[at].append(Seat(postulant, number, first[1], alternate, first[0].slug))
        told[at] |= {
            (sheet.questionnaire, sheet.version)
            for sheet in first[0].sheets
            if sheet.state in _TOLD and catalogue.asked(sheet)  # type: ignore[arg-type]
        }
    several = {position for position, rank in places if rank > 1}
    found = (
        _board(at, seats, told[at], race, catalogue, first=not before, ranked=at[0] in several)
        for before, (at, seats) in enumerate(places.items())
        if told[at] and len(seats) > 1
    )
    return tuple(found)


def _board(
    at: tuple[str, int],
    seats: list[Seat],
    answered: set[tuple[str, int]],
    race: Race,
    catalogue: Catalogue,
    *,
    first: bool,
    ranked: bool,
) -> Board:
    """The first seat of the ballot lies in the folder itself, and any other in one of its own."""
    position, rank = at
    by_key = {seat.postulant: seat for seat in seats}
    order = drawn(by_key, contest(race, catalogue), catalogue.header)
    name = catalogue.positions[race.office, position].name
    within = "" if first else f"{position}-{rank}/"
    name = _("{name}, lugar {number}").format(name=name, number=rank) if ranked else name
    return Board(f"{FOLDER}{within}", name, tuple(by_key[key] for key in order), frozenset(answered))


def way_to(race: Race, catalogue: Catalogue) -> str:
    """Where the comparison of *race* lies within its folder; empty where there is nothing to compare."""
    boards = boards_of(race, catalogue)
    return boards[0].folder if boards else ""


def ways(race: Race, catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """The page of each candidacy that is compared, by its slug, and where her comparison lies within the race."""
    for board in boards_of(race, catalogue):
        for seat in board.seats:
            yield seat.slug, board.folder
