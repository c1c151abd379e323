# SPDX-License-Identifier: EUPL-1.2
"""What a play of the attacker looks for, and how it ended."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from .integers import Ints
from .searching import Walks


class Aim(NamedTuple):
    """A world that is sought: of ``slice`` at most, or for "enough" at least, ``value`` belong.

    ``crowd`` and ``answer``: somebody of that crowd belongs (1) or does not (0); -1 for whoever is none of them.
    """

    slice: int
    aim: str
    value: int
    crowd: int = -1
    answer: int = -1


@dataclass(slots=True)
class Found:
    """How a play ended."""

    broken: list[tuple[Aim, list[int]]] = field(default_factory=list)  # each with the rows that give it away
    implied: list[Aim] = field(default_factory=list)
    unsolved: bool = False

    @property
    def safe(self) -> bool:
        """Whether nothing can be told that could not be told before."""
        return not self.broken and not self.unsolved


def towards(
    aims: Sequence[Aim],
    starts: Ints,
    masks: NDArray[np.bool_],
    sizes: Ints,
    within: Callable[[Aim], Mapping[int, tuple[int, int]]],
) -> Walks:
    """A walk to each of *aims* from each of *starts*; *within* is what an aim says of single crowds."""
    people = sizes.astype(np.float32)
    goals = masks[[aim.slice for aim in aims]].astype(np.float32)
    floors = np.zeros_like(goals)
    ceilings = np.broadcast_to(people, goals.shape).copy()
    least, most = np.zeros(len(aims), np.float32), np.full(len(aims), people.sum(), np.float32)
    for place, aim in enumerate(aims):
        if aim.aim == "enough":
            least[place] = aim.value
        else:
            most[place] = aim.value
            ceilings[place] = np.where(goals[place] > 0, np.minimum(people, aim.value), people)
        for crowd, (low, high) in within(aim).items():
            floors[place, crowd], ceilings[place, crowd] = low, min(ceilings[place, crowd], high)
    return Walks(starts.astype(np.float32), floors, ceilings, goals, least, most)
