# SPDX-License-Identifier: EUPL-1.2
"""A session from its convocation to its closing: each act at its hour, and whoever was told and came."""

from collections.abc import Mapping
from datetime import datetime

from conoceles.accounts.models import Capacity
from conoceles.elections.models import Process
from conoceles.kernel import clock
from conoceles.kernel.refusals import Refused
from conoceles.record.action import action
from conoceles.supervision.documents.beginning import not_before
from conoceles.supervision.models import (
    AgendaItem,
    Guest,
    Member,
    Session,
    SessionAct,
)

from . import consequences, mailing, queries
from .attending import attended, whoever_calls_knows
from .holding import acted, before, begun, not_to_come
from .labels import KINDS
from .permissions import may_keep_session, may_keep_sessions, may_resolve
from .planning import Planned, leave_out, next_number, plan, swapped
from .rules import Reason
from .rules.words import Deed, Kind


@action("session-prepared", allowed=may_keep_sessions)
def prepare(process: Process, *, planned: Planned, by: Capacity) -> Session:
    """Prepare a session: nobody else sees it, and it has no number, until it is convened.

    Raises Refused: NO_AGENDA; documents' BEFORE_ALL.
    """
    session: Session = Session.objects.create(
        process=process,
        kind=planned.kind,
        at=planned.at,
        place=planned.place,
        broadcast=planned.broadcast,
        written_at=clock.now(),
        by=by,
    )
    plan(session, planned)
    return session


@action("session-replanned", allowed=may_keep_session)
def replan(session: Session, *, planned: Planned, by: Capacity) -> Session:  # noqa: ARG001
    """Change what was prepared, until it is convened. Raises Refused: OUT_OF_TURN; and as ``prepare``."""
    kept, _ = begun(session, Deed.CONVENE)
    kept.kind, kept.at, kept.place, kept.broadcast = planned.kind, planned.at, planned.place, planned.broadcast
    kept.save(update_fields=["kind", "at", "place", "broadcast"])
    kept.items.all().delete()
    kept.guests.all().delete()
    plan(kept, planned)
    return kept


@action("agenda-reordered", allowed=may_resolve)
def move(item: AgendaItem, *, up: bool, by: Capacity) -> Session:  # noqa: ARG001
    """Change places with the item before it, or with the one after, until it is convened.

    Raises Refused: OUT_OF_TURN.
    """
    kept, _ = begun(item.session, Deed.CONVENE)
    swapped(kept, item, up=up)
    return kept


