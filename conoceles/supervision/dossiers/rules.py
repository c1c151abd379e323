# SPDX-License-Identifier: EUPL-1.2
"""What a file is made of, over plain values."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto


class Reason(Enum):
    """Why a file is not made or not read; each with its words in ``phrases``."""

    NOBODY_FOUND = auto()
    FILE_GONE = auto()
    NOT_MADE = auto()


@dataclass(frozen=True)
class Annex:
    """A signed receipt that somebody scanned: what it is, where it lies and the digest of it as it came."""

    name: str
    path: str
    digest: str

    @property
    def kind(self) -> str:
        """``pdf``, ``jpg`` or ``png``."""
        return self.path.rpartition(".")[2]


@dataclass(frozen=True)
class Fact:
    """Something that happened: when, what, and what is known of it.

    ``quoted`` are words as somebody sent or wrote them, each under what it answers. ``of`` is the candidacy, where a
    file is of many.
    """

    at: datetime
    what: str
    details: tuple[tuple[str, str], ...] = ()
    quoted: tuple[tuple[str, str], ...] = ()
    digest: str = ""
    annexes: tuple[Annex, ...] = ()
    #: Known by its day alone.
    day_only: bool = False
    of: str = ""


def in_order(facts: Iterable[Fact], *, until: datetime) -> list[Fact]:
    """*facts* until an instant, the first before the others; of one instant, in the order in which they came."""
    return sorted((each for each in facts if each.at <= until), key=lambda each: each.at)


def known(*details: tuple[str, object]) -> tuple[tuple[str, str], ...]:
    """Those *details* of which something is known."""
    return tuple((name, str(what)) for name, what in details if what)
