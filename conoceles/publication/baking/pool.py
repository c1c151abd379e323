# SPDX-License-Identifier: EUPL-1.2
"""Several processes at one bench each."""

import ctypes
import gc
import multiprocessing
import os
import signal
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from typing import Any

from django.db import connections

from .bench import Bench

_PR_SET_PDEATHSIG = 1
_mine: Bench


class Pool:
    """Bakers in processes of their own, as many as there are cores; gone when the one who called them dies."""

    def __init__(self, bench: Bench) -> None:
        # A connection must not be shared with children; ours opens again when it is needed.
        connections.close_all()
        gc.freeze()  # children share these pages as long as nobody touches them
        self._pool = ProcessPoolExecutor(
            len(os.sched_getaffinity(0)),
            mp_context=multiprocessing.get_context("fork"),
            initializer=_begin,
            initargs=(bench, os.getpid()),
        )

    def each(self, work: str, tasks: Iterable[tuple[str, str]]) -> Iterator[Any]:
        """Do *work*, a method of the bench, for every part and shard of *tasks*; results as they come.

        What a baker raises is raised here, and what has not begun is dropped.
        """
        pending: set[Future[Any]] = {self._pool.submit(_do, work, part, shard) for part, shard in tasks}
        try:
            while pending:
                ready, pending = wait(pending, return_when=FIRST_COMPLETED)
                for future in ready:
                    yield future.result()
        finally:
            for future in pending:
                future.cancel()

    def close(self) -> None:
        """Send the bakers home."""
        self._pool.shutdown(cancel_futures=True)
        gc.unfreeze()


def _begin(bench: Bench, parent: int) -> None:
    global _mine  # noqa: PLW0603  (one bench per process, set before its first task)
    _mine = bench
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the one who called
    if hasattr(_libc := ctypes.CDLL(None), "prctl"):
        _libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)


def _do(work: str, part: str, shard: str) -> Any:
    return getattr(_mine, work)(part, shard)
