# SPDX-License-Identifier: EUPL-1.2
"""What a proof of notice must be, over plain values."""

from datetime import datetime
from enum import Enum, auto
from uuid import UUID

from conoceles.kernel.refusals import Refused


class Reason(Enum):
    """Why a proof of notice is refused; each with its words in ``phrases``."""

    NOT_YET = auto()
    BEFORE_IT_WAS = auto()
    NOBODY_RECEIVED = auto()
    ACUSE_THERE = auto()
    ACUSE_GONE = auto()
    NOTHING_DELIVERED = auto()


def folio(message: UUID) -> str:
    """What the printed notice is called by: «AV-1A2B3C4D5E6F»."""
    return f"AV-{message.hex[:12].upper()}"


def check(*, delivered: bool, at: datetime, received_by: str, queued: datetime, now: datetime) -> None:
    """Refuse a proof that could not be defended. Raises Refused: NOT_YET, BEFORE_IT_WAS, NOBODY_RECEIVED."""
    if at > now:
        raise Refused(Reason.NOT_YET)
    if at < queued.replace(second=0, microsecond=0):  # whoever types says the minute
        raise Refused(Reason.BEFORE_IT_WAS)
    if delivered and not received_by.strip():
        raise Refused(Reason.NOBODY_RECEIVED)
