# SPDX-License-Identifier: EUPL-1.2
"""Every candidacy's words as numbers, so that half a million fit in memory, and what is asked of them."""

import hashlib
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations

from .spelling import hashed, paired, sound, words

#: As many as a page looks at to show ten people: a word alone leads to no more.
SAMPLE = 12
#: Letters of a sound that is kept by both a short end and a long one.
_BETWEEN = 5, 6
_SHORTEST = 3


class Gathered:
    """The words of *total* candidacies. A candidacy is known by a number that only its address decides."""

    def __init__(self, total: int) -> None:
        self.bits = min(32, total.bit_length() + 3)
        self.counts: Counter[str] = Counter()
        self._people = array("L")
        self._words = array("L")
        self._ends = array("L")
        self._known: dict[str, int] = {}
        self._spelled: list[str] = []

    def add(self, path: str, name: str, nickname: str) -> int:
        """Note who is at *path* by the words of *name* and *nickname*; the number she is known by."""
        digest = hashlib.blake2b(path.encode(), digest_size=4).digest()
        number = int.from_bytes(digest) >> (32 - self.bits)
        found = words(f"{name} {nickname}")
        self.counts.update(set(found))
        self._people.append(number)
        self._words.extend(self._number(word) for word in found)
        self._ends.append(len(self._words))
        return number

    def _number(self, word: str) -> int:
        if word not in self._known:
            self._known[word] = len(self._spelled)
            self._spelled.append(word)
        return self._known[word]

    def vocabulary(self) -> dict[str, list[str]]:
        """The words by each key that they are sought by: their beginnings, their ends, and those that are short."""
        found = defaultdict(list)
        for word in sorted(self._spelled):
            for key in keys(word):
                found[key].append(word)
        return found

    def postings(self) -> Iterator[tuple[int, int]]:
        """A key of one word or of two, and somebody who has them; in no order, and nobody twice for one key."""
        hashes = [hashed(word) for word in self._spelled]
        having: list[list[int]] = [[] for _ in hashes]
        start = 0
        for person, end in zip(self._people, self._ends, strict=True):
            hers = self._words[start:end]
            start = end
            for word in set(hers):
                having[word].append(person)
                if len(having[word]) > 4 * SAMPLE:
                    having[word] = sorted(having[word])[:SAMPLE]
            for one, other in set(combinations(sorted(hashes[word] for word in hers), 2)):
                yield paired(one, other), person
        for word, people in enumerate(having):
            for person in sorted(people)[:SAMPLE]:
                yield paired(0, hashes[word]), person


def keys(word: str) -> set[str]:
    """What *word* is sought by in the vocabulary, by its sound; ``keys`` of ``lookup.js`` asks for the same.

    A slip spoils its beginning or its end. Long words are kept by longer ends, so that no piece is large; those of a
    length between by both, for a slip may make a word longer or shorter. Of short ones a slip may spoil everything:
    those of two exchanged letters are found by their letters, the shortest all together.
    """
    heard = sound(word)
    found = {f"^{heard[:2]}"}
    if len(heard) <= _BETWEEN[1]:
        found |= {f"{heard[-2:]}$", "~" + "".join(sorted(heard))}
    if len(heard) >= _BETWEEN[0]:
        found.add(f"{heard[-3:]}$")
    return found | ({"#"} if len(heard) <= _SHORTEST else set())


def split(total: int, each: int) -> int:
    """In how many pieces *total* things lie, about *each* in one: a power of two, of which this is the exponent."""
    return max(0, (max(total - 1, 0) // each).bit_length())


def by_piece(postings: Iterable[tuple[int, int]], groups: int) -> list["array[int]"]:
    """*postings* as numbers of 64 bits, first the key, then the person; in 2^*groups* arrays by the first bits."""
    found = [array("Q") for _ in range(1 << groups)]
    for key, person in postings:
        found[key >> (32 - groups) if groups else 0].append(key << 32 | person)
    return found
