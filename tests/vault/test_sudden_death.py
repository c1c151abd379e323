# SPDX-License-Identifier: EUPL-1.2
"""Whoever rotates or recovers may be killed at any moment: the same command goes on, and nothing is ever locked out."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from conoceles.record.models import Entry
from conoceles.vault import keyring
from conoceles.vault.models import DataKey, WrappingKey

from .conftest import Sealed

ROOT = Path(__file__).resolve().parents[2]


def running(own_database, *words):
    return subprocess.Popen(
        [sys.executable, "manage.py", *words],
        cwd=ROOT,
        env=os.environ | own_database.environment(),
        stdout=subprocess.DEVNULL,
    )


def killed_while_it_works(own_database, chance, *words):
    """Kill it once it has written something; whether it was still at work."""
    before = Entry.objects.count()
    child = running(own_database, *words)
    while child.poll() is None and Entry.objects.count() == before:
        time.sleep(0.005)
    time.sleep(chance.uniform(0, 0.05))
    child.kill()
    return child.wait(timeout=30) == -signal.SIGKILL


def rotate_in_spite_of_deaths(own_database, *, candidacies, deaths, seed):
    sealed = Sealed(candidacies)
    chance = random.Random(seed)
    killed = 0
    for _ in range(deaths):
        killed += killed_while_it_works(own_database, chance, "rotate_vault_key", "--step", "1")
        assert sealed.everything_opens()
    assert running(own_database, "rotate_vault_key").wait(timeout=120) == 0
    newest = WrappingKey.objects.latest("version")
    assert set(DataKey.objects.values_list("wrapped_with", flat=True)) == {newest.pk}
    assert list(WrappingKey.objects.filter(retired_at=None)) == [newest]
    for version in range(1, newest.version):
        keyring.destroy(version)
    assert sealed.everything_opens()
    return killed


def test_killed_while_it_rotates_it_goes_on_and_everything_opens_all_the_time(own_database):
    assert rotate_in_spite_of_deaths(own_database, candidacies=40, deaths=2, seed=1) >= 1


@pytest.mark.slow
def test_killed_again_and_again_while_it_rotates_nothing_is_lost(own_database):
    assert rotate_in_spite_of_deaths(own_database, candidacies=300, deaths=30, seed=2) >= 20


def test_killed_while_it_recovers_it_goes_on_with_the_same_two_pages(own_database, tmp_path):
    sealed = Sealed(40)
    assert running(own_database, "vault_recovery", "make", "--into", str(tmp_path)).wait(timeout=60) == 0
    keyring.destroy(1)
    pages = [str(tmp_path / f"custodia-{number}.txt") for number in (3, 1)]
    killed_while_it_works(own_database, random.Random(3), "vault_recovery", "restore", *pages)
    assert running(own_database, "vault_recovery", "restore", *pages).wait(timeout=60) == 0
    assert sealed.everything_opens()
    assert WrappingKey.objects.count() == 2
