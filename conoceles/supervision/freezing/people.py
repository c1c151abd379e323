# SPDX-License-Identifier: EUPL-1.2
"""Who makes up the commission and who attends it always, now and before."""

from conoceles.elections.models import Agreement, Process
from conoceles.supervision.models import Member
from conoceles.supervision.published import Act
from conoceles.supervision.published import Member as Told
from conoceles.supervision.sessions.labels import SEATS
from conoceles.supervision.sessions.rules.words import Seat


def act(agreement: Agreement | None) -> Act:
    """*agreement* as everybody cites it."""
    if agreement is None:
        return Act()
    return Act(agreement.key, agreement.issued_on.isoformat() if agreement.issued_on else "")


def members(process: Process) -> tuple[Told, ...]:
    """All of them that count, in the order of their seats, the first first."""
    found = process.members.filter(set_aside="").select_related("postulant", "agreement", "ended_by")
    order = list(Seat)
    return tuple(
        _told(each) for each in sorted(found, key=lambda one: (order.index(Seat(one.seat)), one.since, one.pk))
    )


def _told(member: Member) -> Told:
    return Told(
        seat=SEATS[Seat(member.seat)],
        name=member.name,
        position=member.position,
        represents=member.postulant.key if member.postulant else "",
        agreement=act(member.agreement),
        since=member.since.isoformat(),
        until=member.until.isoformat() if member.until else "",
        ended_by=act(member.ended_by),
    )
