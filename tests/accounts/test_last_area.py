# SPDX-License-Identifier: EUPL-1.2
"""The last two of the Área responsable, each ending the other."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection, connections, transaction

from conoceles.accounts.actions import end
from conoceles.accounts.models import Capacity
from conoceles.accounts.reasons import Reason
from conoceles.accounts.rules import Role
from conoceles.kernel import clock
from conoceles.kernel.refusals import Refused
from tests.people import person


def test_two_who_end_each_other_at_once_leave_one(own_database):
    pair = [person(name, Role.AREA, "prueba").capacities.get().pk for name in ("una", "otra")]
    start = threading.Barrier(2)

    def finish(mine, theirs):
        by, other = (Capacity.objects.select_related("user", "on_behalf_of").get(pk=pk) for pk in (mine, theirs))
        start.wait(timeout=20)
        try:
            end(other, motive="Relevo", by=by)
        except Refused as refusal:
            return refusal.reason
        except PermissionDenied:
            return PermissionDenied
        finally:
            connections.close_all()
        return None

    with ThreadPoolExecutor(2) as pool:
        told = list(pool.map(finish, pair, reversed(pair)))
    assert None in told
    assert set(told) - {None} <= {Reason.LAST_AREA, PermissionDenied}
    assert sum(held.in_force for held in Capacity.objects.filter(role=Role.AREA)) == 1


@pytest.mark.skipif(connection.vendor != "postgresql", reason="en SQLite se espera antes de leer el reloj")
def test_who_ends_the_other_while_that_one_waits_is_seen_to_have_ended(own_database):
    """The one that waits read the clock before the other ended: it must not be taken for in force by that reading."""
    mine, theirs = (person(name, Role.AREA, "prueba").capacities.get() for name in ("una", "otra"))

    def finish():
        try:
            end(theirs, motive="Relevo", by=mine)
        except Refused as refusal:
            return refusal.reason
        finally:
            connections.close_all()
        return None

    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            Capacity.objects.select_for_update().get(pk=mine.pk)
            told = pool.submit(finish)
            _await_a_waiter()
            Capacity.objects.filter(pk=mine.pk).update(until=clock.now())
        assert told.result(timeout=20) == Reason.LAST_AREA
    assert Capacity.objects.get(pk=theirs.pk).in_force


def _await_a_waiter():
    deadline = time.monotonic() + 20
    waiting = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
    with connection.cursor() as cursor:
        while time.monotonic() < deadline:
            cursor.execute("SELECT pg_stat_clear_snapshot()")  # else the first look is kept until the transaction ends
            if cursor.execute(waiting).fetchone()[0]:
                return
            time.sleep(0.01)
    pytest.fail("nadie llegó a esperar")
