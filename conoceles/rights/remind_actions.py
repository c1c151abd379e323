# SPDX-License-Identifier: EUPL-1.2
"""Whoever attends is reminded by mail of the limits that come, and of those that are over, each once."""

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

from .models import Reminder
from .permissions import may_remind
from .phrases import STAGES
from .queries import Standing
from .reminding import due


class Reminded(list[Reminder]):
    """All that was told at once."""

    @property
    def digest(self) -> str:
        """Of which requests, and how many days before."""
        return digests.digest([[str(each.request_id), each.days_before] for each in self])


@action("right-requests-reminded", allowed=may_remind)
def remind(process: Process, *, by: Clerk) -> Reminded:
    """Write to everybody at the desk who has something to be reminded of now. Done again, it writes nothing."""
    Process.objects.select_for_update().get(pk=process.pk)
    told, now = Reminded(), clock.now()
    for capacity, some in due(process).items():
        queue(_message(process, capacity, [one for one, _ in some]), by=by)
        for one, before in some:
            assert one.limit is not None
            told.append(
                Reminder.objects.create(
                    request=one.request, to=capacity, last_day=one.limit.last_day, days_before=before, at=now
                )
            )
    return told


def _message(process: Process, capacity: Capacity, some: list[Standing]) -> Message:
    """Folios and days; neither who asked nor what."""
    values: dict[str, Any] = {
        "name": capacity.user.name or capacity.user.username,
        "process": process.name,
        "due": [
            {
                "folio": one.request.folio,
                "state": STAGES[one.stage],
                "last_day": day(one.limit.last_day) if one.limit else "",
                "late": one.late,
            }
            for one in some
        ],
        "address": settings.PRIVATE_URL + reverse("rights:desk"),
    }
    return Message(template="rights/mail/due", values=values, to=capacity.user.email, about=named(capacity.user))
