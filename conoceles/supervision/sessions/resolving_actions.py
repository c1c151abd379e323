# SPDX-License-Identifier: EUPL-1.2
"""What a session resolves: votes by name, what follows of them for documents, dissents, instructions and minutes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from conoceles.accounts.models import Capacity
from conoceles.elections.queries import today
from conoceles.kernel import clock
from conoceles.kernel.refusals import Refused
from conoceles.record.action import action
from conoceles.supervision.models import (
    AgendaItem,
    Dissent,
    Document,
    Instruction,
    InstructionReport,
    Member,
    Resolution,
    Session,
    Vote,
)

from . import consequences, queries
from .filing import kept_pdf
from .holding import sitting
from .permissions import may_dissent, may_keep_session, may_report, may_resolve
from .rules import Reason
from .rules.voting import carried, result, tally
from .rules.words import Outcome, Result, Seat, Sense, State

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


@action("item-resolved", allowed=may_resolve)
def resolve(item: AgendaItem, *, resolved: Resolved, by: Capacity) -> Resolution:
    """Write down what was resolved of *item*; its document takes its steps with the session and the votes.

    Raises Refused: NOT_OPEN, CLOSED, RESOLVED, NOT_PRESENT, VOTES_MISSING, EXCUSE_WITHOUT_MOTIVE, NOT_CARRIED, CARRIED,
    NO_STEP, NO_OBSERVATIONS, and what a step of a document may.
    """
    session, stands = sitting(item.session)
    item.session = session
    if Resolution.objects.filter(item=item).exists():
        raise Refused(Reason.RESOLVED)
    observed = [each.strip() for each in resolved.observations.splitlines() if each.strip()]
    found = _voted(session, stands.call, resolved) if resolved.outcome in VOTED else None
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


@action("dissent-written", allowed=may_dissent)
def dissent(
    item: AgendaItem, *, member: Member, kind: str, text: str = "", content: bytes = b"", by: Capacity
) -> Dissent:
    """Attach what *member* adds in writing to what was resolved; who votes, her own alone.

    Raises Refused: NOT_HERS, NOT_PRESENT, NOTHING_WRITTEN, NOT_A_PDF, ALREADY_WRITTEN.
    """
    if not may_resolve(by, item) and member.capacity_id != by.pk:
        raise Refused(Reason.NOT_HERS)
    if not item.votes.filter(member=member).exists():
        raise Refused(Reason.NOT_PRESENT, name=member.name)
    if not text.strip() and not content:
        raise Refused(Reason.NOTHING_WRITTEN)
    Session.objects.select_for_update().get(pk=item.session_id)
    if item.dissents.filter(member=member, kind=kind).exists():
        raise Refused(Reason.ALREADY_WRITTEN, name=member.name)
    made: Dissent = Dissent.objects.create(
        item=item,
        member=member,
        kind=kind,
        text=text.strip(),
        written_at=clock.now(),
        by=by,
        **kept_pdf(item.session.process, content),
    )
    return made


@action("instruction-given", allowed=may_keep_session)
def instruct(session: Session, *, text: str, owed_by: str, due: date | None = None, by: Capacity) -> Instruction:
    """Write down what the session instructed, until it is closed. Raises Refused: NOT_OPEN, CLOSED, DUE_BEFORE."""
    kept, _ = sitting(session)
    if due is not None and due < queries.local_day(kept):
        raise Refused(Reason.DUE_BEFORE)
    made: Instruction = Instruction.objects.create(
        session=kept,
        number=kept.instructions.count() + 1,
        text=text,
        owed_by=owed_by,
        due=due,
        written_at=clock.now(),
        by=by,
    )
    return made


@action("instruction-reported", allowed=may_report)
def report(instruction: Instruction, *, on: date, text: str, done: bool, by: Capacity) -> InstructionReport:
    """Tell how an instruction goes; with *done*, it is followed no more.

    Raises Refused: INSTRUCTION_DONE, DAY_TO_COME, BEFORE_INSTRUCTED.
    """
    kept: Instruction = Instruction.objects.select_for_update().get(pk=instruction.pk)
    if kept.reports.filter(done=True).exists():
        raise Refused(Reason.INSTRUCTION_DONE)
    if on > today(instruction.session.process):
        raise Refused(Reason.DAY_TO_COME)
    if on < queries.local_day(instruction.session):
        raise Refused(Reason.BEFORE_INSTRUCTED)
    made: InstructionReport = InstructionReport.objects.create(
        instruction=kept, on=on, text=text, done=done, written_at=clock.now(), by=by
    )
    return made


@action("minutes-drafted", allowed=may_keep_session)
def draft_minutes(session: Session, *, by: Capacity) -> Document:
    """Open its minutes, drafted from what happened; they follow their own route.

    Raises Refused: NOT_CLOSED, HAS_MINUTES, and what opening a document may.
    """
    kept: Session = Session.objects.select_for_update().get(pk=session.pk)
    if queries.stood(kept).state not in {State.CLOSED, State.FAILED}:
        raise Refused(Reason.NOT_CLOSED)
    if kept.minutes is not None and not kept.minutes.withdrawn:
        raise Refused(Reason.HAS_MINUTES)
    kept.minutes = consequences.minutes(kept, by)
    kept.save(update_fields=["minutes"])
    return kept.minutes


def _voted(session: Session, call: int, resolved: Resolved) -> Result:
    """What the votes come to, where they are those of whoever came and fit what was resolved."""
    there = queries.present(session, call)
    for member, (sense, motive) in resolved.votes.items():
        if member not in there:
            raise Refused(Reason.NOT_PRESENT, name=member.name)
        if sense is Sense.EXCUSED and not motive.strip():
            raise Refused(Reason.EXCUSE_WITHOUT_MOTIVE, name=member.name)
    missing = [each.name for each in there if each not in resolved.votes]
    if missing:
        raise Refused(Reason.VOTES_MISSING, names=missing)
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
