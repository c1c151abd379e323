# SPDX-License-Identifier: EUPL-1.2
"""Instants in words."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.formats import date_format


def moment(at: datetime, zone: ZoneInfo | None = None) -> str:
    """«4 de marzo de 2024 a las 12:00», in *zone* or the active one."""
    return str(date_format(timezone.localtime(at, zone), r"j \d\e F \d\e Y \a \l\a\s H:i")).lower()
