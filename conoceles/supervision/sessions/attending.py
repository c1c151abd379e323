# SPDX-License-Identifier: EUPL-1.2
"""Whoever was told of a call of a session, and whoever came to it. Only within actions."""

from collections.abc import Mapping
from datetime import datetime

from conoceles.accounts.models import Capacity
from conoceles.kernel import clock
from conoceles.kernel.refusals import Refused
from conoceles.supervision.models import Attendance, Guest, Member, Session, SessionNotice

from . import queries
from .holding import before, begun, its_hour, not_to_come
from .labels import STATES
from .rules import Reason
from .rules.words import Means


def as_row(who: Member | Guest) -> dict[str, Member | Guest]:
    """Whose a row is: of a member or of a guest."""
    return {"member" if isinstance(who, Member) else "guest": who}


def attended(
    session: Session, call: int, at: datetime, came: Mapping[Member | Guest, str | None], *, enough: bool
) -> None:
    """Keep the attendance, where it makes a quorum or not as *enough* says.

    Raises Refused: HOUR_TO_COME, NOT_ITS_HOUR, ATTENDANCE_MISSING, NO_QUORUM, QUORUM.
    """
    its_hour(session, at)
    voters = queries.voters(session)
    missing = [str(who) for who in voters if who not in came]
    if missing:
        raise Refused(Reason.ATTENDANCE_MISSING, names=missing)
    there = [who for who in voters if came[who] is None]
    if queries.has_quorum(session, call, there) is not enough:
        reason = Reason.NO_QUORUM if enough else Reason.QUORUM
        raise Refused(reason, present=len(there), seats=len(voters))
    Attendance.objects.bulk_create(
        Attendance(session=session, call=call, present=why is None, excuse=why or "", **as_row(who))
        for who, why in came.items()
    )


def told(
    session: Session,
    who: Member | Guest,
    means: str,
    at: datetime,
    evidence: str,
    by: Capacity,
    proof: Mapping[str, str] | None = None,
) -> SessionNotice:
    """Keep that somebody was told of it, and how.

    Raises Refused: OUT_OF_TURN, HOUR_TO_COME, BEFORE_CALLING, AFTER_SITTING, ALREADY_NOTIFIED.
    """
    kept, stands = begun(session)
    if not stands.tells:
        raise Refused(Reason.OUT_OF_TURN, state=STATES[stands.state])
    not_to_come(at)
    if before(at, queries.called_at(kept)):
        raise Refused(Reason.BEFORE_CALLING)
    if queries.day_of(kept.process, at) > queries.local_day(kept):
        raise Refused(Reason.AFTER_SITTING)
    if who not in queries.unnotified(kept, stands.call):
        raise Refused(Reason.ALREADY_NOTIFIED)
    made: SessionNotice = SessionNotice.objects.create(
        session=kept,
        call=stands.call,
        means=means,
        at=at,
        evidence=evidence,
        written_at=clock.now(),
        by=by,
        **as_row(who),
        **(proof or {}),
    )
    return made


def whoever_calls_knows(session: Session, at: datetime, by: Capacity) -> None:
    """Whoever convenes a session in which she has a seat is told of it by that."""
    mine = queries.seat_of(session, by)
    if mine is not None:
        told(session, mine, Means.HERE, at, "Es quien la convocó", by)
