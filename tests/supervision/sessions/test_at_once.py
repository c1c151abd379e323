# SPDX-License-Identifier: EUPL-1.2
"""Two secretaries at the same session, and a process that dies half way: each thing happens once, whole."""

import os
import signal
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, connections

from conoceles.accounts.queries import console
from conoceles.elections.writing.changes import Changes
from conoceles.kernel.refusals import Refused
from conoceles.supervision.documents import loading
from conoceles.supervision.models import Attendance, Document, Resolution, Session, SessionAct, Vote
from conoceles.supervision.sessions import actions
from conoceles.supervision.sessions.rules import Reason
from tests.supervision.conftest import planned
from tests.supervision.documents.conftest import Office

from .conftest import reported, seated

pytestmark = pytest.mark.usefixtures("own_database")


@pytest.fixture
def here(own_database, monkeypatch, work_plan, route_book):
    """The commission, and the report that waits for it, in a database that others share."""
    cycle = planned(work_plan, monkeypatch)
    loading.write(cycle.process, route_book, Changes(), console())
    made = seated(Office(cycle))
    return made, reported(made)


def twice(act):
    """What came of *act*, done at once by two: None, or why it was refused."""
    start = threading.Barrier(2)

    def one(_):
        start.wait(timeout=20)
        try:
            act()
        except Refused as refusal:
            return refusal.reason
        finally:
            connections.close_all()
        return None

    with ThreadPoolExecutor(2) as pool:
        return set(pool.map(one, range(2)))


def test_each_act_of_a_session_happens_once_and_whole(here):
    commission, presented = here
    session = commission.prepare("2023-10-05T12:00", presented)
    assert twice(lambda: actions.convene(session, by=commission.secretary)) == {None, Reason.OUT_OF_TURN}
    assert Document.objects.filter(route="convocatoria").count() == 1
    session = Session.objects.get(pk=session.pk)
    first, *others = commission.came(session)
    assert twice(lambda: commission.notify(session, first)) == {None, Reason.ALREADY_NOTIFIED}
    for who in others:
        commission.notify(session, who)
    commission.cycle.at("2023-10-05T12:00")
    assert twice(lambda: commission.open(session, "Consejero Inventado")) == {None, Reason.OUT_OF_TURN}
    assert Attendance.objects.count() == len(commission.came(session))

    item = session.items.get(version=presented)
    connections.close_all()
    child = os.fork()
    if not child:  # it dies when the vote is written and the step that follows of it is not

        def dying(execute, sql, *rest):
            if sql.startswith("INSERT") and "supervision_routestep" in sql:
                os.kill(os.getpid(), signal.SIGKILL)
            return execute(sql, *rest)

        try:
            with connection.execute_wrapper(dying):
                commission.vote(item)
        finally:
            os._exit(1)
    assert os.WTERMSIG(os.waitpid(child, 0)[1]) == signal.SIGKILL
    assert not Vote.objects.exists()
    assert not Resolution.objects.exists()
    assert [each.step for each in presented.document.steps.all()] == ["aprobar-instancia", "presentar"]

    assert twice(lambda: commission.vote(item)) == {None, Reason.RESOLVED}
    assert (Resolution.objects.count(), Vote.objects.count()) == (1, 2)
    assert presented.document.steps.filter(step="ratificar").count() == 1
    assert twice(lambda: commission.close(session)) == {None, Reason.OUT_OF_TURN}
    assert SessionAct.objects.count() == 3
