# SPDX-License-Identifier: EUPL-1.2
"""Baking: a frozen snapshot becomes the files of a release, in several processes.

Comes in:  a snapshot folder, the parts of a release, and the release before.
Goes out:  a folder of files, and notes of what each was made of.

The same snapshot gives the same bytes, whoever bakes it and whatever was reused:
a page whose inputs are those of the release before is linked from there, with its compressed siblings.
Nothing here touches the database.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from itertools import chain, zip_longest
from pathlib import Path

from conoceles.kernel.refusals import Refused, sentence
from conoceles.publication.rules import Reason

from .bench import CLOSING, Before, Bench, Done
from .pool import bakers

__all__ = ["Baked", "Before", "Bench", "Told", "bake", "inspect"]

#: Told what is being done («astray», «freeze», «bake», «inspect», «seal», «show», «archive»), how much is done, and
#: of how much (0: unknown). Of a bake, in shards.
Told = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Baked:
    """A whole bake, in figures, and the lines of its SHA256SUMS, one sorted file per shard."""

    pages: int
    fresh: int
    files: int
    written: int
    sums: tuple[Path, ...]


def bake(bench: Bench, *, told: Told = lambda *_: None) -> Baked:
    """Make every file of the release.

    Shards that the bench's notes say are done are left as they are: that is how a stopped bake is resumed.
    Raises Refused: whatever a part's ``check`` does, and BAKER_DIED.
    """
    for folder in (bench.into, bench.notes.folder):
        folder.mkdir(parents=True, exist_ok=True)
    for part in bench.parts:
        _check(bench, part)
        if prepare := getattr(bench.part(part), "prepare", None):
            prepare(bench.snapshot)
    tasks, closing = _tasks(bench), _closing(bench)
    figures: list[Done] = []
    bench.outline()
    try:
        with bakers(bench) as each:
            for some in (tasks, closing):  # what closes a release is made of the rest
                figures += [bench.found_done(*task) for task in some if bench.notes.done(*task)]
                for done in each("bake", [task for task in some if not bench.notes.done(*task)]):
                    figures.append(done)
                    told("bake", len(figures), len(tasks) + len(closing))
    finally:
        bench.forget_outline()
    total = Done(*(sum(column) for column in zip(*figures, strict=True))) if figures else Done(0, 0, 0, 0)
    return Baked(*total, sums=tuple(bench.notes.sums(*task) for task in (*tasks, *closing)))


def _check(bench: Bench, name: str) -> None:
    """Have a part refuse the release, in its own words where it has some: who publishes does not know later steps."""
    part = bench.part(name)
    try:
        part.check(bench.snapshot)
    except Refused as refusal:
        words = getattr(part, "PHRASES", {})
        if refusal.reason not in words:
            raise
        raise Refused(Reason.PART_REFUSES, words=sentence(refusal, words)) from refusal


def inspect(bench: Bench, *, coming: Collection[str] = (), told: Told = lambda *_: None) -> None:
    """Read again what was made, and follow the links of each page that was made: nothing may be spoiled or missing.

    *coming* are files that are not there yet, and will be.
    Raises Refused: BROKEN_FILES, BROKEN_LINKS, BAKER_DIED.
    """
    tasks = _tasks(bench) + _closing(bench)
    spoiled: list[str] = []
    nowhere = []
    with bakers(bench) as each:
        for number, (files, links) in enumerate(each("inspect", tasks), 1):
            spoiled += files
            nowhere += [link for link in links if link.target not in coming]
            told("inspect", number, len(tasks))
    if spoiled:
        raise Refused(Reason.BROKEN_FILES, paths=sorted(spoiled))
    if nowhere:
        raise Refused(Reason.BROKEN_LINKS, links=sorted(set(nowhere)))


def _tasks(bench: Bench) -> list[tuple[str, str]]:
    """Every shard of every part, the longest of each first."""
    each = [[(part, shard) for shard in bench.part(part).shards(bench.snapshot)] for part in bench.parts]
    return [task for task in chain.from_iterable(zip_longest(*each)) if task]


def _closing(bench: Bench) -> list[tuple[str, str]]:
    return [(part, CLOSING) for part in bench.parts]
