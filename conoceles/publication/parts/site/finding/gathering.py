# SPDX-License-Identifier: EUPL-1.2
"""Every candidacy's words as numbers, so that half a million fit in memory, and what is asked of them."""

import hashlib
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain, combinations

from .spelling import hashed, paired, sound, words

#: As many as a page looks at to show ten people: a word alone leads to no more.
SAMPLE = 12
#: Begins what a whole nickname is sought by, so that it is no word.
NICKNAME = "«"
#: Begin nicknames, and are left out as often.
_TITLES = frozenset({"el", "don", "dona"})
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
        self._named: Counter[str] = Counter()
        self._nicknamed: defaultdict[str, list[int]] = defaultdict(list)

    def add(self, path: str, name: str, nickname: str) -> int:
        """Note who is at *path* by the words of *name* and *nickname*; the number she is known by."""
        digest = hashlib.blake2b(path.encode(), digest_size=4).digest()
        number = int.from_bytes(digest) >> (32 - self.bits)
        found, familiar = words(f"{name} {nickname}"), words(nickname)
        for known in {tuple(sorted(familiar)), tuple(sorted(word for word in familiar if word not in _TITLES))}:
            if known:
                _sample(self._nicknamed[" ".join(known)], number)
        self._named.update(set(found[: len(found) - len(familiar)]))
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
        """A key of one word, of two, or of a whole nickname, and somebody who has them.

        In no order, and nobody twice for one key. Many have the words of a nickname somewhere in their names.
        """
        hashes = [hashed(word) for word in self._spelled]
        having: list[list[int]] = [[] for _ in hashes]
        start = 0
        for person, end in zip(self._people, self._ends, strict=True):
            hers = self._words[start:end]
            start = end
            for word in set(hers):
                _sample(having[word], person)
            for one, other in set(combinations(sorted(hashes[word] for word in hers), 2)):
                yield paired(one, other), person
        # Whoever took for a nickname what many are called comes before none of them.
        own = ((key, some) for key, some in self._nicknamed.items() if self._named[key] <= SAMPLE)
        alone = chain(zip(hashes, having, strict=True), ((hashed(NICKNAME + key), some) for key, some in own))
        for word, people in alone:
            for person in sorted(people)[:SAMPLE]:
                yield paired(0, word), person


def _sample(some: list[int], person: int) -> None:
    """Add *person* to *some*, of whom only the first few matter."""
    some.append(person)
    if len(some) > 4 * SAMPLE:
        some[:] = sorted(some)[:SAMPLE]


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
