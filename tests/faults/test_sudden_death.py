# SPDX-License-Identifier: EUPL-1.2
"""Whoever serves a candidacy is killed at any instant: what she was told is kept is there, once, and nothing else is.

Those of publishing are in ``tests/ordeal``, those of backups in ``tests/custody/test_dying.py``: five hundred in all.
"""

import json
import os
import random
import re
import signal
import time
from itertools import count

import pytest
from django.db import connections

from conoceles.capture.models import Draft, Revision
from conoceles.record.models import Entry
from tests.capture.screens import EVERYTHING, LONG, asks, herself
from tests.world import world


def text(number):
    return f"{LONG}Texto {number}."


def numbered(answers):
    """Which of those texts it is; 0 before the first."""
    found = re.search(r"Texto (\d+)\.$", answers["propuesta"])
    return int(found[1]) if found else 0


def acts(her, told, begin):
    """Write and send without rest; each time that the screen said so, *told* of it."""
    for number in count(begin):
        if her.writes("propuesta", {"r-propuesta": text(number)}).status_code == 302:
            told(["written", number])
        if number % 2 and her.sends().status_code == 302:
            told(["sent", number])


def killed(her, delay, begin):
    """A child that acts until it is killed after *delay* seconds; what it was told is kept."""
    connections.close_all()
    reads, writes = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            acts(her, lambda said: os.write(writes, json.dumps(said).encode() + b"\n"), begin)
        finally:
            os._exit(1)
    os.close(writes)
    time.sleep(delay)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with os.fdopen(reads) as told:
        return [json.loads(line) for line in told.read().splitlines()]


def endure(deaths, seed):
    chance = random.Random(seed)
    here = world()
    asks(here, EVERYTHING)
    ana = here.candidacy("Ana Uc")
    her = herself(here, ana)
    her.completes()
    began = time.monotonic()
    assert her.writes("propuesta", {"r-propuesta": text(1)}).status_code == 302
    whole = time.monotonic() - began  # on however busy a machine
    number, said = 2, []
    for death in range(deaths):
        told = f"semilla {seed}, muerte {death}"
        said += (heard := killed(her, chance.uniform(0, 6 * whole), number))
        last = max([each for kind, each in heard if kind == "written"], default=number - 1)
        there = numbered(Draft.objects.get(candidacy=ana, section="propuesta").answers)
        assert there in {last, last + 1}, told  # what was killed on its way may have been kept, and nobody was told
        number = there + 1
    sent = [each for kind, each in said if kind == "sent"]
    revisions = list(Revision.objects.filter(candidacy=ana).order_by("number"))
    kept = [numbered(each.answers) for each in revisions]
    assert [each.number for each in revisions] == list(range(1, len(revisions) + 1))
    assert len(set(kept)) == len(kept), "algo se envió dos veces"
    assert set(sent) <= set(kept), "se perdió un envío con acuse"
    acted = Entry.objects.filter(action="answers-sent").order_by("number").values_list("digest", flat=True)
    assert list(acted) == [each.digest for each in revisions]
    assert list(Entry.objects.values_list("number", flat=True)) == list(range(1, Entry.objects.count() + 1))
    return len(said)


def test_what_was_acknowledged_outlives_whoever_served_it(own_database):
    assert endure(8, 1) > 0


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(4))
def test_hundreds_of_deaths_while_somebody_writes_and_sends(own_database, seed):
    assert endure(60, seed) > 20
