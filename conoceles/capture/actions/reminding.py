# SPDX-License-Identifier: EUPL-1.2
"""Having candidacies told how much they have left."""

from datetime import datetime

from django.conf import settings
from django.urls import reverse

from conoceles.accounts.models import Capacity
from conoceles.capture.models import Reminder
from conoceles.capture.permissions import may_remind
from conoceles.capture.queries.omissions import Owing
from conoceles.capture.queries.reminders import to_remind
from conoceles.credentials.addressing import message_to
from conoceles.elections.models import Process
from conoceles.look.dates import day
from conoceles.outbox.actions import queue
from conoceles.record.action import action
from conoceles.record.clerk import Clerk


@action("reminders-queued", allowed=may_remind)
def remind(process: Process, *, now: datetime, by: Capacity | Clerk) -> list[Reminder]:
    """Have each candidacy told that has reached one of the days that the process chose: once for each.

    By mail to her account's address, or for hands where it has none.
    """
    return [_told(owing, left, by=by) for owing, left in to_remind(process, now=now)]


def _told(owing: Owing, left: int, *, by: Capacity | Clerk) -> Reminder:
    candidacy = owing.candidacy
    message = message_to(
        candidacy,
        "capture/mail/reminder",
        {
            "name": candidacy.person.name,
            "days": owing.days_left,
            "last_day": day(owing.term.last_day),
            "missing": list(owing.missing),
            "begun": owing.begun,
            "address": settings.PRIVATE_URL + reverse("capture:tasks", args=[candidacy.pk]),
        },
    )
    queue(message, by=by)
    return Reminder.objects.create(candidacy=candidacy, last_day=owing.term.last_day, days_left=left, message=message)
