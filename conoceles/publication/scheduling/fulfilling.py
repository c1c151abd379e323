# SPDX-License-Identifier: EUPL-1.2
"""What came of a scheduled publication is noted in the transaction that shows it."""

from conoceles.kernel import clock
from conoceles.kernel.refusals import Refused
from conoceles.publication.models import Release, Scheduled

from .rules import Reason


def fulfil(scheduled: Scheduled, release: Release) -> Scheduled:
    """Note that *release* is what came of it. To be called in the transaction that shows it.

    Raises Refused: CANCELLED, OVER: it is shown once, and not after somebody said no.
    """
    kept = kept_of(scheduled)
    if kept.cancelled_at is not None:
        raise Refused(Reason.CANCELLED)
    if kept.done_at is not None:
        raise Refused(Reason.OVER)
    kept.release, kept.done_at, kept.problem = release, clock.now(), ""
    kept.save(update_fields=["release", "done_at", "problem"])
    return kept


def kept_of(scheduled: Scheduled) -> Scheduled:
    """The row, locked: whoever else begins, cancels or fulfils it waits."""
    Scheduled.objects.select_for_update().get(pk=scheduled.pk)
    return Scheduled.objects.select_related("process", "office", "job", "approved_by").get(pk=scheduled.pk)
