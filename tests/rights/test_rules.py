# SPDX-License-Identifier: EUPL-1.2
"""Until when a request is to be completed, answered and fulfilled: at the ends of days, to the microsecond."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from conoceles.kernel.days import working
from conoceles.kernel.refusals import Refused
from conoceles.rights import rules
from conoceles.rights.rules import Deed, Done, Effect, Outcome, Reason, Right, Stage, Terms

MERIDA = ZoneInfo("America/Merida")
#: The holy week of 2024: two days off.
OFF = working((date(2024, 3, 28), date(2024, 3, 29)))
TERMS = Terms(answer=20, effect=15, prevent=5, complete=10, extension=10, zone=MERIDA, counts=OFF)
TICK = timedelta(microseconds=1)
RECEIVED = datetime(2024, 3, 4, 10, 30, tzinfo=MERIDA)


def at(day, hour=12):
    return datetime(2024, *day, hour, tzinfo=MERIDA)


def test_twenty_working_days_run_from_the_day_after_and_days_off_do_not_count():
    limit = rules.clocks(RECEIVED, [], TERMS).answer
    assert limit.last_day == date(2024, 4, 3)
    assert limit.closes == datetime(2024, 4, 4, tzinfo=MERIDA)


@pytest.mark.parametrize("received", [datetime(2024, 3, 4, tzinfo=MERIDA), datetime(2024, 3, 5, tzinfo=MERIDA) - TICK])
def test_the_hour_of_the_stamp_does_not_move_the_term(received):
    assert rules.clocks(received, [], TERMS).answer.last_day == date(2024, 4, 3)
    assert rules.clocks(received.astimezone(UTC), [], TERMS).answer.last_day == date(2024, 4, 3)


def test_the_first_instant_of_the_next_day_is_late_and_the_last_before_it_is_not():
    closes = rules.clocks(RECEIVED, [], TERMS).answer.closes
    answered = [Done(Deed.IDENTIFIED, RECEIVED), Done(Deed.ANSWERED, RECEIVED)]
    for told, late in ((closes - TICK, False), (closes, True), (closes + TICK, True)):
        deeds = [*answered, Done(Deed.NOTIFIED, told)]
        assert rules.answered_late(rules.clocks(RECEIVED, deeds, TERMS)) is late


def test_what_was_answered_and_nobody_told_her_still_runs():
    deeds = [Done(Deed.IDENTIFIED, RECEIVED), Done(Deed.ANSWERED, at((3, 5)))]
    limits = rules.clocks(RECEIVED, deeds, TERMS)
    where = rules.stage(deeds, outcome=Outcome.GRANTED, owed=True)
    assert where is Stage.ANSWERED
    assert rules.running(where, limits).last_day == date(2024, 4, 3)


def test_an_extension_adds_its_days_to_the_same_term():
    deeds = [Done(Deed.EXTENDED, at((3, 20)))]
    assert rules.clocks(RECEIVED, deeds, TERMS).answer.last_day == date(2024, 4, 17)


def test_while_she_is_asked_to_complete_it_only_her_own_term_runs():
    deeds = [Done(Deed.IDENTIFIED, RECEIVED), Done(Deed.PREVENTED, at((3, 8)))]
    limits = rules.clocks(RECEIVED, deeds, TERMS)
    assert limits.answer is None
    assert limits.complete.last_day == date(2024, 3, 22)
    where = rules.stage(deeds, outcome=None, owed=False)
    assert (where, rules.running(where, limits)) == (Stage.PREVENTED, limits.complete)


@pytest.mark.parametrize(
    ("anew", "last"),
    [(True, date(2024, 4, 12)), (False, date(2024, 4, 8))],
)
def test_once_completed_the_term_begins_anew_or_goes_on_as_the_process_says(anew, last):
    """Of twenty days four had passed on the eighth: sixteen are left."""
    deeds = [Done(Deed.PREVENTED, at((3, 8))), Done(Deed.COMPLETED, at((3, 13)))]
    limits = rules.clocks(RECEIVED, deeds, replace(TERMS, anew=anew))
    assert limits.answer.last_day == last


def test_its_effect_is_counted_from_the_day_she_was_told():
    deeds = [Done(Deed.ANSWERED, at((3, 6))), Done(Deed.NOTIFIED, datetime(2024, 3, 8, 23, 59, 59, tzinfo=MERIDA))]
    assert rules.clocks(RECEIVED, deeds, TERMS).effect.last_day == date(2024, 4, 2)


def test_a_term_that_nobody_decided_does_not_run():
    silent = Terms(None, None, None, None, None, MERIDA)
    assert rules.clocks(RECEIVED, [Done(Deed.NOTIFIED, RECEIVED)], silent) == rules.Clocks(told=RECEIVED)


def test_it_is_fulfilled_only_when_nothing_is_owed():
    told = [Done(Deed.ANSWERED, RECEIVED), Done(Deed.NOTIFIED, RECEIVED)]
    assert rules.stage(told, outcome=Outcome.GRANTED, owed=True) is Stage.OWED
    assert rules.stage(told, outcome=Outcome.GRANTED, owed=False) is Stage.FULFILLED
    assert rules.stage(told, outcome=Outcome.REFUSED, owed=False) is Stage.REFUSED


@pytest.mark.parametrize(
    ("outcome", "effects", "reason"),
    [
        (Outcome.GRANTED, [], Reason.NO_EFFECT),
        (Outcome.PARTLY, [], Reason.NO_EFFECT),
        (Outcome.REFUSED, [Effect.OTHER], Reason.EFFECT_OF_NOTHING),
        (Outcome.GRANTED, [Effect.SHREDDED], Reason.NOT_AN_EFFECT),
    ],
)
def test_an_answer_says_what_must_follow_and_nothing_of_another_right(outcome, effects, reason):
    with pytest.raises(Refused) as refusal:
        rules.check_effects(Right.RECTIFICATION, outcome, effects)
    assert refusal.value.reason is reason


def test_no_band_tells_of_fewer_than_ten():
    assert {rules.band(each) for each in range(10)} == {"menos de 10"}
    assert [rules.band(each) for each in (10, 19, 20)] == ["10 a 19", "10 a 19", "20 a 29"]
