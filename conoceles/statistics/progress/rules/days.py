# SPDX-License-Identifier: EUPL-1.2
"""The days that have a cut, those that should have one and have none, and the cuts that the process orders."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

_ORDERED = re.compile(r"(\d{4}-\d{2}-\d{2}) (avance|final)")


class Instant(StrEnum):
    """Which cut is that of an ordered day (``progress_cut_instant``): the one that begins it, or that ends it."""

    BEGINNING = "inicio-del-dia"
    END = "fin-del-dia"


@dataclass(frozen=True, slots=True)
class Day:
    """A day, and whether it was counted. A day that was missed stays missed: nobody knows what it would have said."""

    day: date
    counted: bool


@dataclass(frozen=True, slots=True)
class Ordered:
    """A report that is ordered for ``day``: which cut it uses, and whether there is one."""

    day: date
    final: bool
    cut: date
    counted: bool
    missed: bool


def ordered(words: str) -> list[tuple[date, bool]]:
    """The days of ``progress_cuts`` and whether each is the final one, in order."""
    found = ((date.fromisoformat(day), kind == "final") for day, kind in _ORDERED.findall(words or ""))
    return sorted(found)


def shown_at(
    days: Iterable[tuple[date, bool]], instant: Instant, counted: Collection[date], today: date
) -> list[Ordered]:
    """Each ordered day with its cut: that of the same day, taken as it begins, or that of the next."""
    made = []
    for day, final in days:
        cut = day + timedelta(days=instant is Instant.END)
        made.append(Ordered(day, final, cut, counted=cut in counted, missed=cut < today and cut not in counted))
    return made


def expected(today: date, *, begun: bool, days: Collection[date], election_day: date) -> bool:
    """Whether *today* should have a cut: once somebody is registered, until the last ordered cut has been taken.

    A cut that ends a day is taken as the next one begins.
    """
    last = max(days, default=election_day) + timedelta(days=1)
    return begun and today <= last


def days(counted: Collection[date], until: date | None = None) -> list[Day]:
    """Every day from the first that was counted to *until*, or to the last one."""
    if not counted:
        return []
    first, last = min(counted), max(*counted, until or min(counted))
    return [
        Day(day, day in counted) for day in (first + timedelta(days=each) for each in range((last - first).days + 1))
    ]
