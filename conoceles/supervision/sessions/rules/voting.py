# SPDX-License-Identifier: EUPL-1.2
"""With how many a session may sit, and what a vote comes to. Both depend on settings that each process cites."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from .words import Result, Sense


@dataclass(frozen=True, slots=True)
class Tally:
    """How many voted each way. Whoever was excused does not count."""

    votes_for: int = 0
    against: int = 0
    abstained: int = 0
    excused: int = 0

    @property
    def votes(self) -> tuple[int, int, int]:
        """For, against and abstentions, as steps of documents keep them."""
        return self.votes_for, self.against, self.abstained


def tally(senses: Iterable[Sense]) -> Tally:
    """How many of *senses* are each way."""
    given = list(senses)
    return Tally(*(given.count(each) for each in (Sense.FOR, Sense.AGAINST, Sense.ABSTAINED, Sense.EXCUSED)))


def quorum(*, present: int, seats: int, presides: bool, rule: str, second: bool = False, anyone: bool = False) -> bool:
    """Whether *present* of the *seats* that vote are enough.

    ``rule``: «mayoria», «mayoria-con-presidencia» (``presides``: she came) or «todas». On a ``second`` call those who
    come may be enough (``anyone``), if somebody who votes does.
    """
    if second and anyone:
        return present > 0
    if rule == "todas":
        return 0 < seats == present
    enough = 2 * present > seats
    return enough and (presides or rule != "mayoria-con-presidencia")


def result(votes: Mapping[int, Sense], *, presides: int | None, casting: bool) -> Result:
    """What the votes by name come to. A tie is carried by the Presidencia's own vote only where ``casting`` says so."""
    found = tally(votes.values())
    if found.votes_for > found.against:
        return Result.UNANIMITY if not found.against and not found.abstained else Result.MAJORITY
    if found.votes_for == found.against and found.votes_for:
        hers = votes.get(presides) if presides is not None else None
        if casting and hers is Sense.FOR:
            return Result.CASTING
        if casting and hers is Sense.AGAINST:
            return Result.REJECTED
        return Result.TIE
    return Result.REJECTED


def carried(found: Result) -> bool:
    """Whether it was approved."""
    return found in {Result.UNANIMITY, Result.MAJORITY, Result.CASTING}
