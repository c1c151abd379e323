# SPDX-License-Identifier: EUPL-1.2
"""What changed between two texts, word by word."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum

#: A word with the blanks after it; the blanks before the first.
_WORD = re.compile(r"\S+\s*|\s+")
#: Pairs of equal words, one in each text, up to which they are compared: a text made of one word repeated has millions.
_MOST_PAIRS = 300_000
#: Equal words between two longer changes, up to which they are chance, and read worse kept than as part of the change.
_CHANCE = 3


class Kind(Enum):
    """What became of a piece of text."""

    KEPT = "igual"
    GONE = "quitado"
    NEW = "agregado"


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words of one kind, with their blanks."""

    kind: Kind
    text: str

    @property
    def gone(self) -> bool:
        """Whether it is no more in the text."""
        return self.kind is Kind.GONE

    @property
    def new(self) -> bool:
        """Whether it was not in the text before."""
        return self.kind is Kind.NEW


def changes(before: str, after: str) -> list[Piece]:
    """*after* in pieces, with those of *before* that are gone where they were; blanks alone are no change.

    The pieces that are kept or new are, one after another, exactly *after*. Where comparing would take too long, as
    with thousands of times the same word, the whole is said to have changed.
    """
    old, new = _WORD.findall(before), _WORD.findall(after)
    mine, theirs = [word.strip() for word in old], [word.strip() for word in new]
    head = _alike(mine, theirs)
    tail = _alike(mine[head:][::-1], theirs[head:][::-1])
    middle = slice(head, len(mine) - tail), slice(head, len(theirs) - tail)
    found = [(Kind.KEPT, new[:head])]
    found += _compared(old[middle[0]], new[middle[1]], mine[middle[0]], theirs[middle[1]])
    found.append((Kind.KEPT, new[len(new) - tail :]))
    return list(_joined(found))


def _alike(one: Sequence[str], other: Sequence[str]) -> int:
    """How many words both begin with."""
    count = 0
    for mine, theirs in zip(one, other, strict=False):
        if mine != theirs:
            break
        count += 1
    return count


def _compared(old: list[str], new: list[str], mine: list[str], theirs: list[str]) -> list[tuple[Kind, list[str]]]:
    times = Counter(mine)
    if sum(times[word] for word in theirs) > _MOST_PAIRS:
        return [(Kind.GONE, old), (Kind.NEW, new)]
    found = []
    for same, was, now in _blocks(SequenceMatcher(None, mine, theirs, autojunk=False).get_opcodes()):
        if same:
            found.append((Kind.KEPT, new[now]))
        else:
            found += [(Kind.GONE, old[was]), (Kind.NEW, new[now])]
    return found


def _blocks(codes: Sequence[tuple[str, int, int, int, int]]) -> list[tuple[bool, slice, slice]]:
    """Whether each stretch is equal, and where it is in both; an equal one that is chance is part of a change.

    A proposal written anew shares «lo», «de» and «el» with the one before: what is told word by word of it, nobody
    could read.
    """
    blocks: list[tuple[bool, slice, slice]] = []
    for place, (what, begin, end, first, last) in enumerate(codes):
        same = what == "equal" and not _chance(codes, place)
        was, now = slice(begin, end), slice(first, last)
        if blocks and blocks[-1][0] == same:
            _, before, there = blocks.pop()
            was, now = slice(before.start, end), slice(there.start, last)
        blocks.append((same, was, now))
    return blocks


def _chance(codes: Sequence[tuple[str, int, int, int, int]], place: int) -> bool:
    """Whether the equal words there are few, and fewer than those of each change beside them."""
    size = codes[place][2] - codes[place][1]
    if size > _CHANCE or not 0 < place < len(codes) - 1:
        return False
    beside = (codes[place - 1], codes[place + 1])
    return all(size < max(end - begin, last - first) for _, begin, end, first, last in beside)


def _joined(found: list[tuple[Kind, list[str]]]) -> Iterator[Piece]:
    """The pieces that say something, those of one kind that follow one another as one."""
    kind, text = Kind.KEPT, ""
    for each, words in found:
        if each is not kind and text:
            yield Piece(kind, text)
            text = ""
        if words:
            kind, text = each, (text if each is kind else "") + "".join(words)
    if text:
        yield Piece(kind, text)
