# SPDX-License-Identifier: EUPL-1.2
"""A deadline ends with its last local day, and hours run moment to moment: also where clocks change."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from conoceles.kernel import deadlines
from conoceles.kernel.days import last_of, natural, working
from conoceles.kernel.deadlines import FirstWeek, OfficeHours

MERIDA = ZoneInfo("America/Merida")
TIJUANA = ZoneInfo("America/Tijuana")  # keeps its summer time after 2022
INSTANT = timedelta(microseconds=1)


@pytest.mark.parametrize(
    ("day", "zone", "over"),
    [
        (date(2023, 9, 6), MERIDA, "2023-09-07T06:00:00+00:00"),
        (date(2024, 2, 29), MERIDA, "2024-03-01T06:00:00+00:00"),
        (date(2023, 2, 28), MERIDA, "2023-03-01T06:00:00+00:00"),
        (date(2023, 12, 31), MERIDA, "2024-01-01T06:00:00+00:00"),
        (date(2022, 4, 2), MERIDA, "2022-04-03T06:00:00+00:00"),  # clocks go forward at 2 of the next day
        (date(2022, 4, 3), MERIDA, "2022-04-04T05:00:00+00:00"),
        (date(2022, 10, 30), MERIDA, "2022-10-31T06:00:00+00:00"),  # a day of 25 hours, whole
        (date(2023, 4, 2), MERIDA, "2023-04-03T06:00:00+00:00"),  # no summer time any more
        (date(2023, 11, 5), TIJUANA, "2023-11-06T08:00:00+00:00"),
    ],
)
def test_the_last_microsecond_of_the_day_is_in_time_and_the_next_is_not(day, zone, over):
    closes = deadlines.after_last(day, zone)
    assert closes == datetime.fromisoformat(over)
    # in UTC: subtracting from a local instant would walk its clock, not time
    before = closes.astimezone(UTC) - INSTANT
    assert before.astimezone(zone).date() == day
    assert closes.astimezone(zone).date() == day + timedelta(days=1)


@pytest.mark.parametrize(
    ("at", "hours", "zone", "ends"),
    [
        ("2024-02-28T10:00", 48, MERIDA, "2024-03-01T10:00:00-06:00"),
        ("2023-02-28T10:00", 24, MERIDA, "2023-03-01T10:00:00-06:00"),
        ("2022-04-02T10:00", 24, MERIDA, "2022-04-03T11:00:00-05:00"),  # the night lost an hour
        ("2022-10-29T10:00", 24, MERIDA, "2022-10-30T09:00:00-06:00"),  # and gained one
        ("2022-04-03T11:00", -24, MERIDA, "2022-04-02T10:00:00-06:00"),
        ("2023-04-01T10:00", 24, MERIDA, "2023-04-02T10:00:00-06:00"),
    ],
)
def test_hours_run_moment_to_moment_whatever_clocks_do(at, hours, zone, ends):
    begun = datetime.fromisoformat(at).replace(tzinfo=zone)
    found = deadlines.hours_from(begun, hours)
    assert found.isoformat() == ends
    assert abs(found.astimezone(UTC) - begun.astimezone(UTC)) == timedelta(hours=abs(hours))


OFFICE = OfficeHours(MERIDA, time(9), time(15), working((date(2023, 9, 18), date(2023, 9, 18))))


@pytest.mark.parametrize(
    ("at", "hours", "ends"),
    [
        ("2023-09-13T10:00", 4, "2023-09-13T14:00"),
        ("2023-09-13T10:00", 5, "2023-09-13T15:00"),
        ("2023-09-13T10:00", 6, "2023-09-14T10:00"),
        ("2023-09-13T07:00", 1, "2023-09-13T10:00"),
        ("2023-09-15T14:00", 2, "2023-09-19T10:00"),  # a weekend and a day off between
        ("2023-09-16T12:00", 6, "2023-09-19T15:00"),
    ],
)
def test_office_hours_are_those_in_which_offices_are_open(at, hours, ends):
    begun = datetime.fromisoformat(at).replace(tzinfo=MERIDA)
    assert OFFICE.after(begun, hours) == datetime.fromisoformat(ends).replace(tzinfo=MERIDA)


@pytest.mark.parametrize(
    ("at", "hours", "begins"),
    [
        ("2023-09-13T14:00", 4, "2023-09-13T10:00"),
        ("2023-09-19T10:00", 2, "2023-09-15T14:00"),
        ("2023-09-17T12:00", 6, "2023-09-15T09:00"),
    ],
)
def test_office_hours_are_counted_back_too(at, hours, begins):
    event = datetime.fromisoformat(at).replace(tzinfo=MERIDA)
    assert OFFICE.before(event, hours) == datetime.fromisoformat(begins).replace(tzinfo=MERIDA)


@pytest.mark.parametrize("way", ["after", "before"])
def test_offices_that_never_open_are_not_waited_for(way):
    with pytest.raises(ValueError, match="open"):
        getattr(replace(OFFICE, counts=lambda _: False), way)(datetime(2023, 9, 13, tzinfo=MERIDA), 1)


def test_months_go_over_the_year():
    found = list(deadlines.months(date(2023, 11, 15), date(2024, 2, 1)))
    assert found == [date(2023, 11, 1), date(2023, 12, 1), date(2024, 1, 1), date(2024, 2, 1)]
    assert deadlines.next_month(date(2023, 12, 31)) == date(2024, 1, 1)
    assert list(deadlines.months(date(2024, 2, 1), date(2024, 1, 31))) == []


def test_fridays_from_a_monday_begin_that_week_and_from_a_friday_that_day():
    assert next(deadlines.weekdays(4, date(2024, 4, 1), date(2024, 6, 1))) == date(2024, 4, 5)
    assert next(deadlines.weekdays(4, date(2024, 4, 5), date(2024, 6, 1))) == date(2024, 4, 5)
    assert list(deadlines.weekdays(4, date(2024, 4, 6), date(2024, 4, 11))) == []


@pytest.mark.parametrize(
    ("month", "how", "days"),
    [
        (date(2023, 10, 9), FirstWeek.SEVEN_DAYS, (date(2023, 10, 1), date(2023, 10, 7))),
        (date(2023, 10, 9), FirstWeek.OF_THE_FIRST, (date(2023, 10, 1), date(2023, 10, 1))),  # a Sunday
        (date(2023, 10, 9), FirstWeek.WHOLE, (date(2023, 10, 2), date(2023, 10, 8))),
        (date(2024, 2, 1), FirstWeek.OF_THE_FIRST, (date(2024, 2, 1), date(2024, 2, 4))),
        (date(2024, 4, 1), FirstWeek.WHOLE, (date(2024, 4, 1), date(2024, 4, 7))),
    ],
)
def test_the_first_week_is_what_the_process_chose(month, how, days):
    assert deadlines.first_week(month, how) == days


def test_days_before_an_event_count_as_days_after_do():
    assert deadlines.days_before(date(2024, 3, 1), 1) == date(2024, 2, 29)
    assert deadlines.days_before(date(2023, 3, 1), 1) == date(2023, 2, 28)
    assert deadlines.days_before(date(2024, 3, 31), 0) == date(2024, 3, 31)
    assert deadlines.days_before(date(2024, 4, 1), 1, counts=working()) == date(2024, 3, 29)
    assert last_of(date(2023, 9, 1), 5, counts=natural) == date(2023, 9, 6)
    with pytest.raises(ValueError, match="less"):
        deadlines.days_before(date(2024, 3, 1), -1)
    with pytest.raises(ValueError, match="enough"):
        deadlines.days_before(date(2024, 3, 1), 1, counts=lambda _: False)
