# SPDX-License-Identifier: EUPL-1.2
"""Until when a request is to be completed, answered and fulfilled."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from conoceles.kernel.days import last_of, natural
from conoceles.kernel.deadlines import after_last

from .words import Deed


@dataclass(frozen=True, slots=True)
class Terms:
    """How many days each thing takes, None where the process has not decided; and how days are counted."""

    answer: int | None
    effect: int | None
    prevent: int | None
    complete: int | None
    extension: int | None
    zone: ZoneInfo
    counts: Callable[[date], bool] = natural
    #: Whether what was asked again begins the term anew; else it goes on where it was.
    anew: bool = True


@dataclass(frozen=True, slots=True)
class Done:
    """A deed, and the instant that counts for it."""

    deed: Deed
    at: datetime


@dataclass(frozen=True, slots=True)
class Limit:
    """Until when: ``closes`` is the first instant that is late."""

    last_day: date
    closes: datetime

    def over(self, now: datetime) -> bool:
        """Whether it is late."""
        return now >= self.closes


@dataclass(frozen=True, slots=True)
class Clocks:
    """Until when each thing may be done; None where nothing runs, or the process has not decided."""

    prevent: Limit | None = None
    complete: Limit | None = None
    answer: Limit | None = None
    effect: Limit | None = None


def first_of(deeds: Iterable[Done], deed: Deed) -> datetime | None:
    """When *deed* was done, if it was."""
    return next((each.at for each in deeds if each.deed is deed), None)


def clocks(received: datetime, deeds: Sequence[Done], terms: Terms) -> Clocks:
    """The limits of a request, counted from the day after each act, as whole local days.

    While she is asked to complete it no term to answer runs. What nobody told her is not answered.
    """
    prevented, completed = first_of(deeds, Deed.PREVENTED), first_of(deeds, Deed.COMPLETED)
    notified = first_of(deeds, Deed.NOTIFIED)
    return Clocks(
        prevent=_limit(received, terms.prevent, terms),
        complete=_limit(prevented, terms.complete, terms),
        answer=_answer(received, prevented, completed, deeds, terms),
        effect=_limit(notified, terms.effect, terms),
    )


def _answer(
    received: datetime, prevented: datetime | None, completed: datetime | None, deeds: Sequence[Done], terms: Terms
) -> Limit | None:
    if terms.answer is None or (prevented is not None and completed is None):
        return None
    days = terms.answer
    if first_of(deeds, Deed.EXTENDED) is not None:
        days += terms.extension or 0
    if prevented is None or completed is None:
        return _limit(received, days, terms)
    if not terms.anew:
        days = max(1, days - _counted(_day(received, terms), _day(prevented, terms), terms))
    return _limit(completed, days, terms)


def _limit(since: datetime | None, days: int | None, terms: Terms) -> Limit | None:
    if since is None or days is None:
        return None
    last = last_of(_day(since, terms), days, counts=terms.counts) if days else _day(since, terms)
    return Limit(last, after_last(last, terms.zone))


def _day(at: datetime, terms: Terms) -> date:
    return at.astimezone(terms.zone).date()


def _counted(start: date, end: date, terms: Terms) -> int:
    """The days that count after *start*, *end* among them."""
    days = (start + timedelta(days=each) for each in range(1, (end - start).days + 1))
    return sum(terms.counts(day) for day in days)
