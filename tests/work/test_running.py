# SPDX-License-Identifier: EUPL-1.2
"""A job from beginning to end."""

import logging
from dataclasses import replace

import pytest
from django.core.exceptions import PermissionDenied
from django_tasks_db.models import DBTaskResult

from conoceles.accounts.models import Capacity
from conoceles.accounts.rules import Role
from conoceles.kernel import clock
from conoceles.kernel.refusals import Refused
from conoceles.record.models import Entry
from conoceles.work import actions, holding, phrases, serving
from conoceles.work.asking import ask as asked
from conoceles.work.models import Job
from conoceles.work.queueing import enqueue
from conoceles.work.recovering import recover
from conoceles.work.rules import MOST_ATTEMPTS, Reason, State
from tests.people import person

from .conftest import area, as_if_its_worker_were_long_dead
from .counting import COUNTING, SECRET, numbers

pytestmark = pytest.mark.usefixtures("own_database")


def after(job):
    serving.empty()
    job.refresh_from_db()
    return job


def test_it_is_done_and_says_what_it_did(ask):
    job = after(ask(total=5))
    assert (job.state, job.done, job.total, job.result) == (State.DONE, 5, 5, {"counted": 5})
    assert numbers(job) == [1, 2, 3, 4, 5]
    assert job.ended_at is not None
    entry = Entry.objects.get(action="job-begun")
    assert entry.about == f"work.Job:{job.pk}"


def test_the_same_asked_for_twice_is_done_once(ask):
    first = ask()
    by = first.by
    with pytest.raises(Refused) as refused:
        ask(by)
    assert refused.value.reason is Reason.UNDER_WAY
    assert asked(Job(kind="contar", process="prueba"), by=by).pk == first.pk
    assert Entry.objects.filter(action="job-begun").count() == 1
    assert numbers(after(first)) == [1, 2, 3]
    assert ask(by).pk != first.pk


def test_a_task_delivered_twice_does_the_job_once(ask):
    job = ask()
    enqueue(job)
    assert numbers(after(job)) == [1, 2, 3]
    assert (job.attempts, DBTaskResult.objects.ready().count()) == (1, 0)


class TestStopping:
    def test_before_it_begins_nothing_is_done_and_it_goes_on_when_asked(self, ask):
        job = ask()
        actions.stop(job, by=job.by)
        assert after(job).state == State.STOPPED
        assert numbers(job) == []
        actions.go_on(job, by=job.by)
        assert after(job).state == State.DONE
        assert numbers(job) == [1, 2, 3]

    def test_in_the_middle_it_stays_where_it_was_and_goes_on_from_there(self, ask, monkeypatch):
        job = ask(total=6)
        told = holding.Held.told

        def stopping(held, done, total):
            if done == 3:
                actions.stop(job, by=job.by)
                held._beat()
            told(held, done, total)

        with monkeypatch.context() as patched:
            patched.setattr(holding.Held, "told", stopping)
            assert after(job).state == State.STOPPED
        assert (job.done, numbers(job)) == (3, [1, 2, 3])
        by = area("otra-del-area")
        actions.go_on(job, by=by)
        assert after(job).state == State.DONE
        assert (numbers(job), job.by) == ([1, 2, 3, 4, 5, 6], by)

    def test_it_goes_no_further_once_whoever_asked_may_no_longer(self, ask, monkeypatch):
        job = ask(total=6)
        told = holding.Held.told

        def ending(held, done, total):
            if done == 3:
                Capacity.objects.filter(pk=job.by_id).update(until=clock.now())
                held._beat()
            told(held, done, total)

        with monkeypatch.context() as patched:
            patched.setattr(holding.Held, "told", ending)
            assert after(job).state == State.FAILED
        assert (job.problem, numbers(job)) == (phrases.DENIED, [1, 2, 3])
        actions.go_on(job, by=area("su-relevo"))
        assert (after(job).state, numbers(job)) == (State.DONE, [1, 2, 3, 4, 5, 6])

    def test_nothing_commits_once_whoever_asked_may_no_longer(self, ask):
        job = ask()
        with holding.take(job.pk) as held:
            held.confirm()
            Capacity.objects.filter(pk=job.by_id).update(until=clock.now())
            with pytest.raises(PermissionDenied):
                held.confirm()

    def test_what_ended_is_not_stopped_and_what_goes_on_is_not_continued(self, ask):
        job = ask()
        with pytest.raises(Refused) as refused:
            actions.go_on(job, by=job.by)
        assert refused.value.reason is Reason.NOT_STOPPED
        after(job)
        with pytest.raises(Refused) as refused:
            actions.stop(job, by=job.by)
        assert refused.value.reason is Reason.ENDED

    def test_one_is_not_continued_beside_the_same_that_was_begun_meanwhile(self, ask):
        job = ask()
        actions.stop(job, by=job.by)
        ask(job.by)
        with pytest.raises(Refused) as refused:
            actions.go_on(job, by=job.by)
        assert refused.value.reason is Reason.UNDER_WAY


