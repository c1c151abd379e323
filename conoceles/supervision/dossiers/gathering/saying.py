# SPDX-License-Identifier: EUPL-1.2
"""Small words that facts share."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from conoceles.accounts.models import Capacity
from conoceles.accounts.rules import ROLES, Role
from conoceles.elections.models import Process


def who(by: Capacity | None) -> str:
    """In what capacity somebody acted. A file is of acts of the institute: who of its people, the record says."""
    return ROLES[Role(by.role)].name if by else ""


def midnight(day: date, process: Process) -> datetime:
    """The instant at which *day* begins on the wall of *process*: for what is known by its day alone."""
    return datetime.combine(day, time.min, ZoneInfo(process.timezone))
