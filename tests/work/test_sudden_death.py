# SPDX-License-Identifier: EUPL-1.2
"""A worker may be killed at any moment: the next one goes on, and nothing is done twice at once."""

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from django.db import connection, connections, transaction
from django_tasks_db.models import DBTaskResult

from conoceles.work.holding import take
from conoceles.work.models import Job
from conoceles.work.recovering import recover
from conoceles.work.rules import State
from tests.architecture.test_house import ROOT

from .conftest import as_if_its_worker_were_long_dead, worker
from .counting import numbers, written


def until(true, *, seconds=60):
    for _ in range(seconds * 50):
        if true():
            return
        time.sleep(0.02)
    pytest.fail("no llegó a pasar")


def state(job):
    job.refresh_from_db()
    return job.state


def test_killed_in_the_middle_another_goes_on_where_it_was(own_database, ask):
    job = ask(total=20, pause=0.05)
    first = worker(own_database)
    until(lambda: len(numbers(job)) >= 5)
    first.kill()
    assert first.wait(timeout=30) == -signal.SIGKILL
    assert state(job) == State.RUNNING
    assert worker(own_database, "--once").wait(timeout=60) == 0
    assert state(job) == State.RUNNING  # still the dead one's, until its lease runs out
    as_if_its_worker_were_long_dead(job)
    assert (recover(), recover()) == (1, 0)
    assert worker(own_database, "--once").wait(timeout=60) == 0
    assert (state(job), job.attempts) == (State.DONE, 2)
    assert numbers(job) == list(range(1, 21))
    assert len({line.partition(":")[2] for line in written(job)}) == 2


def test_killed_between_taking_the_task_and_taking_the_job_it_is_not_forgotten(own_database, ask):
    job = ask()
    DBTaskResult.objects.get().claim("who dies at once")
    assert worker(own_database, "--once").wait(timeout=60) == 0
    assert state(job) == State.WAITING
    as_if_its_worker_were_long_dead(job)
    assert recover() == 1
    assert worker(own_database, "--once").wait(timeout=60) == 0
    assert state(job) == State.DONE


def test_what_only_waits_for_its_turn_is_not_queued_twice(own_database, ask):
    job = ask()
    as_if_its_worker_were_long_dead(job)
    assert recover() == 0
    assert state(job) == State.WAITING


def test_whoever_could_not_say_that_it_lives_because_another_was_writing_is_not_taken_for_dead(own_database, ask):
    if connection.vendor != "sqlite":
        pytest.skip("en PostgreSQL nadie espera por los renglones de otro")
    job = ask()
    DBTaskResult.objects.get().claim("who waits to say that it lives")
    assert take(job.pk) is not None
    as_if_its_worker_were_long_dead(job)
    writing = threading.Event()

    def write():
        with transaction.atomic():  # IMMEDIATE: nobody else writes meanwhile
            writing.set()
            time.sleep(1)
        connections.close_all()

    writer = threading.Thread(target=write)
    writer.start()
    writing.wait()
    assert recover() == 0
    writer.join()
    assert recover() == 1


def test_two_workers_do_one_job_once(own_database, ask):
    job = ask(total=30, pause=0.02)
    both = [worker(own_database), worker(own_database)]
    until(lambda: state(job) == State.DONE)
    for each in both:
        each.terminate()
        assert each.wait(timeout=30) == 0
    assert (numbers(job), job.attempts) == (list(range(1, 31)), 1)
    assert len({line.partition(":")[2] for line in written(job)}) == 1


def test_told_to_leave_it_gives_back_what_it_had_in_hand(own_database, ask):
    job = ask(total=200, pause=0.02)
    leaving = worker(own_database)
    until(lambda: len(numbers(job)) >= 5)
    leaving.terminate()
    assert leaving.wait(timeout=30) == 0
    assert state(job) == State.WAITING
    Job.objects.update(options=job.options | {"pause": 0})
    assert worker(own_database, "--once").wait(timeout=60) == 0
    assert (state(job), numbers(job)) == (State.DONE, list(range(1, 201)))


def workers_of(pid):
    """Processes of ours under *pid* that are workers, however it is that they were started."""
    found = []
    for path in Path("/proc").glob("[0-9]*"):
        try:
            said = (path / "cmdline").read_text().split("\0")
        except OSError:
            continue
        if "work" in said and "--parent" in said and said[said.index("--parent") + 1] == str(pid):
            found.append(int(path.name))
    return found


def test_beside_the_private_side_a_killed_worker_is_replaced_and_none_outlives_it(own_database):
    served = subprocess.Popen(
        [sys.executable, "manage.py", "run_private", "--port", "0"],
        cwd=ROOT,
        env=os.environ | own_database.environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        until(lambda: workers_of(served.pid))
        (first,) = workers_of(served.pid)
        os.kill(first, signal.SIGKILL)
        until(lambda: workers_of(served.pid) not in ([], [first]))
        until(lambda: Job.objects.filter(kind__endswith="sign_each_hour", state=State.DONE).exists())
    finally:
        served.kill()
        served.wait(timeout=30)
    until(lambda: not workers_of(served.pid))
