# SPDX-License-Identifier: EUPL-1.2
"""How much of a text is in another, and by what those that may be alike are looked up."""

import zlib
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256

from conoceles.kernel.text import collapsed

from .tokens import Words

#: Words of a run: with fewer, phrases of any text would be alike; with more, one changed word would hide too much.
RUN = 4
#: Runs that a text must have to be compared with others that are not the same: with fewer, likeness says nothing.
LEAST_RUNS = 12
#: Of a hundred runs of the shorter text, how many in the longer make them alike, where the process does not say.
ALIKE = 80
#: Of each text its lowest digests are kept: these many at the least, and one in these many of a long one.
_KEYS = 10
_ONE_IN = 10
#: How many keys those that may be alike share. Of texts with 80 in 100 runs in common, 1 in 10,000 shares fewer.
KEYS_SHARED = 2


def digest(kind: str, value: str) -> str:
    """What tells *value* of that *kind* again, 64 hexadecimal digits."""
    return sha256(f"{kind}\0{value}".encode("utf-8", "surrogatepass")).hexdigest()


def same(text: str) -> str:
    """*text* as it is compared to say that two are the same: case apart, each run of blanks one space."""
    return collapsed(text).lower()


def hashes(words: Sequence[str]) -> list[int]:
    """A digest of each run of words, of 32 bits, in their order."""
    joined = [" ".join(words[i : i + RUN]) for i in range(len(words) - RUN + 1)]
    return [zlib.crc32(run.encode("utf-8", "surrogatepass")) for run in joined]


def packed(runs: Iterable[int]) -> bytes:
    """Digests of runs, each once, as they are kept; nothing where they are too few to compare."""
    lowest = sorted(set(runs))
    return array("I", lowest).tobytes() if len(lowest) >= LEAST_RUNS else b""


def unpacked(kept: bytes) -> frozenset[int]:
    """What ``packed`` kept."""
    return frozenset(array("I", bytes(kept)))


def keys(kept: bytes) -> list[int]:
    """By what a text is looked up: its lowest digests."""
    runs = array("I", kept)
    return list(runs[:_KEYS]) + [run for run in runs[_KEYS:] if run < 2**32 // _ONE_IN]


def share(one: frozenset[int], other: frozenset[int]) -> int:
    """Of a hundred runs of the shorter, how many are in the longer; 0 where there are too few to say."""
    shorter = min(len(one), len(other))
    return 100 * len(one & other) // shorter if shorter >= LEAST_RUNS else 0


@dataclass(frozen=True, slots=True)
class Common:
    """What two texts have in common: of the first, the words of each passage (first, last, both within)."""

    passages: tuple[tuple[int, int], ...]

    @property
    def longest(self) -> tuple[int, int] | None:
        """The longest passage; None without any."""
        return max(self.passages, key=lambda passage: passage[1] - passage[0], default=None)


def common(one: Words, other: Words) -> Common:
    """The passages of *one* that are in *other*, in their order."""
    there = set(hashes(other.each))
    passages: list[tuple[int, int]] = []
    for first, run in enumerate(hashes(one.each)):
        if run not in there:
            continue
        if passages and first <= passages[-1][1] + 1:
            passages[-1] = (passages[-1][0], first + RUN - 1)
        else:
            passages.append((first, first + RUN - 1))
    return Common(tuple(passages))
