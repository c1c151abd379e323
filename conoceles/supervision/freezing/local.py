# SPDX-License-Identifier: EUPL-1.2
"""Days and instants on the wall of the process, in ISO 8601."""

from datetime import datetime
from zoneinfo import ZoneInfo

from conoceles.elections.models import Process


def day(at: datetime, process: Process) -> str:
    """The local day of *at*."""
    return at.astimezone(ZoneInfo(process.timezone)).date().isoformat()


def moment(at: datetime | None, process: Process) -> str:
    """*at* with its difference from UTC; empty for none."""
    return at.astimezone(ZoneInfo(process.timezone)).isoformat(timespec="seconds") if at else ""