@action("session-convened", allowed=may_keep_session)
def convene(session: Session, *, at: datetime | None = None, by: Capacity) -> SessionAct:
    """Convene it: its convocation is a document, fixed and issued. Now, or *at* the hour at which it was, on paper.

    It takes the next number of its kind. What another session resolved meanwhile is off its agenda.
    Raises Refused: OUT_OF_TURN, HOUR_TO_COME, NO_MEMBERS, HOUR_PASSED, TOO_LATE, and what opening a document may.
    """
    kept, _ = begun(session, Deed.CONVENE)
    if not queries.voters(kept):
        raise Refused(Reason.NO_MEMBERS)
    kind, told = Kind(kept.kind), at or clock.now()
    not_to_come(told)
    not_before(kept.process, queries.day_of(kept.process, told))
    needed = queries.notice(kept.process, kind)
    if kept.at <= told:
        raise Refused(Reason.HOUR_PASSED)
    if kept.at - told < needed:
        raise Refused(Reason.TOO_LATE, hours=int(needed.total_seconds() // 3600), kind=kind.value)
    leave_out(kept, queries.settled(kept))
    kept.number = next_number(kept)
    kept.save(update_fields=["number"])
    made = acted(kept, Deed.CONVENE, told, by, f"Tomó el número {kept.number} de las sesiones de tipo {KINDS[kind]}")
    kept.convocation = consequences.convocation(kept, told, by)
    kept.save(update_fields=["convocation"])
    whoever_calls_knows(kept, told, by)
    mailing.send(kept, by)
    return made


@action("session-opened", allowed=may_keep_session)
def open_session(
    session: Session, *, at: datetime, came: Mapping[Member | Guest, str | None], by: Capacity
) -> SessionAct:
    """Open it, with whoever *came* (None) and whoever did not (why, or nothing).

    Raises Refused: OUT_OF_TURN, HOUR_TO_COME, NOT_ITS_HOUR, ATTENDANCE_MISSING, NO_QUORUM, UNNOTIFIED.
    """
    kept, stands = begun(session, Deed.OPEN)
    attended(kept, stands.call, at, came, enough=True)
    absent = [
        who for who in queries.unnotified(kept, stands.call) if who in queries.voters(kept) and came[who] is not None
    ]
    if absent:
        raise Refused(Reason.UNNOTIFIED, names=[str(who) for who in absent])
    return acted(kept, Deed.OPEN, at, by)


@action("session-failed", allowed=may_keep_session)
def fail(session: Session, *, at: datetime, came: Mapping[Member | Guest, str | None], by: Capacity) -> SessionAct:
    """Write down that there was no quorum.

    Raises Refused: OUT_OF_TURN, HOUR_TO_COME, NOT_ITS_HOUR, ATTENDANCE_MISSING, QUORUM.
    """
    kept, stands = begun(session, Deed.FAIL)
    attended(kept, stands.call, at, came, enough=False)
    return acted(kept, Deed.FAIL, at, by)


@action("session-called-again", allowed=may_keep_session)
def call_again(session: Session, *, at: datetime, by: Capacity) -> SessionAct:
    """Convene it a second time, for *at*. Raises Refused: OUT_OF_TURN, HOUR_PASSED."""
    kept, _ = begun(session, Deed.CALL_AGAIN)
    if at <= clock.now():
        raise Refused(Reason.HOUR_PASSED)
    kept.second_at = at
    kept.save(update_fields=["second_at"])
    made = acted(kept, Deed.CALL_AGAIN, clock.now(), by)
    whoever_calls_knows(kept, made.at, by)
    mailing.send(kept, by)
    return made


@action("session-closed", allowed=may_keep_session)
def close(session: Session, *, at: datetime, anyway: bool = False, by: Capacity) -> SessionAct:
    """Close it; an ordinary one meets what the plan owes of its month.

    *anyway*: also where of some document nothing was resolved; it waits for another session.
    Raises Refused: OUT_OF_TURN, HOUR_TO_COME, BEFORE_LAST, UNRESOLVED.
    """
    kept, _ = begun(session, Deed.CLOSE)
    not_to_come(at)
    left = queries.unresolved(kept)
    if left and not anyway:
        raise Refused(Reason.UNRESOLVED, items=[each.text for each in left])
    made = acted(kept, Deed.CLOSE, at, by)
    consequences.meet_month(kept, by)
    return made


@action("session-cancelled", allowed=may_keep_session)
def cancel(session: Session, *, why: str, by: Capacity) -> SessionAct:
    """It will not sit. One that was convened keeps its number; another never had one. Raises Refused: OUT_OF_TURN."""
    kept, _ = begun(session, Deed.CANCEL)
    return acted(kept, Deed.CANCEL, clock.now(), by, why)


@action("session-told-to-ine", allowed=may_keep_session)
def tell_ine(session: Session, *, at: datetime, evidence: str, by: Capacity) -> SessionAct:
    """Write down that INE was told of it, and how (work plan: the Secretaría helps).

    Raises Refused: OUT_OF_TURN, HOUR_TO_COME, BEFORE_CALLING.
    """
    kept, _ = begun(session, Deed.TELL_INE)
    not_to_come(at)
    if before(at, queries.called_at(kept)):
        raise Refused(Reason.BEFORE_CALLING)
    return acted(kept, Deed.TELL_INE, at, by, evidence)


@action("session-broadcast-set", allowed=may_keep_session)
def set_broadcast(session: Session, *, broadcast: str, by: Capacity) -> Session:  # noqa: ARG001
    """Say where it is seen, or was: sessions are public (art. 10)."""
    session.broadcast = broadcast
    session.save(update_fields=["broadcast"])
    return session
