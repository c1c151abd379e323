# SPDX-License-Identifier: EUPL-1.2
"""Words as they are sought: without accents, plural or glottal marks. ``js/words.js`` does the same; a test compares.

Plurals alone are folded, as in Lucene's SpanishMinimalStemFilter: a stemmer that cuts deeper (Snowball) would show
«casa» to whoever seeks «caso», and «plaza» for «plazo».
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from conoceles.kernel.names import folded
from conoceles.publication.parts.site.finding.spelling import GLOTTAL as _GLOTTAL

#: How a glottal stop is written in Maya: within a word, none of them divides it.
GLOTTAL = "".join(sorted(_GLOTTAL))
#: Letters and digits, with accents in one piece or apart, and glottal stops between them.
WORD = re.compile(rf"\w+(?:[{GLOTTAL}\u0300-\u036f]+\w+)*")
_WITHOUT = str.maketrans("", "", GLOTTAL)
_SOUGHT = re.compile(r"[a-z][a-z0-9]{1,29}")
_VOWEL_S = ("as", "es", "os")
#: The shortest words from which a plural, and then a final «e», are taken.
_PLURAL, _FINAL_E = 4, 3


class Found(NamedTuple):
    """A word of a text that can be sought: by what key, and where it stands."""

    key: str
    start: int
    end: int


def found(text: str) -> Iterator[Found]:
    """The words of *text* that can be sought, in order."""
    for match in WORD.finditer(text):
        if key := key_of(match[0].lower()):
            yield Found(key, *match.span())


@lru_cache(maxsize=1 << 17)
def key_of(word: str) -> str:
    """What *word*, in lower case, is sought by; empty for one that nobody seeks, or of another alphabet."""
    spelled = spelled_plainly(word)
    return singular(spelled) if _SOUGHT.fullmatch(spelled) and spelled not in stop_words() else ""


def spelled_plainly(word: str) -> str:
    """*word* in plain letters, as far as they reach: «niñez» as «ninez», «ma’alob» as «maalob»."""
    return folded(word.translate(_WITHOUT)).replace(" ", "")


def singular(word: str) -> str:
    """What a plural has in common with its singular: «camiones» with «camión», «luces» with «luz»."""
    before = ""
    while word != before:
        before = word
        if len(word) >= _PLURAL and word.endswith(_VOWEL_S):
            word = word[:-1]
        if len(word) >= _FINAL_E and word.endswith("e"):
            word = word[:-1]
            word = f"{word[:-1]}z" if word.endswith("c") else word
    return word


@cache
def stop_words() -> frozenset[str]:
    """The words that nobody is sought by, as :func:`spelled_plainly` spells them."""
    lines = (Path(__file__).parent / "stop_words.txt").read_text("utf-8").splitlines()
    return frozenset(spelled_plainly(word) for line in lines if not line.startswith("#") for word in line.split())
