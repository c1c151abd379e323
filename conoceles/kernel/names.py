# SPDX-License-Identifier: EUPL-1.2
"""Spellings: a name written by two offices is recognised, and a mistaken one finds its neighbour."""

import re
import unicodedata
from collections.abc import Iterable
from difflib import get_close_matches

_NOT_WORD = re.compile(r"[^a-z0-9]+")
#: Letters that NFD does not take apart.
_LETTERS = str.maketrans({"ł": "l", "ø": "o", "ß": "ss", "đ": "d", "æ": "ae", "œ": "oe"})


def folded(text: str) -> str:
    """*text* without accents, case, punctuation or doubled blanks: for comparing, never for showing."""
    plain = text.lower()
    if not plain.isascii():
        apart = unicodedata.normalize("NFD", plain.translate(_LETTERS))
        plain = "".join(c for c in apart if not unicodedata.combining(c))
    return _NOT_WORD.sub(" ", plain).strip()


def slug(text: str) -> str:
    """*text* as one piece of an address: ASCII, lower case, hyphens. Empty when nothing of it is a letter or digit."""
    return folded(text).replace(" ", "-")


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The spelling in *known* closest to *word*, or None when none is near enough to suggest."""
    by_fold = {folded(name): name for name in known}
    close = get_close_matches(folded(word), list(by_fold))
    return by_fold[close[0]] if close else None
