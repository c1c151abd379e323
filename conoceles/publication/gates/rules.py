# SPDX-License-Identifier: EUPL-1.2
"""When what was captured of an office may be public for the first time."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum, auto


class Why(Enum):
    """Why an office is not open; the words are in ``phrases``."""

    NO_DAY = auto()
    NO_AGREEMENT = auto()
    AGREEMENT_TO_COME = auto()
    NOT_YET = auto()


@dataclass(frozen=True, slots=True)
class Gate:
    """An office, and the day on which it opens: ``opens`` is its first instant, included.

    ``agreement`` is empty where none fixes the day; without a day there is no instant either. ``opened`` is the number
    of the release that first showed it, 0 where none has.
    """

    office: str
    name: str
    first_day: date | None
    opens: datetime | None
    agreement: str
    issued_on: date | None
    opened: int = 0

    def closed(self, now: datetime) -> Why | None:
        """Why it is not open at *now*; None when it is. What was opened is never closed again.

        The last day of the window closes nothing: how long what is public stays so is another matter.
        """
        if self.opened:
            return None
        if self.first_day is None or self.opens is None:
            return Why.NO_DAY
        if not self.agreement:
            return Why.NO_AGREEMENT
        if self.issued_on is not None and self.issued_on > now.astimezone(self.opens.tzinfo).date():
            return Why.AGREEMENT_TO_COME
        return None if self.opens <= now else Why.NOT_YET
