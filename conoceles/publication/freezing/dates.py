# SPDX-License-Identifier: EUPL-1.2
"""Which dates of the calendar are public: those listed here, and no other."""

from collections.abc import Collection

from django.db.models import Count

from conoceles.elections.described.calendar import Opening
from conoceles.elections.models import CalendarWindow, Process
from conoceles.elections.queries import today
from conoceles.publication.snapshot import DateInfo

#: What a window opens, and whether its last day is told too. Law and agreements publish all of these. The others are
#: work within the institute: when passwords are sent helps whoever would steal them, and the council's preview, the
#: reading of answers and days off concern nobody outside.
PUBLIC = {
    Opening.REGISTRATION: True,
    Opening.CAPTURE: True,
    Opening.PUBLICATION: False,  # what is public stays so after it
    Opening.CAMPAIGN: True,
    Opening.BALLOTS_CLOSED: False,
    Opening.REFLECTION: True,
}
#: How sure a date must be to be told without reserve: seen in its source, or in two.
_SURE = {"A", "B"}


def dates(process: Process, *, hidden: Collection[str]) -> tuple[DateInfo, ...]:
    """The public dates of *process*, in order. Of the offices that are *hidden* none is told.

    When an office opens is told once an agreement fixes it, from the day of that agreement on, as its gate says.
    """
    now = today(process)
    rows = (
        CalendarWindow.objects.filter(process=process, key__in=[key.value for key in PUBLIC])
        .exclude(office__key__in=hidden)
        .select_related("office", "agreement")
        .annotate(moved=Count("changes"))
        .order_by("first_day", "office__order", "key", "pk")
    )
    return tuple(
        DateInfo(
            row.key,
            row.office.key if row.office else "",
            row.first_day.isoformat(),
            row.last_day.isoformat() if row.last_day and PUBLIC[Opening(row.key)] else "",
            row.agreement.key if row.agreement else "",
            row.agreement.issued_on.isoformat() if row.agreement and row.agreement.issued_on else "",
            row.moved,
            sure=bool(row.agreement) or row.confidence in _SURE,
        )
        for row in rows
        if row.key != Opening.PUBLICATION.value or (row.agreement and (row.agreement.issued_on or now) <= now)
    )
