# SPDX-License-Identifier: EUPL-1.2
"""Whoever issues may be killed at any moment: the same command goes on, and nobody is issued twice."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from conoceles.accounts.activating import digest
from conoceles.accounts.models import User
from conoceles.credentials.models import Account, Batch, Letter

from .conftest import code_of, files_of_letters

ROOT = Path(__file__).resolve().parents[2]


def issuing(own_database, step):
    return subprocess.Popen(
        [sys.executable, "manage.py", "issue_credentials", "--process", "prueba", "--step", str(step)],
        cwd=ROOT,
        env=os.environ | own_database.environment(),
        stdout=subprocess.DEVNULL,
    )


def kill_once_it_issues(own_database, step, chance):
    """Kill it somewhere after it has begun to set letters; whether it was still at work."""
    before = len(files_of_letters())
    child = issuing(own_database, step)
    while child.poll() is None and len(files_of_letters()) <= before:
        time.sleep(0.005)
    time.sleep(chance.uniform(0, 0.4))
    child.kill()
    return child.wait(timeout=30) == -signal.SIGKILL


def issue_in_spite_of_deaths(desk, own_database, *, candidacies, step, deaths, seed):
    for number in range(candidacies):
        desk.world.candidacy(f"Persona {number}", party=number % 2)
    chance = random.Random(seed)
    killed = sum(kill_once_it_issues(own_database, step, chance) for _ in range(deaths))
    done = Batch.objects.filter(finished_at__isnull=False).exists()
    assert issuing(own_database, step).wait(timeout=300) == (1 if done else 0)
    wanted = candidacies + len(desk.world.parties)
    assert Account.objects.count() == wanted == Letter.objects.count()
    assert Account.objects.values("candidacy", "postulant").distinct().count() == wanted
    assert User.objects.filter(username__regex="^(cand|gen)-").count() == wanted
    assert Batch.objects.count() == 1
    for letter in Letter.objects.select_related("activation"):
        assert letter.number == 1
        assert letter.activation.digest == digest(code_of(letter))
    return killed


def test_killed_while_it_issues_it_goes_on_and_issues_nobody_twice(own_database, desk):
    assert issue_in_spite_of_deaths(desk, own_database, candidacies=16, step=3, deaths=2, seed=1) >= 1


@pytest.mark.slow
def test_killed_again_and_again_over_five_thousand_it_issues_nobody_twice(own_database, desk):
    assert issue_in_spite_of_deaths(desk, own_database, candidacies=5000, step=100, deaths=12, seed=2) >= 10
