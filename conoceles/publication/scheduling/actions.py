# SPDX-License-Identifier: EUPL-1.2
"""Approving a publication beforehand and cancelling it; beginning it, and what came of it, which the clock does."""

from django.db import IntegrityError, transaction

from conoceles.accounts.models import Capacity
from conoceles.kernel import clock
from conoceles.kernel.refusals import Refused
from conoceles.publication import rules as publishing
from conoceles.publication.gates.queries import gates
from conoceles.publication.models import Release, Scheduled
from conoceles.record.action import action
from conoceles.record.clerk import Clerk
from conoceles.work import actions as work
from conoceles.work.models import Job

from . import queries, telling
from .fulfilling import fulfil, kept_of
from .permissions import may_execute, may_schedule
from .rules import Reason, check_instant, due


@action("publication-scheduled", allowed=may_schedule)
def schedule(scheduled: Scheduled, *, by: Capacity) -> Scheduled:
    """Approve that what is approved by its instant is published then, by itself. *scheduled* is new.

    Raises Refused: PAST, TOO_FAR, ALREADY_OPEN, ALREADY_SCHEDULED, and SAME_PERSON (``publication.rules``).
    """
    now = clock.now()
    if scheduled.at is not None:
        check_instant(scheduled.at, now)
    elif any(not gate.closed(now) for gate in gates(scheduled.process) if gate.office == scheduled.office.key):
        raise Refused(Reason.ALREADY_OPEN)
    scheduled.approved_by, scheduled.approved_at = by, now
    if queries.approved_too(scheduled):
        raise Refused(publishing.Reason.SAME_PERSON)
    try:
        with transaction.atomic():
            scheduled.save(force_insert=True)
    except IntegrityError as same:
        raise Refused(Reason.ALREADY_SCHEDULED) from same
    return scheduled


@action("scheduled-publication-cancelled", allowed=may_schedule)
def cancel(scheduled: Scheduled, *, by: Capacity) -> Scheduled:
    """It is not made. One that is being baked is stopped before it is shown. Raises Refused: OVER."""
    kept = kept_of(scheduled)
    if not kept.open:
        raise Refused(Reason.OVER)
    kept.cancelled_at, kept.cancelled_by = clock.now(), by
    kept.save(update_fields=["cancelled_at", "cancelled_by"])
    return kept


@action("scheduled-publication-begun", allowed=may_execute)
def begin(scheduled: Scheduled, *, by: Clerk) -> Job:  # noqa: ARG001
    """Have it made, in the capacity of whoever approved it.

    Raises Refused: OVER, when another began it or it is not due any more, and UNDER_WAY (``work.rules``) while another
    publication is made. Raises PermissionDenied when whoever approved it may no longer.
    """
    kept, now = kept_of(scheduled), clock.now()
    at = queries.instant(kept)
    if not kept.open or not due(at, now, tried_at=kept.tried_at) or (kept.job and kept.job.open):
        raise Refused(Reason.OVER)
    job = Job(kind=queries.KIND, process=kept.process.slug, options={"scheduled": kept.pk})
    kept.job = work.begin(job, by=kept.approved_by)
    kept.tried_at, kept.due_at = now, kept.due_at or at
    kept.save(update_fields=["job", "tried_at", "due_at"])
    return job


@action("scheduled-publication-failed", allowed=may_execute)
def fail(scheduled: Scheduled, *, problem: str, by: Clerk) -> Scheduled:
    """Note why it could not be made, and have people told; it is tried again."""
    kept = kept_of(scheduled)
    kept.problem, kept.tried_at, kept.due_at = problem, clock.now(), kept.due_at or queries.instant(kept)
    kept.save(update_fields=["problem", "tried_at", "due_at"])
    telling.failed(kept, by=by)
    return kept


@action("scheduled-publication-unneeded", allowed=may_execute)
def finish(scheduled: Scheduled, *, release: Release, by: Clerk) -> Scheduled:  # noqa: ARG001
    """Nothing had changed since *release*, which stays: that was all there was to do."""
    return fulfil(scheduled, release)
