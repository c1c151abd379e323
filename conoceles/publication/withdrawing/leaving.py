# SPDX-License-Identifier: EUPL-1.2
"""Of whom something was taken out, no earlier release keeps what it said of her: only the digest, and the day.

Every earlier release becomes its archive, her JSON leaves it, and its signed WITHDRAWN list says which digests of
SHA256SUMS went and when: one a line, «digest, two blanks, instant», and no name.
"""

import hashlib
from collections.abc import Collection, Iterator
from datetime import datetime
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from conoceles.publication import archive, disk
from conoceles.publication.shelf import WITHDRAWN, WITHDRAWN_SIGNATURE, Shelf


def leave(shelf: Shelf, *, shown: int, candidacies: Collection[str], at: datetime, key: Ed25519PrivateKey) -> int:
    """Take *candidacies* (ids) out of every release before *shown*; how many files went.

    The list is written before anything is removed, and what it says already is not said twice: whatever dies on the
    way, the next time finishes.
    """
    archive.reduce_all(shelf, shown=shown)
    ids = [candidacy.encode() for candidacy in candidacies]
    removed = 0
    for number in shelf.numbers():
        if number < shown:
            release = shelf.release(number)
            found = {path: hashlib.sha256(content).hexdigest() for path, content in _about(release, ids)}
            if found:
                _list(release, found.values(), at)
            _sign(release, key)
            for path in found:
                path.unlink()
            removed += len(found)
            disk.fsync_folder(release)
    disk.settle_on_disk(shelf.public)
    return removed


def kept_of(shelf: Shelf, *, shown: int, candidacies: Collection[str]) -> list[Path]:
    """The files of releases before *shown* that still say something of *candidacies*: none, once they left."""
    ids = [candidacy.encode() for candidacy in candidacies]
    return [
        path
        for number in shelf.numbers()
        if number < shown
        for path, _ in _about(shelf.release(number), ids, every=True)
    ]


def _about(release: Path, ids: list[bytes], *, every: bool = False) -> Iterator[tuple[Path, bytes]]:
    """The files of an archive that bear one of *ids*: each candidacy's JSON bears its own, and no other's."""
    for path in release.rglob("*" if every else "*.json"):
        if path.is_file():
            content = path.read_bytes()
            if any(one in content for one in ids):
                yield path, content


def _list(release: Path, digests: Collection[str], at: datetime) -> None:
    lines = (release / WITHDRAWN).read_text("ascii").splitlines() if (release / WITHDRAWN).exists() else []
    known = {line[:64] for line in lines}
    moment = at.isoformat(timespec="seconds")
    lines += [f"{digest}  {moment}" for digest in sorted(digests) if digest not in known]
    disk.write_whole(release / WITHDRAWN, "".join(f"{line}\n" for line in lines).encode("ascii"))


def _sign(release: Path, key: Ed25519PrivateKey) -> None:
    """Sign the list, if there is one; what died between the list and its signature is signed now."""
    if (release / WITHDRAWN).exists():
        disk.write_whole(release / WITHDRAWN_SIGNATURE, key.sign((release / WITHDRAWN).read_bytes()))
