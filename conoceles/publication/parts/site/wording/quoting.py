# SPDX-License-Identifier: EUPL-1.2
"""The sentence that a word is said in."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from .bounds import AROUND
from .spelling import GLOTTAL, found
from .texts import Text

#: Where a sentence ends: a stop that a blank follows, or the end of a line.
_END = re.compile(r"[.!?…][»”\")]*(?=\s)|\n")
_BLANKS = re.compile(r"\s+")


class Quote(NamedTuple):
    """A word with what stands around it in its sentence, under the heading of its question."""

    heading: str
    before: str
    word: str
    after: str


def quoting(forms: Iterable[str]) -> re.Pattern[str]:
    """What finds the *forms* of a word in a text faster than looking at each of its words."""
    either = "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?<!\w[{GLOTTAL}])(?:{either})(?![{GLOTTAL}]*\w)", re.IGNORECASE)


def quote(texts: Iterable[Text], key: str, pattern: re.Pattern[str]) -> Quote:
    """The first sentence of *texts* that says the word; LookupError when none does."""
    for text in texts:
        span = _place(text.words, key, pattern)
        if span:
            return Quote(text.heading, *_around(text.words, *span))
    raise LookupError(key)


def _place(words: str, key: str, pattern: re.Pattern[str]) -> tuple[int, int] | None:
    match = pattern.search(words)
    if match:
        return match.span()
    # What lower case writes with more letters, or with marks apart.
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
