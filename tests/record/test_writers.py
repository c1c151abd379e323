# SPDX-License-Identifier: EUPL-1.2
"""Many who write at once, and those who die while they write."""

import os
import random
import subprocess
import sys
from itertools import chain, islice

import pytest
from django.core.management import call_command

from conoceles.record.models import Entry
from tests.architecture.test_house import ROOT

from .acts import enrolled


def writing(own_database, acts, threads):
    return subprocess.Popen(
        [sys.executable, "-m", "tests.record.writer", str(acts), str(threads)],
        cwd=ROOT, env=os.environ | own_database.environment(), stdout=subprocess.PIPE, text=True,
    )  # fmt: skip


def assert_whole(acknowledged):
    """Gapless, verifiable, and each act that was acknowledged in both places, data and record."""
    there, said = enrolled()
    assert there == said
    assert there >= {f"accounts.User:{pk}" for pk in acknowledged}
    numbers = list(Entry.objects.order_by("number").values_list("number", flat=True))
    assert numbers == list(range(1, len(numbers) + 1))
    call_command("checkpoint")
    call_command("verify_record")


def write_at_once(own_database, processes, acts, threads):
    writers = [writing(own_database, acts, threads) for _ in range(processes)]
    acknowledged = [writer.communicate()[0].split() for writer in writers]
    assert [writer.returncode for writer in writers] == [0] * processes
    assert [len(lines) for lines in acknowledged] == [acts] * processes
    assert_whole(chain(*acknowledged))
    assert Entry.objects.filter(action="enrolled").count() == processes * acts


def test_processes_and_threads_that_write_at_once_leave_no_gap(own_database):
    write_at_once(own_database, processes=2, acts=60, threads=4)


@pytest.mark.slow
def test_ten_thousand_acts_at_once_leave_no_gap(own_database):
    write_at_once(own_database, processes=4, acts=2500, threads=4)


@pytest.mark.parametrize("acknowledged", [1, 20, 55])
def test_a_sudden_death_leaves_no_act_without_its_line_nor_line_without_its_act(own_database, acknowledged):
    with writing(own_database, acts=100_000, threads=2) as writer:
        lines = [line.strip() for line in islice(writer.stdout, acknowledged + random.randrange(5))]
        writer.kill()
        lines += [line.strip() for line in writer.stdout if line.endswith("\n")]
    assert_whole(lines)