class TestFailing:
    def test_a_refusal_is_told_in_its_words(self, ask):
        job = after(ask(fails="refused"))
        assert (job.state, job.problem) == (State.FAILED, "Esa tarea no está detenida: no hay qué continuar.")

    def test_a_mistake_of_ours_tells_where_and_quotes_nothing(self, ask, caplog):
        caplog.set_level(logging.DEBUG)
        job = after(ask(fails="broken"))
        assert job.state == State.FAILED
        assert "ValueError, counting.py:" in job.problem
        kept = str([list(model.objects.values_list()) for model in (Job, DBTaskResult)])
        assert SECRET not in kept + caplog.text

    def test_whoever_lost_her_capacity_meanwhile_acts_no_more(self, ask, monkeypatch):
        job = ask()
        Capacity.objects.filter(pk=job.by_id).update(until=clock.now())

        def register(job, held):
            actions.stop(job, by=job.by)

        monkeypatch.setattr("tests.work.counting.COUNTING", replace(COUNTING, run=register))
        assert after(job).problem.startswith("Quien la pidió ya no tiene facultades")

    def test_what_kills_its_worker_each_time_is_not_tried_for_ever(self, ask):
        job = ask()
        for _ in range(MOST_ATTEMPTS):
            assert holding.take(job.pk) is not None
            as_if_its_worker_were_long_dead(job)
            recover()
        job.refresh_from_db()
        assert (job.state, job.attempts) == (State.FAILED, MOST_ATTEMPTS)
        assert "Se interrumpió 5 veces" in job.problem
        assert after(job).state == State.FAILED

    def test_a_worker_that_leaves_gives_it_back(self, ask, monkeypatch):
        job = ask(total=4)
        told = holding.Held.told

        def leaving(held, done, total):
            if done == 2:
                holding.LEAVING.set()
            told(held, done, total)

        with monkeypatch.context() as patched:
            patched.setattr(holding.Held, "told", leaving)
            serving._worker("pedidas").run()
        holding.LEAVING.clear()
        job.refresh_from_db()
        assert (job.state, numbers(job)) == (State.WAITING, [1, 2])
        assert after(job).state == State.DONE
        assert numbers(job) == [1, 2, 3, 4]


def test_nobody_but_who_may_do_it_asks_for_it_stops_it_or_has_it_go_on(ask):
    job = ask()
    elsewhere = [(Role.AREA, "otra"), (Role.INSTANCE, "prueba"), (Role.PARTY, "prueba/ceiba")]
    for number, (role, scope) in enumerate(elsewhere):
        stranger = person(f"ajena-{number}", role, scope).capacities.get()
        for act in (actions.stop, actions.go_on):
            with pytest.raises(PermissionDenied):
                act(job, by=stranger)
        with pytest.raises(PermissionDenied):
            ask(stranger)


def test_nobody_handles_what_comes_round():
    job = Job(kind="conoceles.outbox.periodic.send", process="prueba")
    with pytest.raises(PermissionDenied):
        actions.begin(job, by=area())
