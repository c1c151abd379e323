# SPDX-License-Identifier: EUPL-1.2
"""How many candidacies each combination of filters holds, and which combinations have a page.

A combination has a page when it holds somebody and each of its filters leaves somebody out; in a place, also when one
of them was added to a list longer than :data:`SHORT`. If a combination has one, so has each that lacks some of its
filters: every filter can be taken off. What has no page is another page word for word, or is read on a short one.

Combinations of the whole process are as many as its catalogues allow, whatever the candidacies; those of places would
grow with them, and the length of a short list bounds them to less than one for each candidacy (``bench/filters.py``).
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import product

from conoceles.publication.parts.site.figures import Figure

from .facets import INDEPENDENTS, Facet
from .knowing import Facts

#: In a place, a list of so many candidacies is read whole, not divided further.
SHORT = 30

#: For each facet the value that was chosen, or "".
Combination = tuple[str, ...]


_NONE = Figure(0, 0)


@dataclass(slots=True)
class Tally:
    """Of a combination: the kinds of candidacy in it, how many they are, and how many of them stand."""

    kinds: list[int] = field(default_factory=list)
    all: Figure = _NONE
    standing: Figure = _NONE


_NOBODY = Tally()


class Table:
    """Candidacies by their facts. *kinds* are facts with who has them, as positions in the order of reading.

    A list of *short* of them, or less, is not divided further.
    """

    def __init__(self, facets: tuple[Facet, ...], kinds: Iterable[tuple[Facts, Sequence[int]]], short: int) -> None:
        self.facets, self.short = facets, short
        self.kinds = list(kinds)
        self._tallies: dict[Combination, Tally] = defaultdict(Tally)
        for at, (facts, members) in enumerate(self.kinds):
            figure = Figure(len(members), len(members) * facts.parties)
            for combination in product(*(("", *values) for values in facts.values)):
                tally = self._tallies[combination]
                tally.kinds.append(at)
                tally.all = _sum(tally.all, figure)
                if facts.stands:
                    tally.standing = _sum(tally.standing, figure)

    def of(self, combination: Combination) -> Tally:
        """What *combination* holds."""
        return self._tallies.get(combination, _NOBODY)

    def has_page(self, combination: Combination) -> bool:
        """Whether *combination* has a page of its own."""
        here = self.of(combination).all.once
        wider = [self.of(each).all.once for each in without_one(combination)]
        return not wider or (0 < here < min(wider) and max(wider) > self.short)

    def pages(self) -> list[Combination]:
        """Every combination that has a page, in the order of addresses."""
        return sorted(combination for combination in self._tallies if self.has_page(combination))

    def members(self, combination: Combination) -> tuple[list[int], list[int]]:
        """Who of *combination* stands, and who no longer does, each in the order of reading."""
        found: dict[bool, list[int]] = {True: [], False: []}
        for at in self.of(combination).kinds:
            facts, members = self.kinds[at]
            found[facts.stands] += members
        return sorted(found[True]), sorted(found[False])

    def of_one_list(self, combination: Combination, party: int) -> bool:
        """Whether *combination* is what one postulant presents, of whom everybody stands, where one office is elected.

        *party* is the place of that facet; the office is the first.
        """
        some = [self.kinds[at][0] for at in self.of(combination).kinds]
        here = [self.kinds[at][0] for at in self.of(chosen(combination, party, "")).kinds]
        own = (combination[party],)
        return (
            own != (INDEPENDENTS,)
            and len({facts.values[0] for facts in here}) == 1
            and all(facts.stands and facts.values[party] == own for facts in some)
        )

    def lacking(self, combination: Combination, facet: int) -> dict[str, Figure]:
        """Of those in *combination*, how many have no value in the facet at that place, by why."""
        found: dict[str, Figure] = {}
        for at in self.of(combination).kinds:
            facts, members = self.kinds[at]
            if why := facts.lacking[facet]:
                figure = Figure(len(members), len(members) * facts.parties)
                found[why] = _sum(found.get(why, _NONE), figure)
        return found


def without_one(combination: Combination) -> list[Combination]:
    """*combination* without each one of its filters in turn."""
    return [chosen(combination, at, "") for at, value in enumerate(combination) if value]


def chosen(combination: Combination, facet: int, value: str) -> Combination:
    """*combination* with *value* in the facet at that place; "" takes the filter off."""
    return (*combination[:facet], value, *combination[facet + 1 :])


def _sum(one: Figure, other: Figure) -> Figure:
    return Figure(one.once + other.once, one.by_party + other.by_party)
