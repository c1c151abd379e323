# SPDX-License-Identifier: EUPL-1.2
"""From counts to a cut that may be published: cells say as much as they can without pointing at anybody.

First the total and the three one-way tables; then, over them and without touching them, each crossed table, which is
left out whole if nothing of it can stay or the solver gives up.
"""

from collections.abc import Sequence

from .aims import Aim, Found
from .attacker import Attacker
from .audit import audited
from .bands import WEAKER, Level, Shown, finest, shown
from .catalogue import Cell, Table
from .knowledge import Knowledge
from .report import Cut, Published
from .signed import Report
from .world import Secret, World

#: What it costs that a cell says less: the last step hides it.
_COST = {Level.FINE: 0, Level.COARSE: 1, Level.OPEN: 2, Level.FEW: 2}


def disclose(world: World, secret: Secret, *, crossed: bool = True) -> Report:
    """The tables of *world* that may be published, and the audit that says so.

    Without ``crossed``, those of one way alone: as profiles come out between cuts, what crossed tables said before
    gives ever more away and leaves ever less to say, so they are best kept for the last cut of a process.

    A cut in which fewer candidacies changed than the threshold is skipped: the tables of the one before stand. Raises
    ValueError if *secret* is not what earlier cuts said.
    """
    cut = _cut(world, secret, crossed=crossed)
    verdict = audited(world, cut, secret)
    return Report(world, Cut(cut.key, cut.tables, verdict.inferred, cut.repeats), verdict)


def _cut(world: World, secret: Secret, *, crossed: bool) -> Cut:
    key = world.cuts[-1]
    if world.earlier and world.changed < world.rule.threshold:
        return Cut(key, world.earlier[-1].tables, (), repeats=True)
    weakening = _Weakening(world, secret)
    if not weakening.weaken([Table.TOTAL, Table.BY_SEX, Table.BY_POSITION, Table.BY_PARTY]):
        return Cut(key, ())
    for table in Table:
        if table.crossed and crossed:
            weakening.weaken([table])
    if crossed:
        weakening.regain()
    return Cut(key, weakening.published())


class _Weakening:
    def __init__(self, world: World, secret: Secret) -> None:
        self.world, self.known = world, Knowledge(world)
        self.truth = self.known.unknown(secret)
        self.attacker = Attacker(self.known, self.truth)
        self.cells: dict[Table, dict[Cell, Shown]] = {}

    def weaken(self, tables: Sequence[Table]) -> bool:
        """Add *tables*, weakened until they are safe; whether they were, with something left to read."""
        for table in tables:
            self.cells[table] = {cell: self._alone(cell) for cell in self.known.cells if table is _table(cell)}
        while any(each.level is not Level.NOTHING for each in self._of(tables)):
            found = self.attacker.play(self._told())
            if found.safe:
                self.regain(tables)
                return True
            if not self._mended(found, tables):
                break
        if not any(table.crossed for table in tables):
            return not self.attacker.play(self._told()).unsolved
        for table in tables:
            del self.cells[table]
        return False

    def published(self) -> tuple[Published, ...]:
        """Every table, in the order of the catalogue."""
        return tuple(
            Published(table, tuple(cell for _, cell in sorted(self.cells[table].items())))
            for table in Table
            if table in self.cells
        )

    def _alone(self, cell: Cell) -> Shown:
        """*cell* as it may be shown if it were alone: what the audit would ask of it sooner or later anyway."""
        rule, row = self.world.rule, self.known.cells[cell]
        count, people = self.known.count(cell, self.truth), self.world.counted(cell, self.world.now)
        hidden = int(self.known.sizes[row.mask].sum())
        level = finest(count, people, rule)
        while level is not Level.NOTHING and hidden:
            low, high = row.bounds(*shown(cell, count, people, level, rule).bounds, self.known.sizes)
            enough = count - row.known >= rule.threshold
            if low < hidden and (enough or (low == 0 and high >= min(rule.threshold - 1, hidden))):
                break
            level = WEAKER[level]
        return shown(cell, count, people, level, rule)

    def _of(self, tables: Sequence[Table]) -> list[Shown]:
        return [cell for table in tables for cell in self.cells[table].values()]

    def _told(self) -> dict[Cell, tuple[int, int]]:
        return self.known.told(cell for cell in self._of(list(self.cells)) if cell.level is not Level.NOTHING)

    def _mended(self, found: Found, tables: Sequence[Table]) -> bool:
        """Weaken one cell for each slice given away, unless what was weakened for another hides it; whether any was."""
        weakened: set[Cell] = set()
        for aim, rows in found.broken:
            near = {cell for row in rows if (cell := self.attacker.cell(row))}
            if not near & weakened:
                cell = self._cheapest(near, tables) or self._cheapest(self._around(aim), tables)
                cell = cell or self._cheapest(set(self.known.cells), tables)
                if cell:
                    self._weaken(cell)
                    weakened.add(cell)
        return bool(weakened)

    def regain(self, tables: Sequence[Table] = ()) -> None:
        """Undo, of *tables* or of all, what was weakened for a fault that weakening another mended.

        Also what a later table made needless: that some of a slice belong gives them away, that ten do does not, and
        a table more may tell that it is ten. Of what is left, nothing may be finer by itself.
        """
        undone = True
        while undone:
            undone = False
            for table in tables or list(self.cells):
                for cell in sorted(self.cells[table]):
                    while finer := self._finer(cell, was := self.cells[table][cell]):
                        self.cells[table][cell] = finer
                        if not self.attacker.play(self._told()).safe:
                            self.cells[table][cell] = was
                            break
                        undone = True

    def _finer(self, cell: Cell, each: Shown) -> Shown | None:
        """*each*, of *cell*, one level finer; None: it would give somebody away even if it were alone."""
        finer = self._alone(cell)
        while finer.level is not each.level and WEAKER[finer.level] is not each.level:
            finer = shown(cell, self.known.count(cell, self.truth), each.people, WEAKER[finer.level], self.world.rule)
        return None if finer.level is each.level else finer

    def _around(self, aim: Aim) -> set[Cell]:
        """The cells in which some of the slice of *aim* count."""
        mask = self.attacker.masks[aim.slice]
        return {cell for cell, row in self.known.cells.items() if (row.mask & mask).any()}

    def _cheapest(self, near: set[Cell], tables: Sequence[Table]) -> Cell | None:
        """Of *near*, of *tables*, the cell that fewest people would miss."""
        able = [
            (-cell.ways, _COST[each.level], each.people, cell)
            for table in tables
            for cell, each in self.cells[table].items()
            if cell in near and each.level is not Level.NOTHING
        ]
        return min(able)[-1] if able else None

    def _weaken(self, cell: Cell) -> None:
        table = _table(cell)
        was = self.cells[table][cell]
        count = self.known.count(cell, self.truth)
        self.cells[table][cell] = shown(cell, count, was.people, WEAKER[was.level], self.world.rule)


def _table(cell: Cell) -> Table:
    """The table of which *cell* is."""
    ways = [name for name, way in (("cargo", cell.position), ("partido", cell.party), ("sexo", cell.sex)) if way]
    return Table("-".join(ways) or "total")
