# SPDX-License-Identifier: EUPL-1.2
"""Several processes at one bench each.

Each baker has a pipe of its own. The queues of the standard pools share locks, and a baker killed while it
holds one leaves the others, and whoever waits for them, waiting for ever: it happened in the ordeal.
"""

import ctypes
import gc
import multiprocessing
import os
import pickle
import signal
import traceback
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection, wait
from typing import Any

from django.db import connections

from conoceles.kernel.refusals import Refused
from conoceles.publication.rules import Reason

from .bench import Bench

_PR_SET_PDEATHSIG = 1
#: Objects that a baker makes and keeps before she looks for those that only keep each other: some tens of MB.
_MADE = 200_000
_fork = multiprocessing.get_context("fork")


@contextmanager
def bakers(bench: Bench) -> Iterator[Callable[[str, Iterable[tuple[str, str]]], Iterator[Any]]]:
    """Bakers in processes of their own, as many as there are cores; gone when the one who called them dies.

    Gives a function that has them do some work, a method of the bench, for every part and shard of its tasks,
    and yields results as they come. What a baker raises is raised there. Raises Refused (BAKER_DIED).
    """
    # A connection must not be shared with children; ours opens again when it is needed.
    connections.close_all()
    gc.freeze()  # children share these pages as long as nobody touches them
    processes = []
    pipes = []
    try:
        for _ in os.sched_getaffinity(0):
            ours, theirs = _fork.Pipe()
            process = _fork.Process(target=_bake, args=(bench, theirs, os.getpid()), daemon=True)
            process.start()
            theirs.close()
            processes.append(process)
            pipes.append(ours)
        yield lambda work, tasks: _each(pipes, work, tasks)
    except (EOFError, BrokenPipeError, ConnectionResetError) as gone:
        raise Refused(Reason.BAKER_DIED) from gone
    finally:
        for process in processes:
            process.kill()  # idle, or no longer wanted
            process.join()
            process.close()
        for pipe in pipes:
            pipe.close()
        gc.unfreeze()


def _each(pipes: list[Connection], work: str, tasks: Iterable[tuple[str, str]]) -> Iterator[Any]:
    """Hand out *tasks*, one at a time to each baker, and yield what comes of them."""
    left = iter(tasks)
    busy = []
    for pipe, task in zip(pipes, left, strict=False):
        pipe.send((work, *task))
        busy.append(pipe)
    while busy:
        for pipe in wait(busy):
            done, result = pipe.recv()
            if not done:
                raise pickle.loads(result)  # noqa: S301  (from our own child)
            if task := next(left, None):
                pipe.send((work, *task))
            else:
                busy.remove(pipe)
            yield result


def _bake(bench: Bench, pipe: Connection, parent: int) -> None:
    """What a baker does until she is killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the one who called
    if hasattr(libc := ctypes.CDLL(None), "prctl"):
        libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    gc.disable()  # looking for cycles after every few pages takes a tenth of the time, and after each shard as much
    while os.getppid() == parent:
        work, part, shard = pipe.recv()
        if gc.get_count()[0] > _MADE:
            gc.collect()
        try:
            pipe.send((True, getattr(bench, work)(part, shard)))
        except Exception as error:  # noqa: BLE001  (whatever it is, whoever called must know)
            pipe.send((False, _pickled(error)))


def _pickled(error: Exception) -> bytes:
    """*error* with where it was raised; in words alone when it cannot be sent as it is."""
    error.add_note(traceback.format_exc())
    try:
        pickle.loads(pickled := pickle.dumps(error))  # noqa: S301  (our own)
    except Exception:  # noqa: BLE001  (any class of exception, of any library)
        return pickle.dumps(RuntimeError(traceback.format_exc()))
    return pickled
