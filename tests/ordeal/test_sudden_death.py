# SPDX-License-Identifier: EUPL-1.2
"""Whatever dies while a release is made, what the public sees is whole, and the next publication succeeds."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from django.db import transaction

from conoceles.candidacies.models import Person
from conoceles.elections.models import Process
from conoceles.publication import queries, shelf
from tests.publication.editions import answer, listed, lying, verify
from tests.world import world

ROOT = Path(__file__).resolve().parents[2]
STAGES = ["freeze", "bake", "inspect", "seal", "show", "archive"]


class Publisher:
    """The other end of ``tests.ordeal.publisher``."""

    def __init__(self, process):
        self._process = process

    def begin(self, **options):
        self._process.stdin.write(json.dumps(options) + "\n")
        self._process.stdin.flush()
        return int(self.until("pid"))

    def until(self, *words):
        """Read until a line begins with one of *words*; what it says after."""
        for line in self._process.stdout:
            word, _, rest = line.rstrip("\n").partition(" ")
            if word in words or line.rstrip("\n") in words:
                return rest
        pytest.fail("el proceso que publica terminó")

    def publish(self, **options):
        self.begin(**options)
        return int(self.until("ended"))


@contextmanager
def publisher(own_database):
    with (own_database.home / "stderr").open("w") as stderr:
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.ordeal.publisher", "prueba"],
            cwd=ROOT, env=os.environ | own_database.environment(), text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=stderr,
        )  # fmt: skip
    try:
        yield Publisher(process)
    finally:
        process.stdin.close()
        try:
            process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        process.stdout.close()


def children(pid):
    found = Path(f"/proc/{pid}/task/{pid}/children")
    with suppress(OSError):
        return [int(child) for child in found.read_text().split()]
    return []


def kill(pid, who, chance):
    """*who* dies: everyone at once, the one who called the bakers, or one of them."""
    with suppress(ProcessLookupError):
        if who == "everyone":
            os.killpg(pid, signal.SIGKILL)
        elif who == "caller":
            os.kill(pid, signal.SIGKILL)
        elif bakers := children(pid):
            os.kill(chance.choice(bakers), signal.SIGKILL)


def populate(here, count):
    with transaction.atomic():
        for number in range(count):
            who = here.candidacy(f"Candidata {number}", party=number % 2)
            if number % 3:
                answer(here, who, f"Camino número {number}. " * 60)


def change(chance, turn):
    """Something is new: one name, or what every page bears."""
    if chance.random() < 0.5:
        Person.objects.filter(key="persona-7").update(name=f"Nombre {turn}")
    else:
        Process.objects.update(notice=f"Aviso {turn}")


def assert_whole(places, numbers, told):
    release = places.current.resolve()
    assert int(release.name) in numbers, told
    assert json.loads((release / "release.json").read_text())["number"] == int(release.name), told
    assert verify(release) == [], told
    assert listed(release) == lying(release), told


def endure(own_database, points, seed):
    chance = random.Random(seed)
    here = world()
    populate(here, 24)
    places = shelf.of("prueba")
    cut_short = 0
    with publisher(own_database) as other:
        assert other.publish() == 0
        began = time.monotonic()
        change(chance, 0)
        assert other.publish() == 0
        whole = time.monotonic() - began
        number = 2
        for turn in range(1, points + 1):
            change(chance, turn)
            who = chance.choice(["everyone", "everyone", "caller", "baker"])
            stage = chance.choice([None, *STAGES])
            delay = chance.uniform(0, whole if stage is None else whole / 6)
            told = f"semilla {seed}, muerte {turn}: {who}, {stage or 'cualquier momento'}, {delay:.4f} s"
            pid = other.begin()
            if stage:
                other.until(f"stage {stage}")
            time.sleep(delay)
            kill(pid, who, chance)
            status = int(other.until("ended"))
            cut_short += status != 0
            shown = queries.shown(Process.objects.get())
            assert shown.number in {number, number + 1}, told
            assert_whole(places, {number, shown.number}, told)

            resume = chance.random() < 0.3
            ended = other.publish(resume=True) if resume else 1
            assert ended == 0 or other.publish() == 0, told + (own_database.home / "stderr").read_text()
            shown = queries.shown(Process.objects.get())
            assert shown.number in {number + 1, number + 2}, told
            assert_whole(places, {shown.number}, told)
            assert [path.name for path in places.release(1).parent.glob(".*")] == [], told
            number = shown.number
    return cut_short


def test_a_few_deaths(own_database, record_property):
    seed = random.SystemRandom().randrange(10**6)
    record_property("seed", seed)
    endure(own_database, 8, seed)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(8))
def test_hundreds_of_deaths(own_database, seed):
    """Eight times thirty, each with its own seed: a failure is told with it."""
    assert endure(own_database, 30, seed) > 5  # of the thirty, so many came before the end, on however busy a machine
