# SPDX-License-Identifier: EUPL-1.2
"""Issuing in bulk and putting letters together, from the screen: as jobs that stop, go on and survive their worker."""

import io
import os
import random
import re
import signal
import subprocess
import sys
import time
import zipfile
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from django.urls import reverse

from conoceles.accounts.models import Activation, User
from conoceles.credentials import issuing, packages
from conoceles.credentials.models import Account, Batch, Bundle, Letter
from conoceles.credentials.periodic import sweep_letters
from conoceles.files.storage import private
from conoceles.kernel import clock
from conoceles.record.models import Entry
from conoceles.work import holding, serving
from conoceles.work.models import Job
from conoceles.work.recovering import recover
from conoceles.work.rules import State
from tests.architecture.test_house import ROOT
from tests.people import application, entered

from .conftest import files_of_letters

#: Workers run in threads and processes of their own.
pytestmark = pytest.mark.usefixtures("own_database")
ISSUE, PREPARE, PACKAGES = "/entregas/emitir/", "/entregas/paquetes/preparar/", "/entregas/paquetes/"
ALL = {"of": "todo", "which": "nuevas"}


@pytest.fixture
def area(own_database, desk):
    by = desk.area()
    application(by.user)
    return entered(by.user)


def done(response):
    """The job that an answer leads to, once a worker has been by."""
    assert response.status_code == 302, response.content.decode()
    serving.empty()
    return Job.objects.get(pk=response["Location"].split("/")[2])


def said(response):
    return re.sub(r"\s+", " ", response.content.decode())


class TestIssuing:
    def test_of_the_whole_process_gives_each_account_one_letter(self, desk, area):
        for name in ("Ana Uc", "Luz Canul", "Eva Dzul"):
            desk.world.candidacy(name)
        assert "<dd>5</dd>" in said(area.get(ISSUE))
        job = done(area.post(ISSUE, ALL))
        assert (job.state, job.done, job.total, job.result["letters"]) == (State.DONE, 5, 5, 5)
        assert Letter.objects.count() == Account.objects.count() == 5
        page = said(area.get(f"/tareas/{job.pk}/"))
        assert "Se emitieron 5 cartas." in page
        assert f'href="{PACKAGES}"' in page
        assert Entry.objects.filter(action="letters-issued").get().role == "area-responsable"

    @pytest.mark.parametrize(("of", "count"), [("postulante ceiba", 3), ("cargo ayuntamiento", 3)])
    def test_of_a_representation_or_an_office_alone(self, desk, area, of, count):
        for party in (0, 0, 1):
            desk.world.candidacy(party=party)
        assert done(area.post(ISSUE, ALL | {"of": of})).result["letters"] == count

    def test_again_of_those_that_died_unused(self, desk, area):
        ana = desk.world.candidacy("Ana Uc")
        desk.issue()
        Activation.objects.filter(letter__account__candidacy=ana).update(expires_at=clock.now())
        assert done(area.post(ISSUE, {"of": "todo", "which": "vencidas"})).result["letters"] == 1
        assert desk.last(desk.account(ana)).number == 2

    def test_with_nobody_to_issue_to_says_so_and_begins_nothing(self, desk, area):
        desk.issue()
        page = area.post(ISSUE, ALL)
        assert page.status_code == 422
        assert "No hay a quién emitir carta" in said(page)
        assert not Job.objects.exists()

    def test_where_nobody_decided_how_long_codes_serve_says_so(self, desk, area):
        desk.process.parameters["activation_days"]["value"] = None
        desk.process.save()
        assert "activation_days" in said(area.post(ISSUE, ALL))

    @pytest.mark.parametrize("of", ["", "cargo no-hay", "postulante", "nada", "postulante faisan' OR 1=1"])
    def test_of_nothing_known_is_refused(self, desk, area, of):  # noqa: ARG002
        assert area.post(ISSUE, ALL | {"of": of}).status_code == 422
        assert not Job.objects.exists()

    def test_pressed_twice_is_one_job_and_one_letter_each(self, desk, area):
        desk.world.candidacy()
        first, second = (area.post(ISSUE, ALL)["Location"] for _ in range(2))
        assert first == second
        assert "Ya había una en curso" in said(area.get(second))
        serving.empty()
        assert (Job.objects.count(), Letter.objects.count(), Batch.objects.count()) == (1, 3, 1)

    def test_stopped_in_the_middle_it_goes_on_from_there(self, desk, area, monkeypatch):
        monkeypatch.setattr(issuing, "issue", partial(issuing.issue, step=2))
        for _ in range(7):
            desk.world.candidacy()
        address = area.post(ISSUE, ALL)["Location"]
        told = holding.Held.told

        def stopping(held, count, total):
            if count == 4:
                area.post(f"{address}detener/")
                held._beat()
            told(held, count, total)

        with monkeypatch.context() as patched:
            patched.setattr(holding.Held, "told", stopping)
            serving.empty()
        assert Job.objects.get().state == State.STOPPED
        assert Letter.objects.count() == 4
        page = said(area.get(address))
        assert "Se quedó en 4 de 9 cartas." in page
        job = done(area.post(f"{address}continuar/"))
        assert (job.state, job.result["letters"], Letter.objects.count(), Batch.objects.count()) == (
            State.DONE,
            9,
            9,
            1,
        )

    def test_killed_after_the_last_letter_and_before_it_was_noted_is_done_and_not_refused(self, desk, area):
        area.post(ISSUE, ALL)
        desk.issue()  # as that worker had
        serving.empty()
        job = Job.objects.get()
        assert (job.state, job.result["letters"]) == (State.DONE, 2)


