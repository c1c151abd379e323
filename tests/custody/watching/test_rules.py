# SPDX-License-Identifier: EUPL-1.2
"""From when on somebody is told: at the limit nothing, just over it an alert of its own."""

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from conoceles.custody.watching.rules import LIMITS, Facts, Kind, Readings, found, limits, nights

MERIDA = ZoneInfo("America/Merida")
NOW = datetime(2027, 4, 5, 12, tzinfo=MERIDA)
MOST = limits("")
FINE = Facts(now=NOW, verified_at=NOW, free=10**12)


def kinds(**changed):
    return [each.kind for each in found(replace(FINE, **changed), MOST)]


def ago(**spans):
    return NOW - timedelta(**spans)


def test_where_all_is_well_nobody_is_told_anything():
    assert kinds() == []


@pytest.mark.parametrize(
    ("kind", "fine", "wrong"),
    [
        (Kind.READINGS, {"readings": (Readings("a", 60, 200, 0),)}, {"readings": (Readings("a", 61, 61, 0),)}),
        (Kind.READINGS, {"readings": (Readings("a", 1, 200, 0),)}, {"readings": (Readings("a", 1, 201, 0),)}),
        (Kind.READINGS_AT_NIGHT, {"readings": (Readings("a", 1, 1, 20),)}, {"readings": (Readings("a", 1, 1, 21),)}),
        (Kind.COUNTINGS, {"countings": {"a": 12}}, {"countings": {"a": 13}}),
        (Kind.RECORD, {"record_faults": 0}, {"record_faults": 1}),
        (Kind.RELEASE, {"release_faults": 0}, {"release_faults": 1}),
        (Kind.UNVERIFIED, {"verified_at": ago(hours=36)}, {"verified_at": ago(hours=36, seconds=1)}),
        (Kind.CHECKPOINT, {"unsigned_since": ago(minutes=75)}, {"unsigned_since": ago(minutes=75, seconds=1)}),
        (Kind.BACKUP, {"late": frozenset()}, {"late": frozenset({Kind.BACKUP})}),
        (Kind.DISK, {"free": 2_000_000_000}, {"free": 1_999_999_999}),
        (Kind.QUEUE, {"oldest_task": ago(minutes=10)}, {"oldest_task": ago(minutes=10, seconds=1)}),
        (Kind.MAIL, {"oldest_mail": ago(minutes=30)}, {"oldest_mail": ago(minutes=30, seconds=1)}),
        (Kind.MAIL, {"mail_failed": False}, {"mail_failed": True}),
        (Kind.CLOCK, {"stepped": 5.0}, {"stepped": 5.1}),
        (Kind.CLOCK, {"stepped": -5.0}, {"stepped": -5.1}),
        (Kind.CLOCK, {"ahead": 5.0}, {"ahead": 5.1}),
        (Kind.KEYS, {"keys_missing": False}, {"keys_missing": True}),
    ],
)
def test_at_the_limit_nothing_and_beyond_it_one_alert(kind, fine, wrong):
    assert kinds(**fine) == []
    assert kinds(**wrong) == [kind]


def test_whose_readings_they_are_is_told_by_pseudonym_and_how_many_by_figures():
    one, other = Readings("una", 70, 90, 0), Readings("otra", 3, 3, 0)
    (finding,) = found(replace(FINE, readings=(one, other)), MOST)
    assert (finding.whom, finding.figures) == ("una", {"hour": 70, "day": 90})


def test_a_clock_that_went_back_is_told_as_seconds_back():
    (finding,) = found(replace(FINE, ahead=90.0), MOST)
    assert finding.figures == {"seconds": -90}
    (finding,) = found(replace(FINE, stepped=300.2), MOST)
    assert finding.figures == {"seconds": 300}


def at(day, hour):
    return datetime(2027, 4, day, hour, tzinfo=MERIDA)


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (at(5, 12), [(at(4, 23), at(5, 6))]),
        (at(5, 3), [(at(4, 3), at(4, 6)), (at(4, 23), at(5, 3))]),
        (at(5, 23), [(at(4, 23), at(5, 6))]),
    ],
)
def test_the_nights_of_the_last_day_are_what_there_was_of_them(now, expected):
    assert nights(now, MOST) == expected


def test_a_night_within_one_day_is_told_too():
    assert nights(at(5, 12), limits("noche-desde=1,noche-hasta=5")) == [(at(5, 1), at(5, 5))]


def test_a_limit_may_be_changed_and_one_that_is_not_there_is_refused():
    assert limits("disco-mb=500, lecturas-hora=3")["disco-mb"] == 500
    with pytest.raises(ValueError, match="no existe «disko»"):
        limits("disko=1")


def test_the_manual_says_each_limit_as_it_is():
    manual = (Path(__file__).resolve().parents[3] / "docs" / "operations" / "vigilancia.md").read_text()
    for name, limit in LIMITS.items():
        assert f"| `{name}` | {limit.usual} | {limit.words} | {limit.source} |" in manual
