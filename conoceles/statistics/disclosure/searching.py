# SPDX-License-Identifier: EUPL-1.2
"""Worlds found by walking, many walks at a time: where an integer program takes a second, a walk takes milliseconds.

A walk that fails proves nothing; one that arrives is a world, which whoever keeps it checks again exactly. Every choice
comes from a seed, so the same question is always answered alike.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

_RESTS = 6  # steps in which a place just changed is left alone


@dataclass(frozen=True, slots=True)
class Walks:
    """What each of many walks seeks: a world in which the people of ``goals`` are from ``least`` to ``most``.

    ``starts``, ``floors`` and ``ceilings``: walks by variables; ``goals``: walks by variables, zeros and ones.
    """

    starts: Floats
    floors: Floats
    ceilings: Floats
    goals: Floats
    least: Floats
    most: Floats

    def only(self, which: NDArray[np.bool_], starts: Floats) -> "Walks":
        """Some of them, from other *starts*."""
        return Walks(
            starts[which], self.floors[which], self.ceilings[which], self.goals[which], self.least[which],
            self.most[which],
        )  # fmt: skip


def walked(matrix: Floats, low: Floats, high: Floats, walks: Walks, steps: int) -> tuple[Floats, NDArray[np.bool_]]:
    """Where each walk ended, and whether it arrived.

    Each step changes by one the number that mends most; bounds that stay broken weigh more with time, so that no walk
    turns around for long in the same place.
    """
    dice = np.random.default_rng(len(low))
    places = np.clip(walks.starts, walks.floors, walks.ceilings)
    weights = np.ones((len(places), len(low) + 1), dtype=np.float32)
    until = np.zeros(places.shape, dtype=np.int32)
    ended = np.zeros(len(places), dtype=np.bool_)
    active = np.arange(len(places))
    lows = np.concatenate([np.broadcast_to(low, (len(places), len(low))), walks.least[:, None]], axis=1)
    highs = np.concatenate([np.broadcast_to(high, (len(places), len(high))), walks.most[:, None]], axis=1)
    for step in range(steps):
        mine, goals = places[active], walks.goals[active]
        sums = np.concatenate([mine @ matrix.T, (mine * goals).sum(axis=1, keepdims=True)], axis=1)
        below, above = lows[active] - sums, sums - highs[active]
        arrived = ((below <= 0) & (above <= 0)).all(axis=1)
        if arrived.any():
            ended[active[arrived]] = True
            kept = ~arrived
            active, mine, goals, below, above = active[kept], mine[kept], goals[kept], below[kept], above[kept]
            if not len(active):
                break
        weight = weights[active]
        more = np.where(above >= 0, weight, 0) - np.where(below > 0, weight, 0)  # what one person more costs a row
        less = np.where(below >= 0, weight, 0) - np.where(above > 0, weight, 0)
        noise = dice.random((2, *mine.shape), dtype=np.float32) * np.float32(0.5)
        costs = np.stack([more[:, :-1] @ matrix + more[:, -1:] * goals, less[:, :-1] @ matrix + less[:, -1:] * goals])
        costs += noise
        rests = until[active] > step
        costs[0][rests | (mine >= walks.ceilings[active])] = np.inf
        costs[1][rests | (mine <= walks.floors[active])] = np.inf
        flat = np.concatenate([costs[0], costs[1]], axis=1)
        best = flat.argmin(axis=1)
        rows = np.arange(len(active))
        stuck = flat[rows, best] > 0
        weights[active[stuck]] += (np.maximum(below, above)[stuck] > 0) * np.float32(1)
        possible = np.isfinite(flat[rows, best])
        rows, best = rows[possible], best[possible]
        column = best % mine.shape[1]
        places[active[rows], column] += np.where(best < mine.shape[1], 1, -1)
        until[active[rows], column] = step + _RESTS
    return places, ended
