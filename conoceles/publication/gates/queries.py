# SPDX-License-Identifier: EUPL-1.2
"""The gate of each office of a process."""

from zoneinfo import ZoneInfo

from conoceles.elections.described.calendar import Opening
from conoceles.elections.models import CalendarWindow, Process
from conoceles.kernel import windows
from conoceles.publication.models import FirstRelease

from .rules import Gate


def gates(process: Process) -> list[Gate]:
    """The gates of *process*, as on the ballot. The window of an office wins over that of all."""
    rows = CalendarWindow.objects.filter(process=process, key=Opening.PUBLICATION.value).select_related("agreement")
    by_office = {row.office_id: row for row in rows}
    shown = dict(FirstRelease.objects.filter(office__process=process).values_list("office_id", "release__number"))
    zone = ZoneInfo(process.timezone)
    return [
        _gate(office.key, office.plural, by_office.get(office.pk, by_office.get(None)), shown.get(office.pk, 0), zone)
        for office in process.offices.order_by("order", "key")
    ]


def _gate(key: str, name: str, window: CalendarWindow | None, opened: int, zone: ZoneInfo) -> Gate:
    if window is None:
        return Gate(key, name, None, None, "", None, opened)
    agreement = window.agreement
    opens = windows.of_days(window.first_day, None, zone).opens
    cited, issued_on = (agreement.key, agreement.issued_on) if agreement else ("", None)
    return Gate(key, name, window.first_day, opens, cited, issued_on, opened)
