# SPDX-License-Identifier: EUPL-1.2
"""How what somebody types is compared with a name: the same rules as ``static/publication/js/spelling.js``.

Both are tested against ``tests/publication/spellings.json``.
"""

import re
import unicodedata
from functools import lru_cache

from conoceles.kernel.text import normal

#: Words that join others: nobody is sought by them.
JOINING = frozenset({"de", "del", "la", "las", "los", "y", "e"})
#: The glottal stop of Maya as people write it: it is no letter and parts no word.
GLOTTAL = frozenset("'’‘ʼʻʹ`´′ꞌ")
_LETTERS = str.maketrans({"ł": "l", "ø": "o", "ß": "ss", "đ": "d", "æ": "ae", "œ": "oe"})
_WORD = re.compile(r"[^\W_]+")
#: Abbreviations with which names are written in registers.
_SHORT = {
    "ma": "maria", "gpe": "guadalupe", "fco": "francisco", "fca": "francisca", "hdez": "hernandez", "hdz": "hernandez",
    "mtz": "martinez", "mtnez": "martinez", "glez": "gonzalez", "gzz": "gonzalez", "rdz": "rodriguez",
    "rguez": "rodriguez", "lpz": "lopez", "fdez": "fernandez",
}  # fmt: skip
_SOUNDS = tuple(
    (re.compile(heard), written)
    for heard, written in (
        ("ch", "C"), ("[sh]h", "s"), ("h", ""), ("ph", "f"), ("qu(?=[ei])", "k"), ("ll", "i"), ("v", "b"), ("w", "u"),
        ("[zx]", "s"), ("c(?=[eiy])", "s"), ("[cq]", "k"), ("g(?=[eiy])", "j"), ("y", "i"), (r"(.)\1+", r"\1"),
        ("C", "c"),
    )
)  # fmt: skip
_BITS = 0xFFFFFFFF


def words(text: str) -> list[str]:
    """The words of *text* that anybody is sought by: without case, accents or apostrophes, abbreviations in full."""
    plain = text.lower()
    if not plain.isascii() or "'" in plain or "`" in plain:
        apart = normal(plain, "NFD")
        plain = "".join(c for c in apart if unicodedata.category(c)[0] != "M" and c not in GLOTTAL)
        plain = plain.translate(_LETTERS)
    return [_SHORT.get(word, word) for word in _WORD.findall(plain) if word not in JOINING]


@lru_cache(maxsize=1 << 15)
def sound(word: str) -> str:
    """How *word* sounds in Mexico, roughly: what is written alike by ear is one."""
    for heard, written in _SOUNDS:
        word = heard.sub(written, word)
    return word


@lru_cache(maxsize=1 << 17)
def hashed(text: str) -> int:
    """32 bits of *text*, well spread (FNV-1a and a finish), as ``hashed`` of ``shards.js``."""
    total = 0x811C9DC5
    for byte in text.encode():
        total = (total ^ byte) * 0x01000193 & _BITS
    return _mixed(total)


def paired(one: int, other: int) -> int:
    """One number that stands for two, in any order, as ``paired`` of ``shards.js``."""
    if one > other:
        one, other = other, one
    return _mixed((one * 0x9E3779B1 + other) & _BITS)


def _mixed(total: int) -> int:
    total = (total ^ total >> 16) * 0x45D9F3B & _BITS
    total = (total ^ total >> 16) * 0x45D9F3B & _BITS
    return total ^ total >> 16
