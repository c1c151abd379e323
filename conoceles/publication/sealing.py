# SPDX-License-Identifier: EUPL-1.2
"""Sealing: the list of what a release holds, its signature, and the card that says which release it is.

Anyone verifies a release with two programs that every system has::

    sha256sum -c --quiet SHA256SUMS
    openssl pkeyutl -verify -pubin -inkey clave-publica.pem -rawin -in SHA256SUMS -sigfile SHA256SUMS.sig
"""

import hashlib
import heapq
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from conoceles.kernel import signatures
from conoceles.kernel.refusals import Refused

from .baking.files import Tray
from .baking.notes import Made, Notes
from .parts import Page
from .rules import Reason
from .shelf import CARD, CHECKPOINT, PUBLIC_KEY, RECORD_KEY, SIGNATURE, SUMS

#: Files open at once while lists are merged.
_FAN = 200
_NAME = slice(66, None)  # after 64 digits and two blanks


@dataclass(frozen=True, slots=True)
class Card:
    """What ``release.json`` says. ``previous`` is the SHA-256 of the SHA256SUMS of the release before, or empty."""

    process: str
    number: int
    frozen_at: str
    snapshot: str
    candidacies: int
    previous: str


@dataclass(frozen=True, slots=True)
class Witness:
    """The record of every act, as it was signed for this release: the checkpoint, and the key that verifies it."""

    checkpoint: bytes
    key: bytes  # PEM


def seal(
    folder: Path, notes: Path, sums: Sequence[Path], *, card: Card, witness: Witness, key: Ed25519PrivateKey
) -> str:
    """Write the card, the witness, the public key, SHA256SUMS and its signature into *folder*.

    *sums* are the sorted lists of what was baked. Returns the SHA-256 of SHA256SUMS.
    Raises Refused (SAME_FILE_TWICE) when two parts made the same file.
    """
    own = _own(folder, card, witness, key)
    Notes(notes).keep("release", "card", own, ())
    manifest = enlist(folder, notes, [*sums, Notes(notes).sums("release", "card")])
    with _fresh(folder / SIGNATURE) as file:
        file.write(key.sign((folder / SUMS).read_bytes()))
    return manifest


def enlist(folder: Path, notes: Path, sums: Sequence[Path]) -> str:
    """Write SHA256SUMS of the sorted lists *sums* into *folder*; returns its own SHA-256.

    Raises Refused (SAME_FILE_TWICE) when two of them have the same file.
    """
    spare = notes / "merging"
    spare.mkdir(exist_ok=True)
    with _fresh(folder / SUMS) as file:
        total = hashlib.sha256()
        for line in _once(_merged(sums, spare)):
            file.write(line)
            total.update(line)
    for rest in spare.iterdir():
        rest.unlink()
    spare.rmdir()
    return total.hexdigest()


def _own(folder: Path, card: Card, witness: Witness, key: Ed25519PrivateKey) -> list[Made]:
    """The files that are the release's own, whatever its parts."""
    said = msgspec.json.format(msgspec.json.encode(card), indent=2) + b"\n"
    pem = signatures.public_pem(key)
    tray = Tray(folder, None)
    files = {CARD: said, PUBLIC_KEY: pem, CHECKPOINT: witness.checkpoint, RECORD_KEY: witness.key}
    return [
        tray.put(Page(path, hashlib.sha256(content).hexdigest(), partial(bytes, content), archived=True))[0]
        for path, content in files.items()
    ]


def _fresh(path: Path) -> Any:
    path.unlink(missing_ok=True)  # of a bake that was stopped while sealing
    return path.open("xb", buffering=1 << 20)


def _merged(lists: Sequence[Path], spare: Path) -> Iterator[bytes]:
    """The lines of the sorted *lists*, sorted by path; *spare* takes what lies between."""
    level = 0
    while len(lists) > _FAN:
        level += 1
        groups = [lists[start : start + _FAN] for start in range(0, len(lists), _FAN)]
        lists = [spare / f"{level}-{number}" for number in range(len(groups))]
        for group, into in zip(groups, lists, strict=True):
            with into.open("wb", buffering=1 << 20) as file:
                file.writelines(_merged(group, spare))
    with ExitStack() as stack:
        files = [stack.enter_context(path.open("rb")) for path in lists]
        yield from heapq.merge(*files, key=lambda line: line[_NAME])


def _once(lines: Iterable[bytes]) -> Iterator[bytes]:
    last = b""
    for line in lines:
        if line[_NAME] == last:
            raise Refused(Reason.SAME_FILE_TWICE, path=last.decode().rstrip())
        last = line[_NAME]
        yield line
