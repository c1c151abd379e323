# SPDX-License-Identifier: EUPL-1.2
"""Offices are opened by the release that first shows what was captured of them, and stay open."""

from datetime import datetime

from conoceles.elections.models import CalendarWindow
from conoceles.kernel.refusals import Refused
from conoceles.publication.models import FirstRelease, Release
from conoceles.publication.rules import Reason

from .phrases import told
from .queries import gates


def open_offices(release: Release, *, now: datetime) -> None:
    """Note which offices *release* opens. To be called in the transaction that shows it.

    What was read when it was frozen may be another now: an agreement may have moved the day. Raises Refused
    (CLOSED_MEANWHILE) when it would show an office whose gate is closed.
    """
    # Whoever changes the calendar meanwhile waits, or was first.
    list(CalendarWindow.objects.select_for_update().filter(process=release.process_id))
    found = [gate for gate in gates(release.process) if gate.office in release.offices]
    closed = [f"{gate.name}: {told(gate, now)}" for gate in found if gate.closed(now)]
    if closed:
        raise Refused(Reason.CLOSED_MEANWHILE, offices=closed)
    process = release.process
    FirstRelease.objects.bulk_create(
        FirstRelease(
            office=process.offices.get(key=gate.office),
            release=release,
            agreement=process.agreements.get(key=gate.agreement),
            first_day=gate.first_day,
        )
        for gate in found
        if not gate.opened
    )
