# SPDX-License-Identifier: EUPL-1.2
"""Whom to remind of what: whoever owes it, on the days that the plan chose, and once when it is late."""

from collections import defaultdict
from dataclasses import dataclass

from conoceles.accounts.models import Capacity
from conoceles.accounts.rules import Role
from conoceles.elections.models import Process
from conoceles.supervision.models import Reminder

from . import queries
from .queries import Seen
from .rules import State

#: How a reminder of what is late is told from the others: it comes after every day before.
LATE = -1


@dataclass(frozen=True)
class Due:
    """An obligation that somebody is to be reminded of, and for which of the days before."""

    seen: Seen
    days_before: int
    days_left: int


def to_remind(process: Process) -> dict[Capacity, list[Due]]:
    """What each person with a mailbox is to be told now, and was not."""
    ledger = queries.ledger(process)
    pressing = [due for one in ledger.all() if (due := _pressing(one, ledger)) is not None]
    if not pressing:
        return {}
    told = set(
        Reminder.objects.filter(obligation__process=process).values_list(
            "obligation_id", "to_id", "last_day", "days_before"
        )
    )
    by_role = holders(process)
    found: dict[Capacity, list[Due]] = defaultdict(list)
    for due in pressing:
        roles = {*due.seen.owed_by, *((Role.SECRETARY,) if due.days_before == LATE else ())}
        for capacity in (each for role in roles for each in by_role.get(role, ())):
            key = (due.seen.obligation.pk, capacity.pk, due.seen.standing.last_day, due.days_before)
            if key not in told:
                found[capacity].append(due)
    return dict(found)


def _pressing(one: Seen, ledger: queries.Ledger) -> Due | None:
    last = one.standing.last_day
    if one.standing.settled or last is None:
        return None
    left = (last - ledger.today).days
    if one.standing.state in {State.LATE, State.LATE_BY_DESIGN}:
        return Due(one, LATE, left)
    reached = [days for days in ledger.calendar.reminders if left <= days]
    return Due(one, min(reached), left) if reached else None


def holders(process: Process) -> dict[str, list[Capacity]]:
    """Who may be written to, by role."""
    found: dict[str, list[Capacity]] = defaultdict(list)
    held = Capacity.objects.filter(scope=process.slug, user__is_active=True).exclude(user__email="")
    for capacity in held.select_related("user", "on_behalf_of").order_by("pk"):
        if capacity.in_force:
            found[capacity.role].append(capacity)
    return found
