# SPDX-License-Identifier: EUPL-1.2
"""While others write, or killed at any instant: a backup holds all that was acknowledged before it, or is none."""

import os
import random
import signal
import threading
import time

import pytest
from django.core.files.base import ContentFile
from django.db import connections

from conoceles.accounts.queries import console
from conoceles.custody import journal, taking
from conoceles.custody.rules import Reason
from conoceles.files.storage import private
from conoceles.kernel import clock
from conoceles.kernel.refusals import Refused
from conoceles.record.models import Entry
from tests.record.acts import acts, enrol, someone


class Writer(threading.Thread):
    """Someone who acts without rest, and remembers each act that was acknowledged: when, which, and its file."""

    def __init__(self):
        super().__init__(daemon=True)
        self.acknowledged, self.stop = [], threading.Event()

    def run(self):
        by = console()
        while not self.stop.is_set():
            made = someone()
            name = private().save(f"acuses/{made.username}.pdf", ContentFile(made.username.encode()))
            enrol(made, by=by)
            self.acknowledged.append((clock.now(), made.pk, name))
            time.sleep(0.002)
        connections.close_all()


def test_nothing_acknowledged_before_it_is_missing_though_others_write_all_the_while(installed, elsewhere):
    acts(1)
    writer = Writer()
    writer.start()
    time.sleep(0.3)
    backups = []
    for _ in range(3):
        backups.append(taking.take().backup)
        journal.keep()
        time.sleep(0.1)
    writer.stop.set()
    writer.join()
    journal.keep()
    assert len(writer.acknowledged) > 30
    told = Entry.objects.count()
    for backup in backups[::2]:
        due = [each for each in writer.acknowledged if each[0] < backup.seal.taken_at]
        with elsewhere() as there:
            report = there.recover(backup.name)
            assert report.faults == []
            said = set(Entry.objects.values_list("about", flat=True))
            assert not [pk for _, pk, _ in due if f"accounts.User:{pk}" not in said]
            assert not [name for _, _, name in due if not private().exists(name)]
            # And the journal has the rest: all that anybody was told was done is on record, file or no file.
            assert Entry.objects.count() == told + 1


def killed(delay):
    """A child that takes a backup and is killed after *delay* seconds; whether it ended before."""
    connections.close_all()
    child = os.fork()
    if child == 0:
        try:
            taking.take()
            os._exit(0)
        finally:
            os._exit(1)
    time.sleep(delay)
    try:
        os.kill(child, signal.SIGKILL)
    finally:
        _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status) == 0


def endure(deaths, seed, installed, elsewhere):
    chance = random.Random(seed)
    for number in range(60):
        private().save(f"acuses/{number}.pdf", ContentFile(f"{number}".encode() * 9000))
    acts(30)
    began = time.monotonic()
    taking.take()
    whole = time.monotonic() - began
    cut_short = 0
    for _ in range(deaths):
        acts(1)
        private().save("acuses/mas.pdf", ContentFile(os.urandom(9000)))
        before = set(installed.instants())
        ended = killed(chance.uniform(0, whole))
        cut_short += not ended
        # What is listed is whole: either the one that ended, or those there were.
        fresh = set(installed.instants()) - before
        assert len(fresh) <= 1
        for folder in [installed.instants()[at] for at in fresh]:
            assert installed.read(folder).seal.signature
    last = taking.take().backup
    assert not list(installed.backups.glob(".*"))
    with elsewhere() as there:
        report = there.recover()
        assert (report.backup, report.faults) == (last.name, [])
    return cut_short


def test_a_backup_that_dies_is_none_and_the_next_one_is_whole(installed, elsewhere):
    assert endure(6, 1, installed, elsewhere) > 0


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(4))
def test_dozens_of_backups_cut_short(installed, elsewhere, seed):
    assert endure(40, seed, installed, elsewhere) > 5


def test_two_at_once_are_one(installed):
    with taking.store.alone(installed.taking), pytest.raises(Refused) as refused:
        taking.take()
    assert refused.value.reason is Reason.BUSY
