# SPDX-License-Identifier: EUPL-1.2
"""Which choices of people have an address of their own: a fragment of the page, for no file may be made of each.

With few people every choice has one; with more, those of two. See decision 0019 for the figures.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from math import comb

#: How many choices of three people or more a page bears at most: all there are of six, those of three of seven.
MOST = 60
#: Of more people than these, those of two are too many as well.
PEOPLE = 20


@dataclass(frozen=True, slots=True)
class Choice:
    """Some of the people of a board, by their place in its order (from 1), and the address of them."""

    places: tuple[int, ...]
    anchor: str


def anchor(keys: Sequence[str]) -> str:
    """The address of the choice of *keys*, which are in the board's order: keys hold no full stop."""
    return ".".join(keys)


def sizes(people: int) -> list[int]:
    """Of how many of *people* a choice may be that has an address."""
    if people > PEOPLE:
        return []
    found, total = [2], comb(people, 2)
    for size in range(3, people):
        total += comb(people, size)
        if total > MOST:
            break
        found.append(size)
    return found if people > 2 else []  # noqa: PLR2004 (two are always both seen)


def choices(keys: Sequence[str]) -> list[Choice]:
    """Every choice of *keys* that has an address, the smallest first."""
    return [
        Choice(places, anchor([keys[place - 1] for place in places]))
        for size in sizes(len(keys))
        for places in combinations(range(1, len(keys) + 1), size)
    ]
