# SPDX-License-Identifier: EUPL-1.2
"""What comes round."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from itertools import chain

import pytest
from django.core.management import call_command
from django.db import connections
from django_tasks_db.models import DBTaskResult

from conoceles.kernel import clock
from conoceles.work import serving
from conoceles.work.models import Job
from conoceles.work.rules import State, due
from conoceles.work.ticking import tick

ROUND = "tests.work.rounds.walk"
NOON = datetime(2027, 3, 1, 12, 0, 30, tzinfo=UTC)


@pytest.fixture
def at(settings, monkeypatch):
    """Set the clock; what comes round is one walk each hour."""
    settings.PERIODIC = {ROUND: timedelta(hours=1)}
    return lambda now: monkeypatch.setattr(clock, "now", lambda: now)


def test_the_last_instant_that_was_due():
    assert due(NOON, timedelta(hours=1)) == datetime(2027, 3, 1, 12, tzinfo=UTC)
    assert due(NOON, timedelta(minutes=1)) == datetime(2027, 3, 1, 12, tzinfo=UTC)
    assert due(NOON, timedelta(days=1)) == datetime(2027, 3, 1, tzinfo=UTC)


@pytest.mark.django_db
class TestATick:
    def test_queues_what_is_due_once(self, at):
        at(NOON)
        assert (tick(), tick()) == ([ROUND], [])
        assert DBTaskResult.objects.count() == 1
        job = Job.objects.get()
        assert (job.state, job.by, job.due_at) == (State.WAITING, None, NOON.replace(second=0))

    def test_makes_up_once_for_all_the_times_that_it_was_missed(self, at):
        at(NOON)
        tick()
        Job.objects.update(state=State.DONE)
        at(NOON + timedelta(days=3, minutes=5))
        assert (tick(), tick()) == ([ROUND], [])
        Job.objects.update(state=State.DONE)
        assert tick() == []
        at(NOON + timedelta(days=3, hours=1))
        assert tick() == [ROUND]

    def test_does_not_pile_up_what_is_still_being_done(self, at):
        at(NOON)
        tick()
        at(NOON + timedelta(hours=2))
        assert tick() == []
        Job.objects.update(state=State.FAILED)
        assert tick() == [ROUND]
        assert Job.objects.count() == 1


def test_however_many_tick_at_once_each_due_run_is_queued_and_done_once(own_database, at, tmp_path, monkeypatch):
    monkeypatch.setenv("WALKS", str(tmp_path / "walks"))
    at(NOON)

    def ticking(_):
        try:
            return tick()
        finally:
            connections.close_all()

    for round_ in range(3):
        at(NOON + timedelta(hours=round_))
        with ThreadPoolExecutor(6) as pool:
            assert list(chain(*pool.map(ticking, range(6)))) == [ROUND]
        serving.empty()
    assert (tmp_path / "walks").read_text() == "walked\n" * 3
    assert DBTaskResult.objects.count() == 3


def test_one_that_failed_is_told_and_comes_round_again(own_database, at, capsys, monkeypatch):
    monkeypatch.delenv("WALKS", raising=False)
    at(NOON)
    tick()
    serving.empty()
    call_command("tick")
    assert f"Falló la última vez: {ROUND}. Falló por un error del sistema (KeyError" in capsys.readouterr().err
    at(NOON + timedelta(hours=1))
    call_command("tick")
    assert f"En cola: {ROUND}" in capsys.readouterr().out


def test_a_name_that_no_longer_comes_round_is_not_imported(own_database, at, settings):
    at(NOON)
    tick()
    settings.PERIODIC = {}
    serving.empty()
    assert Job.objects.get().state == State.FAILED
