# SPDX-License-Identifier: EUPL-1.2
"""Windows of time: half-open, so that 23:59:59.999999 of the last day is inside and 00:00:00 of the next is not."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True)
class Window:
    """From *opens*, included, to *closes*, excluded; both aware instants. ``closes=None`` never closes."""

    opens: datetime
    closes: datetime | None

    def __contains__(self, instant: datetime) -> bool:
        return self.opens <= instant and (self.closes is None or instant < self.closes)


def of_days(first: date, last: date | None, zone: ZoneInfo) -> Window:
    """The whole local days from *first* to *last*, both included, in *zone*.

    Raises ValueError when *last* is before *first*.
    """
    if last is not None and last < first:
        msg = "a window cannot close before it opens"
        raise ValueError(msg)
    closes = None if last is None else datetime.combine(last + timedelta(days=1), time(), zone)
    return Window(datetime.combine(first, time(), zone), closes)
