# SPDX-License-Identifier: EUPL-1.2
"""One worker at a time has a job."""

import time
from datetime import timedelta

import pytest

from conoceles.work import holding
from conoceles.work.holding import Held, Lost, take
from conoceles.work.models import Job
from conoceles.work.rules import State

from .conftest import as_if_its_worker_were_long_dead

pytestmark = pytest.mark.usefixtures("own_database")


def quick(held):
    return Held(held.job, held.job.held_by, beat=timedelta(milliseconds=20))


def eventually_raises(kind, held):
    for _ in range(500):
        try:
            held.told(1, 2)
        except kind:
            return
        time.sleep(0.01)
    pytest.fail("nadie se lo dijo")


def test_a_job_is_taken_once(ask):
    job = ask()
    assert take(job.pk) is not None
    assert take(job.pk) is None


def test_what_ended_is_not_taken(ask):
    job = ask()
    Job.objects.update(state=State.DONE)
    assert take(job.pk) is None


def test_whoever_was_silent_too_long_is_told_that_it_lost_the_job_and_ends_nothing(ask):
    job = ask()
    with quick(take(job.pk)) as first:
        as_if_its_worker_were_long_dead(job)
        second = take(job.pk)
        assert second is not None
        eventually_raises(Lost, first)
        with pytest.raises(Lost):
            first.confirm()
        first.end(State.DONE, result={"of": "the first"})
        job.refresh_from_db()
        assert (job.state, job.held_by, job.attempts) == (State.RUNNING, second.job.held_by, 2)
        second.confirm()


def test_a_living_one_keeps_it_and_writes_how_far_it_is(ask):
    job = ask()
    with quick(take(job.pk)) as held:
        as_if_its_worker_were_long_dead(job)
        held.told(7, 9)
        for _ in range(500):
            job.refresh_from_db()
            if (job.done, job.total) == (7, 9):
                break
            time.sleep(0.01)
        assert (job.done, job.total) == (7, 9)
        assert take(job.pk) is None


def test_it_hears_that_it_must_stop(ask):
    job = ask()
    with quick(take(job.pk)) as held:
        Job.objects.update(stop_asked=True)
        eventually_raises(holding.Stopped, held)
