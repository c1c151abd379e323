# SPDX-License-Identifier: EUPL-1.2
"""Rules of what is published, in plain Python: what is taken out of a text, what is left, and what a PDF hides."""

import re
from collections.abc import Iterable, Iterator
from enum import Enum, auto
from itertools import accumulate
from typing import Any

from conoceles.kernel.names import folded
from conoceles.kernel.packed import unpacked
from conoceles.kernel.text import visible

#: What stands where something was taken out: the same for a letter as for a page, so that nobody measures it.
MARK = "[testado]"
#: Shorter than this, a passage would be found all over the text.
SHORTEST = 3
#: Keys of a content whose values are the program's, and never shown.
_OURS = frozenset({"key", "help", "fill"})
#: What a person is known by: CURP, the key of her voter card, and RFC with its homoclave.
_PERSONAL = re.compile(
    r"\b(?:[A-Z][AEIOUX][A-Z]{2}\d{6}[HMX][A-Z]{5}[A-Z\d]\d|[A-Z]{6}\d{8}[HM]\d{3}|[A-ZÑ&]{4}\d{6}[A-Z\d]{3})\b"
)
#: What a PDF may hold that is not seen on its sheets, or is seen only by some programs.
_HIDES = (b"/Annots", b"/OCProperties", b"/AcroForm", b"/XFA", b"/EmbeddedFiles", b"/JavaScript", b"/RichMedia")
#: To how many bytes the compressed pieces of a PDF may unpack, all of them together.
_MOST = 200_000_000


class Reason(Enum):
    """Why something about what is published is refused; each with its words in ``phrases``."""

    NOT_FINAL = auto()
    WITHDRAWN = auto()
    VERSION_CHANGED = auto()
    PERSONAL_DATA = auto()
    HAS_PUBLIC_VERSION = auto()
    LOOKS_PERSONAL = auto()
    SAYS_PERSONAL = auto()
    NOT_ITS_OWN = auto()
    DISCARDED = auto()
    NOT_LOOKED_AT = auto()
    ALREADY_PUBLISHED = auto()
    ENDED = auto()
    PUBLISHED = auto()
    NO_PASSAGES = auto()
    TOO_SHORT = auto()
    NOT_FOUND = auto()
    STILL_THERE = auto()
    NOT_A_PDF = auto()
    TOO_LARGE = auto()
    LOCKED = auto()
    HIDES = auto()
    UNREADABLE = auto()
    TOO_MANY_SHEETS = auto()
    SAYS_IT = auto()
    DAY_TO_COME = auto()
    HOUR_TO_COME = auto()
    BEFORE_DOCUMENT = auto()
    ALREADY_FIXED = auto()
    SET_ASIDE = auto()
    NO_SUCH_TERM = auto()
    ALREADY_REMOVED = auto()
    BEFORE_FIXED = auto()
    TERM_NOT_OVER = auto()
    FILE_GONE = auto()
    NOT_PUBLIC_ANY_MORE = auto()


def taken_out(content: Any, passages: Iterable[str]) -> tuple[Any, dict[str, int]]:
    """*content*, JSON, with each of *passages* replaced in every text, whatever its case or its blanks; how often each.

    Longer passages go first: what lies within another is gone with it. Only whole words go: what is left of a longer
    one would tell what was in it. Nor does anything stay that is not seen, which would part a passage in two.
    """
    order = sorted(passages, key=len, reverse=True)
    patterns = [(each, _pattern(each)) for each in order]
    counts = dict.fromkeys(order, 0)

    def of(value: Any, key: str = "") -> Any:
        if isinstance(value, dict):
            return {name: of(each, name) for name, each in value.items()}
        if isinstance(value, list):
            return [of(each) for each in value]
        if not isinstance(value, str) or key in _OURS:
            return value
        value = visible(value)
        for passage, pattern in patterns:
            value, found = pattern.subn(MARK, value)
            counts[passage] += found
        return value

    return of(content), counts


def _pattern(passage: str) -> re.Pattern[str]:
    said = r"\s+".join(map(re.escape, passage.split()))
    return re.compile(rf"(?<!\w){said}(?!\w)" if passage[:1].isalnum() else said, re.IGNORECASE)


def left(texts: Iterable[str], passages: Iterable[str]) -> list[str]:
    """Which of *passages* some of *texts* still says, in other words of the same letters.

    With another accent, point or blank; parted by one, or by none; or its words in another order.
    """
    words = " ".join(folded(visible(each)) for each in texts).split()
    joined, ends = "".join(words), {0, *accumulate(map(len, words))}
    return [each for each in passages if (plain := folded(each).split()) and _says(words, joined, ends, plain)]


def _says(words: list[str], joined: str, ends: set[int], plain: list[str]) -> bool:
    """*joined*: all *words* without blanks, whose *ends*, and the beginning, are where a passage may begin or end."""
    sought = "".join(plain)
    at = joined.find(sought)
    while at >= 0:
        if at in ends and at + len(sought) in ends:
            return True
        at = joined.find(sought, at + 1)
    wanted, many = sorted(plain), len(plain)
    return many > 1 and any(
        words[at] in plain and sorted(words[at : at + many]) == wanted for at in range(len(words) - many + 1)
    )


def texts(value: Any) -> Iterator[str]:
    """Every text of *value*, JSON, and every figure as it is written."""
    if isinstance(value, dict):
        for each in value.values():
            yield from texts(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from texts(each)
    elif value is not None:
        yield str(value)


def personal(said: Iterable[str]) -> bool:
    """Whether some text has what a person is known by: a CURP, the key of a voter card, an RFC."""
    return any(_PERSONAL.search(each.upper()) for each in said)


def hidden(content: bytes) -> Reason | None:
    """Why the PDF in *content* may hold what its sheets do not show, or None: LOCKED, HIDES, UNREADABLE.

    Of one that is encrypted nobody here could say what it holds. What is drawn over a sheet as a note is shown by some
    programs alone: under it the text would be in the picture. What unpacks to too much is no document.
    """
    try:
        for said in (content, *(piece for _, piece in unpacked(content, _MOST) if piece)):
            if b"/Encrypt" in said:
                return Reason.LOCKED
            if any(mark in said for mark in _HIDES):
                return Reason.HIDES
    except OverflowError:
        return Reason.UNREADABLE
    return None
