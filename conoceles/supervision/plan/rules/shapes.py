# SPDX-License-Identifier: EUPL-1.2
"""When something is due: each shape of deadline as whole local days or, for those of hours, as instants.

Nothing is chosen where the plan is silent: of several acts that may start a clock each gives a deadline of its own.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from conoceles.kernel import deadlines
from conoceles.kernel.days import last_of
from conoceles.supervision.plan.described import Due

from .choices import Calendar
from .words import Counted, Shape

#: Which shapes happen again and again: one occurrence for each month, week or day.
RECURRING = frozenset({Shape.DAYS, Shape.MONTHLY, Shape.WEEKLY, Shape.FIRST_WEEK})
#: Which are counted from something that must happen first.
COUNTED_FROM = frozenset(
    {Shape.BEFORE, Shape.AFTER, Shape.SAME_DAY, Shape.HOURS_BEFORE, Shape.HOURS_AFTER},
)
_MONTH = 7  # letters of «2024-02»


@dataclass(frozen=True, slots=True)
class Moment:
    """When an act or an event was: its local day, and its instant where the hour is known."""

    on: date
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Deadline:
    """Until when: ``closes`` is the first instant that is late, ``last_day`` the local day of the last in time.

    ``basis``: the act or the event that it is counted from, and ``start`` its day; ``opens``, where there is a window.
    """

    last_day: date
    closes: datetime
    basis: str = ""
    start: date | None = None
    opens: date | None = None
    counted: Counted | None = None


def occurrences(due: Due | None, *, until: date, events: Mapping[str, date] | None = None) -> list[str]:
    """The keys of what *due* asks for by *until*, the first first: «2023-09» (the month reported), «2024-04-05», «».

    Months and weeks that begin by then are told: without a last one they would have no end. *events* are the days
    of those that may end them.
    """
    if due is None:
        return [""]
    until = min(until, (events or {}).get(due.until_event, until))
    match due.shape:
        case Shape.DAYS:
            return [day.isoformat() for day in sorted(due.days)]
        case Shape.MONTHLY | Shape.FIRST_WEEK:
            return [f"{month:%Y-%m}" for month in deadlines.months(_given(due.since), _sooner(due.until, until))]
        case Shape.WEEKLY:
            assert due.weekday is not None
            days = deadlines.weekdays(due.weekday.number, _given(due.since), _sooner(due.until, until))
            return [day.isoformat() for day in days]
        case _:
            return [""]


def reckoned(
    due: Due | None, occurrence: str, starts: Mapping[str, Iterable[Moment]], calendar: Calendar
) -> list[Deadline]:
    """Every deadline that *due* gives to *occurrence*, the first to end first; none while nothing started it."""
    if due is None or due.shape is Shape.NOT_APPLICABLE:
        return []
    if due.shape in COUNTED_FROM:
        found = [_from(due, key, moment, calendar) for key in due.of for moment in starts.get(key, ())]
    else:
        found = [_fixed(due, occurrence, calendar)]
    return sorted(dict.fromkeys(found), key=lambda one: (one.closes, one.basis))


def _fixed(due: Due, occurrence: str, calendar: Calendar) -> Deadline:
    opens = None
    match due.shape:
        case Shape.MONTHLY:
            last = deadlines.next_month(_month(occurrence))
        case Shape.FIRST_WEEK:
            opens, last = deadlines.first_week(deadlines.next_month(_month(occurrence)), calendar.first_week)
        case Shape.WINDOW:
            opens, last = due.first_day, _given(due.day or due.last_day)
        case Shape.DAYS | Shape.WEEKLY:
            last = date.fromisoformat(occurrence)
        case _:
            last = _given(due.day)
    return Deadline(last, deadlines.after_last(last, calendar.zone), opens=opens)


def _from(due: Due, key: str, moment: Moment, calendar: Calendar) -> Deadline:
    counts = calendar.counts(due.counted)
    match due.shape:
        case Shape.AFTER:
            last = last_of(moment.on, due.count, counts=counts)
        case Shape.BEFORE:
            last = deadlines.days_before(moment.on, due.count, counts=counts)
        case Shape.SAME_DAY:
            last = moment.on
        case _:
            return _hours(due, key, moment, calendar)
    counted = None if due.shape is Shape.SAME_DAY else due.counted
    return Deadline(last, deadlines.after_last(last, calendar.zone), key, moment.on, counted=counted)


def _hours(due: Due, key: str, moment: Moment, calendar: Calendar) -> Deadline:
    """Of an act whose hour nobody wrote down, from the first instant of its day: the soonest that it may end."""
    at = moment.at or datetime.combine(moment.on, time(), calendar.zone)
    at = at.astimezone(calendar.zone)
    before = due.shape is Shape.HOURS_BEFORE
    if due.office_hours:
        office = deadlines.OfficeHours(calendar.zone, calendar.opens, calendar.closes, calendar.working)
        closes = (office.before if before else office.after)(at, due.count)
    else:
        closes = deadlines.hours_from(at, -due.count if before else due.count)
    return Deadline((closes - timedelta(microseconds=1)).date(), closes, key, moment.on)


def _month(occurrence: str) -> date:
    return date.fromisoformat(f"{occurrence[:_MONTH]}-01")


def _sooner(last: date | None, until: date) -> date:
    return until if last is None else min(last, until)


def _given(day: date | None) -> date:
    assert day is not None, "reading the plan asks for it"
    return day
