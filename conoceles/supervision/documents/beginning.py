# SPDX-License-Identifier: EUPL-1.2
"""Before what day nothing of a process can have happened: the one rule by which an impossible past is refused."""

from datetime import date

from conoceles.elections.models import Process
from conoceles.kernel.refusals import Refused

from .rules import Reason


def begins(process: Process) -> date:
    """The day of its first agreement, by which somebody answers for the system, or since when somebody has a seat.

    Whatever is of years ago is of another process: nothing is before the January of the year before election day.
    """
    year_before = date(process.election_day.year - 1, 1, 1)
    issued = process.agreements.filter(issued_on__gte=year_before).values_list("issued_on", flat=True)
    seated = process.members.filter(set_aside="", since__gte=year_before).values_list("since", flat=True)
    return min([*issued, *seated], default=year_before)


def not_before(process: Process, day: date) -> None:
    """Refuse a *day* on which there was nothing yet. Raises Refused: BEFORE_ALL."""
    first = begins(process)
    if day < first:
        raise Refused(Reason.BEFORE_ALL, first=first)
