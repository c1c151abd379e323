# SPDX-License-Identifier: EUPL-1.2
"""How a count is shown: in bands, the coarser the less can be told from it (SDC-1, points 2 and 3)."""

from dataclasses import dataclass
from enum import StrEnum

from .catalogue import Cell


@dataclass(frozen=True, slots=True)
class Rule:
    """The figures of SDC-1. Others are for tests alone: on worlds small enough to be enumerated."""

    threshold: int = 10  # below it, zero included, a count is one band; so many people hide each other
    step: int = 5  # the width of the finest band; the coarser one is twice as wide


#: The rule as it is.
SDC_1 = Rule()


class Level(StrEnum):
    """How much a cell says. Words for people are in :func:`words`; none tells why."""

    FINE = "de-cinco"
    COARSE = "de-diez"
    OPEN = "diez-o-mas"
    FEW = "menos-de-diez"
    NOTHING = "no-se-publica"


#: What each level is weakened to. The last state ends every weakening: it always exists.
WEAKER = {
    Level.FINE: Level.COARSE,
    Level.COARSE: Level.OPEN,
    Level.OPEN: Level.NOTHING,
    Level.FEW: Level.NOTHING,
}


@dataclass(frozen=True, slots=True)
class Shown:
    """A published cell: *count* lies from ``low`` to ``high`` (None: no end), out of ``people`` counted in it."""

    cell: Cell
    level: Level
    low: int
    high: int | None
    people: int  # the denominator: who agreed to statistics and stands in the cell

    @property
    def bounds(self) -> tuple[int, int]:
        """What it tells of the count: never more than the denominator."""
        return self.low, self.people if self.high is None else min(self.high, self.people)


def shown(cell: Cell, count: int, people: int, level: Level, rule: Rule) -> Shown:
    """*count* out of *people* as *level* shows it."""
    low, high = _band(count, level, rule)
    return Shown(cell, level, low, high, people)


def _band(count: int, level: Level, rule: Rule) -> tuple[int, int | None]:
    match level:
        case Level.NOTHING:
            return 0, None
        case Level.FEW:
            return 0, rule.threshold - 1
        case Level.OPEN:
            return rule.threshold, None
        case Level.COARSE:
            width = 2 * rule.step
        case Level.FINE:
            width = rule.step
    low = count // width * width
    return low, low + width - 1


def finest(count: int, people: int, rule: Rule) -> Level:
    """The level that says most of *count* without implying that all of *people* belong."""
    level = Level.FINE if count >= rule.threshold else Level.FEW
    while level is not Level.NOTHING and _band(count, level, rule)[0] >= people > 0:
        level = WEAKER[level]
    return level


def words(cell: Shown) -> str:
    """What people read in *cell*."""
    match cell.level:
        case Level.NOTHING:
            return "no se publica"
        case Level.FEW:
            return f"menos de {(cell.high or 0) + 1}"
        case Level.OPEN:
            return f"{cell.low} o más"
        case _:
            return f"{cell.low} a {cell.high}"


def share(cell: Shown) -> tuple[int, int] | None:
    """Hundredths of the denominator, least and most, from the band alone and rounded outwards; None: not published."""
    if cell.level is Level.NOTHING or not cell.people:
        return None
    low, high = cell.bounds
    return low * 100 // cell.people, -(-high * 100 // cell.people)
