# SPDX-License-Identifier: EUPL-1.2
"""A job in a worker's hands: taken by one at a time, kept while it gives signs of life, never ended by another.

Whoever does the work tells how far it is; another thread writes that down, over a connection of its own, so that
a long transaction neither hides progress nor lets the lease run out. Machines that share a queue must agree on the
time to within a few seconds.
"""

import logging
import os
import socket
import threading
import uuid
from datetime import timedelta
from typing import Any, Self

from django.core.exceptions import PermissionDenied
from django.db import Error, connection
from django.db.models import F, Q

from conoceles.kernel import clock

from .models import Job
from .permissions import may_handle
from .rules import BEAT, LEASE, State

_log = logging.getLogger(__name__)
#: Set when this worker is told to leave: what it has in hand goes back, to be gone on with by the next.
LEAVING = threading.Event()


class Halt(BaseException):
    """The work must be left where it is; no handler of ordinary errors may keep it from that."""


class Stopped(Halt):
    """Somebody asked for it to stop."""


class Interrupted(Halt):
    """The worker is leaving."""


class Lost(Halt):
    """The job is no longer this worker's: it was silent for too long, and another has it."""


def take(pk: uuid.UUID | str) -> "Held | None":
    """The job, ours from now on; None when it ended or somebody else has it."""
    now = clock.now()
    mark = f"{socket.gethostname()[:20]}-{os.getpid()}-{uuid.uuid4().hex[:16]}"
    free = Q(state=State.WAITING) | Q(state=State.RUNNING, held_until__lte=now)
    taken = Job.objects.filter(free, pk=pk).update(
        state=State.RUNNING, held_by=mark, held_until=now + LEASE, attempts=F("attempts") + 1
    )
    if not taken:
        return None
    return Held(Job.objects.select_related("by__on_behalf_of").get(pk=pk), mark)


class Held:
    """A job that is ours for the length of a ``with`` block."""

    def __init__(self, job: Job, mark: str, *, beat: timedelta = BEAT) -> None:
        self.job = job
        self._mine = Job.objects.filter(pk=job.pk, state=State.RUNNING, held_by=mark)
        self._every = beat.total_seconds()
        self._progress = (job.done, job.total)
        self._over = threading.Event()
        self._stop = job.stop_asked
        self._denied = False
        self._lost = False
        self._pulse = threading.Thread(target=self._live, name=f"job-{job.pk}", daemon=True)

    def told(self, done: int, total: int | None) -> None:
        """So many are done, of so many. Raises Stopped, Interrupted or Lost: nothing more is to be done.

        Raises PermissionDenied a beat after whoever asked may no longer: what she held when it began is not enough.
        """
        self._progress = (done, total or 0)
        if self._lost:
            raise Lost
        if self._stop:
            raise Stopped
        if self._denied:
            raise PermissionDenied
        if LEAVING.is_set():
            raise Interrupted

    def confirm(self) -> None:
        """Within a transaction, as its last act: it commits only if the job is still ours. Raises Lost.

        Raises PermissionDenied where whoever asked may no longer.
        """
        if not self._mine.update(held_until=clock.now() + LEASE):
            raise Lost
        self._look()
        if self._denied:
            raise PermissionDenied

    def end(self, state: State, *, result: Any = None, problem: str = "") -> None:
        """How it ended; nothing happens when it is no longer ours."""
        self._rest()
        self._mine.update(
            state=state, result=result or {}, problem=problem, ended_at=clock.now(), held_until=None, **self._reached()
        )

    def give_back(self) -> bool:
        """Let another worker go on with it. Whether it was ours to give; the caller queues it."""
        self._rest()
        return bool(self._mine.update(state=State.WAITING, held_until=clock.now() + LEASE, **self._reached()))

    def _reached(self) -> dict[str, int]:
        done, total = self._progress
        return {"done": done, "total": total}

    def __enter__(self) -> Self:
        self._pulse.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._rest()

    def _rest(self) -> None:
        self._over.set()
        self._pulse.join()

    def _live(self) -> None:
        try:
            while not self._over.wait(self._every):
                self._beat()
        finally:
            connection.close()

    def _look(self) -> None:
        """Whether it was asked to stop, and whether whoever asked for it still may, as things are now."""
        job = Job.objects.select_related("by__on_behalf_of").get(pk=self.job.pk)
        self._stop = job.stop_asked
        self._denied = job.by is not None and not may_handle(job.by, job)

    def _beat(self) -> None:
        try:
            alive = self._mine.update(held_until=clock.now() + LEASE, **self._reached())
            self._lost = not alive
            self._look()
        except Error as error:  # another writer is at it, or the database is away for a moment: the next beat will tell
            _log.warning("a beat was missed: %s", type(error).__name__)
            connection.close()
