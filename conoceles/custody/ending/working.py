# SPDX-License-Identifier: EUPL-1.2
"""What takes long of a bloqueo: closing what is not public, candidacy by candidacy, and leaving nothing of it behind.

Killed at any instant, the same again goes on where it was: each batch is whole, and nothing is closed twice.
"""

from collections.abc import Callable

from conoceles.custody.databases import scrubbing
from conoceles.custody.models import Ending, HeldAway
from conoceles.record.action import Actor

from . import actions, putting_away, queries, shelves

#: Candidacies in one transaction: whoever else writes waits no longer than that.
STEP = 20
Told = Callable[[int, int], None]


def finish(ending: Ending, *, by: Actor, told: Told = lambda *_: None, step: int = STEP) -> Ending:
    """Do what is left of *ending*, in force."""
    if ending.done_at is None:
        (_put_away if ending.stage == Ending.Stage.BLOCKED else _forget)(ending, by, told, step)
        actions.done(ending, by=by)
    # Within another transaction the database cannot be written anew: the clock does it.
    if scrubbing.scrub():
        actions.scrubbed(ending, by=by)
    return ending


def _put_away(ending: Ending, by: Actor, told: Told, step: int) -> None:
    shelves.clear(ending.process)
    everybody = queries.concerned(ending).select_related("process", "formula__position__office")
    there = HeldAway.objects.filter(ending=ending)
    left = everybody.exclude(pk__in=there.values("subject"))
    total, done = everybody.count(), queries.put_away(ending)
    told(done, total)
    while some := list(left[:step]):
        actions.put_away(ending, owners=some, by=by)
        done += len(some)
        told(done, total)
    if ending.candidacy_id is None and not there.filter(candidacy=None).exists():
        actions.put_away(ending, owners=[ending.process], by=by)
    for held in there.exclude(clear=[]):  # of whoever died before it was deleted
        putting_away.clear(held)


def _forget(ending: Ending, by: Actor, told: Told, step: int) -> None:
    """What was written of them after the bloqueo. Done again it finds nothing, so it begins anew after a death."""
    shelves.clear(ending.process)
    everybody = list(queries.concerned(ending).select_related("process", "formula__position__office"))
    for start in range(0, len(everybody), step):
        told(start, len(everybody))
        actions.forget(ending, owners=everybody[start : start + step], by=by)
    if ending.candidacy_id is None:
        actions.forget(ending, owners=[ending.process], by=by)
    told(len(everybody), len(everybody))
