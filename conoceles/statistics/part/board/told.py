# SPDX-License-Identifier: EUPL-1.2
"""The frozen progress with the words of the language that is being spoken."""

from dataclasses import dataclass
from functools import cached_property

from conoceles.publication.languages import _
from conoceles.publication.parts.site.catalogue import Catalogue
from conoceles.publication.parts.site.words import day
from conoceles.statistics.part import names
from conoceles.statistics.progress.rules import STAGES, Definition, Stage
from conoceles.statistics.published.progress import CROSSED, Progress, Row

_OWING = list(Stage).index(Stage.OWING)


@dataclass(frozen=True)
class Told:
    """What was frozen, the names of its keys, and of this very release: how many are shown, of how many who owe."""

    progress: Progress
    catalogue: Catalogue
    published: tuple[int, int]

    def name(self, row: Row) -> str:
        """What *row* is of, by its whole name."""
        if row.office:
            return self.office(row.office)
        return self.postulant(row.postulant) if row.postulant else _("Todas")

    def office(self, key: str) -> str:
        """An office in plural."""
        return names.office(self.catalogue, key)

    def postulant(self, key: str) -> str:
        """Who puts forward, by its name."""
        return names.postulant(self.catalogue, key)

    def short(self, key: str) -> str:
        """The same, by its acronym where it has one."""
        return names.short(self.catalogue, key)

    @cached_property
    def whole(self) -> Row:
        """The row of everybody."""
        return self.progress.rows[0]

    @cached_property
    def offices(self) -> list[Row]:
        """A row an office."""
        return [row for row in self.progress.rows if row.office]

    @cached_property
    def postulants(self) -> list[Row]:
        """A row whoever puts forward."""
        return [row for row in self.progress.rows if row.postulant]

    @property
    def moment(self) -> str:
        """«1 de marzo de 2024, 00:01 horas», as clocks say where the process is held."""
        return _("{day}, {time} horas").format(day=day(self.progress.at), time=self.progress.at[11:16])


def count(row: Row, stage: Stage) -> int:
    """How many of *row* reached *stage*; of an office and a postulant at once only some are told."""
    if row.office and row.postulant:
        return row.counts[CROSSED.index(stage.value)]
    return row.counts[list(Stage).index(stage)]


def owing(row: Row) -> int:
    """The denominator of *row*."""
    return row.counts[_OWING]


def share(some: int, whole: int) -> str:
    """«12 de 40 (30.0 %)»; nothing of nothing is no share."""
    if not whole:
        return "0"
    return _("{some} de {all}").format(some=f"{some:,}", all=f"{whole:,}") + f" ({100 * some / whole:.1f}\u00a0%)"


def definition(stage: Stage) -> Definition:
    """What *stage* means, in the language that is being spoken."""
    known = STAGES[stage]
    return Definition(_(known.name), _(known.meaning), _(known.source))
