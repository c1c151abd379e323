# SPDX-License-Identifier: EUPL-1.2
"""The sentence that a word is said in."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from .bounds import AROUND
from .gathering import Word
from .spelling import GLOTTAL, found
from .texts import Text

#: Where a sentence ends: a stop that a blank follows, or the end of a line.
_END = re.compile(r"[.!?…][»”\")]*(?=\s)|\n")
_BLANKS = re.compile(r"\s+")
_GLOTTAL = frozenset(GLOTTAL)
#: How many glottal marks may stand after a word, and not end it where a letter follows; no text has as many.
_STOPS = 8


class Quote(NamedTuple):
    """A word with what stands around it in its sentence, under the heading of its question."""

    heading: str
    before: str
    word: str
    after: str


def quote(texts: Sequence[Text], lowered: Sequence[str], word: Word) -> Quote:
    """The first sentence of *texts* that says *word*; LookupError when none does. *lowered* are their words so written.

    Each text is searched for the forms as it stands: neither are all of its words looked at, nor is a pattern made
    for every word of the site.
    """
    for text, low in zip(texts, lowered, strict=True):
        if (at := _first(low, word.forms)) is None:
            continue
        # Where lower case takes more letters than what was written, places differ: there every word is looked at.
        span = at if len(low) == len(text.words) else _place(text.words, word.key)
        if span:
            return Quote(text.heading, *_around(text.words, *span))
    raise LookupError(word.key)


def _first(text: str, forms: Iterable[str]) -> tuple[int, int] | None:
    """The first place where one of *forms* stands as a word of its own; of several there, the longest."""
    found = [(start, -len(form)) for form in forms if (start := _word(text, form)) >= 0]
    if not found:
        return None
    start, length = min(found)
    return start, start - length


def _word(text: str, form: str) -> int:
    start = text.find(form)
    while start >= 0:
        end = start + len(form)
        before, after = text[max(0, start - 2) : start], text[end : end + _STOPS].lstrip(GLOTTAL)[:1]
        within = _is_letter(before[-1:]) or (before[-1:] in _GLOTTAL and _is_letter(before[:1]))
        if not within and not _is_letter(after):
            break
        start = text.find(form, start + 1)
    return start


def _is_letter(character: str) -> bool:
    """Whether it goes on with a word."""
    return character.isalnum() or character == "_"


def _place(words: str, key: str) -> tuple[int, int] | None:
    return next(((each.start, each.end) for each in found(words) if each.key == key), None)


def _around(words: str, start: int, end: int) -> tuple[str, str, str]:
    from_ = next((stop.end() for stop in reversed(list(_END.finditer(words, 0, start)))), 0)
    stop = _END.search(words, end)
    before, after = words[from_:start].lstrip(), words[end : stop.end() if stop else len(words)].rstrip()
    if len(before) > AROUND:
        cut = before[-AROUND:]
        before = f"…{cut.partition(' ')[2] or cut}"
    if len(after) > AROUND:
        cut = after[:AROUND]
        after = f"{cut.rpartition(' ')[0] or cut}…"
    return _BLANKS.sub(" ", before), words[start:end], _BLANKS.sub(" ", after)
