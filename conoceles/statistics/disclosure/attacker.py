# SPDX-License-Identifier: EUPL-1.2
"""The attacker: he reads a cut and all before it, and tries to tell something of whoever did not."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from .aims import Aim, Found
from .catalogue import Cell
from .game import Game
from .integers import Ints, Program
from .knowledge import Knowledge
from .report import Slice


@dataclass
class Attacker:
    """Plays against the bounds of the rows of :class:`Knowledge`: those of earlier cuts, then the cells of this one.

    ``truth``: the true world, of whoever guards it; None for whoever recomputes, who is told in ``granted`` of which
    slices the guardian says that they hold at least the threshold.
    """

    known: Knowledge
    truth: Ints | None
    granted: frozenset[int] = frozenset()
    archive: list[Ints] = field(default_factory=list)  # worlds that were true of what was read before
    inferred: list[int] = field(default_factory=list)  # by the last play: slices that hold at least the threshold
    last: Game | None = None  # the last play, if nothing could be told
    _before: Program | None = None
    _known_ends: dict[tuple[int, int, int, bool], int | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        known = self.known
        rows, count = [*known.rows, *known.cells.values()], len(known.sizes)
        self.matrix = np.array([row.mask for row in rows], dtype=np.int8).reshape(len(rows), count)
        self.masks = np.array([mask for _, mask in known.slices], dtype=np.bool_).reshape(len(known.slices), count)
        self.hidden: Ints = self.masks @ known.sizes
        self.threshold = known.world.rule.threshold
        #: Slices that are judged as cells: those of the lattice at some cut, and whoever are so few. Of many who came
        #: or left between two cuts it is enough that neither nobody nor everybody belongs.
        self.judged = np.array([_of_a_cut(slice_) for slice_, _ in known.slices], dtype=np.bool_)
        self.judged |= self.hidden < self.threshold

    def cell(self, row: int) -> Cell | None:
        """Which cell of this cut *row* is of; None: of an earlier one, or of what is inferred."""
        place = row - len(self.known.rows)
        return list(self.known.cells)[place] if 0 <= place < len(self.known.cells) else None

    def bounds(self, told: Mapping[Cell, tuple[int, int]]) -> tuple[Ints, Ints]:
        """The bounds of all rows where this cut says *told* of its cells, and nothing of the others."""
        free = [(0, int(self.known.sizes[row.mask].sum())) for row in self.known.cells.values()]
        mine = [told.get(cell, each) for cell, each in zip(self.known.cells, free, strict=True)]
        low = [*self.known.low, *(each[0] for each in mine)]
        high = [*self.known.high, *(each[1] for each in mine)]
        return np.array(low, dtype=np.int64), np.array(high, dtype=np.int64)

    def play(self, told: Mapping[Cell, tuple[int, int]], *, inside: bool = True) -> Found:
        """Everything that can be told from *told*, and by whoever is one of the counted, if ``inside``."""
        self.inferred, self.last = [], None
        if not len(self.known.sizes):  # nobody has anything to hide
            return Found()
        low, high = self.bounds(told)
        matrix = self.matrix
        while True:
            game = Game(self, Program(matrix, self.known.sizes, low, high))
            found = game.outsiders()
            if not found.safe:
                return found
            if not game.inferred:
                if inside:
                    game.insiders(found)
                self.last = game if found.safe else None
                return found
            # Whoever knows the rule knows that these hold as many as the threshold: he has more rows.
            self.inferred += game.inferred
            fresh = self.masks[game.inferred]
            matrix = np.concatenate([matrix, fresh.astype(np.int8)])
            low = np.concatenate([low, np.full(len(fresh), self.threshold)])
            high = np.concatenate([high, self.hidden[game.inferred]])

    def holds_enough(self, slice_: int) -> bool:
        """Whether the threshold is reached by those of *slice_* whose answers nobody can read."""
        if self.truth is None:
            return slice_ in self.granted
        return bool(self.truth[self.masks[slice_]].sum() >= self.threshold)

    def before(self, aim: Aim, *, most: bool) -> int | None:
        """The least, or the most, of the slice of *aim* for whoever has not read this cut. None: there is no insider.

        Raises Unsolved.
        """
        key = (aim.slice, aim.crowd, aim.answer, most)
        if key not in self._known_ends:
            if self._before is None:
                self._before = Program(self.matrix, self.known.sizes, *self.bounds({}))
            sign = -1 if most else 1
            answer = self._before.least(sign * self.masks[aim.slice].astype(np.int64), self.within(aim))
            self._known_ends[key] = None if answer is None else sign * answer[0]
        return self._known_ends[key]

    def within(self, aim: Aim) -> dict[int, tuple[int, int]]:
        """What the insider of *aim* knows of her crowd."""
        if aim.crowd < 0:
            return {}
        size = int(self.known.sizes[aim.crowd])
        return {aim.crowd: (1, size) if aim.answer else (0, size - 1)}

    def worlds(self, program: Program) -> Ints:
        """Those of the archive that respect *program*."""
        every = np.array(self.archive, dtype=np.int64).reshape(len(self.archive), len(self.known.sizes))
        sums = every @ program.matrix.T.astype(np.int64)
        kept: Ints = every[((sums >= program.low) & (sums <= program.high)).all(axis=1)]
        return kept


def _of_a_cut(slice_: Slice) -> bool:
    return len(slice_.present) == 1 and not slice_.absent
