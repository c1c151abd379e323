# SPDX-License-Identifier: EUPL-1.2
"""Where private files lie, through Django's storage interface, so that object storage can take its place."""

import hashlib
import os
import secrets
from collections.abc import Container
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile
from typing import IO, Any

from django.conf import settings
from django.core.files.base import ContentFile, File
from django.core.files.storage import FileSystemStorage, Storage
from django.db import transaction

from conoceles.kernel import clock

#: How long a file may lie before the row that names it commits.
_NAMED_WITHIN = timedelta(hours=1)


class Lasting(FileSystemStorage):
    """A file is there whole, and on the disk with its name, before anything says that it is kept.

    The row that names it commits afterwards: a power cut leaves a file without row, to be swept, never the contrary.
    """

    def __init__(self, *, at_once: bool = True, **options: Any) -> None:
        super().__init__(**options)
        self._at_once = at_once

    def _save(self, name: str, content: File) -> str:
        folder = Path(self.path(name)).parent
        made = self._folders(folder)
        fresh = folder / f".{secrets.token_hex(8)}.part"
        try:
            with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
                for chunk in content.chunks():
                    file.write(chunk if isinstance(chunk, bytes) else chunk.encode())
                if self._at_once:
                    file.flush()
                    os.fsync(file.fileno())
            name = self._named(fresh, name)
        finally:
            fresh.unlink(missing_ok=True)
        for each in {folder, *(one.parent for one in made)} if self._at_once else ():
            _settle(each)
        return name

    def _named(self, fresh: Path, name: str) -> str:
        """Give the whole file its name, or another when somebody took that one meanwhile."""
        while True:
            try:
                os.link(fresh, self.path(name))
            except FileExistsError:
                name = self.get_available_name(name)
            else:
                return name

    @staticmethod
    def _folders(folder: Path) -> list[Path]:
        """Make *folder* and those above it; which were made."""
        missing = [each for each in (folder, *folder.parents) if not each.exists()]
        for each in reversed(missing):
            each.mkdir(mode=0o700, exist_ok=True)
        return missing


def private(*, at_once: bool = True) -> Storage:
    """The storage of what only a permission-checked view may serve: ``$CONOCELES_HOME/private``.

    Not *at_once*: whoever writes thousands has them on the disk together, at the end, before any row speaks of one.
    """
    return Lasting(
        location=settings.PRIVATE, file_permissions_mode=0o600, directory_permissions_mode=0o700, at_once=at_once
    )


def scratch(mode: str = "w+b", encoding: str | None = None) -> IO[Any]:
    """A nameless file for what is private and passing: not in the system's folder, which is of everybody."""
    return TemporaryFile(mode, encoding=encoding, dir=_passing())


def scratch_folder() -> TemporaryDirectory[str]:
    """A folder for the same, gone with its block."""
    return TemporaryDirectory(dir=_passing())


def _passing() -> Path:
    folder = Path(settings.PRIVATE) / "tmp"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder


def _settle(folder: Path) -> None:
    """Have the names in *folder* on the disk."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def unaltered(name: str, digest: str) -> bytes | None:
    """What lies at *name* in private storage; None when it is gone, or is not what has that SHA-256."""
    storage = private()
    if not name or not storage.exists(name):
        return None
    with storage.open(name) as file:
        content = bytes(file.read())
    return content if hashlib.sha256(content).hexdigest() == digest else None


def keep(storage: Storage, path: str, content: bytes) -> None:
    """Have exactly *content* at *path*: what an interrupted run left half written there is replaced."""
    if storage.exists(path):
        if storage.size(path) == len(content):
            return
        storage.delete(path)
    storage.save(path, ContentFile(content))


def let_go(name: str) -> None:
    """Delete the private file at *name*, if there is a name, once what is being done commits.

    One that cannot be deleted is for the sweep: what was done is done, and whoever did it is told of no fault.
    """

    def gone() -> None:
        private().delete(name)

    if name:
        transaction.on_commit(gone, robust=True)


def sweep_folder(folder: str, known: Container[str]) -> int:
    """Delete the private files in *folder* that are not *known*, which an interruption left; how many.

    One of the last hour stays: its row may not have been committed yet.
    """
    now, storage, gone = clock.now(), private(), 0
    for name in storage.listdir(folder)[1] if storage.exists(folder) else ():
        path = f"{folder}/{name}"
        if path not in known and now - storage.get_modified_time(path) > _NAMED_WITHIN:
            storage.delete(path)
            gone += 1
    return gone
