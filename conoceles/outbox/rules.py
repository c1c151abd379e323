# SPDX-License-Identifier: EUPL-1.2
"""When a message is tried again, and when no more."""

from datetime import datetime, timedelta
from enum import StrEnum


class Outcome(StrEnum):
    """What became of one attempt."""

    DELIVERED = "entregado"
    LATER = "despues"
    REFUSED = "rechazado"
    #: Nobody knows: whoever was sending died before noting what came of it.
    UNKNOWN = "sin-noticia"


#: RFC 5321, 4.5.4.1: a sender keeps trying for four or five days, at intervals of half an hour or more
#: once the first tries failed.
GIVES_UP_AFTER = timedelta(days=5)
_FIRST_WAIT = timedelta(minutes=1)
_LONGEST_WAIT = timedelta(hours=2)
#: How long one attempt may take before another sender may take it for dead.
LEASE = timedelta(minutes=5)
#: The class of SMTP replies that no later attempt can change (RFC 5321, 4.2.1).
_PERMANENT = 5


def outcome(code: int) -> Outcome:
    """What an SMTP reply code to one message means for it."""
    if 200 <= code < 300:  # noqa: PLR2004
        return Outcome.DELIVERED
    return Outcome.REFUSED if code // 100 == _PERMANENT else Outcome.LATER


def next_try(attempts: int, *, queued: datetime, now: datetime) -> datetime | None:
    """When to try again after *attempts* tries; None when it is time to give up.

    The wait doubles from a minute to two hours.
    """
    if now - queued >= GIVES_UP_AFTER:
        return None
    doublings: int = 2 ** min(attempts - 1, 20)
    return now + min(_FIRST_WAIT * doublings, _LONGEST_WAIT)
