# SPDX-License-Identifier: EUPL-1.2
"""Who is to be reminded now."""

from collections.abc import Iterator
from datetime import datetime

from conoceles.capture.models import Reminder
from conoceles.capture.rules.reminders import chosen, due
from conoceles.elections.models import Process

from .omissions import Owing, owing


def to_remind(process: Process, *, now: datetime) -> Iterator[tuple[Owing, int]]:
    """Whoever has reached one of the days that *process* chose, with that day, and was not told of it yet."""
    days = chosen(process.parameters.get("reminder_days", {}).get("value"))
    told = set(Reminder.objects.filter(candidacy__process=process).values_list("candidacy_id", "last_day", "days_left"))
    for each in owing(process, now=now) if days else ():
        left = due(each.days_left, days)
        if left is not None and (each.candidacy.pk, each.term.last_day, left) not in told:
            yield each, left
