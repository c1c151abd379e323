# SPDX-License-Identifier: EUPL-1.2
"""Until when a request is to be completed, answered and fulfilled."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any
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
    #: How long after she was told it may be written down and still count from that day; None: the same day.
    noted: int | None = None
    #: Whether what was asked again begins the term anew; else it goes on where it was.
    anew: bool = True


@dataclass(frozen=True, slots=True)
class Done:
    """A deed, the instant that counts for it, and when it was written down if that was later."""

    deed: Deed
    at: datetime
    noted: datetime | None = None


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
    #: Since when she was told, for the term to answer: what is written down too long after counts from then.
    told: datetime | None = None


#: The limits that each act sets; the first, that it was received. They stay as the calendar was then.
_SETS: dict[Deed | None, tuple[str, ...]] = {
    None: ("prevent", "answer"),
    Deed.PREVENTED: ("complete", "answer"),
    Deed.COMPLETED: ("answer",),
    Deed.EXTENDED: ("answer",),
    Deed.NOTIFIED: ("effect",),
}


def first_of(deeds: Iterable[Done], deed: Deed) -> datetime | None:
    """When *deed* was done, if it was."""
    return next((each.at for each in deeds if each.deed is deed), None)


def set_by(deed: Deed | None, limits: Clocks) -> dict[str, str | None]:
    """The last days that *deed* set, of *limits* as they were worked out when it was done; None, that nothing runs."""
    found = {name: getattr(limits, name) for name in _SETS.get(deed, ())}
    return {name: limit.last_day.isoformat() if limit else None for name, limit in found.items()}


def clocks(
    received: datetime, deeds: Sequence[Done], terms: Terms, *, frozen: Mapping[str, str | None] | None = None
) -> Clocks:
    """The limits of a request, counted from the day after each act, as whole local days.

    While she is asked to complete it no term to answer runs. What nobody told her is not answered. What is *frozen*
    (``set_by``) is as it was: a day off that is written down later moves no limit that was already set.
    """
    prevented, completed = first_of(deeds, Deed.PREVENTED), first_of(deeds, Deed.COMPLETED)
    notified = first_of(deeds, Deed.NOTIFIED)
    found = Clocks(
        prevent=_limit(received, terms.prevent, terms),
        complete=_limit(prevented, terms.complete, terms),
        answer=_answer(received, prevented, completed, deeds, terms),
        effect=_limit(notified, terms.effect, terms),
        told=_told(deeds, terms),
    )
    kept: dict[str, Any] = {name: _on(date.fromisoformat(day), terms) for name, day in (frozen or {}).items() if day}
    return replace(found, **kept)


def _told(deeds: Sequence[Done], terms: Terms) -> datetime | None:
    found = next((each for each in deeds if each.deed is Deed.NOTIFIED), None)
    if found is None:
        return None
    noted = found.noted or found.at
    gap = _counted(_day(found.at, terms), _day(noted, terms), terms)
    return noted if gap > (terms.noted or 0) else found.at


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
    return _on(last, terms)


def _on(last: date, terms: Terms) -> Limit:
    return Limit(last, after_last(last, terms.zone))


def _day(at: datetime, terms: Terms) -> date:
    return at.astimezone(terms.zone).date()


def _counted(start: date, end: date, terms: Terms) -> int:
    """The days that count after *start*, *end* among them."""
    days = (start + timedelta(days=each) for each in range(1, (end - start).days + 1))
    return sum(terms.counts(day) for day in days)
