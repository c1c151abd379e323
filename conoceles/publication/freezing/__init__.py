# SPDX-License-Identifier: EUPL-1.2
"""Freezing: the register and the approved answers, in one consistent read, become a snapshot folder.

Only what is public is written. The read is streamed: neither the register nor the
answers are ever in memory whole, whatever their number.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from pathlib import Path

import msgspec

from conoceles.elections.models import Process
from conoceles.kernel import clock, digests
from conoceles.publication.gates.rules import Gate
from conoceles.publication.reading import one_read
from conoceles.publication.snapshot import Picture, Race, Snapshot, note_line

from . import beside
from .header import Shared
from .people import profiles
from .writing import Digested, keep_emblems, keep_photos


@dataclass(frozen=True, slots=True)
class Frozen:
    """What was written: its digest, the instant that was read, and how many candidacies.

    Of ``offices`` it tells what was captured; the others are ``closed``.
    """

    digest: str
    at: datetime
    candidacies: int
    offices: tuple[str, ...]
    closed: tuple[Gate, ...]


def frozen(
    process: Process,
    folder: Path,
    told: Callable[[int], None] = lambda _: None,
    *,
    pictured: bool = True,
    ahead: Collection[str] = (),
) -> Frozen:
    """Write the snapshot of *process* into the new *folder*; *told* hears how many candidacies are in.

    Of an office that is not open yet nothing that was captured is in it, unless it is one of those *ahead*, which are
    as they will be once they open: that is for whoever may look before, and no release.
    Without the photographs themselves, where it is not *pictured*: its digest is the same.
    Freezing unchanged data again gives the same digest, unless a release showed a correction meanwhile: since when that
    is public is told from then on (``repeating``). Raises Refused (PHOTO_MISSING) when an
    approved photograph is not what it was.
    """
    folder.mkdir(parents=True)
    races: list[Race] = []
    count = 0
    with one_read():
        at = clock.now()
        shared = Shared(process, at=at, ahead=ahead)
        with Digested(folder / "profiles.jsonl") as lines:
            for batch in profiles(shared):
                if pictured:
                    keep_photos(batch, folder / "photos")
                for profile in (entry.profile for entry in batch):
                    start = lines.size
                    lines.write(msgspec.json.encode(profile) + b"\n")
                    note_line(races, profile, shared.parties[profile.postulant], start, lines.size - start)
                count += len(batch)
                told(count)
        header = shared.header()
        if pictured:
            keep_emblems(shared, folder / "photos")
        others = beside.write(beside.Reading(shared.process, at, tuple(shared.closed), shared.hidden, folder), folder)
    parts = {"profiles.jsonl": lines.hexdigest, **others}
    for name, value in {"header.json": header, "races.json": races}.items():
        with Digested(folder / name) as file:
            file.write(msgspec.json.encode(value))
        parts[name] = file.hexdigest
    return Frozen(digests.digest(parts), at, count, shared.opened, tuple(shared.closed.values()))


def digest_of(folder: Path) -> str:
    """The digest of the snapshot in *folder*, computed again. Raises OSError when it is not whole."""
    names = ("profiles.jsonl", "header.json", "races.json")
    return digests.digest({name: Digested.of(folder / name) for name in names} | beside.digests_in(folder))


def photos_intact(folder: Path) -> bool:
    """Whether every photograph and emblem of the snapshot in *folder* is there, and is the one that its name says.

    Raises OSError when one cannot be read.
    """
    emblems = (postulant.emblem for postulant in Snapshot(folder).header.postulants)
    with (folder / "profiles.jsonl").open("rb") as lines:
        spoken_of = (each.digest for line in map(_PICTURED.decode, lines) for each in line.photo)
        every = chain(spoken_of, (emblem.digest for emblem in emblems if emblem))
        return all(Digested.of(folder / "photos" / digest) == digest for digest in every)


class _Pictured(msgspec.Struct):
    """Of a profile, only its photograph."""

    photo: tuple[Picture, ...]


_PICTURED = msgspec.json.Decoder(_Pictured)
