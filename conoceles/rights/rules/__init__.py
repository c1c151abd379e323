# SPDX-License-Identifier: EUPL-1.2
"""What a request asks for, what happens to it and until when: over plain values."""

from collections.abc import Sequence
from datetime import datetime

from conoceles.kernel.refusals import Refused

from .clocks import Clocks, Done, Limit, Terms, clocks, first_of, set_by
from .words import FOLLOWS, LONGEST, SHORT, Deed, Effect, Identified, Outcome, Reason, Right, Stage, Way

__all__ = [
    "FOLLOWS",
    "LONGEST",
    "SHORT",
    "Clocks",
    "Deed",
    "Done",
    "Effect",
    "Identified",
    "Limit",
    "Outcome",
    "Reason",
    "Right",
    "Stage",
    "Terms",
    "Way",
    "answered_late",
    "band",
    "between",
    "check_effects",
    "check_paper_copy",
    "clocks",
    "first_of",
    "running",
    "set_by",
    "stage",
]

#: Fewer than this are never told apart, as in the other aggregates; and bands are as wide.
FEWEST = 10


def between(first: datetime, at: datetime, now: datetime) -> datetime:
    """*at*, which is written to the minute: of that of *first*, that instant itself. Raises Refused: DAY_TO_COME."""
    if not first.replace(second=0, microsecond=0) <= at <= now:
        raise Refused(Reason.DAY_TO_COME)
    return max(first, at)


def stage(deeds: Sequence[Done], *, outcome: Outcome | None, owed: bool) -> Stage:
    """Where a request is, by what was done; *owed*, whether something of what was granted is not true yet."""
    done = {each.deed for each in deeds}
    if Deed.LAPSED in done:
        return Stage.LAPSED
    if outcome is None:
        if Deed.PREVENTED in done and Deed.COMPLETED not in done:
            return Stage.PREVENTED
        return Stage.STUDIED if Deed.IDENTIFIED in done else Stage.UNIDENTIFIED
    if Deed.NOTIFIED not in done:
        return Stage.ANSWERED
    if outcome is Outcome.REFUSED:
        return Stage.REFUSED
    return Stage.OWED if owed else Stage.FULFILLED


def running(at: Stage, limits: Clocks) -> Limit | None:
    """The limit of what is to be done next; None where nothing is, or no term runs."""
    if at.over:
        return None
    if at is Stage.PREVENTED:
        return limits.complete
    return limits.effect if at is Stage.OWED else limits.answer


def answered_late(limits: Clocks) -> bool:
    """Whether she was told of the answer once its term was over."""
    return limits.told is not None and limits.answer is not None and limits.answer.over(limits.told)


def check_effects(right: Right, outcome: Outcome, effects: Sequence[Effect]) -> None:
    """What is granted has effects, and of its own sort; what is not has none.

    Raises Refused: NO_EFFECT, NOT_AN_EFFECT, EFFECT_OF_NOTHING.
    """
    if outcome is Outcome.REFUSED and effects:
        raise Refused(Reason.EFFECT_OF_NOTHING)
    if outcome is not Outcome.REFUSED and not effects:
        raise Refused(Reason.NO_EFFECT)
    if not set(effects) <= set(FOLLOWS[right]):
        raise Refused(Reason.NOT_AN_EFFECT)


def check_paper_copy(*, account: bool, notified: bool, owed: bool) -> None:
    """A copy leaves on paper for whoever cannot open it herself, once she was told, and while that request is owed it.

    Raises Refused: ON_HER_SCREEN, NOT_NOTIFIED, NO_COPY_OWED.
    """
    if account:
        raise Refused(Reason.ON_HER_SCREEN)
    if not notified:
        raise Refused(Reason.NOT_NOTIFIED)
    if not owed:
        raise Refused(Reason.NO_COPY_OWED)


def band(count: int) -> str:
    """«menos de 10», «10 a 19»: from no two of them is it known how many there are of a third."""
    if count < FEWEST:
        return f"menos de {FEWEST}"
    low = count - count % FEWEST
    return f"{low} a {low + FEWEST - 1}"
