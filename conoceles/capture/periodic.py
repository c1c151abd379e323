# SPDX-License-Identifier: EUPL-1.2
"""Candidacies are reminded by themselves, on the days that each process chose; and what was left over is swept."""

from conoceles.elections.models import Process
from conoceles.kernel import clock
from conoceles.record.clerk import Clerk

from . import actions, photographs
from .albums import working as albums
from .bulk import working
from .consents import scanning
from .queries.reminders import to_remind


def remind_all() -> dict[str, int]:
    """In every process; nothing is on record where there is nobody to remind."""
    now = clock.now()
    due = [process for process in Process.objects.all() if any(True for _ in to_remind(process, now=now))]
    return {"reminded": sum(len(actions.remind(process, now=now, by=Clerk())) for process in due)}


def sweep_photos() -> dict[str, int]:
    """Files that interrupted saves left, and those of photographs that are gone."""
    return {"gone": photographs.sweep()}


def sweep_sheets() -> dict[str, int]:
    """What spreadsheets of long ago said."""
    return {"gone": working.sweep()}


def sweep_scans() -> dict[str, int]:
    """Scans of signed forms that nobody accepted."""
    return {"gone": scanning.sweep()}


def sweep_albums() -> dict[str, int]:
    """Albums of long ago."""
    return {"gone": albums.sweep()}
