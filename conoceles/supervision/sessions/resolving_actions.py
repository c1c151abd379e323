# SPDX-License-Identifier: EUPL-1.2
"""What a session resolves: votes by name, what follows of them for documents, dissents, instructions and minutes."""

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
)

from . import consequences, queries
from .filing import kept_pdf
from .holding import sitting
from .permissions import may_dissent, may_keep_session, may_report, may_resolve
from .resolving import Resolved, taken_back, written
from .rules import Reason
from .rules.words import State


@action("item-resolved", allowed=may_resolve)
def resolve(item: AgendaItem, *, resolved: Resolved, by: Capacity) -> Resolution:
    """Write down what was resolved of *item*; its document takes its steps with the session and the votes.

    Raises Refused: NOT_OPEN, CLOSED, RESOLVED, and as ``written``.
    """
    session, stands = sitting(item.session)
    item.session = session
    if Resolution.objects.filter(item=item).exists():
        raise Refused(Reason.RESOLVED)
    return written(item, resolved, queries.there(session, stands.call), by)


@action("item-resolved-anew", allowed=may_resolve)
def resolve_anew(item: AgendaItem, *, resolved: Resolved, why: str, by: Capacity) -> Resolution:
    """What was written down of *item* was wrong: it is kept beside, with why, and what its document took is taken back.

    Whoever was there then is who votes. Raises Refused: NOT_OPEN, CLOSED, NOT_RESOLVED, what setting a step of its
    document aside may, and as ``written``.
    """
    session, stands = sitting(item.session)
    item.session = session
    former = Resolution.objects.filter(item=item).first()
    if former is None:
        raise Refused(Reason.NOT_RESOLVED)
    there = queries.there(session, stands.call, until=former.written_at)
    taken_back(former, why, by)
    return written(item, resolved, there, by)


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
