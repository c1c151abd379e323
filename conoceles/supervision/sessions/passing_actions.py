# SPDX-License-Identifier: EUPL-1.2
"""Whoever comes late to a session or leaves before its end: from that hour she votes, or does not."""

from datetime import datetime
from zoneinfo import ZoneInfo

from conoceles.accounts.models import Capacity
from conoceles.kernel import clock
from conoceles.kernel.refusals import Refused
from conoceles.look.dates import moment
from conoceles.record.action import action
from conoceles.supervision.models import Guest, Member, Passage, Session

from . import queries
from .attending import as_row
from .holding import before, not_to_come, sitting
from .permissions import may_keep_session
from .rules import Reason


@action("session-attendance-changed", allowed=may_keep_session)
def came_or_left(session: Session, *, who: Member | Guest, arrived: bool, at: datetime, by: Capacity) -> Passage:
    """Write down that *who* came while it sat, or left. What is voted from then on says so.

    Raises Refused: NOT_OPEN, CLOSED, HOUR_TO_COME, BEFORE_LAST, ALREADY_THERE, NOT_THERE.
    """
    kept, stands = sitting(session)
    not_to_come(at)
    last = queries.last_passed(kept, stands.call)
    if before(at, last):
        raise Refused(Reason.BEFORE_LAST, last=moment(last, ZoneInfo(kept.process.timezone)))
    if (who in queries.inside(kept, stands.call)) is arrived:
        raise Refused(Reason.ALREADY_THERE if arrived else Reason.NOT_THERE, name=str(who))
    made: Passage = Passage.objects.create(
        session=kept, call=stands.call, arrived=arrived, at=at, written_at=clock.now(), by=by, **as_row(who)
    )
    return made
