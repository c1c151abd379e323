# SPDX-License-Identifier: EUPL-1.2
"""What ``bench/withdraw.py`` measures besides ``bake_steps``, each in a process of its own (``bench.step``)."""

import time
from datetime import date
from itertools import pairwise

from django.db.models import F

from bench.bake_steps import SLUG
from bench.synthetic import NOW
from conoceles.accounts.models import Capacity
from conoceles.candidacies.models import Candidacy
from conoceles.elections.models import Process
from conoceles.publication.periodic import withdraw_all
from conoceles.publication.withdrawing.working import withdraw as withdrawing
from conoceles.validation.afterwards import actions as taking_off
from conoceles.validation.afterwards.rules import Because, Motive
from conoceles.validation.models import Withdrawal


def withdraw():
    """A whole profile is withdrawn; a piece of what it says, which nobody else says."""
    candidacy = Candidacy.objects.get(key="banco-2")
    because = Because(Motive.RULING, "TEEY-JDC-012/2024", date(2024, 5, 3))
    taking_off.withdraw(candidacy, because=because, by=Capacity.objects.get(user__username="banco"))
    answers = candidacy.revisions.latest("number").answers
    lines = [line for value in answers.values() if isinstance(value, str) for line in value.splitlines()]
    return max(lines, key=len)[:500]


def idle():
    """What the clock calls each minute, where nothing is due."""
    kept = list(Withdrawal.objects.values_list("pk", flat=True))
    Withdrawal.objects.update(lifted_at=NOW, lifted_by=F("by"))
    began = time.perf_counter()
    withdraw_all()
    seconds = time.perf_counter() - began
    Withdrawal.objects.filter(pk__in=kept).update(lifted_at=None, lifted_by=None)
    return {"seconds": seconds}


def take_out():
    """The same, where a profile is due: what it did, and how long each stage took."""
    began = time.perf_counter()
    stages = []

    def told(stage, *_):
        if not stages or stages[-1][0] != stage:
            stages.append((stage, time.perf_counter() - began))

    left = withdrawing(Process.objects.get(slug=SLUG), told=told)
    stages.append(("", time.perf_counter() - began))
    return {
        "done": f"{left.candidacies} perfil, {left.removed} archivos",
        "seconds": stages[-1][1],
        "stages": {name: round(after - at, 2) for (name, at), (_, after) in pairwise(stages)},
    }
