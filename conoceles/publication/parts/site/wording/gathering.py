# SPDX-License-Identifier: EUPL-1.2
"""One reading of all the texts: who says which words. Nothing but numbers stays in memory; the texts are read again."""

import hashlib
import os
from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Collection
from copy import copy
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import NamedTuple, Self

import msgspec

from conoceles.publication.parts.site import entries
from conoceles.publication.parts.site.catalogue import Catalogue
from conoceles.publication.parts.site.entries import Entry

from .bounds import quoted
from .spelling import WORD, key_of
from .texts import Searched, Text

#: Bytes of the digest of what is shown of one candidacy, and how many candidacies are kept read.
_DIGEST = 16
_KEPT = 4096


class Word(NamedTuple):
    """A word, as it is sought (``key``) and as it is written, the usual form first; ``who`` are numbers of speakers."""

    key: str
    forms: tuple[str, ...]
    who: array


@dataclass(slots=True)
class Speaker:
    """A candidacy that proposes something in words. ``shown`` is for whoever shows her more than once."""

    entry: Entry
    texts: list[Text]
    lowered: list[str]
    shown: str = ""
    _row: dict[str, str] | None = None

    def row(self, catalogue: Catalogue) -> dict[str, str]:
        """What lists show of her."""
        if self._row is None:
            self._row = entries.row(self.entry, catalogue)
        return self._row


class _Lines:
    """A file of which pieces are read, open for as long as somebody has it."""

    def __init__(self, path: Path) -> None:
        self._descriptor = os.open(path, os.O_RDONLY)

    def __del__(self) -> None:
        os.close(self._descriptor)

    def read(self, offset: int, size: int) -> bytes:
        return os.pread(self._descriptor, size, offset)


class Gathered:
    """The words that begin with some letters, and everyone who proposes something, in the published order.

    Speakers are numbered race by race, in ballot order. About 40 bytes for each, and 4 for each word she says.
    """

    def __init__(self, catalogue: Catalogue, letters: Collection[str]) -> None:
        self.catalogue = catalogue
        self.searched = Searched(catalogue)
        self.races = array("I")
        self.places = array("I")  # among the lines of her race
        self._offsets, self._sizes, self._digests = array("Q"), array("I"), bytearray()
        self._forms: Counter[str] = Counter()
        self._keys: dict[str, str] = {}
        self._sayers: dict[str, array | None] = {}  # by form; of two forms of a word, the same
        self._said: dict[str, array] = defaultdict(lambda: array("I"))
        self._letters = frozenset(letters)
        self._lines = _Lines(catalogue.snapshot.folder / "profiles.jsonl")
        self._read()

    def told_in(self, catalogue: Catalogue) -> Self:
        """The same words, for the language of *catalogue*: who says what is read once for all languages."""
        other = copy(self)
        other.catalogue, other.searched = catalogue, Searched(catalogue)
        other.__dict__.pop("speaker", None)
        return other

    def _read(self) -> None:
        for number, race in enumerate(self.catalogue.snapshot.races):
            offset = race.offset
            for place, line in enumerate(self.catalogue.snapshot.lines(race)):
                if texts := self.searched.texts(line):
                    self._hear(len(self.races), texts)
                    self.races.append(number)
                    self.places.append(place)
                    self._offsets.append(offset)
                    self._sizes.append(len(line))
                    shown = msgspec.json.encode((entries.of_line(line), texts))
                    self._digests += hashlib.blake2b(shown, digest_size=_DIGEST).digest()
                offset += len(line) + 1

    def _hear(self, who: int, texts: list[Text]) -> None:
        forms: set[str] = set()
        for text in texts:
            forms.update(WORD.findall(text.words.lower()))
        self._forms.update(forms)
        for form in forms:
            if form not in self._sayers:
                key = self._keys[form] = key_of(form)
                self._sayers[form] = self._said[key] if key[:1] in self._letters else None
            said = self._sayers[form]
            if said is not None and (not said or said[-1] != who):
                said.append(who)

    @cached_property
    def speaker(self) -> Callable[[int], Speaker]:
        """The one who has a number; those last asked for are kept read."""
        return lru_cache(_KEPT)(self._speaker)

    def _speaker(self, who: int) -> Speaker:
        line = self._lines.read(self._offsets[who], self._sizes[who])
        texts = self.searched.texts(line)
        return Speaker(entries.of_line(line), texts, [text.words.lower() for text in texts])

    def digest(self, who: Collection[int]) -> bytes:
        """Of everything that a page shows of them."""
        return b"".join(self._digests[_DIGEST * one : _DIGEST * (one + 1)] for one in who)

    @cached_property
    def races_of(self) -> Counter[str]:
        """How many races each office has, by its key."""
        return Counter(race.office for race in self.catalogue.snapshot.races)

    @cached_property
    def quoted(self) -> int:
        """Of words that so many say at most the sentences are quoted: the same number whichever words are gathered."""
        counts: Counter[str] = Counter()
        for form, count in self._forms.items():
            counts[self._keys[form]] += count
        del counts[""]
        return quoted(counts.values(), len(self.races))

    def letters(self) -> dict[str, int]:
        """How many words begin with each letter, whichever are gathered."""
        return Counter(key[0] for key in set(self._keys.values()) if key)

    def words(self) -> list[Word]:
        """The words that begin with the letters that are gathered, by their key."""
        forms: dict[str, list[str]] = defaultdict(list)
        for form, said in self._sayers.items():
            if said is not None:
                forms[self._keys[form]].append(form)
        return [
            Word(key, tuple(sorted(forms[key], key=lambda form: (-self._forms[form], form))), self._said[key])
            for key in sorted(self._said)
        ]
