# SPDX-License-Identifier: EUPL-1.2
"""What a defensible decision is."""

from dataclasses import dataclass
from enum import Enum, StrEnum, auto

from conoceles.kernel.refusals import Refused


class Outcome(StrEnum):
    """The two ends of a review."""

    APPROVED = "aprobada"
    RETURNED = "devuelta"


class Reason(Enum):
    """Why a decision is refused."""

    OWN_WORK = auto()
    TEXT_CHANGED = auto()
    NOTHING_OBSERVED = auto()
    STILL_OBSERVED = auto()
    SUPERSEDED = auto()
    ALREADY_DECIDED = auto()
    UNKNOWN_SECTION = auto()
    NOTHING_SENT = auto()
    NOT_ENDORSED = auto()


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision about to be taken: people as their account's id, texts as their digest."""

    outcome: Outcome
    reviewer: object
    author: object | None
    seen: str
    sent: str
    observations: int
    newest: bool
    decided: bool
    endorsed: bool  # accepted by the representation of whoever nominates, where the process asks for it


def check(decision: Decision) -> None:
    """Refuse, with :class:`Refused`, a decision that could not be defended afterwards."""
    if decision.reviewer == decision.author:
        raise Refused(Reason.OWN_WORK)
    if decision.seen != decision.sent:
        raise Refused(Reason.TEXT_CHANGED)
    if not decision.newest:
        raise Refused(Reason.SUPERSEDED)
    if decision.decided:
        raise Refused(Reason.ALREADY_DECIDED)
    if decision.outcome is Outcome.RETURNED and not decision.observations:
        raise Refused(Reason.NOTHING_OBSERVED)
    if decision.outcome is Outcome.APPROVED and decision.observations:
        raise Refused(Reason.STILL_OBSERVED)
    if decision.outcome is Outcome.APPROVED and not decision.endorsed:
        raise Refused(Reason.NOT_ENDORSED)
