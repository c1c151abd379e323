# SPDX-License-Identifier: EUPL-1.2
"""Restoring a backup into an empty place: nothing is believed that was not signed, and nothing is half restored.

Files come first and the database last, whole or not at all: where it is there, so is everything that it names.
"""

import os
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import msgspec
from django.db import connection

from conoceles.files.storage import scratch
from conoceles.kernel.refusals import Refused
from conoceles.publication import disk

from . import databases, envelopes, places, store, unfinished
from .pieces import Entry
from .rules import Reason
from .store import Backup, Part, Store
from .taking import Header

Told = Callable[[str, int, int], None]
#: Where the link of what the public is shown may lead (``publication.shelf``); there is no other link.
_LEADS = re.compile(r"releases/[0-9]{1,9}")


@dataclass(frozen=True, slots=True)
class Restored:
    """What is back: from which backup, signed by whom, and how many files; ``header`` says what it must amount to."""

    backup: Backup
    signer: str  # SHA-256 of the public key
    header: Header
    files: int


def restore(
    place: Store, name: str, by: Sequence[Any], *, signer: bytes | None = None, told: Told = lambda *_: None
) -> Restored:
    """Have here what the backup of that *name* (the newest without one) holds, opened *by* those identities.

    One that stopped goes on with its own backup, and loads no database over the one that is there. It is not done
    until whoever asked ends it (``unfinished``). *signer* is the public key of the record, kept elsewhere (PEM).
    Raises Refused: NO_BACKUP, NOT_WHOLE, NOT_SIGNED, OTHER_SIGNER, ALTERED, OTHER_KEY, OTHER_PROGRAM, OTHER_DATABASE,
    NOT_EMPTY, NOT_LOADED, NO_PROGRAM.
    """
    backup = place.named(name or unfinished.name())
    finger = store.check_signed(backup.seal, by=signer)
    if backup.seal.format != store.FORMAT:
        raise Refused(Reason.OTHER_PROGRAM, theirs=backup.seal.program)
    if backup.seal.vendor != connection.vendor:
        raise Refused(Reason.OTHER_DATABASE, theirs=backup.seal.vendor, ours=connection.vendor)
    told("check", 0, 0)
    for part, said in backup.seal.parts.items():
        _check(backup.folder / part, said)
    with scratch() as lines:
        envelopes.open_(backup.folder / store.MANIFEST, into := envelopes.Inflating(lines), by)
        into.flush()
        header = _header(lines)
        if header.leaves != databases.leaves():
            raise Refused(Reason.OTHER_PROGRAM, theirs=header.program)
        if _loaded(backup):
            return Restored(backup, finger, header, backup.seal.files)
        files = _files(place, backup, lines, by, told)
    told("database", 0, 0)
    databases.load(lambda into: envelopes.open_(backup.folder / store.DATABASE, into, by))
    disk.settle_on_disk(store.mine())
    return Restored(backup, finger, header, files)


def _check(path: Path, said: Part) -> None:
    try:
        found = envelopes.digest_of(path)
    except FileNotFoundError:
        raise Refused(Reason.NOT_WHOLE, name=path.parent.name) from None
    if (found.size, found.digest) != (said.size, said.digest):
        raise Refused(Reason.ALTERED, what=path.name)


def _header(lines: IO[bytes]) -> Header:
    lines.seek(0)
    return msgspec.json.decode(lines.readline(), type=Header)


def _entries(lines: IO[bytes]) -> Iterator[Entry]:
    decode = msgspec.json.Decoder(Entry).decode
    return (decode(line) for line in lines)


def _loaded(backup: Backup) -> bool:
    """Whether this backup's database is here already. Raises Refused (NOT_EMPTY) where anything else is."""
    under_way = unfinished.name()
    if under_way and under_way != backup.name:
        raise Refused(Reason.NOT_EMPTY, what=under_way)
    there = bool(connection.introspection.table_names())
    if not under_way:
        places.refuse_unless_empty()
        if there:
            raise Refused(Reason.NOT_EMPTY, what=connection.settings_dict["NAME"])
        unfinished.begin(backup.name)
    return there


def _files(place: Store, backup: Backup, lines: IO[bytes], by: Sequence[Any], told: Told) -> int:
    epoch = envelopes.epoch_of(backup.seal.keys)
    laid: dict[str, Path] = {}  # by piece: of public files, the same bytes are one file again
    number = 0
    for number, entry in enumerate(_entries(lines), 1):
        target = places.place_of(entry.path)
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700 if entry.path.startswith("private/") else 0o755)
        target.unlink(missing_ok=True)
        if entry.link:
            _link(entry, target)
        elif entry.piece in laid and entry.path.startswith("public/"):
            target.hardlink_to(laid[entry.piece])
        else:
            _lay(place.piece(epoch, entry.piece), entry, target, by)
            if entry.path.startswith("public/"):
                laid[entry.piece] = target
        told("files", number, backup.seal.files)
    if number != backup.seal.files:
        raise Refused(Reason.NOT_WHOLE, name=backup.name)
    return number


def _lay(piece: Path, entry: Entry, target: Path, by: Sequence[Any]) -> None:
    fresh = target.with_name(f".{target.name}.part")
    try:
        with fresh.open("wb") as file:
            digest = envelopes.open_(piece, file, by)
    except FileNotFoundError:
        raise Refused(Reason.NOT_WHOLE, name=piece.name) from None
    if digest != entry.digest:
        raise Refused(Reason.ALTERED, what=entry.path)
    fresh.chmod(0o600 if entry.path.startswith("private/") else 0o644)
    os.utime(fresh, ns=(entry.mtime, entry.mtime))
    fresh.replace(target)


def _link(entry: Entry, target: Path) -> None:
    if target.name != "current" or not _LEADS.fullmatch(entry.link):
        raise Refused(Reason.ALTERED, what=entry.path)
    target.symlink_to(entry.link)
