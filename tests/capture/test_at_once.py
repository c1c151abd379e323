# SPDX-License-Identifier: EUPL-1.2
"""Several at the same section, each with a connection of her own."""

import threading
import uuid
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections

from conoceles.capture.actions import type_section
from conoceles.capture.models import Draft
from conoceles.capture.rules.drafts import Ticket
from conoceles.kernel.refusals import Refused
from tests.world import world

pytestmark = pytest.mark.usefixtures("own_database")


def saved_by_four(here, ana, answers, *, base=0, key=None):
    """What four who press at the same time are told, in words."""
    by, start = here.as_candidacy(ana), threading.Barrier(4)

    def save(number):
        start.wait(timeout=20)
        try:
            return str(
                type_section(
                    ana, here.questionnaire, section="trayectoria", answers=answers(number),
                    ticket=Ticket(key or uuid.uuid4().hex, base), by=by,
                ).version
            )  # fmt: skip
        except Refused as refusal:
            return refusal.reason.name
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as pool:
        return sorted(pool.map(save, range(4)))


def test_four_first_saves_at_once_leave_one_and_three_who_know_it():
    here = world()
    ana = here.candidacy()
    told = saved_by_four(here, ana, lambda number: {"camino": f"texto {number}"})
    assert told == ["1", *["CONFLICT"] * 3]
    assert Draft.objects.get().version == 1


def test_one_save_that_arrives_four_times_at_once_is_one():
    here = world()
    ana = here.candidacy()
    assert saved_by_four(here, ana, lambda _: {"camino": "lo mismo"}, key="doble") == ["1"] * 4
    assert saved_by_four(here, ana, lambda _: {"camino": "otro"}, base=1, key="triple") == ["2"] * 4
