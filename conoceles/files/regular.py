# SPDX-License-Identifier: EUPL-1.2
"""Opening a file that somebody named, when it is a file: whatever else bears a name would keep the reader waiting."""

import errno
import os
import stat
from pathlib import Path
from typing import BinaryIO

_ELSE = {
    stat.S_IFDIR: "una carpeta",
    stat.S_IFIFO: "una tubería",
    stat.S_IFSOCK: "un enchufe de red",
    stat.S_IFCHR: "un dispositivo",
    stat.S_IFBLK: "un dispositivo",
}


class NotAFileError(OSError):
    """What bears the name is no regular file; ``found`` says in Spanish what it is."""

    def __init__(self, path: Path, found: str) -> None:
        super().__init__(errno.EINVAL, found, str(path))
        self.found = found


def opened(path: Path) -> BinaryIO:
    """The file at *path*, open for reading. Raises OSError, of which NotAFileError without waiting for anybody."""
    _check(path, path.stat())  # first: to open a device may already move it
    file = os.fdopen(os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC), "rb")
    try:
        _check(path, os.fstat(file.fileno()))
    except OSError:
        file.close()
        raise
    return file


def _check(path: Path, status: os.stat_result) -> None:
    if not stat.S_ISREG(status.st_mode):
        raise NotAFileError(path, _ELSE.get(stat.S_IFMT(status.st_mode), "otra cosa"))
