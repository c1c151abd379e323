# SPDX-License-Identifier: EUPL-1.2
"""A paper of a process: its letterhead is that of the authority that runs it."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from conoceles.look.dates import moment
from conoceles.look.papers import Paper

from .models import Process


def paper_of(process: Process, title: str, *, at: datetime, **said: Any) -> Paper:
    """A paper of *process*, with its cut-off *at* that instant in words, on the wall of the process."""
    zone = ZoneInfo(process.timezone)
    return Paper(
        authority=process.authority,
        process=process.name,
        title=title,
        at=at.astimezone(zone),
        cutoff=moment(at, zone),
        **said,
    )
