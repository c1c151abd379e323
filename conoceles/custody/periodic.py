# SPDX-License-Identifier: EUPL-1.2
"""What custody does by itself: a backup each few minutes, the journal each minute, a drill each day."""

from typing import Any

from django.conf import settings

from conoceles.kernel.refusals import Refused

from . import drilling, journal, taking
from .rules import Reason


def back_up() -> dict[str, Any] | None:
    """Take a backup, where this installation says where to. Raises Refused: as ``taking.take`` does, but BUSY."""
    if not settings.BACKUPS:
        return None
    try:
        taken = taking.take()
    except Refused as refusal:
        if refusal.reason is not Reason.BUSY:
            raise
        return None
    return {"backup": taken.backup.name, "written": taken.written, "rotated": taken.rotated}


def keep_journal() -> dict[str, Any] | None:
    """Write beside the backups what was done since."""
    if not settings.BACKUPS:
        return None
    try:
        return journal.keep()
    except Refused as refusal:
        if refusal.reason is not Reason.BUSY:
            raise
        return None


def drill() -> dict[str, Any] | None:
    """Begin to try out that what is backed up comes back; what comes of it is noted when it ends."""
    if not settings.BACKUPS:
        return None
    drilling.begin()
    return {"begun": 1}
