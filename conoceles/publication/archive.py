# SPDX-License-Identifier: EUPL-1.2
"""Old releases, reduced to their archive: what was said by each candidacy, and the proof of it.

Only the shown release and the one before are whole. Of the others stay SHA256SUMS, its signature, the key, the card,
the checkpoint of the record and one JSON per candidacy; what is left still verifies with
``sha256sum -c --ignore-missing``.
"""

import os
from collections.abc import Collection
from pathlib import Path

from .baking.notes import Notes
from .shelf import (
    CARD,
    CHECKPOINT,
    PUBLIC_KEY,
    RECORD_KEY,
    SIGNATURE,
    SUMS,
    WITHDRAWN,
    WITHDRAWN_SIGNATURE,
    Shelf,
)

#: What stays of every release, for ever.
PROOF = frozenset({SUMS, SIGNATURE, PUBLIC_KEY, CARD, CHECKPOINT, RECORD_KEY, WITHDRAWN, WITHDRAWN_SIGNATURE})


def reduce_old(shelf: Shelf, *, shown: int) -> list[int]:
    """Reduce every release before the one before *shown*, and forget how they were baked.

    Only files are removed, one by one, so a stopped reduction goes on where it was.
    """
    numbers = [number for number in shelf.numbers() if number < shown]
    old = numbers[:-1]
    reduced = [number for number in old if _reduce(shelf.release(number), shelf.bakes / str(number))]
    if numbers:
        shelf.forget_before(numbers[-1])
    return reduced


def reduce_all(shelf: Shelf, *, shown: int) -> None:
    """Reduce every release before *shown*, that right before it too, and forget what they were frozen and baked from.

    One whose notes are lost, and that is not its archive yet, keeps its proof alone: which of its files are of a
    candidacy, nobody knows any more.
    """
    for number in shelf.numbers():
        release, notes = shelf.release(number), shelf.bakes / str(number)
        if number >= shown or _reduce(release, notes) or _is_archive(release):
            continue
        _keep(release, PROOF)
    shelf.forget_before(shown)


def _is_archive(release: Path) -> bool:
    files = (path for path in release.rglob("*") if path.is_file())
    return all(path.suffix == ".json" or path.name in PROOF for path in files)


def _reduce(release: Path, notes: Path) -> bool:
    """Whether there was something to remove. Without the notes of its bake a release is its archive already."""
    if not notes.exists():
        return False
    _keep(release, set(Notes(notes).archived()) | PROOF)
    return True


def _keep(release: Path, kept: Collection[str]) -> None:
    """Remove from *release* everything but what is *kept*, by its path in it."""
    for folder, _, names in os.walk(release, topdown=False):
        here = Path(folder)
        for name in names:
            if (here / name).relative_to(release).as_posix() not in kept:
                (here / name).unlink()
        if here != release and not any(here.iterdir()):
            here.rmdir()
