# SPDX-License-Identifier: EUPL-1.2
"""A process in which people register, capture, are approved and shown, while days go by."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.conf import settings

from conoceles.capture.actions import send
from conoceles.elections.models import Office, Position
from conoceles.kernel import clock
from conoceles.statistics.progress.freezing import take
from conoceles.validation.actions import decide
from tests.publication.editions import published
from tests.world import world

#: Midnight in Mérida, and a little more.
MORNING = datetime(2024, 3, 1, 6, 1, tzinfo=UTC)
TEXT = "Maestra rural desde 2004, y antes alumna de ella misma."


class Days:
    """The world, and its clock."""

    def __init__(self, here):
        self.here, self.now = here, MORNING

    def later(self, **much):
        self.now += timedelta(**much)

    def sent(self, who, *, approve=False):
        revision = send(
            who, self.here.questionnaire, answers={"camino": f"{TEXT} {who.key}"}, by=self.here.as_candidacy(who)
        )
        if approve:
            decide(revision, outcome="aprobada", seen=revision.digest, by=self.here.as_reviewer())
        return revision

    def cut(self):
        return take(self.here.process)

    def publish(self):
        self.later(minutes=1)
        return published(self.here)


@pytest.fixture
def days(own_database, monkeypatch):
    monkeypatch.setattr(settings, "RELEASE_PARTS", ["tests.publication.plain_part"])
    here = world(progress_cuts="2024-03-01 avance, 2024-09-01 final", public_languages="en")
    here.process.election_day = date(2024, 6, 2)
    here.process.save()
    made = Days(here)
    monkeypatch.setattr(clock, "now", lambda: made.now)
    council = Position.objects.create(
        office=Office.objects.get(key="ayuntamiento"), key="regiduria", name="Regiduría", feminine="Regidora",
        masculine="Regidor", order=2, heads=False, alternates=True, titular_owes=["curricular"], alternate_owes=[],
    )  # fmt: skip
    made.people = {
        "ana": here.candidacy("Ana Pérez Uc"),
        "bea": here.candidacy("Bea Chan Ek", party=1),
        "carla": here.candidacy("Carla May", position=council),
        "dora": here.candidacy("Dora Tun", position=council, seat="S"),
    }
    return made
