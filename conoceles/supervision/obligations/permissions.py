# SPDX-License-Identifier: EUPL-1.2
"""Who sees what is owed, and who writes down that it was met."""

from conoceles.accounts.models import Capacity
from conoceles.accounts.rules import Act, Place, Role, permits
from conoceles.elections.models import Process
from conoceles.record.clerk import Clerk
from conoceles.supervision.models import Feed, Fulfilment, Obligation, Start
from conoceles.supervision.plan.permissions import may_see_plan

from .rules import Owed

#: Only they send anything to INE (work plan): nobody else says that it was sent.
_SENDS = (Role.INSTANCE,)
#: Whoever keeps the commission's papers writes down what any body did with them.
_KEEPS = (Role.SECRETARY, Role.CONSOLE)


def may_see(by: Capacity, obligation: Obligation) -> bool:
    """Whoever sees the plan it is owed by."""
    return may_see_plan(by, obligation.process)


def may_open(by: Capacity | Clerk, process: Process) -> bool:
    """The clock, by itself; or whoever keeps the plan, for what the system cannot see."""
    return isinstance(by, Clerk) or permits(by, Act.KEEP_PLAN, Place(process=process.slug))


def may_open_notice(by: Capacity | Clerk, process: Process) -> bool:
    """Whoever keeps the plan, and the Instancia Interna, which would send it; the system, for what a room tells it."""
    if isinstance(by, Clerk):
        return True
    here = Place(process=process.slug)
    return permits(by, Act.KEEP_PLAN, here) or (by.role in _SENDS and permits(by, Act.MEET, here))


def may_set_term_aside(by: Capacity, obligation: Obligation) -> bool:
    """Whoever writes down what INE asks."""
    return obligation.owed == Owed.REQUEST and may_open_notice(by, obligation.process)


def may_start(by: Capacity, obligation: Obligation) -> bool:
    """Whoever keeps the plan, and the Instancia Interna, whose own approval starts a clock."""
    return may_open_notice(by, obligation.process)


def may_set_start_aside(by: Capacity, start: Start) -> bool:
    """Whoever could have written it down."""
    return may_start(by, start.obligation)


def may_meet(by: Capacity, obligation: Obligation) -> bool:
    """Whoever owes it, or keeps the commission's papers; what goes to INE, only whoever sends it."""
    if not permits(by, Act.MEET, Place(process=obligation.process.slug)):
        return False
    if obligation.owed != Owed.ACTIVITY:
        return by.role in _SENDS
    row = obligation.plan.file.found(obligation.row)
    return by.role in _KEEPS or (row is not None and by.role in row.owed_by)


def may_reopen(by: Capacity, fulfilment: Fulfilment) -> bool:
    """Whoever could have met it."""
    return may_meet(by, fulfilment.obligation)


def may_excuse(by: Capacity, obligation: Obligation) -> bool:
    """Whoever keeps the plan: it is a decision of the commission, which the secretary writes down."""
    return permits(by, Act.KEEP_PLAN, Place(process=obligation.process.slug))


def may_remind(by: Capacity | Clerk, process: Process) -> bool:  # noqa: ARG001
    """The clock alone."""
    return isinstance(by, Clerk)


def may_subscribe(by: Capacity, feed: Feed) -> bool:
    """Each in her own capacity, while she sees the plan in it."""
    return feed.capacity_id == by.pk and permits(by, Act.SEE_PLAN, Place(process=by.scope))
