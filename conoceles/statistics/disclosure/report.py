# SPDX-License-Identifier: EUPL-1.2
"""What was published at a cut and what the audit found: values that go to JSON and back, to be signed and recomputed.

Nothing here is a true count: only bands, what an attacker may infer from them, and how the audit ended.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from .bands import Shown
from .catalogue import Cell, Table


@dataclass(frozen=True, slots=True)
class Published:
    """One table of a group at a cut, with every cell in which somebody counts, in order."""

    table: Table
    cells: tuple[Shown, ...]


@dataclass(frozen=True, slots=True, order=True)
class Slice:
    """Some people, told by where they counted: in ``cell`` at all of ``present`` and in it at none of ``absent``.

    Cuts are told by their place in the world, which is the same in every later world of the same process.
    """

    cell: Cell
    present: tuple[int, ...]
    absent: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Inferred:
    """What anybody who knows the rule infers because a cut was published at all.

    Of those in the slice whose answers nobody could read at ``cut``, at least the threshold said «sí»: with fewer, the
    audit would have failed.
    """

    slice: Slice
    cut: int


@dataclass(frozen=True, slots=True)
class Cut:
    """A cut as it was published. ``repeats``: too little had changed, and its tables are those of the cut before."""

    key: str
    tables: tuple[Published, ...]
    inferred: tuple[Inferred, ...] = ()
    repeats: bool = False


class Flaw(StrEnum):
    """What an attacker would prove of people whose answers nobody can read."""

    EXISTENCE = "existencia"  # that fewer than ten, but somebody, belongs
    ABSENCE = "ausencia"  # that fewer belong than a band of «menos de 10» leaves open
    EVERYBODY = "totalidad"  # that all of them belong
    INSIDER = "desde-dentro"  # one of the former, for one of them who knows of herself


@dataclass(frozen=True, slots=True)
class Interval:
    """What an attacker can tell of how many belong in a cell, of ``hidden`` whose answers nobody can read.

    There are worlds that agree with all he read in which ``least`` belong, and in which ``most`` do. Where it is
    ``exact``, there is none with fewer or more; elsewhere there may be, and he knows even less.
    """

    cell: Cell
    hidden: int
    least: int
    most: int
    exact: bool


@dataclass(frozen=True, slots=True)
class Violation:
    """A flaw in a slice. ``implied``: earlier cuts and profiles give it already and this cut adds nothing to it."""

    slice: Slice
    flaw: Flaw
    implied: bool = False


class Status(StrEnum):
    """How the audit ended. All but PROVEN mean: not published."""

    PROVEN = "probado"
    VIOLATED = "violado"
    UNSOLVED = "sin-resolver"  # the solver ran out of time, or ended in another state than solved


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the audit found of a cut with all before it."""

    status: Status
    intervals: tuple[Interval, ...] = ()
    violations: tuple[Violation, ...] = ()
    inferred: tuple[Inferred, ...] = ()
    solver: str = ""  # its name and version

    @property
    def publishable(self) -> bool:
        """Whether the cut may be published: proven, and what is left is implied by what was public before."""
        return self.status is Status.PROVEN and all(each.implied for each in self.violations)


def cells(tables: Sequence[Published]) -> list[Shown]:
    """All the cells of *tables*."""
    return [cell for table in tables for cell in table.cells]
