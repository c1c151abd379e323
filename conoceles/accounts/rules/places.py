# SPDX-License-Identifier: EUPL-1.2
"""Where an act falls, and how far a capacity reaches."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum


class Reach(StrEnum):
    """How far a capacity reaches: its scope is compared with that part of the place."""

    ANYWHERE = "en cualquier proceso"
    PROCESS = "en su proceso"
    PARTY = "las candidaturas de su postulante"
    CANDIDACY = "su propia candidatura"
    BODY = "lo de su consejo"


@dataclass(frozen=True)
class Place:
    """Where an act falls, as values: what a scope is compared with.

    ``process`` is a slug; ``party`` and ``body`` are keys inside that process (a postulant, a
    district or municipal council); ``candidacy`` is an id. Empty means that the act does not fall there.
    ``spots`` are the codes of where it falls on the map and the ballot: see :func:`spot`.
    """

    process: str = ""
    party: str = ""
    candidacy: str = ""
    body: str = ""
    spots: frozenset[str] = frozenset()

    def scope(self, reach: Reach) -> str | None:
        """The scope that a capacity must have to act here with *reach*; None when nobody could have it."""
        match reach:
            case Reach.ANYWHERE:
                return ""
            case Reach.PROCESS:
                return self.process or None
            case Reach.PARTY:
                return f"{self.process}/{self.party}" if self.process and self.party else None
            case Reach.BODY:
                return f"{self.process}/{self.body}" if self.process and self.body else None
            case Reach.CANDIDACY:
                return self.candidacy or None

    def within(self, spots: Collection[str]) -> bool:
        """Whether it is in one of those; without any, everywhere is. What falls nowhere in particular is not."""
        return not spots or not self.spots.isdisjoint(spots)


def spot(*, office: str = "", kind: str = "", place: str = "") -> str:
    """The code by which a capacity is kept to an office, by its key, or to a place, by its kind and key."""
    return f"lugar/{kind}/{place}" if place else f"cargo/{office}"
