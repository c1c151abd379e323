# SPDX-License-Identifier: EUPL-1.2
"""Days and instants in words. Django writes months with a capital, which Spanish does not."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.formats import date_format


def day(day: date) -> str:
    """«4 de marzo de 2024»."""
    return str(date_format(day, r"j \d\e F \d\e Y")).lower()


def moment(at: datetime, zone: ZoneInfo | None = None) -> str:
    """«4 de marzo de 2024 a las 12:00», in *zone* or the active one."""
    return str(date_format(timezone.localtime(at, zone), r"j \d\e F \d\e Y \a \l\a\s H:i")).lower()
