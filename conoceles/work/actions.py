# SPDX-License-Identifier: EUPL-1.2
"""Jobs are asked for, stopped, and gone on with. How they end is no act of anybody: the worker writes it down."""

from django.db import IntegrityError, transaction

from conoceles.accounts.models import Capacity
from conoceles.kernel import clock
from conoceles.kernel.refusals import Refused
from conoceles.record.action import action

from .models import Job
from .permissions import may_handle
from .queueing import enqueue
from .rules import HALTED, LEASE, Reason, State


@action("job-begun", allowed=may_handle)
def begin(job: Job, *, by: Capacity) -> Job:
    """Ask for *job*, new. It acts in the capacity of whoever asked.

    Raises Refused: UNDER_WAY, when the same is being done.
    """
    job.by, job.begun_at = by, clock.now()
    job.held_until = job.begun_at + LEASE
    try:
        with transaction.atomic():
            job.save(force_insert=True)
    except IntegrityError as same:
        raise Refused(Reason.UNDER_WAY) from same
    enqueue(job)
    return job


@action("job-stopped", allowed=may_handle)
def stop(job: Job, *, by: Capacity) -> Job:  # noqa: ARG001
    """Have it stop where it is; what it did stays. Raises Refused: ENDED."""
    one = Job.objects.filter(pk=job.pk)
    if not (
        one.filter(state=State.WAITING).update(state=State.STOPPED, ended_at=clock.now(), held_until=None)
        or one.filter(state=State.RUNNING).update(stop_asked=True)
    ):
        raise Refused(Reason.ENDED)
    return job


@action("job-resumed", allowed=may_handle)
def go_on(job: Job, *, by: Capacity) -> Job:
    """Have it go on where it was, now in the capacity of whoever says so. Raises Refused: NOT_STOPPED, UNDER_WAY."""
    try:
        with transaction.atomic():
            taken_up = Job.objects.filter(pk=job.pk, state__in=HALTED).update(
                state=State.WAITING, by=by, stop_asked=False, attempts=0, problem="", ended_at=None,
                held_by="", held_until=clock.now() + LEASE,
            )  # fmt: skip
    except IntegrityError as same:
        raise Refused(Reason.UNDER_WAY) from same
    if not taken_up:
        raise Refused(Reason.NOT_STOPPED)
    enqueue(job)
    return job
