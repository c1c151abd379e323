# SPDX-License-Identifier: EUPL-1.2
"""The counts of a cut: by cell of the register, and added up along whichever dimensions somebody asks for."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

#: Of the meaning of what is kept: figures of another version are read by what they say themselves.
VERSION = 1


class Cell(NamedTuple):
    """Alike candidacies: keys of the office, the kind of seat, who nominates and the place, her sex, P or S."""

    office: str
    position: str
    postulant: str
    place: str
    sex: str
    seat: str


class Counts(NamedTuple):
    """How many of some candidacies reached each stage, in the order of ``Stage``."""

    registered: int = 0
    owing: int = 0
    delivered: int = 0
    begun: int = 0
    sent: int = 0
    validated: int = 0
    published: int = 0

    def plus(self, other: "Counts") -> "Counts":
        """Both together."""
        return Counts(*(mine + hers for mine, hers in zip(self, other, strict=True)))


class Sealed(NamedTuple):
    """The same of what is kept sealed (identity): who owes it, began, sent, and was found complete. Never public."""

    owing: int = 0
    begun: int = 0
    sent: int = 0
    validated: int = 0

    def plus(self, other: "Sealed") -> "Sealed":
        """Both together."""
        return Sealed(*(mine + hers for mine, hers in zip(self, other, strict=True)))


@dataclass(frozen=True, slots=True)
class Figures:
    """All counts of one instant. ``identity`` is by office, postulant and sex: no finer, whoever asks."""

    cells: Mapping[Cell, Counts]
    identity: Mapping[tuple[str, str, str], Sealed]

    @property
    def total(self) -> Counts:
        """Everybody."""
        return added(self.cells.values())


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table of figures: the key of each dimension that was asked for, and the counts."""

    keys: tuple[str, ...]
    counts: Counts

    def share(self, count: int) -> float | None:
        """*count* of those who owe, out of a hundred; None where nobody owes anything."""
        return round(100 * count / self.counts.owing, 1) if self.counts.owing else None


def added(some: Iterable[Counts]) -> Counts:
    """The sum of *some*."""
    total = Counts()
    for one in some:
        total = total.plus(one)
    return total


def grouped(
    cells: Mapping[Cell, Counts], key: Callable[[Cell], tuple[str, ...] | None]
) -> dict[tuple[str, ...], Counts]:
    """*cells* added up by *key*; those for which it is None are left out."""
    found: dict[tuple[str, ...], Counts] = {}
    for cell, counts in cells.items():
        at = key(cell)
        if at is not None:
            found[at] = found.get(at, Counts()).plus(counts)
    return found


def table(figures: Figures, *by: str, only: Mapping[str, str] | None = None) -> list[Row]:
    """The counts by the dimensions *by* (names of ``Cell``), of the cells that have the values of *only*.

    A pure function of what was frozen: reports take their tables from here. In the order of the keys.
    """
    kept = only or {}

    def key(cell: Cell) -> tuple[str, ...] | None:
        if any(getattr(cell, name) != value for name, value in kept.items()):
            return None
        return tuple(getattr(cell, name) for name in by)

    return [Row(keys, counts) for keys, counts in sorted(grouped(figures.cells, key).items())]


def written(figures: Figures) -> dict[str, Any]:
    """*figures* as plain JSON, always in the same order: what a digest is taken of."""
    return {
        "version": VERSION,
        "cells": [[*cell, *counts] for cell, counts in sorted(figures.cells.items())],
        "identity": [[*keys, *counts] for keys, counts in sorted(figures.identity.items())],
    }


def read(content: bytes) -> Figures:
    """What was written. Raises ValueError for a version that this program does not know."""
    said = json.loads(content)
    if said["version"] != VERSION:
        raise ValueError(said["version"])
    cells, keys = len(Cell._fields), 3
    return Figures(
        {Cell(*row[:cells]): Counts(*row[cells:]) for row in said["cells"]},
        {tuple(row[:keys]): Sealed(*row[keys:]) for row in said["identity"]},
    )


def differences(frozen: Figures, again: Figures) -> list[tuple[Cell, Counts, Counts]]:
    """The cells in which two counts of one instant do not agree: what was frozen, and what is counted now."""
    every = sorted({*frozen.cells, *again.cells})
    pairs = ((cell, frozen.cells.get(cell, Counts()), again.cells.get(cell, Counts())) for cell in every)
    return [(cell, one, other) for cell, one, other in pairs if one != other]
