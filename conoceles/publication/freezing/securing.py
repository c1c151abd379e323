# SPDX-License-Identifier: EUPL-1.2
"""Whom to tell of a fault of security, as the process says it, and until when a release says so (RFC 9116)."""

from datetime import datetime
from zoneinfo import ZoneInfo

from conoceles.elections.models import Process
from conoceles.publication.snapshot import SecurityInfo

#: Well within the year that the standard advises. It moves once a month, so that a release of each month renews it.
_MONTHS = 6


def security(process: Process, at: datetime) -> SecurityInfo:
    """The contact, good until the first day of a month half a year away; nothing while nobody decided whom."""
    contact = process.parameters.get("security_contact", {}).get("value")
    if not contact:
        return SecurityInfo()
    here = at.astimezone(ZoneInfo(process.timezone))
    years, month = divmod(here.month - 1 + _MONTHS, 12)
    return SecurityInfo(contact, f"{here.year + years:04}-{month + 1:02}-01")
