# SPDX-License-Identifier: EUPL-1.2
"""Who schedules publications."""

from conoceles.accounts.models import Capacity
from conoceles.publication.models import Scheduled
from conoceles.publication.permissions import may_freeze
from conoceles.record.clerk import Clerk


def may_schedule(by: Capacity, scheduled: Scheduled) -> bool:
    """Whoever may publish in that process; she cancels what another scheduled too."""
    return may_freeze(by, scheduled.process)


def may_execute(by: Capacity | Clerk, scheduled: Scheduled) -> bool:  # noqa: ARG001
    """The clock, and no person: what it does was approved by one."""
    return isinstance(by, Clerk)
