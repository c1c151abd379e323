# SPDX-License-Identifier: EUPL-1.2
"""Texts written in capitals, which are hard to read and which a screen reader may spell."""

from collections.abc import Iterator

from .found import Found, Kind
from .tokens import shortened

#: Letters that a text must have for the case of them to say anything, and of a hundred, how many are capitals.
_LEAST = 40
_MOST = 60


def mostly(text: str) -> bool:
    """Whether most of the letters of *text* are capitals."""
    upper = sum(map(str.isupper, text))
    letters = upper + sum(map(str.islower, text))
    return letters >= _LEAST and upper * 100 >= letters * _MOST


def capitals(text: str) -> Iterator[Found]:
    """Whether *text* is in capitals."""
    if mostly(text):
        yield Found(Kind.CAPITALS, "La mayor parte está escrita en mayúsculas.", shortened(text))
