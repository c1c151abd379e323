# SPDX-License-Identifier: EUPL-1.2
"""Scheduled publications, looked up."""

from datetime import datetime

from django.db.models import Q, QuerySet

from conoceles.elections.models import Process
from conoceles.publication.gates.queries import gates
from conoceles.publication.models import Scheduled
from conoceles.publication.queries import approved_alone
from conoceles.work.models import Job

#: By which name ``settings.JOBS`` knows the job that publishes.
KIND = "publish"
#: How many that are over the screen shows.
_OVER = 10


def still_open() -> QuerySet[Scheduled]:
    """Those that are neither done nor cancelled."""
    return Scheduled.objects.filter(done_at=None, cancelled_at=None).select_related(
        "process", "office", "job", "approved_by__user", "approved_by__on_behalf_of"
    )


def recent(process: Process) -> list[Scheduled]:
    """Those to come, and the last that are over."""
    mine = Scheduled.objects.filter(process=process).select_related(
        "process", "office", "job", "release", "approved_by__user", "cancelled_by__user"
    )
    waiting = list(mine.filter(done_at=None, cancelled_at=None).order_by("pk"))
    over = mine.filter(~Q(done_at=None) | ~Q(cancelled_at=None)).order_by("-pk")[:_OVER]
    return [*waiting, *over]


def of(job: Job) -> Scheduled | None:
    """The one that *job* does, if it does one."""
    return Scheduled.objects.select_related("release", "process").filter(pk=job.options.get("scheduled")).first()


def instant(scheduled: Scheduled) -> datetime | None:
    """When it is to be done: its instant, or that at which its office opens, None while no agreement fixes that.

    An office follows its agreement: when that moves the day, so does the publication.
    """
    if scheduled.office is None:
        return scheduled.at
    gate = next(gate for gate in gates(scheduled.process) if gate.office == scheduled.office.key)
    return gate.opens if gate.opened or gate.agreement else None


def approved_too(scheduled: Scheduled) -> bool:
    """Whether whoever approved it also approved something it would make public, where that takes two persons."""
    at = instant(scheduled)
    return at is not None and approved_alone(scheduled.process, until=at, by=scheduled.approved_by)


def failing(process: Process) -> QuerySet[Scheduled]:
    """Those that were tried and could not be done."""
    return still_open().filter(process=process).exclude(problem="")
