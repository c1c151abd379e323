# SPDX-License-Identifier: EUPL-1.2
"""Taking the cut of a day: one consistent read, counted; no draft, delivery or release waits for it."""

import zlib
from datetime import date

from django.db import IntegrityError

from conoceles.candidacies.models import Candidacy
from conoceles.elections.models import Process
from conoceles.kernel import clock, digests
from conoceles.publication.reading import one_read
from conoceles.record.clerk import Clerk
from conoceles.statistics.models import ProgressCut

from . import actions, queries, rules


def take(process: Process) -> ProgressCut | None:
    """The cut of today, local, where there should be one and there is none yet; None otherwise.

    It is taken as soon as the day begins, or as soon as the system is there again. Of a day that went by without,
    nobody counts any more.
    """
    today = queries.lies_at(process, clock.now())
    if not _wanted(process, today):
        return None
    with one_read():
        at = clock.now()
        whom = queries.whom_of(process)
        figures = rules.counted(queries.facts(process), at, queries.shown(process), whom)
    said = rules.written(figures)
    cut = ProgressCut(
        day=queries.lies_at(process, at),
        at=at,
        whom=whom,
        figures=zlib.compress(digests.canonical(said), 9),
        digest=digests.digest(said),
    )
    try:
        return actions.freeze(process, cut=cut, by=Clerk())
    except IntegrityError:  # another clock was here a moment ago
        return None


def _wanted(process: Process, today: date) -> bool:
    taken = queries.cuts(process).filter(day=today).exists()
    days = [each.cut for each in queries.orders(process, today)]
    begun = Candidacy.objects.filter(process=process).exists()
    return not taken and rules.expected(today, begun=begun, days=days, election_day=process.election_day)
