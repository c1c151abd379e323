# SPDX-License-Identifier: EUPL-1.2
"""The record and what is published are verified where they lie, whole."""

import os
import subprocess
import sys

import pytest

from conoceles.accounts.rules import Role
from conoceles.custody.models import Alert
from conoceles.custody.watching import facts, periodic, rules, verifying
from conoceles.custody.watching.rules import Kind
from conoceles.kernel import clock
from conoceles.record.clerk import Clerk
from conoceles.record.models import Entry
from tests.architecture.test_house import ROOT
from tests.people import entered, person
from tests.publication.editions import answer, current, published
from tests.world import world

pytestmark = pytest.mark.usefixtures("own_database")


@pytest.fixture
def unit():
    world("otra")
    return person("unidad", Role.UNIT, "otra")


def wrong():
    return {each.kind for each in rules.found(facts.facts(clock.now()), rules.limits(""))}


def test_a_record_that_somebody_rewrote_and_a_release_that_somebody_changed_are_told(unit):
    here = world()
    answer(here, here.candidacy("Ana Uc"))
    published(here)
    fine = verifying.verify(by=Clerk())
    assert (fine.record_faults, fine.release_faults, fine.releases) == ([], [], 1)
    assert not {Kind.RECORD, Kind.RELEASE} & wrong()
    index = current(here) / "index.html"
    index.chmod(0o644)
    index.write_text("Otra cosa")
    said = dict.fromkeys(("actor", "role", "action", "about"), "x")
    Entry.objects.bulk_create([Entry(number=10**6, at=clock.now(), leaf="0" * 64, **said)])
    made = verifying.verify(by=Clerk())
    assert made.record_faults
    assert any("index.html falta o no es lo que se firmó" in each for each in made.release_faults)
    periodic.look()
    assert {Kind.RECORD, Kind.RELEASE} <= set(Alert.objects.values_list("kind", flat=True))
    page = entered(unit).get("/vigilancia/").content.decode()
    assert "No todo coincide" in page
    assert Entry.objects.filter(action="system-verified").count() == 2


def test_the_command_looks_without_any_worker_and_says_what_is_open(own_database, unit):
    def run(**more):
        return subprocess.run(
            [sys.executable, "manage.py", "watch", "--verify"],
            cwd=ROOT, env=os.environ | own_database.environment() | more, check=False, capture_output=True, text=True,
        )  # fmt: skip

    fine = run()
    assert (fine.returncode, fine.stdout) == (0, "Todo en orden.\n"), fine.stderr
    wrong = run(CONOCELES_ALERTS="disco-mb=1000000000")
    assert wrong.returncode == 1
    assert "Queda poco espacio en el disco. quedan" in wrong.stderr
    assert Alert.objects.get().kind == Kind.DISK
