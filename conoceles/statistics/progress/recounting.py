# SPDX-License-Identifier: EUPL-1.2
"""Counting the instant of a cut again, from what the database says today of that instant."""

from dataclasses import dataclass

from conoceles.kernel import digests
from conoceles.publication.reading import one_read
from conoceles.statistics.models import ProgressCut

from . import queries, rules
from .rules import Cell, Counts, Figures, Whom


@dataclass(frozen=True, slots=True)
class Recount:
    """What was frozen, what is counted now of the same instant, and where they differ.

    ``intact``: whether what was frozen is still what its digest says.
    """

    cut: ProgressCut
    frozen: Figures
    again: Figures
    intact: bool

    @property
    def differing(self) -> list[tuple[Cell, Counts, Counts]]:
        """The cells that differ: what was frozen, and what is counted now."""
        return rules.differences(self.frozen, self.again)

    @property
    def equal(self) -> bool:
        """Whether nothing differs, what is kept sealed included, of which only that is told."""
        return self.intact and not self.differing and self.frozen.identity == self.again.identity


def recount(cut: ProgressCut) -> Recount:
    """Count the instant of *cut* again, in one consistent read.

    What differs was corrected in the register since: who nominates her, her place or her sex as they are now, a row
    that a file took out, or a delivery that was written down later for a moment before.
    """
    process, frozen = cut.process, queries.figures_of(cut)
    with one_read():
        again = rules.counted(queries.facts(process), cut.at, queries.shown(process), Whom(cut.whom))
    return Recount(cut, frozen, again, digests.digest(rules.written(frozen)) == cut.digest)
