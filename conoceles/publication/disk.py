# SPDX-License-Identifier: EUPL-1.2
"""What must outlive a power cut, and who may write."""

import ctypes
import fcntl
import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from conoceles.kernel.refusals import Refused

from .rules import Reason

_libc = ctypes.CDLL(None, use_errno=True)
#: Seconds: whoever was killed a moment ago still holds the lock for as long as its bakers take to die.
PATIENCE = 3.0


def settle_on_disk(folder: Path) -> None:
    """Have everything written so far on the file system of *folder* on the disk: once, instead of per file."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        if not hasattr(_libc, "syncfs") or _libc.syncfs(descriptor) != 0:
            os.sync()
    finally:
        os.close(descriptor)


def fsync_folder(folder: Path) -> None:
    """Have the names in *folder* on the disk: a rename or a new link."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def write_whole(path: Path, content: bytes) -> None:
    """Write *path* so that it is there with all of *content* or not at all, whatever happens meanwhile."""
    fresh = path.with_name(f".{path.name}.fresh")
    with fresh.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)
    fsync_folder(path.parent)


def put_in_place(folder: Path, final: Path) -> None:
    """Move the complete *folder* to *final* at once, in place of anything that lay there; both beside one another."""
    aside = final.with_name(f".{final.name}.replaced")
    shutil.rmtree(aside, ignore_errors=True)
    if final.exists():
        final.rename(aside)
    folder.rename(final)
    fsync_folder(final.parent)
    shutil.rmtree(aside, ignore_errors=True)


@contextmanager
def publishing_alone(lock: Path) -> Iterator[None]:
    """Let only one publication at a time be made under *lock*. Raises Refused (BEING_PUBLISHED).

    ``flock`` belongs to the open file, which the bakers inherit: it is free only when the last of them is gone,
    so nobody who survived a killed publication writes beside the next one.
    """
    lock.parent.mkdir(parents=True, exist_ok=True)
    with lock.open("w") as file:
        until = time.monotonic() + PATIENCE
        while True:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() > until:
                    raise Refused(Reason.BEING_PUBLISHED) from None
                time.sleep(0.05)
        yield
