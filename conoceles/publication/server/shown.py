# SPDX-License-Identifier: EUPL-1.2
"""Which release a process shows at this instant, and its files, never followed out of it."""

import os
import re
import stat
from dataclasses import dataclass
from mmap import ACCESS_READ, mmap
from pathlib import Path

_RELEASE = re.compile(r"releases/[0-9]{1,9}")
_SLUG = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,62})")
#: O_NONBLOCK: a pipe left in a release must not make anyone wait.
_OPENED = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC


@dataclass(frozen=True, slots=True)
class Shown:
    """A release as it is shown: ``moved`` changes whenever the link does, even to a release of the same number."""

    folder: Path
    moved: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Found:
    """A regular file of a release, and its bytes unless it is larger than was asked for."""

    path: Path
    size: int
    body: bytes | None


class Processes:
    """The folder of public processes."""

    def __init__(self, public: Path) -> None:
        self.public = public
        self._known: dict[str, Shown] = {}

    def shown(self, process: str) -> Shown | None:
        """The release that *process* shows now, or None. One ``lstat``, so that a switch is seen at once."""
        link = f"{self.public}/{process}/current"  # text: a Path costs more than the look itself
        try:
            found = os.lstat(link)
            moved = (found.st_ino, found.st_mtime_ns)
            known = self._known.get(process)
            if known is None or known.moved != moved:
                target = os.readlink(link)  # noqa: PTH115  (str, to be matched)
                if not _RELEASE.fullmatch(target):
                    return None
                known = self._known[process] = Shown(self.public / process / target, moved)
        except OSError:
            return None
        return known

    def showing(self) -> list[str]:
        """Every process that shows a release, by name."""
        try:
            names = sorted(entry.name for entry in os.scandir(self.public))
        except OSError:
            return []
        return [name for name in names if _SLUG.fullmatch(name) and self.shown(name)]


def find(shown: Shown, name: str, *, up_to: int) -> Found | None:
    """The file *name* of a release, read when it has at most ``up_to`` bytes; None when there is none to show.

    Each step is opened from the one before without following links: a link planted in a release leads nowhere.
    """
    handle = _open(shown, name)
    if handle is None:
        return None
    try:
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode):
            return None
        body = _whole(handle, status.st_size) if status.st_size <= up_to else None
        return Found(shown.folder / name, status.st_size, body)
    except OSError:
        return None
    finally:
        os.close(handle)


def is_folder(shown: Shown, name: str) -> bool:
    """Whether *name* is a folder of the release."""
    handle = _open(shown, name)
    if handle is None:
        return False
    try:
        return stat.S_ISDIR(os.fstat(handle).st_mode)
    finally:
        os.close(handle)


def listed_digest(shown: Shown, name: str) -> str | None:
    """The digest of *name* in SHA256SUMS, sought without reading the list into memory (it may have 100 MB)."""
    try:
        with (shown.folder / "SHA256SUMS").open("rb") as file, mmap(file.fileno(), 0, access=ACCESS_READ) as listed:
            end = listed.find(f"  {name}\n".encode())
            digest = listed[end - 64 : end].decode("ascii") if end >= 64 else ""  # noqa: PLR2004  (SHA-256 in hexadecimal)
    except (OSError, ValueError):
        return None
    return digest if re.fullmatch(r"[0-9a-f]{64}", digest) else None


def _open(shown: Shown, name: str) -> int | None:
    try:
        handle = os.open(shown.folder, _OPENED | os.O_DIRECTORY)
    except OSError:
        return None
    for step in name.split("/"):
        try:
            inner = os.open(step, _OPENED, dir_fd=handle)
        except (OSError, ValueError):
            return None
        finally:
            os.close(handle)
        handle = inner
    return handle


def _whole(handle: int, size: int) -> bytes:
    pieces = []
    while size > 0 and (piece := os.read(handle, size)):
        pieces.append(piece)
        size -= len(piece)
    return b"".join(pieces)
