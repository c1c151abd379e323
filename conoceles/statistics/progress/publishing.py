# SPDX-License-Identifier: EUPL-1.2
"""What the public is told of the cuts: of the offices that are open, by office and by postulant."""

from collections.abc import Collection, Iterable, Mapping
from zoneinfo import ZoneInfo

from conoceles.elections.models import Postulant, Process
from conoceles.statistics.models import ProgressCut
from conoceles.statistics.published.progress import CROSSED, INDEPENDENTS, Day, Progress, Row

from . import queries
from .rules import Cell, Counts, Figures, Stage, grouped

_CROSSED = [list(Stage).index(Stage(key)) for key in CROSSED]


def progress(process: Process, *, closed: Collection[str]) -> Progress | None:
    """Of *process* without the offices that are *closed*; None before the first cut, and while all of them are."""
    cuts = list(queries.cuts(process))
    offices = list(process.offices.order_by("order", "key").values_list("key", flat=True))
    open_ = [key for key in offices if key not in closed]
    if not cuts or not open_:
        return None
    postulants = Postulant.objects.filter(process=process).order_by("order", "key")
    who = {one.key: INDEPENDENTS if one.kind == Postulant.Kind.INDEPENDENT else one.key for one in postulants}
    order = list(dict.fromkeys([*(key for key in who.values() if key != INDEPENDENTS), INDEPENDENTS]))
    public = _Public(open_, who, order)
    last = cuts[-1]
    figures = queries.figures_of(last)
    return Progress(
        at=_at(last, process),
        digest=last.digest,
        whom=last.whom,
        rows=public.rows(figures),
        crossed=public.crossed(figures),
        days=tuple(_days(cuts, process, public)),
        left_out=tuple(key for key in offices if key in closed),
    )


def _days(cuts: list[ProgressCut], process: Process, public: "_Public") -> Iterable[Day]:
    by_day = {cut.day: cut for cut in cuts}
    for each in queries.missed(process):
        cut = by_day.get(each.day)
        if cut is None:
            yield Day(each.day.isoformat())
        else:
            yield Day(each.day.isoformat(), _at(cut, process), public.rows(queries.figures_of(cut)))


def _at(cut: ProgressCut, process: Process) -> str:
    return cut.at.astimezone(ZoneInfo(process.timezone)).isoformat(timespec="seconds")


class _Public:
    """What of some figures is public, always in the order of the ballot."""

    def __init__(self, offices: list[str], who: Mapping[str, str], order: list[str]) -> None:
        self._offices, self._who, self._order = offices, who, order

    def rows(self, figures: Figures) -> tuple[Row, ...]:
        """All of them, each office, and each postulant."""
        cells = self._open(figures)
        whole = grouped(cells, lambda _: ()).get((), Counts())
        offices = grouped(cells, lambda cell: (cell.office,))
        postulants = grouped(cells, lambda cell: (self._told(cell),))
        return (
            Row("", "", tuple(whole)),
            *(Row(key, "", tuple(offices[key,])) for key in self._offices if (key,) in offices),
            *(Row("", key, tuple(postulants[key,])) for key in self._order if (key,) in postulants),
        )

    def crossed(self, figures: Figures) -> tuple[Row, ...]:
        """Each postulant in each office, of the stages that profiles tell."""
        found = grouped(self._open(figures), lambda cell: (cell.office, self._told(cell)))
        return tuple(
            Row(office, who, tuple(found[office, who][at] for at in _CROSSED))
            for office in self._offices
            for who in self._order
            if (office, who) in found
        )

    def _open(self, figures: Figures) -> dict[Cell, Counts]:
        return {cell: counts for cell, counts in figures.cells.items() if cell.office in self._offices}

    def _told(self, cell: Cell) -> str:
        return self._who.get(cell.postulant, cell.postulant)
