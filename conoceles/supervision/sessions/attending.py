# SPDX-License-Identifier: EUPL-1.2
"""Whoever came to a call of a session. Only within actions."""

from collections.abc import Mapping
from datetime import datetime

from conoceles.kernel.refusals import Refused
from conoceles.supervision.models import Attendance, Guest, Member, Session

from . import queries
from .holding import its_hour
from .rules import Reason


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
