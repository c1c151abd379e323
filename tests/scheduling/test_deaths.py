# SPDX-License-Identifier: EUPL-1.2
"""Whatever dies while a scheduled publication is made, it is made once and whole in the end."""

import os
from datetime import UTC, datetime, timedelta

import pytest
from django.conf import settings

from conoceles.accounts.rules import Role
from conoceles.kernel import clock
from conoceles.publication import actions as acts
from conoceles.publication import archive, publishing
from conoceles.publication.models import Release, Scheduled
from conoceles.publication.scheduling.actions import schedule
from conoceles.publication.scheduling.periodic import begin_due
from conoceles.publication.scheduling.rules import RETRY
from conoceles.work import serving
from conoceles.work.actions import go_on
from conoceles.work.models import Job
from tests.people import person
from tests.publication.editions import answer, current, listed, lying, verify
from tests.world import world

AT = datetime(2024, 3, 5, 15, 30, tzinfo=UTC)
#: What is done, in its order: it dies right after each.
POINTS = [
    (publishing, "settle"), (publishing, "frozen"), (acts, "freeze"), (publishing, "bake"), (publishing, "seal"),
    (publishing, "inspect"), (publishing, "baked"), (acts, "fulfil"), (acts, "show"), (publishing, "finish"),
    (archive, "reduce_old"),
]  # fmt: skip
SOME = POINTS if os.environ.get("CONOCELES_ORDEAL") else [(acts, "fulfil"), (acts, "show")]


@pytest.mark.parametrize("who", ["by a person", "by the clock"])
@pytest.mark.parametrize(("where", "point"), SOME, ids=[point for _, point in SOME])
def test_it_is_made_once_and_whole(own_database, monkeypatch, where, point, who):
    at = [AT - timedelta(hours=3)]
    monkeypatch.setattr(clock, "now", lambda: at[0])
    monkeypatch.setattr(settings, "RELEASE_PARTS", ["tests.publication.plain_part"])
    here = world()
    answer(here, here.candidacy("Ana Uc"), "Maestra rural.")
    unit = person("unidad", Role.INSTANCE, "prueba").capacities.get()
    schedule(Scheduled(process=here.process, at=AT), by=unit)
    at[0] = AT
    real = getattr(where, point)

    def dies(*args, **options):
        real(*args, **options)
        raise RuntimeError(point)

    begin_due()
    with monkeypatch.context() as patch:
        patch.setattr(where, point, dies)
        serving.empty()
    shown = Release.objects.filter(shown_at__isnull=False).count()
    if shown:
        assert verify(current(here)) == []
    at[0] += RETRY
    job = Job.objects.get(kind="publish")
    if who == "by a person":
        go_on(job, by=unit)
    else:
        begin_due()  # it is noted that it failed, and people are told
        at[0] += RETRY
        begin_due()
    serving.empty()
    done = Scheduled.objects.get()
    assert (done.release.number, done.problem) == (1, "")
    assert Release.objects.filter(shown_at__isnull=False).count() == 1
    assert verify(current(here)) == []
    assert listed(current(here)) == lying(current(here))
    at[0] += RETRY
    assert begin_due() == {"begun": 0, "failed": 0}
