# SPDX-License-Identifier: EUPL-1.2
"""What later steps freeze beside the candidacies, in the same read: already public, each in a file of its own.

``settings.FROZEN_BESIDE`` names by file a function (dotted name) that takes a :class:`Reading` and returns dataclasses
to be kept, or None where there is nothing yet; then there is no file, and the snapshot is as if nobody had been asked.
Publication does not know what it says: a part of the release reads it again (``Snapshot.beside``). What depends on
nothing but what was public before is to come out the same, byte by byte, so that its pages are reused.
"""

import shutil
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import msgspec
from django.conf import settings
from django.utils.module_loading import import_string

from conoceles.elections.models import Process
from conoceles.publication.snapshot import BESIDE, Snapshot

from .writing import Digested


@dataclass(frozen=True, slots=True)
class Reading:
    """What is being frozen: of which process, at what instant, and what may not be told of it.

    Of the offices ``closed`` nothing that was captured is public yet; of those ``hidden`` not even who is registered.
    """

    process: Process
    at: datetime
    closed: Collection[str]
    hidden: Collection[str]
    folder: Path

    def keep(self, digest: str, content: bytes) -> None:
        """Keep a file beside what is told, under its *digest*, which what is told must name (``beside_file``)."""
        (self.folder / BESIDE).mkdir(exist_ok=True)
        (self.folder / BESIDE / digest).write_bytes(content)


def write(reading: Reading, folder: Path) -> dict[str, str]:
    """Have each of the others write its file into the snapshot in *folder*; their digests, by path."""
    for name, function in sorted(settings.FROZEN_BESIDE.items()):
        said = import_string(function)(reading)
        if said is not None:
            (folder / BESIDE).mkdir(exist_ok=True)
            with Digested(folder / BESIDE / f"{name}.json") as file:
                file.write(msgspec.json.encode(said))
    return digests_in(folder)


def digests_in(folder: Path) -> dict[str, str]:
    """The digest of each such file of the snapshot in *folder*, by its path there."""
    return {f"{BESIDE}/{file.name}": Digested.of(file) for file in sorted((folder / BESIDE).glob("*.json"))}


def copy(before: Path, folder: Path) -> dict[str, str]:
    """Bring what was frozen beside the snapshot in *before* to that in *folder*, as it is; their digests."""
    if (before / BESIDE).is_dir():
        shutil.copytree(before / BESIDE, folder / BESIDE)
    return digests_in(folder)


def check_still(process: Process, snapshot: Snapshot) -> None:
    """Ask those who froze something, in the transaction that shows it, whether it still holds.

    Between a freeze and its showing lie minutes of baking, or days where the publication was stopped and is resumed:
    meanwhile a later step may have taken back what it had given. ``settings.HOLDS_STILL`` names by file a function that
    takes the process and the content, and raises Refused (PART_REFUSES, in words of its own).
    """
    for name, function in sorted(settings.HOLDS_STILL.items()):
        if content := snapshot.beside(name):
            import_string(function)(process, content)
