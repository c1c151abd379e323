# SPDX-License-Identifier: EUPL-1.2
"""Before what day nothing of a process can have happened: the one rule by which an impossible past is refused."""

from datetime import date

from conoceles.elections.models import Process
from conoceles.kernel.refusals import Refused

from .rules import Reason


def begins(process: Process) -> date:
    """The day of its first agreement, by which somebody answers for the system, or since when somebody has a seat."""
    first = year_before(process)
    issued = process.agreements.filter(issued_on__gte=first).values_list("issued_on", flat=True)
    seated = process.members.filter(set_aside="", since__gte=first).values_list("since", flat=True)
    return min([*issued, *seated], default=first)


def year_before(process: Process) -> date:
    """The first of January of the year before election day: whatever is before it is of another process."""
    return date(process.election_day.year - 1, 1, 1)


def not_before(process: Process, day: date, *, leads_to_it: bool = False) -> None:
    """Refuse a *day* on which there was nothing yet. Raises Refused: BEFORE_ALL.

    *leads_to_it*: a step of a document, since the very agreement by which all begins was drafted and presented before.
    """
    first = year_before(process) if leads_to_it else begins(process)
    if day < first:
        raise Refused(Reason.BEFORE_ALL, first=first)
