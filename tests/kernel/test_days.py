# SPDX-License-Identifier: EUPL-1.2
"""Terms in days."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conoceles.kernel.days import last_of, working

FRIDAY = date(2024, 3, 1)


def test_natural_days_are_counted_from_the_next_one_unless_the_first_counts():
    assert last_of(FRIDAY, 15) == date(2024, 3, 16)
    assert last_of(FRIDAY, 15, with_start=True) == date(2024, 3, 15)
    assert last_of(date(2024, 2, 28), 1) == date(2024, 2, 29)


def test_working_days_leave_out_the_end_of_the_week_and_the_days_off():
    holy_week = (date(2024, 3, 28), date(2024, 3, 29))
    assert last_of(FRIDAY, 1, counts=working()) == date(2024, 3, 4)
    assert last_of(date(2024, 3, 27), 2, counts=working(holy_week)) == date(2024, 4, 2)
    assert last_of(date(2024, 3, 30), 1, counts=working(), with_start=True) == date(2024, 4, 1)


def test_a_term_without_days_or_that_never_ends_is_refused():
    with pytest.raises(ValueError, match="at least one"):
        last_of(FRIDAY, 0)
    with pytest.raises(ValueError, match="not enough"):
        last_of(FRIDAY, 1, counts=working((FRIDAY, None)))


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(1, 200), st.booleans())
def test_between_the_first_day_and_the_last_there_are_as_many_days_as_were_given(start, days, with_start):
    counts = working()
    last = last_of(start, days, counts=counts, with_start=with_start)
    first = start if with_start else start + timedelta(days=1)
    assert sum(counts(first + timedelta(days=n)) for n in range((last - first).days + 1)) == days
    assert counts(last)
