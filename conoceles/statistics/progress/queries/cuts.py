# SPDX-License-Identifier: EUPL-1.2
"""The frozen cuts of a process, read again, and which of them each ordered report uses."""

import zlib
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db.models import QuerySet

from conoceles.elections.models import Process
from conoceles.statistics.models import ProgressCut

from ..rules import Day, Figures, Ordered, Sealed, Whom, days, ordered, read, sealed, shown_at
from ..rules.days import Instant
from .facts import facts


def cuts(process: Process) -> QuerySet[ProgressCut]:
    """Every cut of *process*, the first one first; their figures are large, and read one by one (``figures_of``)."""
    return ProgressCut.objects.filter(process=process).order_by("day")


def last(process: Process, until: date | None = None) -> ProgressCut | None:
    """The last cut, or the last until the day *until*, included."""
    found = cuts(process)
    return (found.filter(day__lte=until) if until else found).last()


def figures_of(cut: ProgressCut) -> Figures:
    """What was frozen in *cut*. Raises ValueError for a version that this program does not know."""
    return read(zlib.decompress(bytes(cut.figures)))


def missed(process: Process, until: date | None = None) -> list[Day]:
    """Each day since the first cut, and whether it was counted."""
    return days(set(cuts(process).values_list("day", flat=True)), until)


def orders(process: Process, today: date) -> list[Ordered]:
    """The reports that the process orders, each with its cut: that of its own day, or that of the next."""
    taken = set(cuts(process).values_list("day", flat=True))
    instant = Instant(_said(process, "progress_cut_instant") or Instant.BEGINNING)
    return shown_at(ordered(_said(process, "progress_cuts")), instant, taken, today)


def whom_of(process: Process) -> Whom:
    """Whom the process counts; undecided, those who stand."""
    return Whom(_said(process, "progress_whom") or Whom.STANDING)


def lies_at(process: Process, at: datetime) -> date:
    """The local day of *at* in the zone of *process*."""
    return at.astimezone(ZoneInfo(process.timezone)).date()


def identity_answered(process: Process, at: datetime) -> dict[tuple[str, str, str], Sealed]:
    """Who answered about her identity, by office, postulant and sex: to be audited as one more group (SDC-1, T15).

    Nothing of it may be public before that audit. It counts those who stand at *at* and owe that questionnaire.
    """
    found: dict[tuple[str, str, str], Sealed] = {}
    for one in facts(process):
        stands = any((since is None or since <= at) and (until is None or at < until) for since, until in one.stood)
        if stands and one.identity.owes:
            key = (one.cell.office, one.cell.postulant, one.cell.sex)
            found[key] = found.get(key, Sealed()).plus(sealed(one.identity, at))
    return found


def _said(process: Process, key: str) -> str:
    return str(process.parameters.get(key, {}).get("value") or "")
