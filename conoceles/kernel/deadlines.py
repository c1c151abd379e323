# SPDX-License-Identifier: EUPL-1.2
"""The arithmetic of deadlines: months, weeks and hours, whole local days or moment to moment.

A deadline of days ends when its last local day does, so 23:59:59.999999 is in time and 00:00 of the next is not; one
of hours runs *de momento a momento*: so many hours of a clock that no change of season sets back.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import NoReturn
from zoneinfo import ZoneInfo

from .days import natural

_MONDAY, _WEEK = 0, timedelta(days=7)
_DECEMBER = 12
#: Nobody counts so many days one by one for a term of hours.
_FARTHEST = timedelta(days=400)


class FirstWeek(StrEnum):
    """What «la primera semana del mes» may be: no source defines it."""

    SEVEN_DAYS = "dias-1-a-7"
    OF_THE_FIRST = "la-semana-del-dia-1"
    WHOLE = "primera-semana-completa"


def after_last(day: date, zone: ZoneInfo) -> datetime:
    """The instant at which a term that ends on *day* is over: 00:00 of the next local day, which is not in it."""
    return datetime.combine(day + timedelta(days=1), time(), zone)


def next_month(day: date) -> date:
    """The first day of the month after that of *day*."""
    return date(day.year + day.month // _DECEMBER, day.month % _DECEMBER + 1, 1)


def months(since: date, until: date) -> Iterator[date]:
    """The first day of each month from that of *since* to that of *until*, both included."""
    month = since.replace(day=1)
    while month <= until:
        yield month
        month = next_month(month)


def weekdays(weekday: int, since: date, until: date) -> Iterator[date]:
    """Each such day of the week (0: Monday) from *since* to *until*, both included."""
    day = since + timedelta(days=(weekday - since.weekday()) % 7)
    while day <= until:
        yield day
        day += _WEEK


def first_week(month: date, how: FirstWeek) -> tuple[date, date]:
    """The first and the last day of the first week of the month of *month*, as *how* understands it.

    Days of the month before do not count: the week of the first begins on the first.
    """
    first = month.replace(day=1)
    to_sunday = timedelta(days=6 - first.weekday())
    match how:
        case FirstWeek.SEVEN_DAYS:
            return first, first + timedelta(days=6)
        case FirstWeek.OF_THE_FIRST:
            return first, first + to_sunday
        case FirstWeek.WHOLE:
            monday = first + timedelta(days=(_MONDAY - first.weekday()) % 7)
            return monday, monday + timedelta(days=6)


def days_before(event: date, days: int, *, counts: Callable[[date], bool] = natural) -> date:
    """The day that comes *days* days that count before *event*; 0 is the day itself.

    Raises ValueError for less than none, and when a year goes by without enough days that count.
    """
    if days < 0:
        msg = "a term has no less than no days"
        raise ValueError(msg)
    day, left, horizon = event, days, event - timedelta(days=366 + days * 3)
    while left:
        day -= timedelta(days=1)
        left -= counts(day)
        if day < horizon:
            msg = "there are not enough days that count"
            raise ValueError(msg)
    return day


def hours_from(instant: datetime, hours: int) -> datetime:
    """*hours* hours after *instant* (before it when negative), moment to moment."""
    return (instant.astimezone(UTC) + timedelta(hours=hours)).astimezone(instant.tzinfo)


@dataclass(frozen=True, slots=True)
class OfficeHours:
    """From when to when offices are open, of the days that count."""

    zone: ZoneInfo
    opens: time
    closes: time
    counts: Callable[[date], bool]

    def after(self, instant: datetime, hours: int) -> datetime:
        """The end of *hours* office hours after *instant*. Raises ValueError where offices never open."""
        left = timedelta(hours=hours)
        for start, end in self._spans(instant, timedelta(days=1)):
            begins = max(start, instant.astimezone(UTC))
            if end - begins >= left:
                return (begins + left).astimezone(self.zone)
            left -= max(end - begins, timedelta())
        return self._never()

    def before(self, instant: datetime, hours: int) -> datetime:
        """The instant from which *hours* office hours are left until *instant*. Raises ValueError as ``after`` does."""
        left = timedelta(hours=hours)
        for start, end in self._spans(instant, timedelta(days=-1)):
            ends = min(end, instant.astimezone(UTC))
            if ends - start >= left:
                return (ends - left).astimezone(self.zone)
            left -= max(ends - start, timedelta())
        return self._never()

    def _spans(self, instant: datetime, step: timedelta) -> Iterator[tuple[datetime, datetime]]:
        """When offices are open, day by day from that of *instant*."""
        day = instant.astimezone(self.zone).date()
        for _ in range(_FARTHEST.days):
            if self.counts(day):
                opens, closes = (datetime.combine(day, hour, self.zone) for hour in (self.opens, self.closes))
                yield opens.astimezone(UTC), closes.astimezone(UTC)
            day += step

    @staticmethod
    def _never() -> NoReturn:
        msg = "offices do not open"
        raise ValueError(msg)
