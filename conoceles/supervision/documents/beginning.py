# SPDX-License-Identifier: EUPL-1.2
"""Before what day nothing of a process can have happened: the one rule by which an impossible past is refused."""

from datetime import date

from conoceles.elections.models import Process
from conoceles.kernel.refusals import Refused
from conoceles.supervision.plan.queries import in_force

from .rules import Reason


def begins(process: Process) -> date:
    """The day of the first agreement that its plans name, which designates who answers for the system.

    Where they name none, or one of years ago, the first of January of the year before election day.
    """
    year_before = date(process.election_day.year - 1, 1, 1)
    named = {key for plan in in_force(process).values() for row in plan.file.row for key in row.agreements}
    issued = process.agreements.filter(key__in=named).exclude(issued_on=None).values_list("issued_on", flat=True)
    return max(year_before, min(issued, default=year_before))


def not_before(process: Process, day: date) -> None:
    """Refuse a *day* on which there was nothing yet. Raises Refused: BEFORE_ALL."""
    first = begins(process)
    if day < first:
        raise Refused(Reason.BEFORE_ALL, first=first)
