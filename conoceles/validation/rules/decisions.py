# SPDX-License-Identifier: EUPL-1.2
"""Whether a decision could be defended afterwards."""

from dataclasses import dataclass
from enum import StrEnum

from conoceles.kernel.refusals import Refused

from .reasons import Reason


class Outcome(StrEnum):
    """The two ends of a review."""

    APPROVED = "aprobada"
    RETURNED = "devuelta"


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision about to be taken: people as their account's id, texts as their digest."""

    outcome: Outcome
    reviewer: str
    authors: frozenset[str]  # whoever sent it, and all who typed some of it
    seen: str
    sent: str
    observations: int
    newest: bool
    decided: bool
    endorsed: bool  # accepted by the representation of whoever nominates, where the process asks for it
    stands: bool = True  # whoever left is not decided on: nothing of hers may become public, and she corrects nothing
    two: bool = False  # whether the process asks a second person to approve what one approved
    first: str = ""  # who approved it first; empty: nobody yet


def check(decision: Decision) -> None:
    """Refuse, with :class:`Refused`, a decision that could not be defended afterwards."""
    if decision.reviewer in decision.authors:
        raise Refused(Reason.OWN_WORK)
    if decision.seen != decision.sent:
        raise Refused(Reason.TEXT_CHANGED)
    if not decision.stands:
        raise Refused(Reason.NOT_STANDING)
    if not decision.newest:
        raise Refused(Reason.SUPERSEDED)
    if decision.decided:
        raise Refused(Reason.ALREADY_DECIDED)
    if decision.outcome is Outcome.RETURNED:
        if not decision.observations:
            raise Refused(Reason.NOTHING_OBSERVED)
        return
    _check_approval(decision)


def _check_approval(decision: Decision) -> None:
    if decision.observations:
        raise Refused(Reason.STILL_OBSERVED)
    if not decision.endorsed:
        raise Refused(Reason.NOT_ENDORSED)
    if decision.two and decision.first == decision.reviewer:
        raise Refused(Reason.SAME_PERSON)


def settles(decision: Decision) -> bool:
    """Whether a decision that :func:`check` lets through settles it; else it waits for a second person's."""
    return decision.outcome is Outcome.RETURNED or not decision.two or bool(decision.first)
