# SPDX-License-Identifier: EUPL-1.2
"""That an entry is among those that a checkpoint signed, shown in a few hashes and without reading the whole record.

What a proof lists are roots of subtrees. The peaks that checkpoints keep are such roots: a record signed each hour
leaves few leaves to read for any of them. Nothing here is believed: whoever shows a proof checks it against the
signed root, so a peak or a leaf that somebody altered makes a proof that does not hold.
"""

import base64
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.db.models import Q

from conoceles.kernel import digests, merkle

from . import rules
from .models import Checkpoint, Entry

#: A subtree is its first leaf, from 0, and how many leaves it has.
Subtree = tuple[int, int]


@dataclass(frozen=True)
class Proof:
    """An entry, the checkpoint that covers it, and the hashes between both, from the leaf up."""

    entry: Entry
    checkpoint: Checkpoint
    hashes: list[bytes]

    @property
    def line(self) -> bytes:
        """The bytes that the leaf hash covers."""
        return rules.line(self.entry.content())

    def text(self) -> str:
        """It as a file that other programs read (C2SP ``tlog-proof``), with the entry itself as its extra data."""

        def base64_of(given: bytes) -> str:
            return base64.b64encode(given).decode()

        head = ["c2sp.org/tlog-proof@v1", f"extra {base64_of(self.line)}", f"index {self.entry.number - 1}"]
        return "\n".join([*head, *map(base64_of, self.hashes), "", self.checkpoint.note])

    def holds(self) -> bool:
        """Whether it leads from the entry, as it says today, to the signed root."""
        leaf = bytes.fromhex(digests.leaf(self.line))
        root = bytes.fromhex(self.checkpoint.root)
        return merkle.includes(root, self.checkpoint.size, leaf, self.entry.number - 1, self.hashes)


def inclusion(entry: Entry, checkpoint: Checkpoint) -> Proof:
    """The proof that *checkpoint*, of at least ``entry.number`` entries, covers *entry*. Two queries.

    Raises ValueError or LookupError when peaks or leaves are not there, which ``verify_record`` tells in full.
    """
    wanted = merkle.beside(entry.number - 1, checkpoint.size)
    known = _Known(checkpoint.size)
    unread = [part for subtree in wanted for part in known.unread(subtree)]
    leaves = _leaves(unread)
    roots = known.roots | {
        (first, count): merkle.root(leaves[at] for at in range(first, first + count)) for first, count in unread
    }
    return Proof(entry, checkpoint, [_root(subtree, roots) for subtree in wanted])


class _Known:
    """Every subtree, of those within *size* leaves, whose root some checkpoint keeps."""

    def __init__(self, size: int) -> None:
        self.roots: dict[Subtree, bytes] = {}
        for at, peaks in Checkpoint.objects.filter(size__lte=size).values_list("size", "peaks"):
            first = 0
            for position in range(0, len(peaks), 64):
                count = 1 << ((at - first).bit_length() - 1)
                self.roots[first, count] = bytes.fromhex(peaks[position : position + 64])
                first += count
        self._least: dict[int, int] = {}
        for first, count in self.roots:
            self._least[first] = min(count, self._least.get(first, count))
        self._firsts = sorted(self._least)

    def unread(self, subtree: Subtree) -> Iterator[Subtree]:
        """The parts of *subtree* whose leaves must be read, in order."""
        if subtree in self.roots:
            return
        if not self._inside(*subtree):
            yield subtree
            return
        first, count = subtree
        left = merkle.split(count)
        yield from self.unread((first, left))
        yield from self.unread((first + left, count - left))

    def _inside(self, first: int, count: int) -> bool:
        """Whether part of that subtree is known. Subtrees nest: one that begins inside of it, and later, is in it."""
        later = bisect_right(self._firsts, first)
        return self._least.get(first, count) < count or (
            later < len(self._firsts) and self._firsts[later] < first + count
        )


def _leaves(parts: list[Subtree]) -> dict[int, bytes]:
    """The leaves of *parts*, which adjoin where they can be asked for together."""
    runs: list[Subtree] = []
    for first, count in sorted(parts):
        if runs and sum(runs[-1]) == first:
            runs[-1] = runs[-1][0], runs[-1][1] + count
        else:
            runs.append((first, count))
    if not runs:
        return {}
    wanted = reduce(or_, (Q(number__gt=first, number__lte=first + count) for first, count in runs))
    found = Entry.objects.filter(wanted).order_by("number").values_list("number", "leaf").iterator(5000)
    return {number - 1: bytes.fromhex(leaf) for number, leaf in found}


def _root(subtree: Subtree, roots: Mapping[Subtree, bytes]) -> bytes:
    if subtree in roots:
        return roots[subtree]
    first, count = subtree
    left = merkle.split(count)
    return merkle.node(_root((first, left), roots), _root((first + left, count - left), roots))
