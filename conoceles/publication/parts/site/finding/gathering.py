# SPDX-License-Identifier: EUPL-1.2
"""Every candidacy's words as numbers, so that half a million fit in memory, and what is asked of them."""

import hashlib
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations

from .spelling import hashed, paired, sound, words

#: A word that at most so many candidacies have leads to all of them. One of more leads to a sample, and only together
#: with another such word to everyone.
FEW = 6
#: As many rows as a page fetches to show ten people.
SAMPLE = 12
#: Sounds up to so long are also kept together: a slip in the middle of a short word spoils its beginning and its end.
SHORT = 4


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
        many = [self.counts[word] > FEW for word in self._spelled]
        having: list[list[int]] = [[] for _ in hashes]
        start = 0
        for person, end in zip(self._people, self._ends, strict=True):
            hers = self._words[start:end]
            start = end
            for word in set(hers):
                having[word].append(person)
                if len(having[word]) > 4 * SAMPLE:
                    having[word] = sorted(having[word])[:SAMPLE]
            common = sorted(hashes[word] for word in hers if many[word])
            for one, other in set(combinations(common, 2)):
                yield paired(one, other), person
        for word, people in enumerate(having):
            for person in sorted(people)[:SAMPLE]:
                yield paired(0, hashes[word]), person


def keys(word: str) -> list[str]:
    """What *word* is sought by in the vocabulary."""
    heard = sound(word)
    return [f"^{heard[:2]}", f"{heard[-2:]}$", *(["#"] if len(heard) <= SHORT else [])]


def split(total: int, each: int) -> int:
    """In how many pieces *total* things lie, about *each* in one: a power of two, of which this is the exponent."""
    return max(0, (max(total - 1, 0) // each).bit_length())


def by_piece(postings: Iterable[tuple[int, int]], groups: int) -> list["array[int]"]:
    """*postings* as numbers of 64 bits, first the key, then the person; in 2^*groups* arrays by the first bits."""
    found = [array("Q") for _ in range(1 << groups)]
    for key, person in postings:
        found[key >> (32 - groups) if groups else 0].append(key << 32 | person)
    return found
