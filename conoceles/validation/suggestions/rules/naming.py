# SPDX-License-Identifier: EUPL-1.2
"""Names within a text: of parties and alliances, and of the persons who stand.

A name is looked for word by word, accents and case apart; that it is a name, and not words of everybody, its capitals
say.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from .capitals import mostly
from .found import Found, Kind
from .tokens import Words, around

#: Pieces that are addresses: no name is looked for within.
_ADDRESS = re.compile(r"@|://|^www\.|\.(?:com|org|net|mx|info)\b", re.IGNORECASE)
#: What stands before a word that is a party's acronym, though it be a word of everybody too.
_PARTY = frozenset({"partido", "coalicion", "alianza"})
_BEFORE = _PARTY | {"el", "del", "al"}
_OF_EVERYBODY = frozenset({"MAS", "NA", "PES", "FE", "LUZ"})
#: Words this short are written small within a name («por», «de la»).
_SMALL = 3
_ENDS = ".!?¡¿:\n•-–—"

Name = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Party:
    """A party or an alliance, as the process names it."""

    name: str
    acronym: str = ""


class Text:
    """A text in which names are looked for."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.shouted = mostly(self.words.text)
        self.each = self.words.each
        self._written = [self.words.text[first:last] for first, last in self.words.spans]
        self._within = self._addressed()

    def _addressed(self) -> set[int]:
        """The words that are pieces of an address."""
        found: set[int] = set()
        spans = [piece.span() for piece in re.finditer(r"\S+", self.words.text) if _ADDRESS.search(piece[0])]
        place = 0
        for first, last in spans:
            while place < len(self.each) and self.words.spans[place][0] < last:
                if self.words.spans[place][0] >= first:
                    found.add(place)
                place += 1
        return found

    def has(self, name: Name, at: int) -> bool:
        """Whether the words from *at* on are those of *name*."""
        return tuple(self.each[at : at + len(name)]) == name and at not in self._within

    def capitals(self, name: Name, at: int) -> bool:
        """Whether those words are written as a name: each with its capital, but for the small ones."""
        written = self._written[at : at + len(name)]
        return written[0][0].isupper() and all(word[0].isupper() or len(word) <= _SMALL for word in written)

    def begins(self, at: int) -> bool:
        """Whether the word at *at* is the first of a sentence, and so has a capital whatever it is."""
        place = self.words.spans[at][0]
        before = self.words.text[max(place - 20, 0) : place].rstrip(" \t«»\"'“”(")
        return not before or before[-1] in _ENDS

    def upper(self, name: Name, at: int) -> bool:
        """Whether those words are all in capitals."""
        return all(word.isupper() for word in self._written[at : at + len(name)])

    def after(self, before: frozenset[str], at: int) -> bool:
        """Whether one of *before* is the word that stands before *at*."""
        return at > 0 and self.each[at - 1] in before

    def written(self, name: Name, at: int) -> str:
        """Those words as they were written."""
        return self.words.between(at, at + len(name) - 1)

    def quote(self, name: Name, at: int) -> str:
        """Those words with what stands about them."""
        return around(self.words, at, at + len(name) - 1)


def parties(within: Text, others: Iterable[Party]) -> Iterator[Found]:
    """Each of *others* that a text names, once."""
    by_first: dict[str, list[tuple[Name, Party, bool]]] = defaultdict(list)
    for party in others:
        for said, short in ((party.name, False), (party.acronym, True)):
            if name := tuple(Words.of(said).each):
                by_first[name[0]].append((name, party, short))
    told: set[Party] = set()
    for at, word in enumerate(within.each):
        for name, party, short in by_first.get(word, ()):
            if party in told or not within.has(name, at):
                continue
            if _acronym(within, name, at, party.acronym) if short else _named(within, name, at):
                told.add(party)
                yield Found(Kind.PARTY, f"Nombra a «{party.name}», que no la postula.", within.quote(name, at))


def _named(within: Text, name: Name, at: int) -> bool:
    if name[0] in _PARTY and len(name) > 1:
        return True
    if len(name) > 1:
        return within.capitals(name, at)
    if within.shouted:
        return within.after(_PARTY, at)
    return within.upper(name, at) or (within.capitals(name, at) and not within.begins(at))


def _acronym(within: Text, name: Name, at: int, acronym: str) -> bool:
    """Only as it is written, in capitals; in a text of capitals, or where it is a word too, only after «partido»."""
    if not within.upper(name, at) or within.written(name, at) != acronym.upper():
        return False
    if within.shouted:
        return within.after(_PARTY, at)
    return acronym.upper() not in _OF_EVERYBODY or within.after(_BEFORE, at)


def keyed(names: Iterable[tuple[str, str]]) -> dict[tuple[str, str], list[tuple[Name, str]]]:
    """*names* (name, whose) by their first two words; those of four words or more, also without their last surname."""
    found: dict[tuple[str, str], list[tuple[Name, str]]] = defaultdict(list)
    for said, whose in names:
        name = tuple(Words.of(said).each)
        if len(name) < 2:  # noqa: PLR2004  (a name alone is a word of everybody)
            continue
        found[name[0], name[1]].append((name, whose))
        if len(name) > 3:  # noqa: PLR2004
            found[name[0], name[1]].append((name[:-1], whose))
    return found


def people(within: Text, names: Mapping[tuple[str, str], list[tuple[Name, str]]]) -> Iterator[tuple[str, Found]]:
    """Whose name a text says, each once, with what was noticed; *names* as ``keyed`` gives them."""
    told: set[str] = set()
    for at in range(len(within.each) - 1):
        for name, whose in names.get((within.each[at], within.each[at + 1]), ()):
            if whose not in told and within.has(name, at) and within.capitals(name, at):
                told.add(whose)
                quote = within.quote(name, at)
                yield whose, Found(Kind.PERSON, "Dice un nombre que es el de otra candidatura.", quote)
