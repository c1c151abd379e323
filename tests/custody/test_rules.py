# SPDX-License-Identifier: EUPL-1.2
"""Which backups stay."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conoceles.custody.rules import Keeping, keeping, kept, late

NOW = datetime(2027, 6, 1, 12, tzinfo=UTC)
AGES = st.lists(st.integers(0, 60 * 24 * 60), min_size=1, max_size=60)


def ago(**span):
    return NOW - timedelta(**span)


def test_all_of_the_last_hours_one_of_each_hour_and_one_of_each_day():
    taken = [ago(minutes=3 * each) for each in range(20 * 24 * 60)]
    stay = kept(taken, keeping("recientes=2,horas=48,dias=30"), NOW)
    assert len([at for at in stay if NOW - at < timedelta(hours=2)]) == 40
    assert len([at for at in stay if timedelta(hours=2) <= NOW - at < timedelta(hours=48)]) == pytest.approx(46, abs=1)
    assert len([at for at in stay if NOW - at >= timedelta(hours=48)]) == pytest.approx(28, abs=1)


@given(AGES)
def test_the_newest_always_stays_and_what_stayed_once_is_not_missed_by_looking_again(ages):
    taken = {ago(minutes=each) for each in ages}
    stay = kept(taken, Keeping(), NOW)
    assert max(taken) in stay
    assert stay <= taken
    assert kept(stay, Keeping(), NOW) == stay


def test_what_the_setting_says_wrongly_is_told():
    assert keeping("dias=90") == Keeping(days=90)
    with pytest.raises(ValueError, match="recientes"):
        keeping("semanas=3")


def test_what_never_was_is_late():
    five = timedelta(minutes=5)
    assert late(None, five, NOW)
    assert late(ago(minutes=6), five, NOW)
    assert not late(ago(minutes=5), five, NOW)
