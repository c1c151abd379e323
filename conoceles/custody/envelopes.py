# SPDX-License-Identifier: EUPL-1.2
"""Closing to keys whose private halves are elsewhere, and opening with one of them: the age format (C2SP age v1).

Any program of that format opens what is closed here; nothing is ever in memory whole.
"""

import hashlib
import os
import zlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Protocol

import pyrage
from django.conf import settings

from conoceles.kernel.refusals import Refused

from .rules import Reason

_GZIP = 16 + zlib.MAX_WBITS
_PIECE = 1 << 18


class Readable(Protocol):
    """What bytes are read from."""

    def read(self, size: int = -1, /) -> bytes:
        """Some of them; none at the end."""


class Writable(Protocol):
    """What bytes are written to."""

    def write(self, data: bytes, /) -> Any:
        """Take them."""


@dataclass(frozen=True, slots=True)
class Closed:
    """A closed file as anyone sees it: how many bytes, and their SHA-256."""

    size: int
    digest: str


@dataclass(frozen=True, slots=True)
class Keys:
    """The public halves that everything is closed to: whoever has one of the private ones opens."""

    recipients: tuple[Any, ...]

    @property
    def words(self) -> tuple[str, ...]:
        """As they are written: «age1…»."""
        return tuple(sorted(map(str, self.recipients)))

    @property
    def epoch(self) -> str:
        """What names them together: what was closed to others lies apart, and ends with their private halves."""
        return epoch_of(self.words)


def epoch_of(words: Iterable[str]) -> str:
    """The same, of keys as they are written."""
    return hashlib.sha256("\n".join(sorted(words)).encode()).hexdigest()[:16]


def keys() -> Keys:
    """Those of this installation. Raises Refused: NO_KEYS, NOT_A_KEY."""
    written = [each.strip() for each in settings.BACKUP_KEYS.split(",") if each.strip()]
    if not written:
        raise Refused(Reason.NO_KEYS)
    try:
        return Keys(tuple(pyrage.x25519.Recipient.from_str(each) for each in written))
    except pyrage.RecipientError:
        raise Refused(Reason.NOT_A_KEY) from None


def identities(text: str) -> list[Any]:
    """The private keys in *text*, as ``age-keygen`` writes them. Raises Refused: NOT_AN_IDENTITY."""
    lines = [line.strip() for line in text.splitlines()]
    try:
        found = [pyrage.x25519.Identity.from_str(line) for line in lines if line and not line.startswith("#")]
    except pyrage.IdentityError:
        found = []
    if not found:
        raise Refused(Reason.NOT_AN_IDENTITY)
    return found


def close(content: Readable, path: Path, to: Keys) -> Closed:
    """Close *content* into *path*, which is there whole or not at all; its bytes wait for whoever settles the disk."""
    fresh = path.with_name(f".{path.name}.part")
    source = _Kept(content.read)
    with fresh.open("wb") as file:
        into = _Hashed(file)
        try:
            pyrage.encrypt_io(source, into, list(to.recipients))
        except pyrage.EncryptError as error:
            fresh.unlink(missing_ok=True)
            raise (source.failed or into.failed or error) from None
    fresh.replace(path)
    return Closed(into.size, into.hexdigest)


def close_whole(content: bytes, path: Path, to: Keys) -> Closed:
    """The same, for what is small."""
    closed = pyrage.encrypt(content, list(to.recipients))
    fresh = path.with_name(f".{path.name}.part")
    fresh.write_bytes(closed)
    fresh.replace(path)
    return Closed(len(closed), hashlib.sha256(closed).hexdigest())


def open_(path: Path, into: Writable, by: Sequence[Any]) -> str:
    """Write what is in *path* to *into*; the SHA-256 of that. Raises Refused: OTHER_KEY, ALTERED."""
    target = _Hashed(into)
    try:
        with path.open("rb") as file:
            pyrage.decrypt_io(file, target, list(by))
    except pyrage.DecryptError as error:
        if target.failed:
            raise target.failed from None
        reason = Reason.OTHER_KEY if "No matching keys" in str(error) else Reason.ALTERED
        raise Refused(reason, what=path.name) from None
    except OSError as error:
        if target.failed or error.errno:
            raise
        raise Refused(Reason.ALTERED, what=path.name) from None
    return target.hexdigest


class Hashing:
    """What *content* gives, and its SHA-256 so far."""

    def __init__(self, content: Readable) -> None:
        self._content, self._total = content, hashlib.sha256()

    def read(self, size: int = -1, /) -> bytes:
        """The next of it."""
        piece = self._content.read(size)
        self._total.update(piece)
        return piece

    @property
    def hexdigest(self) -> str:
        """Of what was read."""
        return self._total.hexdigest()


class Deflated:
    """What *content* gives, as gzip (without name or time)."""

    def __init__(self, content: Readable) -> None:
        self._content, self._packer, self._ready, self._over = content, zlib.compressobj(1, wbits=_GZIP), b"", False

    def read(self, size: int = -1, /) -> bytes:
        """The next *size* bytes at the most."""
        while not self._over and len(self._ready) < max(size, 1):
            piece = self._content.read(_PIECE)
            self._over = not piece
            self._ready += self._packer.compress(piece) if piece else self._packer.flush()
        given, self._ready = self._ready[:size], self._ready[size:]
        return given


class Inflating:
    """What is written to it as gzip goes to *into* as it was."""

    def __init__(self, into: Writable) -> None:
        self._into, self._opener = into, zlib.decompressobj(_GZIP)

    def write(self, data: bytes, /) -> int:
        """Take some more."""
        self._into.write(self._opener.decompress(data))
        return len(data)

    def flush(self) -> None:
        """Hand on what is left."""
        self._into.write(self._opener.flush())


class _Hashed:
    """A writer that knows what went through it, and what went wrong: the library tells only its words."""

    def __init__(self, into: Writable) -> None:
        self._into, self._total = into, hashlib.sha256()
        self.size, self.failed = 0, None

    def write(self, data: bytes) -> int:
        try:
            self._into.write(data)
        except OSError as error:
            self.failed = error
            raise
        self._total.update(data)
        self.size += len(data)
        return len(data)

    def flush(self) -> None:
        """Nothing waits here."""

    @property
    def hexdigest(self) -> str:
        return self._total.hexdigest()


class _Kept:
    """A reader that keeps what went wrong."""

    def __init__(self, read: Callable[[int], bytes]) -> None:
        self._read, self.failed = read, None

    def read(self, size: int = -1) -> bytes:
        try:
            return self._read(size)
        except Exception as error:
            self.failed = error
            raise


def digest_of(path: Path) -> Closed:
    """A closed file as it lies there. Raises OSError."""
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
        return Closed(os.fstat(file.fileno()).st_size, digest)


def intact(path: Path, size: int, digest: str) -> bool:
    """Whether a closed file lies there as it was written."""
    try:
        found = digest_of(path)
    except OSError:
        return False
    return (found.size, found.digest) == (size, digest)


def spool(content: IO[bytes]) -> IO[bytes]:
    """*content* from its beginning again."""
    content.seek(0)
    return content
