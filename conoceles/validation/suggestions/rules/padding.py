# SPDX-License-Identifier: EUPL-1.2
"""Padding: blanks, signs, letters or sentences put in to reach a length."""

import re
from collections.abc import Iterator

from conoceles.kernel.text import BLANKS, Counting, length

from .found import Found, Kind
from .tokens import Words, shortened

Span = tuple[int, int]

#: Blanks beyond those that any text has: so many in a row, and so many of them in all.
_BLANKS = re.compile(f"[{BLANKS}]{{4,}}")
_MANY_BLANKS = 20
#: The same sign so many times, blanks between or not. Three dots are writing, and so is a line drawn between two parts.
_SIGNS = re.compile(rf"([^\w{BLANKS}])(?:[{BLANKS}]{{0,3}}\1){{5,}}")
_DRAWN = frozenset("-–—=_*•·")
_LETTERS = re.compile(r"([^\W\d_])\1{4,}")
#: The same word so many times, one after another.
_SAME_WORD = 4
#: So many words, one after another, that were already said in that order. A list of posts says an office again and
#: again: only what is long, or takes much of the text (of a hundred), is told.
_AGAIN = 8
_LONG = 20
_MUCH = 25


def padding(words: Words, *, counting: Counting, minimum: int | None) -> Iterator[Found]:
    """What a text has that says nothing, and whether it reaches *minimum* without it."""
    whole = words.text
    found = [*_blanks(whole), *_signs(whole), *_letters(whole), *_repeated(words)]
    gone = [span for _, spans in found for span in spans]
    left = length(_without(whole, gone), Counting.COLLAPSED)
    short = minimum is not None and left < minimum <= length(whole, counting)
    for place, (sentence, spans) in enumerate(found):
        added = f" Sin relleno quedan {left} caracteres; el mínimo es {minimum}." if short and place == 0 else ""
        first, last = spans[0]
        yield Found(Kind.PADDING, sentence + added, shortened(whole[first:last].strip()))


def _blanks(text: str) -> Iterator[tuple[str, list[Span]]]:
    spans = [(found.start() + 1, found.end()) for found in _BLANKS.finditer(text)]
    extra = sum(last - first for first, last in spans)
    if extra >= _MANY_BLANKS:
        yield f"Tiene {extra} espacios o renglones en blanco de más.", spans


def _signs(text: str) -> Iterator[tuple[str, list[Span]]]:
    spans = [found.span() for found in _SIGNS.finditer(text) if found[1] not in _DRAWN]
    if spans:
        yield "Repite un mismo signo muchas veces seguidas.", spans


def _letters(text: str) -> Iterator[tuple[str, list[Span]]]:
    spans = [found.span() for found in _LETTERS.finditer(text)]
    if spans:
        yield "Repite una misma letra muchas veces seguidas.", spans


def _repeated(words: Words) -> Iterator[tuple[str, list[Span]]]:
    """A word many times in a row; or else words that were already said in the same order."""
    if spans := _same_word(words):
        yield "Repite una misma palabra muchas veces seguidas.", spans
        return
    each: list[str] = words.each
    seen: set[str] = set()
    again: list[Span] = []
    for first in range(len(each) - _AGAIN + 1):
        run = " ".join(each[first : first + _AGAIN])
        if run not in seen:
            seen.add(run)
        elif again and first <= again[-1][1] + 1:
            again[-1] = (again[-1][0], first + _AGAIN - 1)
        else:
            again.append((first, first + _AGAIN - 1))
    count = sum(last - first + 1 for first, last in again)
    if any(last - first + 1 >= _LONG for first, last in again) or count * 100 > len(each) * _MUCH:
        spans = [(words.spans[first][0], words.spans[last][1]) for first, last in again]
        yield f"Repite frases que ya dijo antes: {count} palabras.", spans


def _same_word(words: Words) -> list[Span]:
    spans, first = [], 0
    for place in range(1, len(words.each) + 1):
        if place < len(words.each) and words.each[place] == words.each[first]:
            continue
        if place - first >= _SAME_WORD:
            spans.append((words.spans[first][0], words.spans[place - 1][1]))
        first = place
    return spans


def _without(text: str, spans: list[Span]) -> str:
    kept, place = [], 0
    for first, last in sorted(spans):
        if first > place:
            kept.append(text[place:first])
        place = max(place, last)
    return "".join([*kept, text[place:]])
