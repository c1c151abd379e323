# SPDX-License-Identifier: EUPL-1.2
"""Every day of a process, counted or not, as whoever asks may see it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from conoceles.accounts.models import Capacity
from conoceles.elections.models import Process
from conoceles.statistics.models import ProgressCut

from . import queries
from .rules import Counts
from .showing import extent, of_whom


@dataclass(frozen=True, slots=True)
class Dated:
    """A day, its cut and its counts; without them nobody counted that day."""

    day: date
    cut: ProgressCut | None
    counts: Counts | None


def series(process: Process, by: Capacity, *, newest: int | None = None) -> Iterator[Dated]:
    """Each day since the first cut, the newest first; the *newest* so many alone, where that is said."""
    how = extent(by, process)
    days = queries.missed(process)[::-1][:newest]
    cuts = {cut.day: cut for cut in queries.cuts(process).filter(day__in=[each.day for each in days])}
    for each in days:
        cut = cuts.get(each.day)
        if cut is not None:
            cut.process = process
        yield Dated(each.day, cut, of_whom(queries.figures_of(cut), by, how).total if cut else None)
