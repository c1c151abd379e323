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
from enum import StrEnum

#: Every code point that counts as a blank, and no other.
BLANKS = (
    "\u0009\u000a\u000b\u000c\u000d\u0020\u0085\u00a0\u1680"
    "\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u200b\u2028\u2029\u202f\u205f\u2060\u3000\ufeff"
)
_RUN = re.compile(f"[{BLANKS}]+")


class Counting(StrEnum):
    """The rule a questionnaire counts by; a setting of the process, with its source."""

    COLLAPSED = "collapsed"
    ALL = "all"
    NON_BLANK = "non-blank"


def composed(text: str) -> str:
    r"""*text* in NFC with every line end as one ``\n``: how answers are kept and digested."""
    return unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n")


def collapsed(text: str) -> str:
    """*text* as counted by default: ends trimmed, each run of blanks one space."""
    return _RUN.sub(" ", composed(text)).strip(" ")


def length(text: str, counting: Counting = Counting.COLLAPSED) -> int:
    """How many characters *text* has under *counting*, in code points."""
    if counting is Counting.ALL:
        return len(composed(text))
    if counting is Counting.NON_BLANK:
        return len(_RUN.sub("", composed(text)))
    return len(collapsed(text))
