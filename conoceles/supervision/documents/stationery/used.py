# SPDX-License-Identifier: EUPL-1.2
"""The stationery of a process, as papers use it; of a version, as it was when it was fixed."""

from datetime import date
from typing import Any

import msgspec

from conoceles.accounts.rules import ROLES, Role
from conoceles.elections.models import Process
from conoceles.look.dates import day as in_words
from conoceles.look.papers import Letterhead
from conoceles.supervision.documents.rules.words import Sort
from conoceles.supervision.models import Declared

from .described import Stationery


def stationery(process: Process) -> Stationery | None:
    """What was loaded last; None where nothing was."""
    kept = Declared.objects.filter(process=process, kind=Declared.Kind.STATIONERY).first()
    return msgspec.convert(kept.content, Stationery) if kept else None


def letterhead(process: Process) -> Letterhead | None:
    """What every sheet of the institute bears (``settings.LETTERHEAD_TOLD_BY``)."""
    kept = stationery(process)
    return _head(kept) if kept else None


def _head(kept: Stationery) -> Letterhead:
    head = kept.file.letterhead
    return Letterhead(head.lines, head.foot, head.closing, kept.template)


def signs_as(process: Process) -> dict[Role, str]:
    """How whoever acts in each role signs."""
    kept = stationery(process)
    own = {each.role: each.words for each in kept.file.signatory} if kept else {}
    return {role: own.get(role, ROLES[role].name) for role in Role}


def fixed(process: Process, sort: Sort, day: date) -> dict[str, Any] | None:
    """What a version of that *sort* bears from *day* on, as JSON: whatever the institute's stationery says later."""
    kept = stationery(process)
    if kept is None:
        return None
    head = kept.file.letterhead
    return {
        "lines": list(head.lines),
        "foot": head.foot,
        "closing": head.closing,
        "template": kept.template,
        "dated": f"{head.place}, a {in_words(day)}" if head.place else "",
        "copies": [line for each in kept.file.copies if not each.sorts or sort in each.sorts for line in each.lines],
    }


def as_fixed(said: dict[str, Any]) -> Letterhead:
    """The letterhead of a version that bears *said*."""
    return Letterhead(tuple(said["lines"]), said["foot"], said["closing"], said["template"])
