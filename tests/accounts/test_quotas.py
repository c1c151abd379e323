# SPDX-License-Identifier: EUPL-1.2
"""What costs the institute dear is counted by account and by hour, and who asks for too much is told until when."""

from datetime import UTC, datetime, timedelta

import pytest
from django.conf import settings

from conoceles.accounts import quotas
from conoceles.accounts.phrases import PHRASES
from conoceles.accounts.reasons import Reason
from conoceles.accounts.rules.quotas import HOUR, PER_HOUR, Spent, Tally, per_hour, spend
from conoceles.kernel import clock
from conoceles.kernel.refusals import Refused, sentence
from tests.people import person

NOW = datetime(2026, 11, 29, 12, 30, tzinfo=UTC)
JUST = timedelta(microseconds=1)


@pytest.mark.parametrize(
    ("tally", "amount", "left"),
    [
        (None, 3, Tally(3, NOW)),
        (None, 4, None),
        (Tally(1, NOW - HOUR + JUST), 2, Tally(3, NOW - HOUR + JUST)),
        (Tally(1, NOW - HOUR + JUST), 3, None),
        (Tally(3, NOW - HOUR), 3, Tally(3, NOW)),
    ],
)
def test_an_hour_holds_so_many_and_then_another_begins(tally, amount, left):
    assert spend(tally, amount, most=3, now=NOW) == left


def test_what_is_written_takes_the_place_of_the_default():
    assert per_hour("") == PER_HOUR
    assert per_hour(" avisos=5, escaneos=7") == PER_HOUR | {Spent.ANNOUNCEMENTS: 5, Spent.SCANS: 7}
    for wrong in ("correos=5", "avisos", "avisos=muchos"):
        with pytest.raises(ValueError, match=r"\w"):
            per_hour(wrong)


@pytest.mark.django_db
class TestAnAccount:
    @pytest.fixture(autouse=True)
    def _few(self, monkeypatch):
        monkeypatch.setattr(settings, "QUOTAS", dict.fromkeys(Spent, 2))
        monkeypatch.setattr(clock, "now", lambda: NOW)

    def test_has_its_own_and_is_told_until_when_without_a_reproach(self, monkeypatch):
        ana, luz = person("ana"), person("luz")
        for _ in range(2):
            quotas.spend(ana, Spent.SCANS)
        with pytest.raises(Refused) as refused:
            quotas.spend(ana, Spent.SCANS)
        assert refused.value.reason is Reason.QUOTA
        told = sentence(refused.value, PHRASES)
        assert "hasta 2 escaneos por hora" in told
        assert "a partir de las 07:30" in told
        quotas.spend(ana, Spent.PHOTOGRAPHS)
        quotas.spend(luz, Spent.SCANS, 2)
        monkeypatch.setattr(clock, "now", lambda: NOW + HOUR)
        quotas.spend(ana, Spent.SCANS, 2)
