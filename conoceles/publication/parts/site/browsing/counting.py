# SPDX-License-Identifier: EUPL-1.2
"""How many candidacies each combination of filters holds, and which combinations have a page.

A combination has a page when it holds somebody and each of its filters leaves somebody out; in a place, also when one
of them was added to a list longer than :data:`SHORT`. If a combination has one, so has each that lacks some of its
filters: every filter can be taken off. What has no page is another page word for word, or is read on a short one; in
a place, where lists go by postulant, also under a heading.

Combinations of the whole process are as many as its catalogues allow, whatever the candidacies; those of places would
grow with them, and the length of a short list bounds them to less than one for each candidacy (``bench/filters.py``).
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import product

from conoceles.publication.parts.site.figures import Figure
from conoceles.publication.parts.site.paged import SIZE

from .facets import INDEPENDENTS, OFFICE, PARTY, Facet
from .knowing import Facts

#: Longer lists that a further filter divides are not written out: it has to be chosen.
LONGEST = 500
#: In a place, a list of so many candidacies is read whole, not divided further.
SHORT = 50

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
        self._office, self._party = (
            next(at for at, facet in enumerate(facets) if facet.key == key) for key in (OFFICE, PARTY)
        )
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
        return self._divides(combination) and not self.under_a_heading(combination)

    def _divides(self, combination: Combination) -> bool:
        here = self.of(combination).all.once
        wider = [self.of(each).all.once for each in without_one(combination)]
        return not wider or (0 < here < min(wider) and max(wider) > self.short)

    def under_a_heading(self, combination: Combination) -> bool:
        """Whether *combination* is all that its postulant's heading shows on the page of its other filters.

        So it is in a place that elects one office, where all of them stand for that postulant alone; and where the
        list is of one page, for the heading of another would be elsewhere.
        """
        wider = chosen(combination, self._party, "")
        if not self.short or wider == combination or not self._divides(wider) or self.of(wider).all.once > SIZE:
            return False
        own = (combination[self._party],)
        here, some = ([self.kinds[at][0] for at in self.of(each).kinds] for each in (wider, combination))
        return (
            own != (INDEPENDENTS,)
            and len({facts.values[self._office] for facts in here}) == 1
            and all(facts.stands and facts.values[self._party] == own for facts in some)
        )

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
