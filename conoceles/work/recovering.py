# SPDX-License-Identifier: EUPL-1.2
"""What a dead worker left, or what nobody came to take, is queued again: the queue itself forgets it."""

import time
from datetime import datetime

from django.db import transaction

from conoceles.kernel import clock

from . import phrases
from .models import Job
from .queueing import enqueue, queued
from .rules import LEASE, MOST_ATTEMPTS, OPEN, State

#: Seconds that a lock takes to get when nobody has it.
_WAITED = 0.5


def recover() -> int:
    """Queue again every open job whose time ran out; how many. Two who do so at once queue it once."""
    now = clock.now()
    again = 0
    for job in Job.objects.filter(state__in=OPEN, held_until__lte=now):
        asked = time.monotonic()
        with transaction.atomic():
            # On SQLite nobody can write while another does: whoever has the job may have been kept from saying so.
            if time.monotonic() - asked < _WAITED:
                again += _recovered(job, now)
    return again


def _recovered(job: Job, now: datetime) -> bool:
    same = Job.objects.filter(pk=job.pk, state=job.state, held_until=job.held_until, held_by=job.held_by)
    if job.stop_asked:
        same.update(state=State.STOPPED, ended_at=now, held_until=None)
    elif job.attempts >= MOST_ATTEMPTS:
        same.update(state=State.FAILED, ended_at=now, held_until=None, problem=phrases.DEADLY)
    elif same.update(state=State.WAITING, held_until=now + LEASE, held_by="") and not queued(job):
        enqueue(job)
        return True
    return False
