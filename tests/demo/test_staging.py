# SPDX-License-Identifier: EUPL-1.2
"""The demonstration acted out, stopped half way, and gone on with."""

import hashlib
import os
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from io import StringIO
from pathlib import Path

import pytest
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.core.management import call_command
from django.db import connection

from conoceles.accounts.models import Capacity, User
from conoceles.accounts.queries import console
from conoceles.accounts.rules import Role
from conoceles.accounts.terminal import Error
from conoceles.candidacies.models import AffirmativeAction, Candidacy, ImportRun, Movement
from conoceles.capture.models import Photo, Revision
from conoceles.capture.rules import problems
from conoceles.elections.models import Process, Questionnaire
from conoceles.kernel import clock
from conoceles.record.models import Entry
from conoceles.supervision.models import Dissent, FollowUp, Instruction, Resolution
from conoceles.supervision.obligations import queries as owed
from conoceles.supervision.remissions import queries as remissions
from conoceles.supervision.sessions import queries as sitting
from conoceles.supervision.sessions.rules.words import State
from conoceles.validation.models import Observation, Pause, Review
from conoceles.validation.queries import approved, awaiting_decision
from conoceles.validation.queue.queries import queue
from conoceles.validation.queue.rules import Stage
from tests import databases
from tests.world import world

ROOT = Path(__file__).resolve().parents[2]
FEW = 60


def load():
    call_command("load_process", str(settings.PROCESSES / "demo"), verbosity=0)


def seed(*arguments):
    said = StringIO()
    call_command("seed_demo", *arguments, stdout=said)
    return said.getvalue()


def state():
    """Everything the demonstration left, but for instants and the accounts' own ids."""
    return {
        "candidacies": set(
            Candidacy.objects.values_list("pk", "key", "slug", "person__name", "status", "replaces__key")
        ),
        "groups": set(AffirmativeAction.objects.values_list("candidacy__key", "group")),
        "revisions": set(Revision.objects.values_list("candidacy__key", "number", "digest", "sent_by__scope")),
        "reviews": set(
            Review.objects.values_list(
                "revision__candidacy__key", "revision__number", "outcome", "digest", "decided_by__user__username"
            )
        ),
        "observations": set(Observation.objects.values_list("review__revision__candidacy__key", "section", "text")),
        "photos": set(Photo.objects.values_list("candidacy__key", "digest")),
        "acts": Counter(Entry.objects.exclude(action="demo-accounts-opened").values_list("action", flat=True)),
    }


@pytest.mark.django_db
class TestASmallDemonstration:
    @pytest.fixture(autouse=True)
    def loaded(self):
        load()

    def test_shows_every_state_through_real_acts(self):
        assert "cabezas de candidatura" in seed("--heads", str(FEW))

        owing = [one for one in Candidacy.objects.all() if one.status == "registrada" and "curricular" in one.owes]
        sent = set(Revision.objects.values_list("candidacy_id", flat=True))
        public = set(approved().values_list("candidacy_id", flat=True))
        waiting = set(awaiting_decision().values_list("candidacy_id", flat=True))
        assert {one.pk for one in owing} - sent
        assert 0.5 < len(public) / len(owing) < 0.85
        assert public & waiting
        assert waiting - public
        assert Review.objects.filter(outcome="devuelta", observations__isnull=False).exists()
        assert set(Candidacy.objects.values_list("status", flat=True)) == {
            "registrada",
            "sustituida",
            "renuncia",
            "cancelada",
        }
        assert Candidacy.objects.filter(replaces__status="sustituida").exists()
        assert AffirmativeAction.objects.exclude(agreement=None).exists()

        process = Process.objects.get()
        found = [each.waits for each in queue(process, now=clock.now())]
        assert {each.free for each in found if each.stage is Stage.TO_READ} == {True, False}
        assert [each for each in found if each.asks_second]
        assert Observation.objects.exclude(quote="").exists()
        assert Pause.objects.get(lifted_at=None)
        moved = Movement.objects.get(run=None)
        assert (moved.agreement.key, moved.other.replaces_id) == ("IES-DEMO-04/2026", moved.candidacy_id)

        ledger = owed.ledger(process)
        states = Counter(str(each.state) for each in remissions.every(process, ledger))
        assert states == {"informada": 1, "devuelta": 1, "sin-respuesta": 1, "por-armar": 1}
        assert remissions.unanswered(process).count() == process.outages.count() == 1

        held = list(process.sessions.order_by("pk"))
        assert [sitting.stood(each).state for each in held] == [
            State.CLOSED, State.CLOSED, State.CALLED_AGAIN, State.CONVENED,
        ]  # fmt: skip
        ordinary, extraordinary, *_ = held
        assert sitting.approved_on(ordinary) == sitting.local_day(extraordinary)
        assert sitting.published_on(ordinary)
        assert sitting.approved_on(extraordinary) is None
        assert {each.result for each in Resolution.objects.exclude(result="")} == {"mayoria", "unanimidad"}
        assert Dissent.objects.count() == 1
        assert len(sitting.owed_instructions(process)) == Instruction.objects.count() - 1
        assert FollowUp.objects.filter(evidence__isnull=False).exists()

    def test_is_on_record_act_by_act(self):
        seed("--heads", "20")
        acts = Counter(Entry.objects.values_list("action", flat=True))
        assert acts["answers-sent"] == Revision.objects.count()
        assert acts["validation-decided"] == Review.objects.count()
        assert acts["photo-kept"] >= Photo.objects.count() > 0
        assert acts["register-imported"] == ImportRun.objects.count() == 1

    def test_sends_what_the_questionnaire_accepts_and_photographs_that_are_there(self, home):
        seed("--heads", "20")
        for revision in Revision.objects.select_related("questionnaire"):
            assert problems(revision.questionnaire.definition, revision.answers) == []
            photo = revision.answers.get("foto")
            if photo:
                kept = Photo.objects.get(candidacy=revision.candidacy_id, digest=photo)
                for file in kept.files:
                    lying = home / "private" / "photos" / str(revision.candidacy_id) / file["digest"]
                    assert hashlib.sha256(lying.read_bytes()).hexdigest() == file["digest"]
        assert Revision.objects.filter(answers__has_key="foto").exists()
        assert Revision.objects.exclude(answers__has_key="foto").exists()

    def test_done_twice_does_nothing_the_second_time(self):
        seed("--heads", "20")
        before, entries = state(), Entry.objects.count()
        assert "nada que hacer" in seed("--heads", "20")
        assert (state(), Entry.objects.count()) == (before, entries)

    def test_grows_without_changing_who_was_there(self):
        seed("--heads", "8")
        before = state()
        seed("--heads", "16")
        after = state()
        for what in ("candidacies", "revisions", "reviews", "photos"):
            assert before[what] < after[what]
        assert "nada que hacer" in seed("--heads", "8")

    def test_opens_no_account_that_could_sign_in(self):
        seed("--heads", "8")
        invented = User.objects.filter(username__startswith="demo-")
        staff = invented.filter(is_active=True)
        assert invented.count() == Revision.objects.values("candidacy").distinct().count() + staff.count()
        # Whoever reviews, and the commission, whose desks show what waits for each.
        assert {role for each in staff for role in each.capacities.values_list("role", flat=True)} == {
            Role.INSTANCE, Role.PRESIDENCY, Role.COMMISSIONER, Role.SECRETARY, Role.UNIT,
        }  # fmt: skip
        assert not Authenticator.objects.exists()
        assert not any(user.has_usable_password() for user in invented)

    def test_a_person_can_answer_for_it(self):
        User.objects.create(username="ana")
        seed("--heads", "8", "--as", "ana")
        assert ImportRun.objects.get().by.user.username == "ana"


