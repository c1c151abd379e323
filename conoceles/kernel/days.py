# SPDX-License-Identifier: EUPL-1.2
"""Terms in days: which day is the last of so many, natural or working ones."""

from collections.abc import Callable
from datetime import date, timedelta

#: The days that anybody may mean: of another century is a slip, and of year 9999 no day comes after the last.
FIRST, LAST = date(2000, 1, 1), date(2999, 12, 31)
_SATURDAY = 5


def natural(day: date) -> bool:  # noqa: ARG001
    """Every day counts."""
    return True


def working(*spans: tuple[date, date | None]) -> Callable[[date], bool]:
    """Days that count where only working ones do: neither Saturday nor Sunday, nor within one of *spans*."""

    def counts(day: date) -> bool:
        off = any(first <= day and (last is None or day <= last) for first, last in spans)
        return day.weekday() < _SATURDAY and not off

    return counts


def last_of(start: date, days: int, *, counts: Callable[[date], bool] = natural, with_start: bool = False) -> date:
    """The last of *days* days that count: from *start* itself, or else from the day after.

    Raises ValueError for less than one day, and when a year goes by without enough days that count.
    """
    if days < 1:
        msg = "a term has at least one day"
        raise ValueError(msg)
    day, left = (start if with_start else start + timedelta(days=1)), days
    horizon = start + timedelta(days=366 + days * 3)
    while True:
        left -= counts(day)
        if not left:
            return day
        day += timedelta(days=1)
        if day > horizon:
            msg = "there are not enough days that count"
            raise ValueError(msg)
