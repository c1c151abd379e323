# SPDX-License-Identifier: EUPL-1.2
"""Baking: a frozen snapshot becomes the files of a release, in several processes.

Comes in:  a snapshot folder, the parts of a release, and the release before.
Goes out:  a folder of files, and notes of what each was made of.

The same snapshot gives the same bytes, whoever bakes it and whatever was reused:
a page whose inputs are those of the release before is linked from there, with its compressed siblings.
Nothing here touches the database.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import chain, zip_longest
from pathlib import Path

from conoceles.kernel.refusals import Refused
from conoceles.publication.rules import Reason
from conoceles.publication.snapshot import Snapshot

from .bench import Before, Bench, Done
from .notes import Notes
from .pool import Pool

__all__ = ["Baked", "Before", "bake"]

#: Told what is being done («bake» or «inspect»), how many shards are, and of how many.
Told = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Baked:
    """A whole bake, in figures, and the lines of its SHA256SUMS, one sorted file per shard."""

    pages: int
    fresh: int
    files: int
    written: int
    sums: tuple[Path, ...]


def bake(
    snapshot: Snapshot,
    *,
    parts: Sequence[str],
    into: Path,
    notes: Path,
    before: Before | None = None,
    told: Told = lambda *_: None,
) -> Baked:
    """Bake *snapshot* into the folder *into*, and inspect what was baked.

    Shards that *notes* says are done are left as they are: that is how a stopped bake is resumed.
    Raises Refused: whatever a part's ``check`` does, BROKEN_FILES, BROKEN_LINKS.
    """
    into.mkdir(parents=True, exist_ok=True)
    notes.mkdir(parents=True, exist_ok=True)
    bench = Bench(snapshot, tuple(parts), into, Notes(notes), before)
    for part in parts:
        bench.part(part).check(snapshot)
    tasks = _tasks(bench)
    figures = [bench.found_done(*task) for task in tasks if bench.notes.done(*task)]
    missing = [task for task in tasks if not bench.notes.done(*task)]
    pool = Pool(bench)
    try:
        for done in pool.each("bake", missing):
            figures.append(done)
            told("bake", len(figures), len(tasks))
        _inspect(pool, tasks, told)
    finally:
        pool.close()
    total = Done(*(sum(column) for column in zip(*figures, strict=True))) if figures else Done(0, 0, 0, 0)
    return Baked(*total, sums=tuple(bench.notes.sums(*task) for task in tasks))


def _tasks(bench: Bench) -> list[tuple[str, str]]:
    """Every shard of every part, the longest of each first."""
    each = [[(part, shard) for shard in bench.part(part).shards(bench.snapshot)] for part in bench.parts]
    return [task for task in chain.from_iterable(zip_longest(*each)) if task]


def _inspect(pool: Pool, tasks: list[tuple[str, str]], told: Told) -> None:
    spoiled: list[str] = []
    nowhere = []
    for number, (files, links) in enumerate(pool.each("inspect", tasks), 1):
        spoiled += files
        nowhere += links
        told("inspect", number, len(tasks))
    if spoiled:
        raise Refused(Reason.BROKEN_FILES, paths=sorted(spoiled))
    if nowhere:
        raise Refused(Reason.BROKEN_LINKS, links=sorted(set(nowhere)))
