# SPDX-License-Identifier: EUPL-1.2
"""Several processes at one bench each."""

import ctypes
import gc
import multiprocessing
import os
import signal
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from typing import Any

from django.db import connections

from conoceles.kernel.refusals import Refused
from conoceles.publication.rules import Reason

from .bench import Bench

_PR_SET_PDEATHSIG = 1
_mine: Bench


@contextmanager
def bakers(bench: Bench) -> Iterator[Callable[[str, Iterable[tuple[str, str]]], Iterator[Any]]]:
    """Bakers in processes of their own, as many as there are cores; gone when the one who called them dies.

    Gives a function that has them do some work, a method of the bench, for every part and shard of its tasks,
    and yields results as they come. What a baker raises is raised there. Raises Refused (BAKER_DIED).
    """
    # A connection must not be shared with children; ours opens again when it is needed.
    connections.close_all()
    gc.freeze()  # children share these pages as long as nobody touches them
    pool = ProcessPoolExecutor(
        len(os.sched_getaffinity(0)),
        mp_context=multiprocessing.get_context("fork"),
        initializer=_begin,
        initargs=(bench, os.getpid()),
    )

    def each(work: str, tasks: Iterable[tuple[str, str]]) -> Iterator[Any]:
        pending: set[Future[Any]] = {pool.submit(_do, work, part, shard) for part, shard in tasks}
        while pending:
            ready, pending = wait(pending, return_when=FIRST_COMPLETED)
            for future in ready:
                yield future.result()

    try:
        yield each
    except BrokenProcessPool as broken:
        raise Refused(Reason.BAKER_DIED) from broken
    finally:
        pool.shutdown(cancel_futures=True)
        gc.unfreeze()


def _begin(bench: Bench, parent: int) -> None:
    global _mine  # noqa: PLW0603  (one bench per process, set before its first task)
    _mine = bench
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the one who called
    if hasattr(libc := ctypes.CDLL(None), "prctl"):
        libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)


def _do(work: str, part: str, shard: str) -> Any:
    return getattr(_mine, work)(part, shard)
