# SPDX-License-Identifier: EUPL-1.2
"""A publication that was approved beforehand is made by itself, once, and says who approved it."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.conf import settings
from django.core.exceptions import PermissionDenied

from conoceles.accounts.models import Capacity
from conoceles.accounts.rules import Role
from conoceles.elections.models import CalendarWindow
from conoceles.kernel import clock
from conoceles.kernel.refusals import Refused
from conoceles.outbox.models import Message
from conoceles.publication import publishing, queries, shelf
from conoceles.publication.models import FirstRelease, Release, Scheduled
from conoceles.publication.rules import Reason as OfPublication
from conoceles.publication.scheduling.actions import begin, cancel, schedule
from conoceles.publication.scheduling.periodic import begin_due
from conoceles.publication.scheduling.phrases import standing
from conoceles.publication.scheduling.rules import RETRY, Reason
from conoceles.record.clerk import Clerk
from conoceles.record.models import Entry
from conoceles.work import serving
from conoceles.work.actions import go_on, stop
from conoceles.work.models import Job
from conoceles.work.rules import State
from conoceles.work.running import do
from tests.people import person
from tests.publication.editions import answer, current, verify
from tests.world import world

AT = datetime(2024, 3, 5, 15, 30, tzinfo=UTC)
MICRO = timedelta(microseconds=1)


@pytest.fixture
def now(monkeypatch):
    at = [AT - timedelta(hours=3)]
    monkeypatch.setattr(clock, "now", lambda: at[0])

    def moved(instant):
        at[0] = instant

    return moved


@pytest.fixture
def here(own_database, now, monkeypatch):
    monkeypatch.setattr(settings, "RELEASE_PARTS", ["tests.publication.plain_part"])
    made = world()
    answer(made, made.candidacy("Ana Uc"), "Maestra rural.")
    return made


@pytest.fixture
def unit(here):
    user = person("unidad", Role.INSTANCE, "prueba")
    user.email = "unidad@instituto.example"
    user.save()
    return user.capacities.get()


def planned(here, by, at=AT):
    return schedule(Scheduled(process=here.process, at=at), by=by)


def minute():
    """What one minute of the worker does."""
    done = begin_due()
    serving.empty()
    return done


def test_it_is_made_at_its_instant_once_and_tells_who_approved_it(here, unit, now):
    one = planned(here, unit)
    now(AT - MICRO)
    assert minute() == {"begun": 0, "failed": 0}
    assert not Release.objects.exists()
    now(AT)
    assert begin_due() == {"begun": 1, "failed": 0}
    assert begin_due() == {"begun": 0, "failed": 0}  # another clock, the same minute
    serving.empty()
    assert minute() == {"begun": 0, "failed": 0}
    one.refresh_from_db()
    assert (one.release.number, one.done_at, one.release.shown_by) == (1, AT, unit)
    assert verify(current(here)) == []
    assert Release.objects.count() == 1
    assert standing(one, AT).state == "se hizo el 5 de marzo de 2024 a las 09:30."
    told = Entry.objects.filter(action__contains="publication").values_list("action", "actor", "role")
    assert list(told) == [
        ("publication-scheduled", unit.pseudonym, Role.INSTANCE),
        ("scheduled-publication-begun", "sistema", "sistema"),
    ]
    assert Entry.objects.filter(action="release-shown", actor=unit.pseudonym).count() == 1


def test_what_is_approved_by_then_is_published_and_a_machine_that_was_off_does_it_late_and_says_so(here, unit, now):
    one = planned(here, unit)
    answer(here, here.candidacy("Beto Ek"), "Se aprobó después de programar.")
    now(AT + timedelta(hours=9))
    minute()
    one.refresh_from_db()
    assert one.due_at == AT
    assert "Se hizo tarde." in standing(one, AT).state
    assert any("después de programar" in path.read_text() for path in current(here).rglob("*.json"))


def test_a_worker_that_dies_after_it_was_shown_shows_it_no_second_time(here, unit, now):
    planned(here, unit)
    now(AT)
    minute()
    Job.objects.filter(kind="publish").update(state=State.WAITING, result={}, ended_at=None)
    answer(here, here.candidacy("Beto Ek"), "Para la que sigue.")
    job = Job.objects.get(kind="publish")
    do(str(job.pk))
    job.refresh_from_db()
    assert (job.state, job.result) == (State.DONE, {"number": 1})
    assert Release.objects.count() == 1


def test_one_that_dies_before_goes_on_where_it_was(here, unit, now, monkeypatch):
    planned(here, unit)
    now(AT)
    begin_due()
    with monkeypatch.context() as patch:
        patch.setattr(publishing.actions, "show", _dies)
        serving.empty()
    job = Job.objects.get(kind="publish")
    assert job.state == State.FAILED
    assert Scheduled.objects.get().done_at is None
    assert not shelf.of("prueba").current.exists()
    now(AT + timedelta(seconds=30))
    go_on(job, by=unit)
    serving.empty()
    assert Scheduled.objects.get().release.frozen_at == AT  # over what it had frozen
    assert verify(current(here)) == []


def _dies(*_, **__):
    raise RuntimeError


def test_nothing_changed_is_done_too(here, unit, now):
    publishing.publish(here.process, by=unit)
    one = planned(here, unit)
    now(AT)
    minute()
    one.refresh_from_db()
    assert (one.release.number, Release.objects.count()) == (1, 1)


def test_cancelled_it_is_not_made_even_if_it_was_begun(here, unit, now):
    cancelled = planned(here, unit)
    other = person("otra", Role.INSTANCE, "prueba").capacities.get()
    now(AT)
    begin_due()
    cancel(cancelled, by=other)
    serving.empty()
    assert not shelf.of("prueba").current.exists()
    assert "se canceló" in Job.objects.get(kind="publish").problem
    assert minute() == {"begun": 0, "failed": 0}
    with pytest.raises(Refused) as refused:
        cancel(cancelled, by=unit)
    assert refused.value.reason is Reason.OVER
    with pytest.raises(Refused):
        begin(cancelled, by=Clerk())
    assert Entry.objects.filter(action="scheduled-publication-begun").count() == 1


def test_what_fails_is_told_once_by_mail_and_tried_again(here, unit, now):
    one = planned(here, unit)
    here.process.notice = "no publicar"
    here.process.save()
    now(AT)
    minute()
    now(AT + timedelta(minutes=1))
    assert minute() == {"begun": 0, "failed": 1}
    one.refresh_from_db()
    assert one.problem
    assert one.problem == standing(one, AT).warning
    mail = Message.objects.get(template="scheduling/mail/failed")
    assert (mail.to, mail.values["when"]) == ("unidad@instituto.example", "5 de marzo de 2024 a las 09:30")
    now(AT + timedelta(minutes=1) + RETRY - MICRO)
    assert minute() == {"begun": 0, "failed": 0}
    now(AT + timedelta(minutes=1) + RETRY)
    assert minute() == {"begun": 1, "failed": 0}
    assert minute() == {"begun": 0, "failed": 0}  # it failed again for the same: nobody is told twice
    assert Message.objects.filter(template="scheduling/mail/failed").count() == 1
    here.process.notice = ""
    here.process.save()
    now(AT + timedelta(minutes=30))
    minute()
    one.refresh_from_db()
    assert (one.release.number, one.problem) == (1, "")
    assert "Se hizo tarde." in standing(one, AT).state


def test_what_somebody_stopped_is_not_begun_again_by_the_clock(here, unit, now):
    planned(here, unit)
    now(AT)
    begin_due()
    stop(Job.objects.get(kind="publish"), by=unit)
    now(AT + timedelta(hours=1))
    assert minute() == {"begun": 0, "failed": 0}
    assert not Release.objects.exists()


def test_whoever_approved_it_must_still_be_who_she_was(here, unit, now):
    one = planned(here, unit)
    Capacity.objects.filter(pk=unit.pk).update(until=AT - timedelta(hours=1))
    now(AT)
    assert minute() == {"begun": 0, "failed": 1}
    assert minute() == {"begun": 0, "failed": 0}
    one.refresh_from_db()
    assert "ya no tiene el carácter" in one.problem
    assert not Release.objects.exists()


class TestTwoPersons:
    @pytest.fixture(autouse=True)
    def asked(self, here):
        here.process.parameters["two_persons"] = {"value": True}
        here.process.save()

    def test_who_approved_what_would_be_public_does_not_approve_its_publication(self, here, unit):
        reviewer = here.as_reviewer()
        with pytest.raises(Refused) as refused:
            planned(here, reviewer)
        assert refused.value.reason is OfPublication.SAME_PERSON
        assert planned(here, unit).pk

    def test_who_approves_something_after_scheduling_does_not_publish_it_by_the_clock(self, here, unit, now):
        reviewer = here.as_reviewer()
        publishing.publish(here.process, by=unit)
        one = planned(here, reviewer)
        assert standing(one, clock.now()).warning == ""
        now(AT - timedelta(hours=1))
        answer(here, here.candidacy("Beto Ek"), "La aprobó quien programó.")
        assert "otra persona" in standing(one, clock.now()).warning
        now(AT)
        minute()
        assert queries.shown(here.process).number == 1
        assert minute()["failed"] == 1
        assert "distinta de la que aprobó" in Scheduled.objects.get().problem
        # Another person publishes; then there is nothing left to do.
        publishing.publish(here.process, by=unit)
        now(AT + timedelta(minutes=20))
        minute()
        assert Scheduled.objects.get().release.number == 2


class TestAnOffice:
    @pytest.fixture
    def window(self, here):
        assert here.process.windows.count() == 2
        CalendarWindow.objects.filter(key="publicacion").update(first_day=date(2024, 3, 6))
        return CalendarWindow.objects.get(key="publicacion")

    def opening(self, here, by):
        return schedule(Scheduled(process=here.process, office=here.presidency.office), by=by)

    @pytest.mark.usefixtures("window")
    def test_is_published_at_the_instant_at_which_it_opens(self, here, unit, now):
        midnight = datetime(2024, 3, 6, 6, tzinfo=UTC)
        one = self.opening(here, unit)
        now(midnight - MICRO)
        assert minute() == {"begun": 0, "failed": 0}
        now(midnight)
        assert minute() == {"begun": 1, "failed": 0}
        assert FirstRelease.objects.get().release == Scheduled.objects.get(pk=one.pk).release

    def test_follows_the_agreement_and_waits_for_one(self, here, unit, now, window):
        one = self.opening(here, unit)
        CalendarWindow.objects.filter(pk=window.pk).update(first_day=date(2024, 3, 8))
        now(datetime(2024, 3, 7, 12, tzinfo=UTC))
        assert minute() == {"begun": 0, "failed": 0}
        CalendarWindow.objects.filter(pk=window.pk).update(agreement=None)
        now(datetime(2024, 3, 9, 12, tzinfo=UTC))
        assert minute() == {"begun": 0, "failed": 0}
        assert standing(one, clock.now()).state == "espera al acuerdo que fije el día."
        CalendarWindow.objects.filter(pk=window.pk).update(agreement=here.process.agreements.get())
        assert minute() == {"begun": 1, "failed": 0}

    def test_that_is_open_already_is_not_waited_for(self, here, unit):
        with pytest.raises(Refused) as refused:
            self.opening(here, unit)
        assert refused.value.reason is Reason.ALREADY_OPEN


@pytest.mark.parametrize(
    ("at", "reason"),
    [
        (AT - timedelta(hours=3), Reason.PAST),
        (AT + timedelta(days=400), Reason.TOO_FAR),
        (AT + timedelta(days=1), Reason.ALREADY_SCHEDULED),
    ],
)
def test_an_instant_must_be_ahead_near_and_free(here, unit, at, reason):
    planned(here, unit, at=AT + timedelta(days=1))
    with pytest.raises(Refused) as refused:
        planned(here, unit, at=at)
    assert refused.value.reason is reason


def test_nobody_else_schedules_and_no_person_executes(here, unit):
    area = person("area", Role.AREA, "prueba").capacities.get()
    with pytest.raises(PermissionDenied):
        planned(here, area)
    one = planned(here, unit)
    with pytest.raises(PermissionDenied):
        begin(one, by=unit)