@pytest.mark.django_db
class TestWhereNothingIsInvented:
    def test_a_process_without_notice_gets_nobody(self):
        load()
        Process.objects.filter(slug="demo").update(notice="")
        with pytest.raises(Error, match="no es una demostración"):
            seed("--heads", "5")
        assert not Candidacy.objects.exists()

    def test_a_real_process_gets_nobody(self):
        real = world("yucatan-prueba")
        with pytest.raises(Error, match="no es una demostración"):
            seed("--process", real.process.slug)

    def test_a_process_that_is_not_loaded_is_told_how(self):
        console()
        with pytest.raises(Error, match="load_process processes/demo"):
            seed()
        assert not Capacity.objects.exclude(role="consola").exists()


@pytest.mark.django_db
class TestWhoeverMaintainsIt:
    def test_is_told_which_file_of_words_is_wrong(self, tmp_path, monkeypatch):
        load()
        shutil.copytree(settings.PROCESSES / "demo" / "corpus", tmp_path / "demo" / "corpus")
        monkeypatch.setattr(settings, "PROCESSES", tmp_path)
        places = tmp_path / "demo" / "corpus" / "places.toml"
        for broken in ("[traits", "[traits]\ncosta = 3\n"):
            places.write_text(broken)
            with pytest.raises(Error, match=r"corpus/places\.toml"):
                seed("--heads", "5")
        assert not Candidacy.objects.exists()

    def test_is_told_which_question_has_no_answer(self):
        load()
        questionnaire = Questionnaire.objects.get(slug="curricular")
        section = questionnaire.content["sections"][0]
        section["questions"].append(section["questions"][0] | {"key": "nueva", "kind": "texto", "required": True})
        questionnaire.save()
        with pytest.raises(Error, match=r"curricular» v1: nueva\. Diga cómo en corpus/answers\.toml"):
            seed("--heads", "5")
        assert not Revision.objects.exists()


def run(own, *arguments):
    return subprocess.Popen(
        [sys.executable, str(ROOT / "manage.py"), *arguments],
        env=os.environ | own.environment(),
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def test_killed_half_way_and_resumed_it_ends_like_one_that_never_stopped(
    django_db_setup, django_db_blocker, tmp_path, monkeypatch
):
    ends = {}
    with django_db_blocker.unblock():
        for kill in (True, False):
            with databases.copied(tmp_path / str(kill)) as own:
                monkeypatch.setattr(settings, "PRIVATE", own.home / "private")
                load()
                if kill:
                    child = run(own, "seed_demo", "--heads", str(FEW))
                    deadline = time.monotonic() + 60
                    while not Revision.objects.exists() and child.poll() is None and time.monotonic() < deadline:
                        time.sleep(0.01)
                    child.send_signal(signal.SIGKILL)
                    assert child.wait() == -signal.SIGKILL
                    half = Revision.objects.count()
                assert run(own, "seed_demo", "--heads", str(FEW)).wait() == 0
                ends[kill] = state()
                connection.close()
    assert 0 < half < len(ends[False]["revisions"])
    assert ends[True] == ends[False]
