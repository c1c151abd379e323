# SPDX-License-Identifier: EUPL-1.2
"""Where an act falls, and how far a capacity reaches."""

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
    """

    process: str = ""
    party: str = ""
    candidacy: str = ""
    body: str = ""

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
