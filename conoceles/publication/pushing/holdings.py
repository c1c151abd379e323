# SPDX-License-Identifier: EUPL-1.2
"""What the releases of a process hold here, and so must hold over there: nothing less, nothing else."""

import hashlib
import heapq
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from conoceles.kernel import digests, signatures
from conoceles.kernel.refusals import Refused
from conoceles.publication.keys import key_place, signing_key
from conoceles.publication.shelf import (
    PUBLIC_KEY,
    SIGNATURE,
    SUMS,
    WITHDRAWN,
    WITHDRAWN_SIGNATURE,
    Shelf,
)

from .rules import Reason

#: What SHA256SUMS does not list.
_BESIDE = sorted([SUMS, SIGNATURE, WITHDRAWN, WITHDRAWN_SIGNATURE])
_LINE = re.compile(r"([0-9a-f]{64})  ([^\n]+)\n")


@dataclass(frozen=True, slots=True)
class Held:
    """One file of a release: its path in it, the SHA-256 of its bytes, and how many they are."""

    path: str
    digest: str
    size: int


def shown(shelf: Shelf, process: str) -> int:
    """The number of the release that is shown here, which this installation signed, if it has a key. Raises Refused."""
    number = 0 if "/" in process else shelf.visible  # a name, and no path to somewhere else
    if not number:
        raise Refused(Reason.NOTHING_SHOWN, process=process)
    release = shelf.release(number)
    try:
        pem, signature, sums = ((release / name).read_bytes() for name in (PUBLIC_KEY, SIGNATURE, SUMS))
    except FileNotFoundError as missing:
        raise Refused(Reason.NOT_WHOLE, number=number, path=Path(missing.filename).name) from None
    try:
        signed = signatures.verifies(pem, signature, sums)
    except ValueError:  # no key at all
        signed = False
    if not signed or not _ours(pem):
        raise Refused(Reason.NOT_SIGNED, number=number)
    return number


def _ours(pem: bytes) -> bool:
    """Whether *pem* is of the key that signs here: whoever altered a release may have signed it with one of his own."""
    return not key_place().exists() or pem == signatures.public_pem(signing_key())


def held(shelf: Shelf, number: int, *, whole: bool) -> Iterator[Held]:
    """The files of release *number*, by path.

    A ``whole`` one has all that its list says, or is refused (NOT_WHOLE); of others, what was not reduced or withdrawn.
    """
    release = shelf.release(number)
    yield from heapq.merge(_listed(release, number, whole=whole), _beside(release), key=lambda one: one.path)


def count(shelf: Shelf, number: int) -> int:
    """How many files release *number* has, or had while it was whole."""
    with (shelf.release(number) / SUMS).open("rb") as file:
        return sum(1 for _ in file) + 2


def state(shelf: Shelf) -> str:
    """A digest of what is shown and kept here: it changes with each release and with each withdrawal."""
    found = hashlib.sha256(str(shelf.current.readlink()).encode())
    for number in shelf.numbers():
        release = shelf.release(number)
        for name in _BESIDE:
            if (release / name).exists():
                found.update(f"{number} {name} ".encode() + (release / name).read_bytes())
        found.update(str(sum(1 for _ in os.scandir(release))).encode())  # an archive has fewer folders
    return found.hexdigest()


def _listed(release: Path, number: int, *, whole: bool) -> Iterator[Held]:
    with (release / SUMS).open(encoding="ascii", newline="\n") as file:
        for line in file:
            matched = _LINE.fullmatch(line)
            size = _size(release / matched[2]) if matched else None
            if matched and size is not None:
                yield Held(matched[2], matched[1], size)
            elif whole:
                raise Refused(Reason.NOT_WHOLE, number=number, path=line[66:].strip())


def _beside(release: Path) -> Iterator[Held]:
    for name in _BESIDE:
        size = _size(release / name)
        if size is not None:
            with (release / name).open("rb") as file:
                yield Held(name, digests.of_file(file), size)


def _size(path: Path) -> int | None:
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return None
