# SPDX-License-Identifier: EUPL-1.2
"""Sessions that are over are not kept."""

from datetime import timedelta

from django.db.models import Q

from conoceles.kernel import clock

from .models import Session
from .rules.sessions import IDLE

#: Being there is written down to the minute (``middleware.SessionLife``).
_MARGIN = timedelta(minutes=2)


def forget_ended_sessions() -> dict[str, int]:
    """Those that expired, and those in which nothing was done for too long."""
    now = clock.now()
    over = Q(expire_date__lte=now) | Q(seen_at__lte=now - IDLE - _MARGIN)
    return {"gone": Session.objects.filter(over).delete()[0]}
