# SPDX-License-Identifier: EUPL-1.2
"""Jobs that count, and whoever may ask for them."""

import os
import subprocess
import sys
from datetime import timedelta

import pytest

from conoceles.accounts.rules import Role
from conoceles.kernel import clock
from conoceles.work import actions
from conoceles.work.models import Job
from tests.architecture.test_house import ROOT
from tests.people import person


@pytest.fixture(autouse=True)
def counting(settings):
    settings.JOBS = {**settings.JOBS, "contar": "tests.work.counting.COUNTING"}


@pytest.fixture
def ask(tmp_path):
    """Ask for a job that counts; options go to it."""

    def ask(by=None, **options):
        by = by or area()
        return actions.begin(
            Job(kind="contar", process="prueba", options={"file": str(tmp_path / "rayas")} | options), by=by
        )

    return ask


def area(username="coordinacion"):
    return person(username, Role.AREA, "prueba").capacities.get()


def worker(own_database, *arguments):
    """Another process that works."""
    return subprocess.Popen(
        [sys.executable, "-m", "tests.work.worker", *arguments],
        cwd=ROOT,
        env=os.environ | own_database.environment(),
        stderr=subprocess.DEVNULL,
    )


def as_if_its_worker_were_long_dead(job):
    Job.objects.filter(pk=job.pk).update(held_until=clock.now() - timedelta(seconds=1))
