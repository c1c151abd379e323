# SPDX-License-Identifier: EUPL-1.2
"""What was resolved of a point: its votes, what they come to, and what its document does. Only within actions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from conoceles.accounts.models import Capacity
from conoceles.kernel import clock
from conoceles.kernel.refusals import Refused
from conoceles.supervision.documents import step_actions
from conoceles.supervision.models import AgendaItem, FormerResolution, Member, Resolution, Session, Vote

from . import consequences, queries, telling
from .rules import Reason
from .rules.voting import carried, result, tally
from .rules.words import Outcome, Result, Seat, Sense

#: What is decided by a vote: the other outcomes are not.
VOTED = frozenset({Outcome.APPROVED, Outcome.RETURNED, Outcome.REJECTED})


@dataclass(frozen=True)
class Resolved:
    """What was resolved of an item; ``votes`` by member, with the motive of whoever excused herself."""

    outcome: Outcome
    votes: Mapping[Member, tuple[Sense, str]] = field(default_factory=dict)
    text: str = ""
    observations: str = ""
    amendments: str = ""


def written(item: AgendaItem, resolved: Resolved, there: Sequence[Member], by: Capacity) -> Resolution:
    """Keep what was resolved, with the votes of whoever is *there*; its document takes its steps.

    Raises Refused: NOT_PRESENT, VOTES_MISSING, QUORUM_LOST, EXCUSE_WITHOUT_MOTIVE, NOT_CARRIED, CARRIED, NO_STEP,
    NO_OBSERVATIONS, NOT_RETURNED, and what a step of a document may.
    """
    observed = [each.strip() for each in resolved.observations.splitlines() if each.strip()]
    found = _voted(item.session, there, resolved) if resolved.outcome in VOTED else None
    if resolved.outcome is Outcome.RETURNED and not observed:
        raise Refused(Reason.NO_OBSERVATIONS)
    if observed and resolved.outcome is not Outcome.RETURNED:
        raise Refused(Reason.NOT_RETURNED)
    made: Resolution = Resolution.objects.create(
        item=item,
        outcome=resolved.outcome,
        result=found or "",
        text=resolved.text,
        observations="\n".join(observed),
        amendments=resolved.amendments.strip(),
        written_at=clock.now(),
        by=by,
    )
    if found is None:
        return made
    Vote.objects.bulk_create(
        Vote(item=item, member=member, sense=sense, motive=motive) for member, (sense, motive) in resolved.votes.items()
    )
    if item.version is not None and resolved.outcome is not Outcome.REJECTED:
        made.steps.set(
            consequences.treat(
                item,
                resolved.outcome,
                tally(sense for sense, _ in resolved.votes.values()),
                by,
                casting=found is Result.CASTING,
                amended=bool(made.amendments) and resolved.outcome is Outcome.APPROVED,
                observed=observed,
            )
        )
    return made


def taken_back(former: Resolution, why: str, by: Capacity) -> None:
    """Keep *former* beside, with why it was wrong; the steps of its document count no more.

    Raises Refused: as ``step_actions.set_aside``.
    """
    item = former.item
    for step in former.steps.order_by("-pk"):
        step_actions.set_aside(step, why=f"Se corrigió en la misma sesión: {why}"[:300], by=by)
    votes = [[each.member.name, each.sense, each.motive] for each in item.votes.select_related("member")]
    names = ("outcome", "result", "text", "observations", "amendments")
    FormerResolution.objects.create(
        item=item,
        content={name: getattr(former, name) for name in names} | {"votes": votes, "told": telling.resolution(former)},
        digest=former.digest,
        written_at=former.written_at,
        why=why,
        set_aside_at=clock.now(),
        by=by,
    )
    former.steps.clear()
    item.votes.all().delete()
    former.delete()


def _voted(session: Session, there: Sequence[Member], resolved: Resolved) -> Result:
    """What the votes come to, where they are those of whoever is there and fit what was resolved."""
    for member, (sense, motive) in resolved.votes.items():
        if member not in there:
            raise Refused(Reason.NOT_PRESENT, name=member.name)
        if sense is Sense.EXCUSED and not motive.strip():
            raise Refused(Reason.EXCUSE_WITHOUT_MOTIVE, name=member.name)
    missing = [each.name for each in there if each not in resolved.votes]
    if missing:
        raise Refused(Reason.VOTES_MISSING, names=missing)
    if not queries.has_quorum(session, queries.stood(session).call, there):
        raise Refused(Reason.QUORUM_LOST, present=len(there), seats=len(queries.voters(session)))
    senses = {member.pk: sense for member, (sense, _) in resolved.votes.items()}
    presides = next((each.pk for each in there if each.seat == Seat.PRESIDENCY), None)
    found = result(senses, presides=presides, casting=session.process.allows("session_casting_vote"))
    counted = tally(senses.values())
    if resolved.outcome is Outcome.REJECTED and carried(found):
        raise Refused(Reason.CARRIED)
    if resolved.outcome is not Outcome.REJECTED and not carried(found):
        raise Refused(
            Reason.NOT_CARRIED, votes_for=counted.votes_for, against=counted.against, abstained=counted.abstained
        )
    return found
