# SPDX-License-Identifier: EUPL-1.2
"""Two people at the same revision."""

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from django.db import connections

from conoceles.accounts.queries import console
from conoceles.candidacies.models import Candidacy
from conoceles.capture.actions import open_window, send
from conoceles.capture.consents.rules import Reason as OfConsents
from conoceles.capture.models import Revision
from conoceles.capture.rules import Reason as OfCapture
from conoceles.kernel import clock
from conoceles.kernel.refusals import Refused
from conoceles.validation.actions import decide
from conoceles.validation.queue.actions import take
from conoceles.validation.queue.queries import queue
from conoceles.validation.queue.rules import Reason as OfQueue
from conoceles.validation.queue.taking import take_next
from conoceles.validation.rules import Reason
from tests.identity import TREATMENT, consents, say
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


def test_of_two_who_take_the_same_at_once_one_has_it_and_the_other_is_told_who(own_database):
    here = world()
    who, una, otra = here.candidacy(), here.as_reviewer("una"), here.as_reviewer("otra")
    send(who, here.questionnaire, answers={"camino": "Maestra rural."}, by=here.as_candidacy(who))
    start = threading.Barrier(2)

    def takes(by):
        start.wait(timeout=20)
        try:
            return take(Candidacy.objects.get(pk=who.pk), by=by).reader.user.username
        except Refused as refusal:
            return refusal.reason, refusal.details["name"]
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        first, second = sorted(pool.map(takes, [una, otra]), key=lambda each: isinstance(each, tuple))
    assert first in {"una", "otra"}
    assert second == (OfQueue.TAKEN, first)
    assert who.assignments.count() == 1


def test_all_who_ask_for_the_next_at_once_get_another_each(own_database):
    here = world()
    for number in range(4):
        who = here.candidacy(f"Persona {number}")
        send(who, here.questionnaire, answers={"camino": "Maestra rural."}, by=here.as_candidacy(who))
    readers = [here.as_reviewer(f"revisora-{number}") for number in range(4)]
    items = queue(here.process, now=clock.now())  # all of them looked at the same page
    start = threading.Barrier(4)

    def takes(by):
        start.wait(timeout=20)
        try:
            return take_next(items, by=by).pk
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as pool:
        assert len(set(pool.map(takes, readers))) == 4


def test_whoever_left_while_her_page_was_open_sends_nothing_and_consents_to_nothing(own_database):
    """She was looked up while she stood; the register says otherwise by the time her turn comes."""
    here = world()
    consents(here)
    who = here.candidacy()
    left = {"status": Candidacy.Status.RESIGNED, "status_on": date(2024, 4, 10)}
    pages = [Candidacy.objects.select_related("process", "person").get(pk=who.pk) for _ in range(3)]
    Candidacy.objects.filter(pk=who.pk).update(**left)
    hers = here.as_candidacy(who)
    for act, reason in (
        (
            lambda page: send(page, here.questionnaire, answers={"camino": "Otra cosa."}, by=hers),
            OfCapture.NOT_REGISTERED,
        ),
        (lambda page: say(here, page, TREATMENT), OfConsents.NOT_STANDING),
        (lambda page: open_window(page, last_day=date(2999, 1, 1), reason="x", by=console()), OfCapture.NOT_REGISTERED),
    ):
        with pytest.raises(Refused) as refusal:
            act(pages.pop())
        assert refusal.value.reason is reason
