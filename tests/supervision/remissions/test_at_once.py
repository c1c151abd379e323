# SPDX-License-Identifier: EUPL-1.2
"""Two who mark the same package sent at once, and a worker that is killed while it puts one together."""

import io
import signal
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from django.db import connections

from conoceles.accounts.queries import console
from conoceles.accounts.rules import Role
from conoceles.elections.models import Process
from conoceles.elections.queries import today
from conoceles.elections.writing.changes import Changes
from conoceles.kernel.refusals import Refused
from conoceles.supervision.documents import loading
from conoceles.supervision.models import Obligation, Package, Plan, Request, Sending
from conoceles.supervision.remissions import actions, jobs, making, queries, sending_actions
from conoceles.supervision.remissions.rules import Reason
from conoceles.supervision.remissions.rules.zipping import verified
from conoceles.supervision.remissions.sending_actions import Sent
from conoceles.work.actions import begin
from conoceles.work.recovering import recover
from conoceles.work.rules import State
from tests.people import person
from tests.publication.private_rows import AT
from tests.supervision.documents.conftest import route_book
from tests.work.conftest import as_if_its_worker_were_long_dead, worker

__all__ = ["route_book"]
ABOUT = {"title": "Plan", "body": "Comisión", "source": "prueba", "confidence": "A"}


@pytest.fixture
def answer(own_database, route_book):
    """A remission that answers what INE asked, with its oficio."""
    process = Process.objects.create(
        slug="prueba", name="Proceso", authority="Instituto", entity="Yucatán", election_day=date(2024, 6, 2),
        timezone="America/Merida", developed_by="propio",
    )  # fmt: skip
    loading.write(process, route_book, Changes(), console())
    plan = Plan.objects.create(
        process=process, document="comision", version=1, digest="0" * 64, loaded_at=AT, content={"plan": ABOUT}
    )
    owed = Obligation.objects.create(process=process, plan=plan, row="INE", owed="requerimiento", opened_at=AT)
    request = Request.objects.create(
        process=process, reference="INE/1", on=today(process), asks="Copia", obligation=owed, written_at=AT,
        by=console(),
    )  # fmt: skip
    by = person("instancia", Role.INSTANCE, "prueba").capacities.get()
    made = actions.open_remission(process, documents=[], request=request, by=by)
    actions.issue_letter(made, addressee="UTVOPL", text="Va la copia.", by=by)
    made.refresh_from_db()
    return made, by


def test_of_two_who_mark_it_sent_at_once_one_does(answer):
    remission, by = answer
    package = actions.keep(remission, made=making.make(remission, told=lambda *_: None), by=by)
    start = threading.Barrier(2)

    def sends(folio):
        mine = Package.objects.select_related("remission__process").get(pk=package.pk)
        start.wait(timeout=20)
        try:
            return sending_actions.send(mine, sent=Sent(on=today(remission.process), folio=folio), by=by).folio
        except Refused as refusal:
            return refusal.reason
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        told = set(pool.map(sends, ["SIV/1", "SIV/2"]))
    sending = Sending.objects.get()
    assert told == {sending.folio, Reason.SENT}
    assert sending.fulfilments.count() == 1


def test_killed_in_the_middle_the_next_worker_makes_it_whole(own_database, answer):
    remission, by = answer
    job = begin(jobs.job(remission), by=by)
    first = worker(own_database)
    for _ in range(3000):
        job.refresh_from_db()
        if job.state != State.WAITING:
            break
        time.sleep(0.01)
    first.kill()
    assert first.wait(timeout=30) == -signal.SIGKILL
    job.refresh_from_db()
    if job.state == State.RUNNING:
        as_if_its_worker_were_long_dead(job)
        assert recover() == 1
        assert worker(own_database, "--once").wait(timeout=60) == 0
    job.refresh_from_db()
    assert (job.state, job.result["number"]) == (State.DONE, 1)
    package = Package.objects.get()
    content = queries.content_of(package.file, package.file_digest)
    assert verified(io.BytesIO(content)).wrong == ()
    assert content == making.make(remission, told=lambda *_: None).content
