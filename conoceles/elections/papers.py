# SPDX-License-Identifier: EUPL-1.2
"""A paper of a process: its letterhead is that of the authority that runs it.

What the institute's sheets bear is written beside the supervision of a process, which comes later: it is asked for by
name (``settings.LETTERHEAD_TOLD_BY``).
"""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.module_loading import import_string

from conoceles.look.dates import moment
from conoceles.look.papers import Paper

from .models import Process


def paper_of(process: Process, title: str, *, at: datetime, **said: Any) -> Paper:
    """A paper of *process*, with its cut-off *at* that instant in words, on the wall of the process."""
    zone = ZoneInfo(process.timezone)
    if "letterhead" not in said:
        said["letterhead"] = import_string(settings.LETTERHEAD_TOLD_BY)(process)
    return Paper(
        authority=process.authority,
        process=process.name,
        title=title,
        at=at.astimezone(zone),
        cutoff=moment(at, zone),
        **said,
    )
