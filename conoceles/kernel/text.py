# SPDX-License-Identifier: EUPL-1.2
r"""How the characters of an answer are counted.

INE's own data of 2022 counts blanks, and people padded short texts with them
until they passed. The default rule, ``collapsed``, counts what a reader would:
NFC, ends trimmed, every run of blanks and line breaks as one character.
Counting is by code point over one listed set of blanks, because ``\s`` differs
between Python and JavaScript; both sides are tested against the same table.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from enum import StrEnum
from functools import cache
from typing import Literal

#: Every code point that counts as a blank, and no other.
BLANKS = (
    "\u0009\u000a\u000b\u000c\u000d\u0020\u0085\u00a0\u1680"
    "\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u200b\u2028\u2029\u202f\u205f\u2060\u3000\ufeff"
)
_RUN = re.compile(f"[{BLANKS}]+")

#: More marks (accents, vowel signs) on one letter than any writing has: UAX #15, «Stream-Safe Text Format».
_MOST_MARKS = 30
#: Where a run of more may be: of these characters, marks are some.
_MANY = re.compile(rf"[^\w\x00-\x7f]{{{_MOST_MARKS + 1},}}")
_GRAPHEME_JOINER = "\u034f"
_TWO_IN_ONE = {ord(mark): unicodedata.normalize("NFD", mark) for mark in "\u0344\u0f73\u0f75\u0f81"}

#: Code points that a reader does not see, or that change what she sees around them: controls other than tab and line
#: ends, formatting (those of direction among it), blanks without width, letters without shape, variation selectors,
#: surrogates, private use and noncharacters.
_HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u034f\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u115f\u1160"
    "\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164\ud800-\uf8ff\ufdd0-\ufdef"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff\U000110bd\U000110cd\U00013430-\U00013438"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff\U000f0000-\U0010ffff]"
)
#: What joins emoji, or chooses their colour; without a symbol before it, it is as hidden as the others.
_JOINS = "\u200d\ufe0e\ufe0f"
_SYMBOLS = {"So", "Sk", "Sm"}
#: Abbreviations of the controls, by code point: U+0000 on, and U+007F on (Unicode's NameAliases.txt).
_C0 = (
    "NUL", "SOH", "STX", "ETX", "EOT", "ENQ", "ACK", "BEL", "BS", "HT", "LF", "VT", "FF", "CR", "SO", "SI", "DLE",
    "DC1", "DC2", "DC3", "DC4", "NAK", "SYN", "ETB", "CAN", "EM", "SUB", "ESC", "FS", "GS", "RS", "US",
)  # fmt: skip
_C1 = (
    "DEL", "PAD", "HOP", "BPH", "NBH", "IND", "NEL", "SSA", "ESA", "HTS", "HTJ", "VTS", "PLD", "PLU", "RI", "SS2",
    "SS3", "DCS", "PU1", "PU2", "STS", "CCH", "MW", "SPA", "EPA", "SOS", "SGC", "SCI", "CSI", "ST", "OSC", "PM",
    "APC",
)  # fmt: skip
_KINDS = {"Co": "de uso privado", "Cn": "sin asignar", "Cs": "mitad de un par sustituto"}
#: Of the hidden code points in a text, how many are named.
_NAMED = 5


class Counting(StrEnum):
    """The rule a questionnaire counts by; a setting of the process, with its source."""

    COLLAPSED = "collapsed"
    ALL = "all"
    NON_BLANK = "non-blank"


def normal(text: str, form: Literal["NFC", "NFD"] = "NFC") -> str:
    """*text* in that form of Unicode, in a time that grows as its length does.

    Marks are put in order by moving each past the others: without end to them, 32,000 take half a minute. What has
    more than any writing is first given a joiner that shows nothing, as UAX #15 says to.
    """
    if _MANY.search(text):
        text = text.translate(_TWO_IN_ONE)
        text = _marked().sub(lambda run: run[0] + _GRAPHEME_JOINER * bool(run[1]), text)
    return unicodedata.normalize(form, text)


@cache
def _marked() -> re.Pattern[str]:
    """A run of marks; or its beginning, as a group, where there are more than may be."""
    known = map(chr, range(0x300, 0x20000))  # those beyond are put in no order
    marks = "".join(c for c in known if c != _GRAPHEME_JOINER and unicodedata.category(c)[0] == "M")
    return re.compile(f"([{marks}]{{{_MOST_MARKS}}})(?=[{marks}])|[{marks}]+")


def composed(text: str) -> str:
    r"""*text* in NFC with every line end as one ``\n``: how answers are kept and digested."""
    return normal(text).replace("\r\n", "\n").replace("\r", "\n")


def collapsed(text: str) -> str:
    """*text* as counted by default: ends trimmed, each run of blanks one space."""
    return _RUN.sub(" ", composed(text)).strip(" ")


def hidden(text: str) -> Iterator[int]:
    """Where *text* has a code point that does not show, counted from 0. An emoji's own joints are not among them."""
    for found in _HIDDEN.finditer(text):
        place = found.start()
        if not (found[0] in _JOINS and _symbol(text, place)):
            yield place


def visible(text: str) -> str:
    """*text* without what :func:`hidden` finds."""
    places = set(hidden(text))
    return "".join(c for at, c in enumerate(text) if at not in places) if places else text


def _symbol(text: str, place: int) -> bool:
    """Whether what stands before *place*, or before one more joint, can be part of an emoji."""
    before = text[max(place - 2, 0) : place].rstrip(_JOINS)[-1:]
    # Digits and two signs become keys of a telephone when a selector follows.
    return bool(before) and (before in "0123456789#*" or unicodedata.category(before) in _SYMBOLS)


def naming(text: str, places: Iterable[int]) -> str:
    """The code points of *text* at *places*, each as it is usually called, with its place counted from 1."""
    named: list[str] = []
    for place in places:
        if len(named) == _NAMED:
            return f"{', '.join(named)} y más"
        named.append(f"U+{ord(text[place]):04X} {_called(text[place])} (carácter {place + 1})")
    return ", ".join(named)


def _called(c: str) -> str:
    """The name of *c*; a control has only its abbreviation, and what else has no name is told by its kind."""
    category = unicodedata.category(c)
    if category == "Cc":
        point = ord(c)
        return f"{_C0[point] if point < len(_C0) else _C1[point - 0x7F]}, carácter de control"
    return unicodedata.name(c, _KINDS.get(category, "sin nombre"))


def shown(text: str) -> str:
    """*text* in one line that any terminal can print: what does not show, or commands a terminal, as its escape."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


def length(text: str, counting: Counting = Counting.COLLAPSED) -> int:
    """How many characters *text* has under *counting*, in code points."""
    if counting is Counting.ALL:
        return len(composed(text))
    if counting is Counting.NON_BLANK:
        return len(_RUN.sub("", composed(text)))
    return len(collapsed(text))
