# SPDX-License-Identifier: EUPL-1.2
"""Who makes up the commission, and who attends it: from which day, until which, by which agreement."""

from datetime import date

from conoceles.accounts.models import Capacity
from conoceles.elections.citing import cited
from conoceles.elections.models import Agreement, Process
from conoceles.kernel import clock
from conoceles.kernel.refusals import Refused
from conoceles.record.action import action
from conoceles.supervision.models import Member

from . import queries
from .permissions import may_keep_member, may_keep_sessions
from .rules import Reason
from .rules.words import Seat

#: Held by one person alone at a time.
_ALONE = frozenset({Seat.PRESIDENCY, Seat.SECRETARY, Seat.UNIT})
_SOURCE = "Escrito al anotar la integración de la Comisión"


@action("member-seated", allowed=may_keep_sessions)
def seat(process: Process, *, member: Member, by: Capacity) -> Member:
    """Write down that *member*, not yet kept, holds a seat from a day on. Raises Refused: NO_AGREEMENT, SEAT_TAKEN."""
    Process.objects.select_for_update().get(pk=process.pk)
    if member.integrates and member.agreement is None:
        raise Refused(Reason.NO_AGREEMENT)
    if member.agreement is not None:
        member.agreement = cited(member.agreement, process, source=_SOURCE)
    if member.seat in _ALONE:
        for other in process.members.filter(seat=member.seat, set_aside=""):
            if other.on(member.since) or (other.since >= member.since and member.on(other.since)):
                raise Refused(Reason.SEAT_TAKEN, name=other.name)
    member.process, member.by, member.written_at = process, by, clock.now()
    member.save(force_insert=True)
    return member


@action("member-ended", allowed=may_keep_member)
def end(member: Member, *, until: date, because: str, ended_by: Agreement | None = None, by: Capacity) -> Member:  # noqa: ARG001
    """Write down the last day of *member*, and why.

    Raises Refused: ENDED, ENDS_BEFORE; HAS_SAT, where she was called in a session after it; and as ``cited``.
    """
    kept: Member = Member.objects.select_for_update().get(pk=member.pk)
    if kept.until is not None or kept.set_aside:
        raise Refused(Reason.ENDED)
    if until < kept.since:
        raise Refused(Reason.ENDS_BEFORE)
    last = queries.held(kept)
    if last is not None and until < queries.local_day(last):
        raise Refused(Reason.HAS_SAT, session=queries.mentioned(last))
    if ended_by is not None:
        kept.ended_by = cited(ended_by, kept.process, source=_SOURCE)
    kept.until, kept.ended_because = until, because
    kept.save(update_fields=["until", "ended_because", "ended_by"])
    return kept


@action("member-set-aside", allowed=may_keep_member)
def set_aside(member: Member, *, why: str, by: Capacity) -> Member:  # noqa: ARG001
    """What was written down by mistake counts no more; it stays, with why.

    Raises Refused: ENDED, where it was already; HAS_SAT, where she was called in a session.
    """
    kept: Member = Member.objects.select_for_update().get(pk=member.pk)
    if kept.set_aside:
        raise Refused(Reason.ENDED)
    last = queries.held(kept)
    if last is not None:
        raise Refused(Reason.HAS_SAT, session=queries.mentioned(last))
    kept.set_aside = why
    kept.save(update_fields=["set_aside"])
    return kept
