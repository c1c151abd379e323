# SPDX-License-Identifier: EUPL-1.2
"""Worlds kept because each shows that something cannot be told: what nobody finds a world for is a flaw.

A world shows a slice empty, another shows it with nine, another shows somebody in it who does not belong. From one that
is kept follow those that differ by one person: who could be added, or taken, with every published sum still true.
"""

import numpy as np
from numpy.typing import NDArray

from .integers import Ints

Bools = NDArray[np.bool_]


class Pool:
    """Worlds that respect all rows, with what each says of every slice."""

    def __init__(self, matrix: NDArray[np.int8], sizes: Ints, masks: Bools) -> None:
        self._matrix, self.sizes, self._masks = matrix.astype(np.float32), sizes, masks.astype(np.float32)
        self.worlds: Ints = np.zeros((0, len(sizes)), dtype=np.int64)
        self.sums: Ints = np.zeros((0, len(masks)), dtype=np.int64)

    def add(self, worlds: Ints) -> None:
        """Keep *worlds*; whoever gives them has checked them."""
        # Sums of fewer than 2^24 people are exact in these floats.
        sums = np.rint(worlds.astype(np.float32) @ self._masks.T).astype(np.int64)
        self.worlds, self.sums = np.concatenate([self.worlds, worlds]), np.concatenate([self.sums, sums])

    def rows(self, since: int) -> Ints:
        """What the rows add up to in each world from *since* on."""
        sums: Ints = np.rint(self.worlds[since:].astype(np.float32) @ self._matrix.T).astype(np.int64)
        return sums

    def moves(self, since: int, low: Ints, high: Ints) -> tuple[Bools, Bools]:
        """In each world from *since* on, of which crowds one person more could belong, and of which one less."""
        rows, worlds = self.rows(since), self.worlds[since:]
        full = (rows >= high).astype(np.float32) @ self._matrix
        bare = (rows <= low).astype(np.float32) @ self._matrix
        return (full == 0) & (worlds < self.sizes), (bare == 0) & (worlds > 0)


#: What an insider knows of herself, that she belongs (1) or does not (0), and what she must not tell of the others.
ASKED = [(answer, aim) for answer in (1, 0) for aim in ("empty", "enough", "not-all")]


class Insiders:
    """What is shown, for every slice and every crowd, against somebody of that crowd who knows what she answered.

    ``met[answer, aim]``: slices by crowds. The threshold for her is one less than for the rest: she does not count.
    """

    def __init__(self, masks: Bools, sizes: Ints, threshold: int) -> None:
        self._masks, self._sizes = masks, sizes
        hidden = masks @ sizes
        self._others = np.where(masks, hidden[:, None] - 1, hidden[:, None])
        self.needed = self._others > 0
        own = masks.astype(np.int64)
        enough = np.minimum(threshold - 2, self._others)
        #: In terms of the whole slice, she included: at most so many, or at least.
        self.values = {
            (1, "empty"): own,
            (1, "enough"): enough + own,
            (1, "not-all"): self._others - 1 + own,
            (0, "empty"): np.zeros_like(own),
            (0, "enough"): enough,
            (0, "not-all"): self._others - 1,
        }
        self.met = {each: np.logical_not(self.needed) for each in ASKED}  # each its own

    def see(self, pool: Pool, since: int, low: Ints, high: Ints) -> None:
        """Count what the worlds of *pool* from *since* on show."""
        more, less = pool.moves(since, low, high)
        worlds, sums = pool.worlds[since:], pool.sums[since:]
        fits = {1: worlds >= 1, 0: worlds < self._sizes}
        moves = {1: more, 0: less}
        for (answer, aim), value in self.values.items():
            step = 1 if answer else -1  # what the move makes of a slice in which she is
            shown = self.met[answer, aim]
            for own in (False, True):
                told = np.where(self._masks == own, value, -1).max(axis=1)  # the same for all who are in, or out
                shift = step if own else 0
                as_is = _reaches(sums, told, aim)
                moved = _reaches(sums + shift, told, aim)
                found = _any(as_is, fits[answer]) | _any(moved, moves[answer])
                shown |= found & (self._masks == own)

    def missing(self) -> list[tuple[int, int, int, str]]:
        """Slice, crowd, answer and aim of what no world shows yet."""
        return [
            (int(slice_), int(crowd), answer, aim)
            for answer, aim in ASKED
            for slice_, crowd in zip(*np.nonzero(~self.met[answer, aim]), strict=True)
        ]


def _reaches(sums: Ints, told: Ints, aim: str) -> Bools:
    reached: Bools = sums >= told if aim == "enough" else sums <= told
    return reached & (told >= 0)


def _any(worlds_by_slices: Bools, worlds_by_crowds: Bools) -> Bools:
    """Slices by crowds: whether in some world both are so."""
    product: NDArray[np.float32] = worlds_by_slices.T.astype(np.float32) @ worlds_by_crowds.astype(np.float32)
    return product > 0
