# SPDX-License-Identifier: EUPL-1.2
"""What comes round, queued when it is due: once, however many clocks tick, and once for all the times it was missed."""

from datetime import UTC, datetime

from django.conf import settings
from django.db import transaction

from conoceles.kernel import clock

from . import rules
from .models import Job
from .queueing import enqueue
from .recovering import recover
from .rules import LEASE, OPEN, State


def tick() -> list[str]:
    """Queue what is due now and what dead workers left; the names of what was due.

    What is still being done since the last time is not queued beside itself: it is due again when it has ended.
    """
    now = clock.now()
    queued = [name for name, period in settings.PERIODIC.items() if _queue(name, rules.due(now, period), now)]
    recover()
    return queued


@transaction.atomic
def _queue(name: str, due: datetime, now: datetime) -> bool:
    never = {"begun_at": now, "due_at": datetime.min.replace(year=1970, tzinfo=UTC), "state": State.DONE}
    job, _ = Job.objects.get_or_create(kind=name, by=None, defaults=never)
    ours = (
        Job.objects.filter(pk=job.pk, due_at__lt=due)
        .exclude(state__in=OPEN)
        .update(
            state=State.WAITING, due_at=due, begun_at=now, ended_at=None, held_until=now + LEASE, held_by="",
            attempts=0, done=0, total=0, result={}, problem="", stop_asked=False,
        )
    )  # fmt: skip
    if ours:
        enqueue(job)
    return bool(ours)