def test_a_worker_killed_again_and_again_while_it_issues_gives_nobody_two_letters(own_database, desk, area):
    for number in range(40):
        desk.world.candidacy(f"Persona {number}", party=number % 2)
    area.post(ISSUE, ALL)
    job, chance = Job.objects.get(), random.Random(3)
    killed = 0
    for _ in range(3):
        worker = subprocess.Popen(
            [sys.executable, "manage.py", "work"], cwd=ROOT, env=os.environ | own_database.environment()
        )
        before = len(files_of_letters())
        while worker.poll() is None and len(files_of_letters()) <= before:
            time.sleep(0.005)
        time.sleep(chance.uniform(0, 0.2))
        worker.kill()
        killed += worker.wait(timeout=30) == -signal.SIGKILL
        Job.objects.filter(state=State.RUNNING).update(held_until=clock.now() - timedelta(seconds=1), attempts=1)
        recover()
        if Letter.objects.count() == 42:
            break
    serving.empty()
    job.refresh_from_db()
    assert killed >= 1
    assert job.state == State.DONE
    assert Letter.objects.count() == Account.objects.count() == 42
    assert User.objects.filter(username__regex="^(cand|gen)-").count() == 42
    assert {letter.number for letter in Letter.objects.all()} == {1}


class TestPackages:
    @pytest.fixture
    def prepared(self, desk, area):
        for party in (0, 0, 1):
            desk.world.candidacy(party=party)
        desk.issue()
        return done(area.post(PREPARE, {"route": "representacion"}))

    def test_of_every_representation_hold_its_letters_alone_and_are_downloaded_on_record(self, area, prepared):
        assert prepared.result == {"packages": 2, "letters": 5}
        ceiba, faisan = Bundle.objects.all()
        assert (ceiba.letters, faisan.letters) == (3, 2)
        page = said(area.get(PACKAGES))
        assert ">Partido de la Ceiba (3 cartas)<" in page
        answer = area.get(reverse("credentials:bundle", args=[faisan.pk]))
        bundle = zipfile.ZipFile(io.BytesIO(answer.getvalue()))
        users = {each.user.username for each in Account.objects.filter(postulant__key="faisan")}
        listed = {re.sub(r"cartas/\d+-|\.pdf", "", name) for name in bundle.namelist() if name.startswith("cartas/")}
        assert listed == users
        assert answer["Content-Disposition"] == 'attachment; filename="faisan.zip"'
        entry = Entry.objects.get(action="package-read")
        assert entry.about == f"credentials.Bundle:{faisan.pk}"
        assert Entry.objects.filter(action="letters-packaged").count() == 2

    def test_are_this_system_s_user_s_alone_and_prepared_anew_take_the_place_of_the_former(self, area, prepared):  # noqa: ARG002
        former = [each.file for each in Bundle.objects.all()]
        assert {oct(Path(private().path(file)).stat().st_mode)[-3:] for file in former} == {"600"}
        done(area.post(PREPARE, {"route": "representacion"}))
        assert [private().exists(file) for file in former] == [False, False]
        assert Bundle.objects.exclude(file="").count() == 2

    def test_printed_or_a_day_old_they_are_gone(self, area, prepared):  # noqa: ARG002
        printed, old = Bundle.objects.all()
        for _ in range(2):
            assert area.post(reverse("credentials:discard", args=[printed.pk])).status_code == 302
        assert not private().exists(printed.file)
        Bundle.objects.filter(pk=old.pk).update(expires_at=clock.now())
        answer = area.get(reverse("credentials:bundle", args=[old.pk]), follow=True)
        assert "Ese paquete ya se borró. Prepárelo otra vez." in said(answer)
        assert sweep_letters()["packages"] == 1
        assert not private().exists(old.file)
        assert "Listos para imprimir" not in said(area.get(PACKAGES))

    def test_say_when_letters_were_issued_after_them(self, desk, area, prepared):  # noqa: ARG002
        assert "Después se emitieron más cartas" not in said(area.get(PACKAGES))
        desk.world.candidacy()
        desk.issue()
        assert "Después se emitieron más cartas" in said(area.get(PACKAGES))

    def test_interrupted_go_on_with_those_that_are_missing(self, desk, area, monkeypatch):
        desk.issue()
        area.post(PREPARE, {"route": "representacion"})
        keep, made = packages.keep, []

        def dying(package, **more):
            if made:
                raise holding.Interrupted
            made.append(package.name)
            return keep(package, **more)

        with monkeypatch.context() as patched:
            patched.setattr(packages, "keep", dying)
            serving._worker("pedidas").run()
        assert (Job.objects.get().state, Bundle.objects.count()) == (State.WAITING, 1)
        first = Bundle.objects.get()
        serving.empty()
        assert Job.objects.get().state == State.DONE
        assert Bundle.objects.exclude(file="").count() == 2
        assert Bundle.objects.get(pk=first.pk).file == first.file

    def test_of_letters_that_serve_no_more_are_none(self, desk, area):
        desk.issue()
        Activation.objects.update(expires_at=clock.now())
        job = done(area.post(PREPARE, {"route": "consejo"}))
        assert job.result["packages"] == 0
        assert "Ninguna carta sirve ahora" in said(area.get(f"/tareas/{job.pk}/"))

    def test_ask_for_identity_again(self, desk):
        by = desk.area()
        application(by.user)
        late = entered(by.user, ago=3600)
        for address in (ISSUE, PREPARE):
            assert late.get(address)["Location"].startswith("/cuenta/confirmar/")
            assert late.post(address, ALL)["Location"].startswith("/cuenta/confirmar/")
        assert not Job.objects.exists()
