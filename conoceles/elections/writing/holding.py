# SPDX-License-Identifier: EUPL-1.2
"""Days that an agreement set and the files of the process do not say yet: loading the files does not undo them.

The agreement wins until the files say the same. From then on they rule again, so that a later change may be
written in them as well.
"""

from conoceles.elections.described import Described
from conoceles.elections.described.calendar import Window
from conoceles.elections.models import Agreement, CalendarWindow, Process

from .changes import Changes, Held
from .table import Ref

Natural = tuple[str, str]


def held(process: Process, described: Described) -> dict[Natural, CalendarWindow]:
    """The windows whose days stay as their agreement set them, by key and office."""
    written = {(one.key.value, one.office): (one.first_day, one.last_day) for one in described.windows}
    return {
        natural: window
        for natural, window in _by_agreement(process).items()
        if natural in written and written[natural] != (window.first_day, window.last_day)
    }


def fixing(window: Window, row: CalendarWindow | None) -> Ref | int | None:
    """The agreement that fixes the days of *window*: named in the file, or that of the *row*, which says the same."""
    if window.agreement:
        return Ref(Agreement, (window.agreement,))
    same = row and (row.first_day, row.last_day) == (window.first_day, window.last_day)
    return row.agreement_id if row and same else None


def settle(process: Process, described: Described, changes: Changes) -> None:
    """Tell which windows are held, and let go of those whose days the files now say."""
    holding = held(process, described)
    written = {(one.key.value, one.office): one for one in described.windows}
    for natural, window in _by_agreement(process).items():
        if natural in holding:
            own, file = (window.first_day, window.last_day), written[natural]
            changes.held.append(Held(window.name, window.held_by.key, own, (file.first_day, file.last_day)))
        elif natural in written:
            changes.carried.append((window.name, window.held_by.key))
            CalendarWindow.objects.filter(pk=window.pk).update(held_by=None)


def _by_agreement(process: Process) -> dict[Natural, CalendarWindow]:
    rows = CalendarWindow.objects.filter(process=process, held_by__isnull=False).select_related("office", "held_by")
    return {(row.key, row.office.key if row.office else ""): row for row in rows}
