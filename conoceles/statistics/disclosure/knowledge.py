# SPDX-License-Identifier: EUPL-1.2
"""What an attacker has, as arithmetic: people whose answers he does not know, sums he was told, and who he asks about.

He is told, of everybody, in which place and at which cuts they counted; and every published answer, at whatever cut it
came out. So the unknown numbers are, for each crowd whose answers nobody can read by now, how many said «sí».
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .bands import Level, Shown
from .catalogue import Cell, Table, subtotals
from .integers import Ints
from .report import Inferred, Slice, cells
from .world import Crowd, Secret, World

Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Row:
    """A sum of unknown numbers, and what he adds to it of his own to have the count of a cell."""

    mask: Mask
    known: int

    def bounds(self, low: int, high: int, sizes: Ints) -> tuple[int, int]:
        """What a count from *low* to *high* leaves for the unknown."""
        return max(low - self.known, 0), min(high - self.known, int(sizes[self.mask].sum()))


class Knowledge:
    """All that is known before the cut being made is read, and what that cut may tell."""

    def __init__(self, world: World) -> None:
        self.world = world
        now = world.now
        self.crowds = [place for place, crowd in enumerate(world.crowds) if crowd.hidden(now)]
        self.sizes: Ints = np.array([world.crowds[place].people for place in self.crowds], dtype=np.int64)
        #: Cuts that say something of their own; one that repeats the cut before was the same tables again.
        self.live = [cut for cut, told in enumerate(world.earlier) if not told.repeats] + [now]
        self._within = self._membership()
        self.rows = [self._row(*each) for each in self._earlier()]
        self.low, self.high = self._earlier_bounds()
        self.cells = {cell: self._row(cell, now) for table in Table for cell in self._of(table)}
        self.slices = self._slices()
        numbers = {mask.tobytes(): number for number, (_, mask) in enumerate(self.slices)}
        #: Where each cell of the lattice, now, is among the slices; without those in which nobody hides.
        self.lattice = {
            cell: numbers[mask[self.crowds].tobytes()]
            for (cell, cut), mask in sorted(self._within.items(), key=lambda item: item[0][0])
            if cut == now and mask[self.crowds].any()
        }

    def unknown(self, secret: Secret) -> Ints:
        """The true world, of *secret*."""
        return np.array([secret[place] for place in self.crowds], dtype=np.int64)

    def count(self, cell: Cell, unknown: Ints) -> int:
        """How many belong, of those counted in *cell* now."""
        row = self.cells[cell]
        return int(unknown[row.mask].sum()) + row.known

    def told(self, shown: Iterable[Shown]) -> dict[Cell, tuple[int, int]]:
        """What the cells *shown* now leave for the unknown numbers of each."""
        return {each.cell: self.cells[each.cell].bounds(*each.bounds, self.sizes) for each in shown}

    def inferred(self, inferred: Inferred) -> tuple[Row, int]:
        """The row of what is *inferred*, and the least that its unknown numbers add up to."""
        crowds = self.world.crowds
        among = [
            place for place, crowd in enumerate(crowds) if crowd.hidden(inferred.cut) and _inside(inferred.slice, crowd)
        ]
        known = sum(crowds[place].people for place in among if not crowds[place].hidden(self.world.now)
                    and crowds[place].answer)  # fmt: skip
        mask = np.isin(self.crowds, among)
        return Row(mask, known), max(self.world.rule.threshold - known, 0)

    def _of(self, table: Table) -> list[Cell]:
        now = self.world.now
        return sorted({table.cell(place) for crowd in self.world.crowds if (place := crowd.places[now])})

    def _membership(self) -> dict[tuple[Cell, int], Mask]:
        """Of each cell of the whole lattice at each cut, which crowds count in it."""
        within: dict[tuple[Cell, int], Mask] = {}
        for number, crowd in enumerate(self.world.crowds):
            for cut in self.live:
                for cell in subtotals(place) if (place := crowd.places[cut]) else ():
                    if (mask := within.get((cell, cut))) is None:
                        mask = within[cell, cut] = np.zeros(len(self.world.crowds), dtype=np.bool_)
                    mask[number] = True
        return within

    def _row(self, cell: Cell, cut: int) -> Row:
        mask = self._within[cell, cut]
        crowds = self.world.crowds
        known = sum(crowds[place].people for place in np.nonzero(mask)[0] if not crowds[place].hidden(self.world.now)
                    and crowds[place].answer)  # fmt: skip
        return Row(mask[self.crowds], known)

    def _earlier(self) -> list[tuple[Cell, int]]:
        return [
            (shown.cell, cut)
            for cut in self.live[:-1]
            for shown in cells(self.world.earlier[cut].tables)
            if shown.level is not Level.NOTHING
        ]

    def _earlier_bounds(self) -> tuple[list[int], list[int]]:
        """The bounds of the rows of earlier cuts, to which it adds what was inferred from their being published."""
        bounds = []
        told = [
            shown
            for cut in self.live[:-1]
            for shown in cells(self.world.earlier[cut].tables)
            if shown.level is not Level.NOTHING
        ]
        for row, shown in zip(self.rows, told, strict=True):
            bounds.append(row.bounds(*shown.bounds, self.sizes))
        for cut in self.live[:-1]:
            for each in self.world.earlier[cut].inferred:
                row, least = self.inferred(each)
                self.rows.append(row)
                bounds.append((least, int(self.sizes[row.mask].sum())))
        return [low for low, _ in bounds], [high for _, high in bounds]

    def _slices(self) -> list[tuple[Slice, Mask]]:
        """Whoever he may ask about, without those in which nobody's answer is hidden, and each set of people once.

        That is each cell of the lattice at each cut, who came to it or left it between two, and each crowd.
        """
        every: dict[bytes, tuple[Slice, Mask]] = {}
        for (cell, cut), mask in sorted(self._within.items(), key=lambda item: (-item[0][1], item[0][0])):
            _keep(every, Slice(cell, (cut,)), mask[self.crowds])
        for (cell, cut), mask in sorted(self._within.items(), key=lambda item: (-item[0][1], item[0][0])):
            for other in self.live:
                if other != cut and (there := self._within.get((cell, other))) is not None:
                    _keep(every, Slice(cell, (cut,), (other,)), (mask & ~there)[self.crowds])
        for number, place in enumerate(self.crowds):
            alone = np.zeros(len(self.crowds), dtype=np.bool_)
            alone[number] = True
            _keep(every, _alone(self.world.crowds[place]), alone)
        return list(every.values())


def _keep(every: dict[bytes, tuple[Slice, Mask]], slice_: Slice, mask: Mask) -> None:
    if mask.any():
        every.setdefault(mask.tobytes(), (slice_, mask))


def _alone(crowd: Crowd) -> Slice:
    present = tuple(cut for cut, place in enumerate(crowd.places) if place)
    first = crowd.places[present[0]]
    assert first
    return Slice(Cell(*first), present, tuple(cut for cut, place in enumerate(crowd.places) if place is None))


def _inside(slice_: Slice, crowd: Crowd) -> bool:
    """Whether *crowd* is of *slice_*."""
    return all(slice_.cell.holds(crowd.places[cut]) for cut in slice_.present) and not any(
        slice_.cell.holds(crowd.places[cut]) for cut in slice_.absent
    )
