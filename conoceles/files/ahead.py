# SPDX-License-Identifier: EUPL-1.2
"""What a child says, taken down as fast as it speaks: it ends, and its memory is free, while its rows still wait.

A large sheet and the register that it is compared with need much memory each, and so not at the same time.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryFile
from typing import BinaryIO

_PIECE = 1024 * 1024
#: What may wait on the disk, in bytes; half a million rows of a register are a fifth of it. Then the child waits.
_MOST = 1024**3


class Ahead:
    """A pipe that is read by a thread of its own into a nameless file; ``read`` gives it back in order."""

    def __init__(self, pipe: BinaryIO, spool: BinaryIO, most: int) -> None:
        self._pipe = pipe
        self._most = most
        self._spool = spool
        self._turn = threading.Condition()
        self._written = 0
        self._given = 0
        self._over = False
        self._failed: OSError | None = None

    def follow(self) -> None:
        """Take down until the pipe ends, or nobody listens, or the disk is full, which ``read`` then tells."""
        try:
            while piece := self._pipe.read1(_PIECE):  # type: ignore[attr-defined]  # a pipe is buffered
                if not self._put(piece):
                    return
        except OSError as error:
            self._failed = error
        finally:
            self.stop()

    def stop(self) -> None:
        """Nothing more comes, or nobody listens."""
        with self._turn:
            self._over = True
            self._turn.notify_all()

    def _put(self, piece: bytes) -> bool:
        with self._turn:
            self._turn.wait_for(lambda: self._over or self._written < self._most)
            self._spool.seek(self._written)
            self._written += self._spool.write(piece)
            self._turn.notify_all()
            return not self._over

    def read(self, size: int) -> bytes:
        """The next *size* bytes, waited for; fewer where the pipe ended before. Raises OSError: the disk is full."""
        found = bytearray()
        with self._turn:
            while len(found) < size:
                self._turn.wait_for(lambda: self._over or self._written > self._given)
                if self._failed is not None:
                    raise self._failed
                if self._written == self._given:
                    break
                self._spool.seek(self._given)
                piece = self._spool.read(min(size - len(found), self._written - self._given))
                found += piece
                self._given += len(piece)
                if self._given == self._written:  # all was heard: the file begins again
                    self._given = self._written = 0
                    self._turn.notify_all()
        return bytes(found)


@contextmanager
def taken_down(pipe: BinaryIO, folder: Path, *, most: int = _MOST) -> Iterator[Ahead]:
    """*pipe*, read ahead into *folder* until *most* bytes wait there.

    Whoever writes it must have ended, or been ended, before the block does.
    """
    with TemporaryFile(dir=folder) as spool:
        ahead = Ahead(pipe, spool, most)
        thread = threading.Thread(target=ahead.follow, daemon=True)
        thread.start()
        try:
            yield ahead
        finally:
            ahead.stop()
            thread.join()
