# SPDX-License-Identifier: EUPL-1.2
"""Taking a backup: files, then one read of the database, then the files again.

A row names a file that lay there before it was committed, and a file goes once the row that named it did. So all that
the read names was there when it began; what is removed while the first backup is still being written was there in the
first look, and what came meanwhile is there in the second.
"""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice
from typing import IO

import msgspec
from django.conf import settings

from conoceles.files.storage import scratch
from conoceles.kernel import clock
from conoceles.kernel.refusals import Refused
from conoceles.record import queries as record

from . import databases, envelopes, places, rules, store
from .envelopes import Keys
from .pieces import Entry, Pieces
from .rules import Keeping, Reason
from .store import Backup, Seal, Store
from .version import program

Told = Callable[[str, int, int], None]


class Header(msgspec.Struct, frozen=True):
    """The first line of a manifest: what the database was when it was read. The others are ``pieces.Entry``."""

    format: int
    program: str
    leaves: list[str]
    rows: dict[str, int]
    record: tuple[int, str]


@dataclass(frozen=True, slots=True)
class Taken:
    """A whole backup, and what it cost."""

    backup: Backup
    fresh: int  # files that no backup had yet
    written: int  # bytes
    rotated: int  # older backups that went


def take(told: Told = lambda *_: None, *, place: Store | None = None, to: Keys | None = None) -> Taken:
    """Take a backup into *place*, closed *to* those keys; into and to those of this installation, without them.

    Whatever it dies of, there is no half of one: the next goes on from the files that are closed already.
    Raises Refused: NOWHERE, NOT_THERE, WITHIN, NO_KEYS, NOT_A_KEY, NOT_A_KEEPING, BUSY, NO_PROGRAM, NOT_DUMPED.
    """
    place, to, keep = place or store.here(), to or envelopes.keys(), keeping()
    with store.alone(place.taking):
        signer = record.public_key().decode()  # made before the files are looked at, where nothing was signed yet
        begun = place.begun(clock.now())
        pieces = Pieces(place, to)
        before = _files(pieces, told, "files")
        while True:
            told("database", 0, 0)
            with databases.copied() as copy:
                database = envelopes.close(copy.content, begun / store.DATABASE, to)
            after = _files(pieces, told, "again")
            files = before | after
            if _links(before) == _links(after):
                break
            before = after  # a release was shown meanwhile: what the database says and what the public sees is one
        told("manifest", 0, 0)
        header = Header(store.FORMAT, program(), databases.leaves(), copy.rows, copy.record)
        with scratch() as lines:
            _write(lines, header, files)
            manifest = envelopes.close(envelopes.Deflated(envelopes.spool(lines)), begun / store.MANIFEST, to)
        seal = Seal(
            format=store.FORMAT,
            taken_at=copy.at,
            ended_at=clock.now(),
            program=program(),
            vendor=databases.connection.vendor,
            keys=list(to.words),
            parts={store.DATABASE: store.part(database), store.MANIFEST: store.part(manifest)},
            files=len(files),
            size=sum(entry.size for entry in files.values()),
            record=copy.record[0],
            signer=signer,
        )
        pieces.settle()
        backup = place.settle(begun, store.signed(seal, record.signing_key()))
        rotated = _rotate(place, pieces, backup, keep)
        written = pieces.tally.bytes + database.size + manifest.size
        return Taken(backup, pieces.tally.fresh, written, rotated)


def _files(pieces: Pieces, told: Told, stage: str) -> dict[str, Entry]:
    taken: dict[str, Entry] = {}
    for number, found in enumerate(places.found(), 1):
        entry = pieces.take(found)
        if entry is not None:
            taken[entry.path] = entry
        told(stage, number, 0)
    return taken


def _links(files: dict[str, Entry]) -> dict[str, str]:
    return {path: entry.link for path, entry in files.items() if entry.link}


def _write(lines: IO[bytes], header: Header, files: dict[str, Entry]) -> None:
    lines.write(msgspec.json.encode(header) + b"\n")
    for path in sorted(files):
        lines.write(msgspec.json.encode(files[path]) + b"\n")


def keeping() -> Keeping:
    """Which stay here. Raises Refused: NOT_A_KEEPING."""
    try:
        return rules.keeping(settings.BACKUPS_KEPT)
    except ValueError:
        raise Refused(Reason.NOT_A_KEEPING, written=settings.BACKUPS_KEPT) from None


def _rotate(place: Store, pieces: Pieces, newest: Backup, keep: Keeping) -> int:
    instants = place.instants()
    stay = rules.kept(instants, keep, clock.now())
    gone = [folder for at, folder in instants.items() if at not in stay]
    for folder in gone:
        place.forget(folder)
    pieces.keep(newest.seal.taken_at, min(stay))
    return len(gone)


def recent(place: Store, count: int) -> list[Backup]:
    """The last *count* backups that can be read, the newest first."""
    return list(islice(place.readable(), count))
