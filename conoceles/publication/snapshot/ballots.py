# SPDX-License-Identifier: EUPL-1.2
"""Once ballots are closed: who appears on the printed one, and who stands today, or that nobody does."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from .profiles import Profile


class OnBallot(StrEnum):
    """How a candidacy and the printed ballot stand to each other. The codes are those of the open data."""

    PRINTED = "aparece_y_contiende"
    PRINTED_ONLY = "aparece_y_no_contiende"
    STANDS_ONLY = "contiende_sin_aparecer"
    NEITHER = "ni_aparece_ni_contiende"


class Told(Protocol):
    """What must be known of a candidacy."""

    @property
    def printed(self) -> bool | None:
        """Whether the printed ballot bears her name."""

    @property
    def stands(self) -> bool:
        """Whether she stands today."""


def on_ballot(candidacy: Told) -> OnBallot | None:
    """How *candidacy* and the printed ballot stand to each other; None where nothing is to be said of it."""
    if candidacy.printed is None:
        return None
    if candidacy.printed:
        return OnBallot.PRINTED if candidacy.stands else OnBallot.PRINTED_ONLY
    return OnBallot.STANDS_ONLY if candidacy.stands else OnBallot.NEITHER


@dataclass(frozen=True, slots=True)
class BallotPlace:
    """A seat of a ballot: whom it bears, and who stands in it today; None for nobody, or not known to be printed."""

    postulant: str
    position: str
    number: str
    seat: str
    printed: Profile | None = None
    stands: Profile | None = None


def as_printed(profiles: Iterable[Profile]) -> list[Profile]:
    """Those of a race in the order of the ballot as it is printed; of one seat, whoever is on it first."""
    profiles = list(profiles)
    places: dict[tuple[str, str, str], int] = {}
    postulants: dict[str, int] = {}
    for at, one in enumerate(profiles):
        postulants.setdefault(one.postulant, at)
        places.setdefault((one.postulant, one.position, one.number), at)

    def order(profile: Profile) -> tuple[int, int, str, bool]:
        at = profile.on_paper
        known = places.get((profile.postulant, at.position, at.number), len(profiles))
        return postulants[profile.postulant], known, at.seat, not profile.printed

    return sorted(profiles, key=order)


def ballot(profiles: Iterable[Profile]) -> list[BallotPlace]:
    """The seats of a race, in the order of the ballot as it is printed, with who is on each and who stands in it.

    Before ballots close ``printed`` is None everywhere.
    """
    printed: dict[tuple[str, str, str, str], Profile] = {}
    stands: dict[tuple[str, str, str, str], Profile] = {}
    seats: dict[tuple[str, str, str, str], None] = {}
    for one in as_printed(profiles):
        at = one.on_paper
        there = (one.postulant, at.position, at.number, at.seat)
        seats[there] = None
        if one.printed:
            printed.setdefault(there, one)
        if one.stands:
            stands[one.postulant, one.position, one.number, one.seat] = one
    seats |= dict.fromkeys(stands)
    return [BallotPlace(*each, printed.get(each), stands.get(each)) for each in seats]
