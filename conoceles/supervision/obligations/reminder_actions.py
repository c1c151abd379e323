# SPDX-License-Identifier: EUPL-1.2
"""Whoever owes something is reminded by mail: one letter with all of it, and of each day once."""

from typing import Any

from django.conf import settings
from django.urls import reverse

from conoceles.accounts.models import Capacity
from conoceles.accounts.queries import named
from conoceles.elections.models import Process
from conoceles.kernel import clock, digests
from conoceles.look.dates import day
from conoceles.outbox.actions import queue
from conoceles.outbox.models import Message
from conoceles.record.action import action
from conoceles.record.clerk import Clerk
from conoceles.supervision.models import Reminder

from .permissions import may_remind
from .phrases import OWED, STATES, occurrence, place
from .reminding import Due, to_remind
from .rules import Owed


class Reminded(list[Reminder]):
    """All that was told at once."""

    @property
    def digest(self) -> str:
        """What the record says of it: of which obligations, and how many days before."""
        return digests.digest([[str(each.obligation), each.days_before] for each in self])


@action("obligations-reminded", allowed=may_remind)
def remind(process: Process, *, by: Clerk) -> Reminded:
    """Write to everybody who has something to be reminded of now. Done again, it writes nothing."""
    Process.objects.select_for_update().get(pk=process.pk)
    told, now = Reminded(), clock.now()
    for capacity, dues in to_remind(process).items():
        queue(_message(process, capacity, dues), by=by)
        for due in dues:
            last = due.seen.standing.last_day
            told.append(
                Reminder.objects.create(
                    obligation=due.seen.obligation, to=capacity, last_day=last, days_before=due.days_before, at=now
                )
            )
    return told


def _message(process: Process, capacity: Capacity, dues: list[Due]) -> Message:
    values = {
        "name": capacity.user.name or capacity.user.username,
        "capacity": capacity.words,
        "process": process.name,
        "due": [_due(each) for each in dues],
        "late": sum(each.days_left < 0 for each in dues),
        "address": settings.PRIVATE_URL + reverse("obligations:board"),
    }
    return Message(template="obligations/mail/due", values=values, to=capacity.user.email, about=named(capacity.user))


def _due(due: Due) -> dict[str, Any]:
    one = due.seen
    last = one.standing.last_day
    which = occurrence(one.obligation.occurrence, one.due.shape if one.due else None)
    return {
        "place": place(one.obligation.row),
        "what": OWED[Owed(one.obligation.owed)],
        "name": one.obligation.name,
        "which": which,
        "last_day": day(last) if last else "",
        "state": STATES[one.standing.state],
    }
