# SPDX-License-Identifier: EUPL-1.2
"""A text as its words, to be compared: without accents nor case, each with its place in the text as it was written."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property

from conoceles.kernel.text import composed

#: Of what is quoted, as much is shown as is read at a glance.
QUOTED = 180
#: Words that are shown before and after what is quoted.
_ABOUT = 8
_WORD = re.compile(r"[^\W_]+")


def _base(point: int) -> str:
    """The letter without its accents, where one letter is left."""
    apart = unicodedata.normalize("NFD", chr(point))
    bare = "".join(c for c in apart if not unicodedata.combining(c))
    return bare if len(bare) == 1 else chr(point)


#: Letters of Latin writing, one for one: a place in the plain text is the same place in the text.
_PLAIN = {point: _base(point) for point in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00))}


def plain(text: str) -> str:
    """*text* in small letters without accents, each character in its place."""
    bare = text.translate(_PLAIN)
    small = bare.lower()
    return small if len(small) == len(bare) else "".join(c.lower() if len(c.lower()) == 1 else c for c in bare)


@dataclass(frozen=True)
class Words:
    """The words of a text and where each is."""

    text: str

    @classmethod
    def of(cls, text: str) -> "Words":
        """Those of *text*, once it is composed."""
        return cls(composed(text))

    @cached_property
    def plain(self) -> str:
        """The text to be searched, each character in its place."""
        return plain(self.text)

    @cached_property
    def spans(self) -> list[tuple[int, int]]:
        """Where each word begins and ends."""
        return [found.span() for found in _WORD.finditer(self.plain)]

    @cached_property
    def each(self) -> list[str]:
        """The words, plain."""
        return _WORD.findall(self.plain)

    def between(self, first: int, last: int) -> str:
        """The text as it was written from the word *first* to the word *last*, both within."""
        return self.text[self.spans[first][0] : self.spans[last][1]]


def shortened(text: str) -> str:
    """*text* in one line, as much of it as is quoted."""
    line = " ".join(text[: QUOTED * 4].split())
    return line if len(line) <= QUOTED and len(text) <= QUOTED * 4 else f"{line[: QUOTED - 1].rstrip()}…"


def around(words: Words, first: int, last: int) -> str:
    """The words from *first* to *last* with some of those that stand before and after, in one line."""
    begins, ends = max(first - _ABOUT, 0), min(last + _ABOUT, len(words.each) - 1)
    before = "…" if begins else ""
    after = "…" if ends < len(words.each) - 1 else ""
    return f"{before}{shortened(words.between(begins, ends))}{after}"
