# SPDX-License-Identifier: EUPL-1.2
"""Who is counted, along all cuts, as the attacker sees them: alike people make a crowd.

Whoever counts (through the vault) makes one :class:`Person` of each candidacy, all in memory, and gives them to
:func:`assembled`. What comes out is in two: the :class:`World`, of which the attacker is supposed to know all, and
the secret, how many of each crowd answered that they belong, which goes into no report.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .bands import SDC_1, Rule
from .catalogue import VERSION, Cell, Place, subtotals
from .report import Cut


@dataclass(frozen=True, slots=True)
class Person:
    """One candidacy, one group, all cuts from the first to the one being made. Never leaves memory.

    ``registered``: where it stood in the register at each cut; None: it did not stand.
    ``counted``: whether it agreed to statistics (consent 3) then; without a place it is not counted anyway.
    ``answers``: whether it answered «sí» by then; a blank, a «no» and «prefiero no contestar» are all False; None: it
    had nothing to say at that cut, as it was not counted.
    ``public``: whether, by that cut, that answer could be read in a published profile (a «sí», or a «no»).
    """

    registered: tuple[Place | None, ...]
    counted: tuple[bool, ...]
    answers: tuple[bool | None, ...]
    public: tuple[bool, ...]

    @property
    def places(self) -> tuple[Place | None, ...]:
        """Where it counts at each cut."""
        return tuple(place if counts else None for place, counts in zip(self.registered, self.counted, strict=True))


@dataclass(frozen=True, slots=True)
class Crowd:
    """People whom the attacker tells apart by nothing: they counted in the same places at the same cuts.

    ``public_from``: the cut from which their answer, ``answer``, could be read in their profiles; None: never so far.
    Whoever answered otherwise at a later cut is in two crowds, one ending where the other begins: an attacker who is
    told who changed knows more than a true one.
    """

    places: tuple[Place | None, ...]
    people: int
    public_from: int | None = None
    answer: bool | None = None

    def hidden(self, cut: int) -> bool:
        """Whether nobody could read their answers at *cut*."""
        return self.public_from is None or self.public_from > cut


@dataclass(frozen=True, slots=True)
class Base:
    """A base cell of the lattice at one cut: how many stand in the register, are counted, and said what in public."""

    place: Place
    register: int
    counted: int
    positive: int
    negative: int

    @property
    def hidden(self) -> int:
        """Who is counted and whose answer nobody can read."""
        return self.counted - self.positive - self.negative


@dataclass(frozen=True, slots=True)
class World:
    """All that the attacker knows before reading the tables of the last of ``cuts``: people, profiles, earlier cuts."""

    group: str
    cuts: tuple[str, ...]  # their keys, in order; the last is the one being made
    crowds: tuple[Crowd, ...]
    register: tuple[tuple[Place, int], ...]  # who stands in each place at the last cut, counted or not
    earlier: tuple[Cut, ...] = ()  # as they were published
    changed: int = 0  # candidacies that count otherwise than at the cut before; at the first, all
    rule: Rule = SDC_1
    catalogue: str = VERSION

    @property
    def now(self) -> int:
        """The place of the cut being made."""
        return len(self.cuts) - 1

    def counted(self, cell: Cell, cut: int) -> int:
        """How many counted in *cell* at *cut*."""
        return sum(crowd.people for crowd in self.crowds if cell.holds(crowd.places[cut]))

    def lattice(self, cut: int) -> list[Cell]:
        """Every cell, from everybody to the base, in which somebody counted at *cut*."""
        return sorted({cell for crowd in self.crowds if (place := crowd.places[cut]) for cell in subtotals(place)})

    def bases(self) -> list[Base]:
        """The base cells at the cut being made."""
        rows = {place: [people, 0, 0, 0] for place, people in self.register}
        for crowd in self.crowds:
            if place := crowd.places[self.now]:
                row = rows.setdefault(place, [0, 0, 0, 0])
                row[1] += crowd.people
                if not crowd.hidden(self.now):
                    row[2 if crowd.answer else 3] += crowd.people
        return [Base(place, *row) for place, row in sorted(rows.items())]


#: How many of each crowd of a world answered «sí», in the order of its crowds.
Secret = tuple[int, ...]


def assembled(
    group: str, cuts: Sequence[str], people: Iterable[Person], earlier: Sequence[Cut] = (), rule: Rule = SDC_1
) -> tuple[World, Secret]:
    """The world of *people*, and its secret apart. Both in an order that tells nothing of who came first.

    Raises ValueError if *earlier* is not one cut for each of *cuts* but the last, in order.
    """
    if [cut.key for cut in earlier] != list(cuts[:-1]):
        raise ValueError([cut.key for cut in earlier])
    sizes: Counter[_Alike] = Counter()
    positive: Counter[_Alike] = Counter()
    register: Counter[Place] = Counter()
    changed = 0
    for person in people:
        if person.registered[-1]:
            register[person.registered[-1]] += 1
        changed += _changed(person)
        for alike, answer in _alike(person):
            sizes[alike] += 1
            positive[alike] += answer
    order = sorted(sizes, key=repr)
    crowds = tuple(Crowd(places, sizes[each], since, answer) for each in order for places, since, answer in [each])
    places = tuple(sorted(register.items()))
    world = World(group, tuple(cuts), crowds, places, tuple(earlier), changed, rule)
    return world, tuple(positive[each] for each in order)


#: What makes people alike: places, since which cut it is public, and what.
_Alike = tuple[tuple[Place | None, ...], int | None, bool | None]


def _alike(person: Person) -> Iterable[tuple[_Alike, bool]]:
    """The crowds of *person*: one for each stretch of cuts with the same answer."""
    stretches: list[tuple[bool | None, list[int]]] = []
    for cut, answer in enumerate(person.answers):
        if stretches and (answer is None or stretches[-1][0] in {None, answer}):
            known, when = stretches.pop()
            stretches.append((answer if known is None else known, [*when, cut]))
        else:
            stretches.append((answer, [cut]))
    for answer, when in stretches:
        places = tuple(place if cut in when else None for cut, place in enumerate(person.places))
        since = next((cut for cut in when if person.public[cut]), None)
        if any(places):
            yield (places, since, None if since is None else bool(answer)), bool(answer)


def _changed(person: Person) -> bool:
    """Whether it counts at the last cut otherwise than at the one before."""
    if len(person.places) == 1:
        return person.places[-1] is not None
    (before, now), (said, says) = person.places[-2:], person.answers[-2:]
    return before != now or (now is not None and bool(said) != bool(says))
