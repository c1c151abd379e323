# SPDX-License-Identifier: EUPL-1.2
"""Until when a candidacy may send, and why."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from conoceles.capture.rules.windows import CountedFrom, Frame, Individual, Span, State, Why, term
from conoceles.kernel.days import working

MERIDA = ZoneInfo("America/Merida")
CALENDAR = Frame(MERIDA, Span(date(2024, 2, 21), date(2024, 5, 29)), campaign_ends=date(2024, 5, 29))
OWN = replace(CALENDAR, counted_from=CountedFrom.DELIVERY, days=15)
NOON = datetime(2024, 3, 1, 18, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)


def midnight(day, zone=MERIDA):
    return datetime(day.year, day.month, day.day, tzinfo=zone)


def hers(frame=CALENDAR, own_day=None, *openings, now=NOON):
    return term(frame, own_day=own_day, openings=openings, now=now)


@pytest.mark.parametrize("zone", ["America/Merida", "America/Tijuana", "America/Cancun", "UTC", "Pacific/Auckland"])
@pytest.mark.parametrize("year", [2022, 2024])  # Mérida had summer time until 2022
def test_it_opens_and_closes_to_the_microsecond_where_the_process_is(zone, year):
    place = ZoneInfo(zone)
    found = hers(replace(CALENDAR, zone=place, capture=Span(date(year, 2, 28), date(year, 4, 3))))
    opens, closes = midnight(date(year, 2, 28), place), midnight(date(year, 4, 4), place)
    moments = (opens - MICROSECOND, opens, closes - MICROSECOND, closes)
    assert [found.state(at) for at in moments] == [State.NOT_YET, State.OPEN, State.OPEN, State.CLOSED]


def test_the_calendar_is_the_term_of_everybody_where_nothing_else_is_decided():
    for frame in (CALENDAR, replace(OWN, days=None), replace(OWN, counted_from=CountedFrom.CALENDAR)):
        assert (hers(frame, date(2024, 3, 1)).last_day, hers(frame).why) == (date(2024, 5, 29), Why.CALENDAR)


def test_without_a_window_in_the_calendar_nothing_opens():
    found = hers(replace(CALENDAR, capture=None))
    assert (found.state(NOON), found.state(NOON).receives) == (State.NO_WINDOW, False)


def test_her_own_days_run_from_the_day_after_and_she_is_told_from_which():
    found = hers(OWN, date(2024, 3, 1))
    assert (found.last_day, found.why, found.began) == (date(2024, 3, 16), Why.OWN_DAYS, date(2024, 3, 1))
    assert hers(replace(OWN, first_day_counts=True), date(2024, 3, 1)).last_day == date(2024, 3, 15)
    assert hers(replace(OWN, counts=working()), date(2024, 3, 1)).last_day == date(2024, 3, 22)


def test_who_had_her_account_before_the_frame_has_all_her_days_within_it():
    assert hers(OWN, date(2024, 2, 14)).last_day == date(2024, 3, 6)


def test_who_was_approved_late_has_her_own_days_until_the_frame_cuts_them():
    assert hers(OWN, date(2024, 5, 10)).last_day == date(2024, 5, 25)
    cut = hers(OWN, date(2024, 5, 20))
    assert (cut.last_day, cut.why) == (date(2024, 5, 29), Why.CUT_BY_CALENDAR)
    after = hers(OWN, date(2024, 6, 1))
    assert after.state(midnight(date(2024, 6, 1))) is State.CLOSED


def test_while_her_own_day_has_not_come_the_frame_is_open_and_she_is_told_why():
    found = hers(OWN)
    assert (found.last_day, found.why, found.state(NOON)) == (date(2024, 5, 29), Why.NOT_RUNNING, State.OPEN)


def test_after_her_last_day_it_is_late_until_campaigns_end_where_the_process_receives():
    found = hers(replace(OWN, late=True), date(2024, 3, 1))
    ends = midnight(date(2024, 5, 30))
    assert found.late_until == date(2024, 5, 29)
    states = [found.state(at) for at in (midnight(date(2024, 3, 17)), ends - MICROSECOND, ends)]
    assert states == [State.LATE, State.LATE, State.CLOSED]
    assert hers(OWN, date(2024, 3, 1)).state(midnight(date(2024, 3, 17))) is State.CLOSED


def test_days_left_are_those_on_her_wall_and_none_when_it_is_over():
    found = hers(OWN, date(2024, 3, 1))
    last = midnight(date(2024, 3, 17)) - MICROSECOND
    assert [found.days_left(at) for at in (NOON, last, last + MICROSECOND)] == [15, 0, None]


class TestAnOpeningForHerAlone:
    LATER = midnight(date(2024, 6, 10))

    def test_opens_what_was_closed_until_its_own_last_day(self):
        opening = Individual(self.LATER, date(2024, 6, 12), correction=False)
        found = hers(OWN, date(2024, 3, 1), opening, now=self.LATER)
        assert (found.last_day, found.why) == (date(2024, 6, 12), Why.OPENED)
        states = [found.state(at) for at in (self.LATER - MICROSECOND, self.LATER, midnight(date(2024, 6, 13)))]
        assert states == [State.NOT_YET, State.OPEN, State.CLOSED]

    def test_never_shortens_what_she_had(self):
        opening = Individual(NOON, date(2024, 3, 3), correction=True)
        assert hers(OWN, date(2024, 3, 1), opening).why is Why.OWN_DAYS

    def test_to_correct_lasts_until_somebody_decides_where_nobody_did(self):
        found = hers(OWN, date(2024, 3, 1), Individual(self.LATER, None, correction=True), now=self.LATER)
        assert (found.last_day, found.why, found.days_left(self.LATER)) == (None, Why.CORRECTION, None)
        assert found.state(self.LATER + timedelta(days=400)) is State.OPEN

    def test_begins_when_it_was_given_and_not_before(self):
        opening = Individual(self.LATER, date(2024, 6, 12), correction=False)
        assert hers(OWN, date(2024, 3, 1), opening, now=self.LATER - MICROSECOND).why is Why.OWN_DAYS

    def test_lasts_to_the_latest_of_several(self):
        two = [Individual(self.LATER, date(2024, 6, day), correction=False) for day in (14, 12)]
        assert hers(OWN, date(2024, 3, 1), *two, now=self.LATER).last_day == date(2024, 6, 14)
