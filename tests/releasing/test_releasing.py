# SPDX-License-Identifier: EUPL-1.2
"""What the next release would change is what it changes; and publishing from a screen is a job."""

import threading
from datetime import date, timedelta

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext

from conoceles.accounts.rules import Role
from conoceles.candidacies.models import Candidacy
from conoceles.elections.models import CalendarWindow
from conoceles.kernel import clock
from conoceles.publication import disk, shelf
from conoceles.publication.models import Release
from conoceles.publication.releasing.changes import changes
from conoceles.work import serving
from conoceles.work.models import Job
from conoceles.work.rules import State
from tests.people import entered, passkey, person
from tests.publication.editions import answer, current, published
from tests.world import world


@pytest.fixture
def here(own_database, monkeypatch):
    monkeypatch.setattr(settings, "RELEASE_PARTS", ["tests.publication.plain_part"])
    return world(publication_hours=24)


@pytest.fixture
def unit(here):
    user = person("unidad", Role.INSTANCE, "prueba")
    passkey(user)
    return user


def counted(here):
    (row,) = changes(here.process).rows
    return row.fresh, row.changed, row.gone, row.waiting


def test_each_candidacy_is_counted_for_what_the_public_would_see_of_it(here):
    ana, beto, caro, dora = (here.candidacy(name) for name in ("Ana Uc", "Beto Ek", "Caro May", "Dora Tun"))
    for one in (ana, beto, caro):
        answer(here, one, "Maestra rural.")
    assert counted(here) == (3, 0, 0, 0)
    published(here)
    assert counted(here) == (0, 0, 0, 0)
    assert changes(here.process).oldest is None
    answer(here, ana, "Maestra rural, y ahora jueza.")
    answer(here, beto, "Nadie lo ha leído.", approve=False)
    Candidacy.objects.filter(pk=caro.pk).update(status="renuncia", status_on=date(2024, 4, 1))
    answer(here, dora, "Por primera vez.")
    assert counted(here) == (1, 1, 1, 1)
    found = changes(here.process)
    assert (found.total, found.until - found.oldest) == (3, timedelta(hours=24))
    published(here)
    assert counted(here) == (0, 0, 0, 1)


def test_of_an_office_that_is_not_open_nothing_would_change(here):
    CalendarWindow.objects.filter(key="publicacion").update(agreement=None)
    answer(here, here.candidacy("Ana Uc"), "Maestra rural.")
    assert counted(here) == (0, 0, 0, 0)
    assert changes(here.process).oldest is None
    assert changes(here.process).rows[0].closed


def test_without_what_was_frozen_nothing_is_compared_and_it_is_said(here, unit):
    answer(here, here.candidacy("Ana Uc"), "Maestra rural.")
    published(here)
    (shelf.of("prueba").freezes / "1" / "profiles.jsonl").unlink()
    assert not changes(here.process).known
    assert "No se puede comparar" in entered(unit).get("/publicacion/").content.decode()


def test_the_screen_asks_as_much_for_one_as_for_twenty(here, unit):
    browser = entered(unit)
    answer(here, here.candidacy("Ana Uc"), "Maestra rural.")
    published(here)

    def asked():
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert browser.get("/publicacion/").status_code == 200
        return len(queries)

    before = asked()
    for number in range(20):
        answer(here, here.candidacy(f"Beto {'I' * (number + 1)}"), "Maestro.")
    process, shown = here.process, Release.objects.get()
    for number in range(2, 22):
        Release.objects.create(
            process=process, number=number, frozen_at=clock.now(), frozen_by=shown.frozen_by, shown_at=clock.now(),
            shown_by=shown.shown_by, manifest="0" * 64, digest="0" * 64, offices=shown.offices,
        )  # fmt: skip
    assert asked() <= before


def test_publishing_takes_a_passkey_shown_a_moment_ago_and_is_one_job_however_often_it_is_pressed(here, unit):
    answer(here, here.candidacy("Ana Uc"), "Maestra rural.")
    late = entered(unit, ago=3600).post("/publicacion/publicar/")
    assert "reautenticar" in late["Location"] or "mfa" in late["Location"] or "llave" in late["Location"]
    assert not Job.objects.filter(kind="publish").exists()
    browser = entered(unit)
    first, again = (browser.post("/publicacion/publicar/")["Location"] for _ in range(2))
    assert first == again
    serving.empty()
    job = Job.objects.get(kind="publish")
    assert (job.state, job.result["number"]) == (State.DONE, 1)
    assert Release.objects.get().shown_by.user == unit
    assert current(here).name == "1"
    assert "Se muestra la publicación 1" in browser.get(first).content.decode()
    browser.post("/publicacion/publicar/")
    serving.empty()
    assert Release.objects.count() == 1


def test_it_waits_for_a_withdrawal_that_is_being_made(here, unit, monkeypatch):
    answer(here, here.candidacy("Ana Uc"), "Maestra rural.")
    monkeypatch.setattr(disk, "PATIENCE", 0.1)
    entered(unit).post("/publicacion/publicar/")
    with disk.publishing_alone(shelf.of("prueba").lock):
        worker = threading.Thread(target=_work)
        worker.start()
        worker.join(timeout=1)
        assert worker.is_alive()
    worker.join(timeout=60)
    assert Job.objects.get(kind="publish").state == State.DONE


def _work():
    serving.empty()
    connection.close()


def test_who_may_not_publish_finds_no_such_page(here):
    area = entered(person("area", Role.AREA, "prueba"))
    assert {area.get(path).status_code for path in ("/publicacion/", "/publicacion/publicar/")} == {404}
