# SPDX-License-Identifier: EUPL-1.2
"""Worlds that a play seeks, found fast: nothing is decided here, and nothing that comes from here is believed.

Where an integer program takes a second a walk takes milliseconds, and one world shows many things at once. Whoever
plays checks each world exactly before keeping it, and asks the program wherever none came: with these walks, without
them, or with walks that lie, what is found is the same, as the tests of walks show. So this module and ``searching``
are not among those whose every mutation must be noticed (``pyproject.toml``).
"""

from collections.abc import Callable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from .aims import Aim
from .integers import Ints, Program
from .searching import Walks, walked
from .witnesses import Pool

#: Steps of a walk, at first and once more; how many walk together; with how many crowds walking is worth its while.
_STEPS, _MORE, _TOGETHER, MANY = 80, 400, 64, 60

#: What an aim says of single crowds: of each the fewest and the most.
Within = Callable[[Aim], Mapping[int, tuple[int, int]]]


class Walker:
    """Walks over the worlds of one program. *masks*: slices by variables; *keep* is given worlds, to be checked."""

    def __init__(
        self, program: Program, masks: NDArray[np.bool_], within: Within, pool: Pool, keep: Callable[[Ints], None]
    ) -> None:
        self._program, self._masks, self._within, self._pool, self._keep = program, masks, within, pool, keep
        self._matrix = program.matrix.astype(np.float32)
        total = program.matrix @ program.sizes
        wide = program.high - program.low > 1
        inner = np.where(wide & (program.low > 0), program.low + 1, program.low)
        self._inner = inner, np.where(wide & (program.high < total), program.high - 1, program.high)

    def lead(self, aims: Sequence[Aim], shown: Callable[[Aim], bool]) -> None:
        """Walk towards those of *aims* that are not *shown* yet, so many together: one that arrives may show others."""
        if len(self._program.sizes) >= MANY:
            for begin in range(0, len(aims), _TOGETHER):
                if some := [aim for aim in aims[begin : begin + _TOGETHER] if not shown(aim)]:
                    self._walk(some, _STEPS)

    def lead_far(self, aim: Aim) -> None:
        """Walk long towards *aim* alone."""
        if len(self._program.sizes) >= MANY:
            self._walk([aim], _MORE)

    def _walk(self, aims: Sequence[Aim], steps: int) -> None:
        """Walk from the world of the pool that is nearest to each of *aims*, and keep those that arrive."""
        nearest = [int(np.abs(self._pool.sums[:, aim.slice] - aim.value).argmin()) for aim in aims]
        walks = _towards(aims, self._pool.worlds[nearest], self._masks, self._program.sizes, self._within)
        # First well within the bounds: of such a world anybody may be one more, or one less, so it shows most.
        for inner, outer in (self._inner, (self._program.low, self._program.high)):
            lows, highs = inner.astype(np.float32), outer.astype(np.float32)
            ends, arrived = walked(self._matrix, lows, highs, walks, steps)
            self._keep(np.rint(ends[arrived]).astype(np.int64))
            if arrived.all():
                return
            walks = walks.only(~arrived, ends)


def _towards(aims: Sequence[Aim], starts: Ints, masks: NDArray[np.bool_], sizes: Ints, within: Within) -> Walks:
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
