# SPDX-License-Identifier: EUPL-1.2
"""What comes round in this installation: the record is signed, mail leaves, what is over is not kept."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta

import pytest
from django.conf import settings
from django.db import connections
from django.utils.module_loading import import_string
from django_tasks_db.models import DBTaskResult

from conoceles.accounts.models import Session
from conoceles.accounts.periodic import forget_ended_sessions
from conoceles.accounts.queries import console
from conoceles.elections.models import CalendarWindow
from conoceles.elections.periodic import sign_at_deadlines
from conoceles.kernel import clock
from conoceles.record.models import Checkpoint
from conoceles.record.periodic import sign_each_hour
from conoceles.work.periodic import forget_old_tasks
from tests.people import entered, person
from tests.record.acts import enrol, someone
from tests.world import world


def test_every_name_in_the_settings_can_be_called():
    assert len(settings.PERIODIC) >= 5
    for name, period in settings.PERIODIC.items():
        assert callable(import_string(name))
        assert period >= timedelta(minutes=1)


@pytest.mark.django_db
class TestTheHour:
    def test_is_signed(self):
        enrol(someone(), by=console())
        assert sign_each_hour() == {"size": 1}
        assert Checkpoint.objects.get().occasion == "cada hora"

    def test_of_a_record_in_which_nothing_was_ever_written_is_signed_empty_and_once(self):
        sign_each_hour()
        sign_each_hour()
        assert [each.size for each in Checkpoint.objects.all()] == [0, 1]


def window(process, key, last):
    days = {"first_day": date(2027, 1, 1), "last_day": last}
    CalendarWindow.objects.update_or_create(process=process, key=key, defaults={"name": key, "source": "prueba"} | days)


@pytest.fixture
def opened(monkeypatch):
    """A record that began on 1 March 2027, and windows that close after it."""
    monkeypatch.setattr(clock, "now", lambda: datetime(2027, 3, 1, 12, tzinfo=UTC))
    enrol(someone(), by=console())
    process = world().process
    for key, last in [("captura", 10), ("revision", 10), ("publicacion", 20)]:
        window(process, key, date(2027, 3, last))
    window(process, "vieja", date(2027, 2, 28))
    window(process, "siempre", None)
    return lambda day, hour: monkeypatch.setattr(clock, "now", lambda: datetime(2027, 3, day, hour, tzinfo=UTC))


FIRST, SECOND = "fin de plazo 2027-03-10 de prueba", "fin de plazo 2027-03-20 de prueba"


def occasions():
    return [each.occasion for each in Checkpoint.objects.all()]


@pytest.mark.django_db
class TestADeadline:
    def test_is_signed_when_its_day_ends_where_the_process_is_and_once(self, opened):
        opened(11, 5)  # 23:00 of the 10th in Mérida
        sign_at_deadlines()
        assert occasions() == []
        opened(11, 6)
        sign_at_deadlines()
        opened(11, 7)
        sign_at_deadlines()
        assert occasions() == [FIRST]

    def test_is_signed_late_when_nobody_looked_in_time_and_each_by_its_name(self, opened):
        opened(30, 0)
        sign_at_deadlines()
        sign_at_deadlines()
        assert occasions() == [FIRST, SECOND]

    def test_that_was_moved_is_signed_again_on_its_new_day(self, opened):
        opened(12, 0)
        sign_at_deadlines()
        CalendarWindow.objects.filter(last_day=date(2027, 3, 10)).update(last_day=date(2027, 3, 15))
        opened(17, 0)
        sign_at_deadlines()
        assert occasions() == [FIRST, "fin de plazo 2027-03-15 de prueba"]


def test_many_who_look_at_once_sign_each_deadline_once(own_database, opened):
    opened(30, 0)

    def look(_):
        try:
            return sign_at_deadlines()["signed"]
        finally:
            connections.close_all()

    with ThreadPoolExecutor(6) as pool:
        signed = [occasion for some in pool.map(look, range(6)) for occasion in some]
    assert sorted(signed) == occasions() == [FIRST, SECOND]


@pytest.mark.django_db
def test_sessions_that_are_over_are_forgotten_and_the_others_stay():
    here, idle, expired = (person(name) for name in ("aqui", "ociosa", "vencida"))
    for user in (here, idle, expired):
        entered(user)
    now = clock.now()
    Session.objects.filter(user=idle).update(seen_at=now - timedelta(minutes=33))
    Session.objects.filter(user=expired).update(expire_date=now)
    assert forget_ended_sessions() == {"gone": 2}
    assert [each.user for each in Session.objects.all()] == [here]


@pytest.mark.django_db
def test_the_queue_keeps_a_day_of_what_it_did_and_all_that_waits():
    old = clock.now() - timedelta(days=2)
    for status in ("READY", "SUCCESSFUL", "RUNNING"):
        DBTaskResult.objects.create(
            status=status, args_kwargs={}, task_path="x", backend_name="default", run_after=old, exception_class_path=""
        )
    DBTaskResult.objects.update(enqueued_at=old)
    assert forget_old_tasks() == {"gone": 2}
    assert DBTaskResult.objects.get().status == "READY"
