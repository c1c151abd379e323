# SPDX-License-Identifier: EUPL-1.2
"""Which words share a page, and where it lies."""

from collections.abc import Iterator
from itertools import groupby

from .bounds import ALIKE, LINES, LONGEST
from .telling import Told

#: The index of words; its lists, by letter; and the pieces for browsers.
FOLDER = "palabras/"
PIECES = f"{FOLDER}datos/"
#: The words themselves.
WORDS = "palabra/"


def shared(words: list[Told], length: int = ALIKE) -> Iterator[tuple[str, list[Told]]]:
    """The letters that the words of each page begin with, and those words. *words* are in order, and go on so.

    Whether a page is divided depends on its own words alone: what is said elsewhere moves none of them.
    """
    for beginning, some in groupby(words, key=lambda told: told.word.key[:length]):
        alike = list(some)
        if length >= LONGEST or len(alike) == 1 or sum(told.lines for told in alike) <= LINES:
            yield beginning, alike
        else:
            yield from shared(alike, length + 1)


def stem(beginning: str) -> str:
    """Where the page of the words with that *beginning* lies, without its suffix."""
    return f"{WORDS}{beginning[0]}/{beginning}"


def address(beginning: str, told: Told) -> str:
    """Where a word is told of."""
    return f"{stem(beginning)}.html#{told.word.key}"
