# SPDX-License-Identifier: EUPL-1.2
"""Two people at the same revision."""

import threading
from concurrent.futures import ThreadPoolExecutor

from django.db import connections

from conoceles.capture.actions import send
from conoceles.capture.models import Revision
from conoceles.kernel.refusals import Refused
from conoceles.validation.actions import decide
from conoceles.validation.rules import Reason
from tests.world import world


def test_two_who_decide_at_once_leave_one_decision(own_database):
    here = world()
    who = here.candidacy()
    revision = send(who, here.questionnaire, answers={"camino": "Maestra rural."}, by=here.as_candidacy(who))
    reviewers = [here.as_reviewer("una"), here.as_reviewer("otra")]
    start = threading.Barrier(2)

    def take(by, outcome):
        mine = Revision.objects.select_related("candidacy__process", "questionnaire", "sent_by").get(pk=revision.pk)
        start.wait(timeout=20)
        try:
            observations = [("trayectoria", "Falta el año.")] if outcome == "devuelta" else []
            decide(mine, outcome=outcome, seen=revision.digest, observations=observations, by=by)
        except Refused as refusal:
            return refusal.reason
        finally:
            connections.close_all()
        return None

    with ThreadPoolExecutor(2) as pool:
        told = list(pool.map(take, reviewers, ["aprobada", "devuelta"]))
    assert set(told) == {None, Reason.ALREADY_DECIDED}
    assert revision.reviews.count() == 1
