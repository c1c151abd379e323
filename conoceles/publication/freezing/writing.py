# SPDX-License-Identifier: EUPL-1.2
"""Writing the files of a snapshot."""

import hashlib
from collections.abc import Iterable
from pathlib import Path
from typing import Self
from uuid import UUID

from conoceles.capture.photographs import read
from conoceles.kernel import digests
from conoceles.kernel.refusals import Refused
from conoceles.publication.rules import Reason

from .header import Shared
from .people import Entry


class Digested:
    """A new file that knows the SHA-256 and the size of what was written to it."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("xb", buffering=1 << 20)
        self._sum = hashlib.sha256()
        self.size = 0

    def write(self, content: bytes) -> None:
        """Add *content*."""
        self._file.write(content)
        self._sum.update(content)
        self.size += len(content)

    @property
    def hexdigest(self) -> str:
        """The digest of everything written."""
        return self._sum.hexdigest()

    @staticmethod
    def of(path: Path) -> str:
        """The digest of the file that lies at *path*."""
        with path.open("rb") as file:
            return digests.of_file(file)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()


def keep_emblems(shared: Shared, folder: Path) -> None:
    """Write the emblems of those who nominate into *folder*, beside the photographs."""
    for digest, content in shared.emblems():
        folder.mkdir(exist_ok=True)
        (folder / digest).write_bytes(content)


def keep_photos(batch: Iterable[Entry], folder: Path) -> None:
    """Copy the photographs of *batch* into *folder*, each size under its digest.

    Raises Refused (PHOTO_MISSING) when a file is gone or is not the one that was approved.
    """
    for profile, photo in batch:
        if photo and not profile.photo:
            raise Refused(Reason.PHOTO_MISSING, candidacy=profile.slug, path=photo)
        for picture in profile.photo:
            if (folder / picture.digest).exists():
                continue
            content = read(UUID(profile.id), picture.digest)
            if content is None:
                raise Refused(Reason.PHOTO_MISSING, candidacy=profile.slug, path=picture.digest)
            folder.mkdir(exist_ok=True)
            (folder / picture.digest).write_bytes(content)
