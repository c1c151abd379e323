# SPDX-License-Identifier: EUPL-1.2
"""Whom to remind of which request: whoever attends, on the days before a limit, and once when it is over."""

from collections import defaultdict

from conoceles.accounts.models import Capacity
from conoceles.accounts.rules import PERMISSIONS, Act
from conoceles.elections.models import Process
from conoceles.kernel import clock
from conoceles.supervision.obligations.reminding import holders

from . import queries
from .models import Reminder
from .queries import Standing

#: How many days before a limit, and how one that is over is told from them.
DAYS_BEFORE, LATE = (5, 2, 0), -1


def due(process: Process) -> dict[Capacity, list[tuple[Standing, int]]]:
    """What each person at the desk is to be told now and was not, with how many days before."""
    now = clock.now()
    pressing = [(each, before) for each in queries.standings(process, now) if (before := _before(each)) is not None]
    if not pressing:
        return {}
    told = set(
        Reminder.objects.filter(request__process=process).values_list("request", "to", "last_day", "days_before")
    )
    found: dict[Capacity, list[tuple[Standing, int]]] = defaultdict(list)
    by_role = holders(process)
    for capacity in (each for role in PERMISSIONS[Act.ATTEND_RIGHTS] for each in by_role.get(role, ())):
        for one, before in pressing:
            assert one.limit is not None
            if (one.request.pk, capacity.pk, one.limit.last_day, before) not in told:
                found[capacity].append((one, before))
    return dict(found)


def _before(one: Standing) -> int | None:
    if one.limit is None:
        return None
    if one.late:
        return LATE
    left = (one.limit.last_day - one.now.astimezone(one.limit.closes.tzinfo).date()).days
    return min((each for each in DAYS_BEFORE if left <= each), default=None)
