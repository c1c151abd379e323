# SPDX-License-Identifier: EUPL-1.2
"""The code that a printed form bears: of which candidacy it is, and which words exactly it prints.

It is no secret and opens nothing. It is made out of what it names, so nothing is kept for it: nine letters begin the
id of the candidacy, five begin the digest of the text, and two are checks that notice a letter badly copied.
"""

import re
from dataclasses import dataclass
from uuid import UUID

from conoceles.kernel import codes

_LETTER = 5
_OF_CANDIDACY, _OF_TEXT = 9 * _LETTER, 5 * _LETTER
_LETTERS = 14
_ID = 128
_DIGEST = 256
#: Where a code may stand within the name of a file: four groups of four, with or without what parts them.
_IN_A_NAME = re.compile(r"(?<![0-9A-Za-z])[0-9A-Za-z]{4}(?:[-_ .]?[0-9A-Za-z]{4}){3}(?![0-9A-Za-z])")
_APART = re.compile(r"[-_ .]")


@dataclass(frozen=True, slots=True)
class Code:
    """What a code says: between which ids the candidacy is, and how the digest of the printed text begins."""

    first: UUID
    last: UUID
    text: int

    def prints(self, digest: str) -> bool:
        """Whether the form bears the words of that SHA-256 (hexadecimal)."""
        return self.text == _text(digest)


def code(candidacy: UUID, digest: str) -> str:
    """The code of the form of *candidacy* that prints the words of that SHA-256: «AB12-…», four groups of four."""
    return codes.written(candidacy.int >> _ID - _OF_CANDIDACY << _OF_TEXT | _text(digest), _LETTERS)


def read(typed: str) -> Code | None:
    """What a code says, however it was typed; None when it cannot be one."""
    number = codes.number(typed, _LETTERS)
    if number is None:
        return None
    low = number >> _OF_TEXT << _ID - _OF_CANDIDACY
    return Code(UUID(int=low), UUID(int=low | (1 << _ID - _OF_CANDIDACY) - 1), number & (1 << _OF_TEXT) - 1)


def tidied(typed: str) -> str:
    """A code as it is printed; what cannot be one stays as it was typed."""
    number = codes.number(typed, _LETTERS)
    return typed if number is None else codes.written(number, _LETTERS)


def in_name(file_name: str) -> str:
    """The first code that stands in the name of a file, as it is printed; empty where none does."""
    for found in _IN_A_NAME.finditer(file_name):
        number = codes.number(_APART.sub("", found.group()), _LETTERS)
        if number is not None:
            return codes.written(number, _LETTERS)
    return ""


def _text(digest: str) -> int:
    return int(digest, 16) >> _DIGEST - _OF_TEXT
