# SPDX-License-Identifier: EUPL-1.2
"""Nobody discards a public version while it is being published: its file stays, or it is not published."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, connections

from conoceles.accounts.queries import console
from conoceles.accounts.rules import Role
from conoceles.elections.writing.changes import Changes
from conoceles.files.storage import unaltered
from conoceles.kernel.refusals import Refused
from conoceles.supervision.documents import loading
from conoceles.supervision.models import Publication, PublicVersion
from conoceles.supervision.publicity import actions
from conoceles.supervision.publicity.rules import Reason
from tests.supervision.conftest import planned
from tests.supervision.documents.conftest import Office

from .test_public_versions import SAID

_WAITS = "SELECT count(*) FROM pg_locks WHERE NOT granted AND pg_backend_pid() = ANY(pg_blocking_pids(pid))"


@pytest.fixture
def letter(own_database, monkeypatch, work_plan, route_book):
    """An oficio that was issued, with its public version, in a database that others share."""
    cycle = planned(work_plan, monkeypatch)
    loading.write(cycle.process, route_book, Changes(), console())
    office = Office(cycle)
    cycle.at("2023-10-02")
    document = office.open("oficio-secretaria")
    version = office.write(document, "Se contesta a Zenobia Quijano.")
    office.take(document, "emitir", "2023-10-02")
    by = cycle.who(Role.SECRETARY)
    public = actions.type_out(version, passages=["Zenobia Quijano"], said=SAID, seen=version.digest, by=by)
    return version, public, by


def blocked_or_done(other):
    """Wait until *other* is over or, where rows are locked, waits for one."""
    while not other.done():
        if connection.vendor != "postgresql":
            return  # a single one writes: the other waits for all of it
        with connection.cursor() as cursor:
            cursor.execute(_WAITS)
            if cursor.fetchone()[0]:
                return
        time.sleep(0.01)


def test_what_is_being_published_is_not_discarded_meanwhile(letter):
    version, public, by = letter
    begun = threading.Event()

    def discard():
        begun.wait(timeout=60)
        try:
            actions.discard(PublicVersion.objects.get(pk=public.pk), why="Se leía", by=by)
        except Refused as refusal:
            return refusal.reason
        finally:
            connections.close_all()
        return None

    with ThreadPoolExecutor(1) as pool:
        other = pool.submit(discard)

        def meanwhile(execute, sql, *rest):
            if sql.startswith("INSERT") and "supervision_publication" in sql:
                begun.set()
                blocked_or_done(other)
            return execute(sql, *rest)

        with connection.execute_wrapper(meanwhile):
            actions.publish(version, personal=True, public=public, looked=True, seen=version.digest, by=by)
        told = other.result(timeout=60)
    assert told is Reason.PUBLISHED
    out = Publication.objects.get()
    assert unaltered(out.public.file, out.public.file_digest)
