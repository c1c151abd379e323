# SPDX-License-Identifier: EUPL-1.2
"""Whatever dies while something is withdrawn, the next minute finishes it; and nothing is ever half shown."""

import random
import time

import pytest

from conoceles.candidacies.models import Candidacy
from conoceles.elections.models import Process
from conoceles.publication import queries, shelf
from conoceles.publication.models import Exit
from conoceles.validation.afterwards import actions
from conoceles.validation.afterwards.rules import Because, Motive
from tests.publication.editions import listed, lying, verify
from tests.world import world

from .test_sudden_death import kill, populate, publisher

#: What a round is told of, in order; before the first it looks and takes out, after the last it cleans what is kept.
STAGES = ["bake", "seal", "inspect", "show"]
BECAUSE = Because(Motive.MISTAKE)


def kept(places, text):
    return [path for path in places.public.rglob("*") if path.is_file() and text in path.read_bytes()]


def endure(own_database, deaths, seed):
    chance = random.Random(seed)
    here = world()
    populate(here, 24)
    places = shelf.of("prueba")
    answered = [each for each in Candidacy.objects.order_by("key") if each.revisions.exists()]
    cut_short = 0
    with publisher(own_database) as other:
        for _ in range(3):
            assert other.publish(force=True) == 0
        began = time.monotonic()
        assert other.publish(force=True) == 0
        whole = time.monotonic() - began
        for turn, who in enumerate(answered[:deaths], 1):
            text = who.revisions.get().answers["camino"].encode()[:40]
            assert kept(places, text), turn
            actions.withdraw(who, because=BECAUSE, by=here.as_reviewer())
            victim, stage = chance.choice(["everyone", "everyone", "caller", "baker"]), chance.choice([None, *STAGES])
            delay = chance.uniform(0, whole if stage is None else whole / 6)
            told = f"semilla {seed}, muerte {turn}: {victim}, {stage or 'cualquier momento'}, {delay:.4f} s"
            pid = other.begin(withdraw=True)
            if stage:
                other.until(f"stage {stage}")
            time.sleep(delay)
            kill(pid, victim, chance)
            cut_short += int(other.until("ended")) != 0
            assert verify(places.current.resolve()) == [], told
            assert other.publish(withdraw=True) == 0, told + (own_database.home / "stderr").read_text()
            release = places.current.resolve()
            assert kept(places, text) == [], told
            assert verify(release) == [], told
            assert listed(release) == lying(release), told
            assert int(release.name) == queries.shown(Process.objects.get()).number == 4 + turn, told
            assert not list(places.public.glob("releases/.*")), told
            assert not Exit.objects.filter(done_at=None).exists(), told
            old = [number for number in places.numbers() if number < int(release.name)]
            assert [number for number in old if verify(places.release(number), "--ignore-missing")] == [], told
    return cut_short


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(4))
def test_dozens_of_withdrawals_cut_short(own_database, seed):
    """Four times twelve, each with its own seed: a failure is told with it."""
    assert endure(own_database, 12, seed) > 2
