# SPDX-License-Identifier: EUPL-1.2
"""A worker: it takes tasks from the queue until it is told to leave, looks for what dead ones left, and may tick.

Two threads, one for what people asked for and one for what comes round, so that a long load does not keep
the hour's checkpoint waiting. More workers are more processes.
"""

import logging
import os
import threading
import time

from django.db import Error, close_old_connections, connection
from django.utils.crypto import get_random_string
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from .holding import LEAVING
from .queueing import ASKED, ROUND
from .recovering import recover
from .ticking import tick

_log = logging.getLogger(__name__)
_EVERY = 1.0
_RECOVERS_EVERY = 5.0
#: How long what is in hand may take to give itself back; afterwards its lease will.
_GRACE = 20.0


def serve(*, ticking: bool, parent: int | None = None) -> None:
    """Work until ``holding.LEAVING`` is set, or until the process *parent* is gone."""
    threads = [
        threading.Thread(target=_take_from, args=(queue,), name=f"queue-{queue}", daemon=True)
        for queue in (ASKED, ROUND)
    ]
    for thread in threads:
        thread.start()
    recovered, minute = 0.0, None
    while not LEAVING.wait(_EVERY):
        if parent is not None and os.getppid() != parent:
            LEAVING.set()
            break
        try:
            if ticking and minute != (minute := int(time.time() // 60)):
                tick()
            if time.monotonic() - recovered >= _RECOVERS_EVERY:
                recovered = time.monotonic()
                recover()
        except Error as error:
            _missed(error)
    until = time.monotonic() + _GRACE
    for thread in threads:
        thread.join(max(0.0, until - time.monotonic()))


def empty() -> None:
    """Do all that waits, and come back."""
    _worker("*", all_of_it=True).run()


def _worker(queue: str, *, all_of_it: bool = False) -> Worker:
    return Worker(
        queue_names=[queue],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=None if all_of_it else 1,
        worker_id=get_random_string(32),
        excluded_queue_names=[],
    )


def _take_from(queue: str) -> None:
    worker = _worker(queue)
    try:
        while not LEAVING.is_set():
            try:
                if DBTaskResult.objects.ready().filter(queue_name=queue).exists():
                    worker.run()
                    continue
            except Error as error:  # busy or away: the library's own loop would end for it
                _missed(error)
            LEAVING.wait(_EVERY)
    finally:
        connection.close()


def _missed(error: Error) -> None:
    _log.warning("the queue could not be read: %s", type(error).__name__)
    close_old_connections()
