# SPDX-License-Identifier: EUPL-1.2
"""The files of backups: each closed once, under a name that tells nothing of what is in it.

The name is a keyed digest (HMAC-SHA-256) of its bytes, so equal files are one, and nobody finds out by trying whether
a file is there. What was closed already is known from an index of this installation's own; without it every file is
closed again, and nothing else is lost.
"""

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec
from django.conf import settings

from conoceles.kernel import digests
from conoceles.kernel.secrets_kept import kept
from conoceles.publication import disk

from . import store
from .envelopes import Hashing, Keys, close, close_whole, intact
from .places import Found
from .store import Store

#: Larger files are read twice instead of being held.
_HELD = 1 << 20
#: How many are closed before the disk is waited for, and the index kept: what an interruption costs.
_STEP = 4000
#: When a backup last had a piece that was closed for one that is not whole yet.
_IN_NONE = 0.0


class Entry(msgspec.Struct, frozen=True, omit_defaults=True):
    """A file of a backup: path, when it was written (nanoseconds), SHA-256 and piece; or where a link leads."""

    path: str
    size: int = 0
    mtime: int = 0
    digest: str = ""
    piece: str = ""
    link: str = ""


def index_of(place: Store) -> Path:
    """Where it is kept what was closed into *place*."""
    return store.mine(f"index-{place.mark}.json")


class _Index(msgspec.Struct):
    """``pieces``: size and SHA-256 as closed, and when a backup last had it. ``seen``: digest and piece of a file."""

    epoch: str = ""
    pieces: dict[str, tuple[int, str, float]] = {}
    seen: dict[str, tuple[str, str]] = {}


@dataclass(slots=True)
class Tally:
    """What a backup added."""

    files: int = 0
    fresh: int = 0
    bytes: int = 0


class Pieces:
    """The pieces in *place*, closed to *keys*, of one backup."""

    def __init__(self, place: Store, keys: Keys) -> None:
        self._place, self._keys = place, keys
        self._file = index_of(place)
        self._index = self._read()
        self._here: dict[str, tuple[str, str]] = {}
        self._used: set[str] = set()
        self._lying = set(place.lying(keys.epoch))
        self._secret = kept(settings.PRIVATE / "keys" / "piece-names.key", lambda: secrets.token_bytes(32))
        self._waiting: dict[str, tuple[int, str, float]] = {}
        self.tally = Tally()

    def _read(self) -> _Index:
        asked = _Index(self._keys.epoch)
        try:
            found = msgspec.json.decode(self._file.read_bytes(), type=_Index)
        except (FileNotFoundError, msgspec.DecodeError):
            return asked
        return found if found.epoch == asked.epoch else asked

    def take(self, found: Found) -> Entry | None:
        """Have *found* in the store, closed; None where it is gone."""
        if found.link:
            return Entry(found.path, link=found.link)
        known = self._here.get(found.same) or self._index.seen.get(found.same)
        if known is None or not self._is_there(known[1]):
            try:
                known = self._closed(found)
            except FileNotFoundError:
                return None
        self._here[found.same] = known
        self._used.add(known[1])
        self.tally.files += 1
        return Entry(found.path, found.size, found.mtime, *known)

    def _closed(self, found: Found) -> tuple[str, str]:
        """Its digest, and its piece; of what is written meanwhile (a bake's notes), as its last reading says it was."""
        if found.size <= _HELD:
            content = found.place.read_bytes()
            digest = hashlib.sha256(content).hexdigest()
        else:
            content = b""
            with found.place.open("rb") as file:
                digest = digests.of_file(file)
        if self._is_there(name := self._name(digest)):
            return digest, name
        fresh = self._place.root / "files" / "fresh"
        fresh.parent.mkdir(exist_ok=True, mode=0o700)
        if found.size <= _HELD:
            closed = close_whole(content, fresh, self._keys)
        else:
            with found.place.open("rb") as file:
                closed = close(read := Hashing(file), fresh, self._keys)
            name = self._name(digest := read.hexdigest)
        path = self._place.piece(self._keys.epoch, name)
        for each in (*reversed(path.parents[:3]),):  # «files», the keys, and two figures
            each.mkdir(exist_ok=True, mode=0o700)
        fresh.replace(path)
        self._waiting[name] = (closed.size, closed.digest, _IN_NONE)
        self._lying.add(name)
        self.tally.fresh += 1
        self.tally.bytes += closed.size
        # In steps that grow, so that the index is written a few times.
        if len(self._waiting) >= max(_STEP, len(self._index.pieces)):
            self.settle()
        return digest, name

    def _name(self, digest: str) -> str:
        return hmac.digest(self._secret, f"{self._keys.epoch}/{digest}".encode(), "sha256").hex()

    def _is_there(self, name: str) -> bool:
        """A store that was emptied, or another disk mounted in its place, is filled again."""
        return name in self._lying and (name in self._index.pieces or name in self._waiting)

    def settle(self) -> None:
        """Have what was closed on the disk; only then is it known as closed."""
        disk.settle_on_disk(self._place.root)
        self._index.pieces.update(self._waiting)
        self._index.seen.update(self._here)
        self._waiting.clear()
        self._write()

    def keep(self, at: datetime, oldest: datetime) -> int:
        """Settle, for the backup of that instant, and remove the pieces that none since *oldest* had; how many.

        What an interrupted backup closed was never in one: it has as long as what was in this one.
        """
        self.settle()
        for name, (size, digest, used) in self._index.pieces.items():
            if name in self._used or used == _IN_NONE:
                self._index.pieces[name] = (size, digest, at.timestamp())
        gone = [name for name, (_, _, used) in self._index.pieces.items() if used < oldest.timestamp()]
        for name in gone:
            self._place.piece(self._keys.epoch, name).unlink(missing_ok=True)
            del self._index.pieces[name]
        self._index.seen = dict(self._here)
        self._write()
        return len(gone)

    def _write(self) -> None:
        disk.write_whole(self._file, msgspec.json.encode(self._index))


def spoiled(place: Store, *, told: Any = lambda *_: None) -> list[str]:
    """The pieces in *place* that are missing or not as they were closed; no key is needed to see that.

    The index forgets them: the next backup closes them again, where the file still lies here. What a backup rotated or
    closed again while this was looked at is not spoiled.
    """
    before = _kept(place)
    doubtful = []
    for number, (name, (size, digest, _)) in enumerate(before.pieces.items()):
        told("check", number, len(before.pieces))
        if not intact(place.piece(before.epoch, name), size, digest):
            doubtful.append(name)
    if not doubtful:
        return []
    with store.alone(place.taking, wait=True):
        now = _kept(place)
        found = [each for each in doubtful if now.epoch == before.epoch and _same(now, before, each)]
        for name in found:
            del now.pieces[name]
        disk.write_whole(index_of(place), msgspec.json.encode(now))
    return found


def _kept(place: Store) -> _Index:
    file = index_of(place)
    return msgspec.json.decode(file.read_bytes(), type=_Index) if file.exists() else _Index()


def _same(now: _Index, before: _Index, name: str) -> bool:
    """Whether it is still the same closed file; when a backup last had it may be another."""
    return name in now.pieces and now.pieces[name][:2] == before.pieces[name][:2]
