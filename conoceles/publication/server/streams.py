# SPDX-License-Identifier: EUPL-1.2
"""Large files, sent in pieces.

Whoever sends a body in pieces holds a thread for as long as its reader is slow (measured: four slow
readers of a bulk file stopped a server of two threads). So only some threads may be held that way.
"""

from collections.abc import Iterator
from pathlib import Path
from threading import BoundedSemaphore
from typing import BinaryIO

_PIECE = 256 * 1024


class Streams:
    """Up to *limit* large files on their way at once."""

    def __init__(self, limit: int) -> None:
        self._free = BoundedSemaphore(limit)

    def of(self, path: Path) -> "Stream | None":
        """The file at *path* in pieces; None when too many are on their way, or when it was just taken away."""
        if not self._free.acquire(blocking=False):
            return None
        try:
            return Stream(path.open("rb", buffering=0), self._free)
        except OSError:
            self._free.release()
            return None


class Stream:
    """One file on its way. Open until its end: a release may be removed meanwhile."""

    def __init__(self, file: BinaryIO, free: BoundedSemaphore) -> None:
        self._file = file
        self._free = free

    def __iter__(self) -> Iterator[bytes]:
        return self

    def __next__(self) -> bytes:
        piece = b"" if self._file.closed else self._file.read(_PIECE)
        if not piece:
            self.close()
            raise StopIteration
        return piece

    def close(self) -> None:
        """End it, once: at its end, or when its reader has gone."""
        if not self._file.closed:
            self._file.close()
            self._free.release()

    def __del__(self) -> None:
        self.close()
