# SPDX-License-Identifier: EUPL-1.2
"""What is told of a word: its sentences, or the places where it is said, or that the list of all places serves."""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import NamedTuple

from conoceles.publication.snapshot import OfficeInfo

from .bounds import FEW, IN_A_LINE, PLACES
from .gathering import Gathered, Word


class InRace(NamedTuple):
    """How many say a word in a race: its number in the snapshot, and how many."""

    race: int
    count: int


@dataclass(frozen=True, slots=True)
class InOffice:
    """An office in which a word is said: by how many, and in which ``races``; none where the list of all serves."""

    office: OfficeInfo
    count: int
    races: tuple[InRace, ...]


@dataclass(frozen=True)
class Told:
    """A word, and what is told of it: every sentence when it is ``quoted``, and its offices when it is not."""

    word: Word
    quoted: bool
    gathered: Gathered

    @property
    def count(self) -> int:
        """How many candidacies say it."""
        return len(self.word.who)

    @cached_property
    def offices(self) -> list[InOffice]:
        """Where it is said, in the published order."""
        catalogue, races = self.gathered.catalogue, self.gathered.catalogue.snapshot.races
        saying = Counter(map(self.gathered.races.__getitem__, self.word.who))
        found = []
        for key, some in groupby(sorted(saying.items()), key=lambda each: races[each[0]].office):
            here = tuple(InRace(*each) for each in some)
            few = len(here) <= min(PLACES, max(FEW, self.gathered.races_of[key] // 2))
            found.append(InOffice(catalogue.offices[key], sum(each.count for each in here), here if few else ()))
        return found

    @property
    def lines(self) -> int:
        """About how many lines it takes on a page."""
        if self.quoted:
            return 1 + self.count
        return 1 + sum(1 + len(each.races) // IN_A_LINE for each in self.offices)
