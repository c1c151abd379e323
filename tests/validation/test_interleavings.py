# SPDX-License-Identifier: EUPL-1.2
"""Two who review and a candidacy, each acting on what she last saw, in any order: nothing is approved unread."""

import os
import random
import threading
from concurrent.futures import ThreadPoolExecutor

import hypothesis
import pytest
from django.db import connections, transaction
from hypothesis import strategies as st

from conoceles.capture.actions import send
from conoceles.capture.models import Revision
from conoceles.kernel.refusals import Refused
from conoceles.validation.actions import decide
from conoceles.validation.models import FirstApproval, Review
from conoceles.validation.rules import Outcome, Reason
from tests.world import world

#: So many in ``make test``; in ``make ordeal``, more than a thousand.
ORDERS = hypothesis.settings.default.max_examples // 4
ROUNDS = 40 if os.environ.get("CONOCELES_ORDEAL") else 4
MEANWHILE = {Reason.TEXT_CHANGED, Reason.SUPERSEDED, Reason.ALREADY_DECIDED, Reason.SAME_PERSON}
STEPS = st.sampled_from(
    [("ana", "envía"), *((who, what) for who in ("una", "otra") for what in ("lee", "aprueba", "devuelve"))]
)


class Scene:
    """The three, what each has before her eyes, and what each did."""

    def __init__(self, here):
        self.here = here
        self.ana = here.candidacy()
        self.by = {name: here.as_reviewer(name) for name in ("una", "otra")} | {"ana": here.as_candidacy(self.ana)}
        self.seen = {}
        self.sent = 0

    def play(self, who, what):
        if what == "envía":
            self.sent += 1
            send(self.ana, self.here.questionnaire, answers={"camino": f"Texto {self.sent}."}, by=self.by["ana"])
        elif what == "lee":
            self.seen[who] = newest(self.ana)
        elif self.seen.get(who) is not None:
            self.decides(who, Outcome.APPROVED if what == "aprueba" else Outcome.RETURNED)

    def decides(self, who, outcome):
        """By the page that she has: its digest, for whatever is the newest once she presses the button."""
        observations = [("trayectoria", f"de {who}")] if outcome is Outcome.RETURNED else []
        current = newest(self.ana)
        before, why = current.reviews.exists(), None
        try:
            decide(current, outcome=outcome, seen=self.seen[who].digest, observations=observations, by=self.by[who])
        except Refused as refusal:
            why = refusal.reason
        stale = before or self.seen[who].pk != current.pk
        assert (why in MEANWHILE) if stale else (why in {None, Reason.SAME_PERSON})


def newest(candidacy):
    found = Revision.objects.select_related("candidacy__process", "questionnaire", "sent_by", "assistance")
    return found.filter(candidacy=candidacy).order_by("-number").first()


def sound(scene, *, two):
    """What must be so whatever was done."""
    for review in Review.objects.select_related("revision", "decided_by"):
        assert review.digest == review.revision.digest
        assert (review.outcome == Outcome.RETURNED) is review.observations.exists()
        assert {each.text for each in review.observations.all()} <= {f"de {review.decided_by.user.username}"}
        first = FirstApproval.objects.filter(revision=review.revision).first()
        if two and review.outcome == Outcome.APPROVED:
            assert first.digest == review.digest
            assert first.approved_by.user_id != review.decided_by.user_id
    assert Review.objects.count() <= scene.sent
    returned = Review.objects.filter(outcome=Outcome.RETURNED).count()
    assert scene.ana.openings.filter(correction=True).count() == returned


@pytest.mark.django_db
@pytest.mark.parametrize("two", [False, True], ids=["one approves", "two approve"])
def test_whatever_the_order_nothing_is_approved_that_its_reviewer_did_not_read(two):
    here = world(second_approver=two)

    @hypothesis.settings(max_examples=ORDERS)
    @hypothesis.given(st.lists(STEPS, min_size=4, max_size=14))
    def any_order(steps):
        with transaction.atomic():
            scene = Scene(here)
            scene.play("ana", "envía")
            for who, what in steps:
                scene.play(who, what)
            sound(scene, two=two)
            transaction.set_rollback(True)

    any_order()


@pytest.mark.parametrize("two", [False, True], ids=["one approves", "two approve"])
def test_truly_at_once(own_database, two):
    here = world(second_approver=two)
    chance = random.Random(20260101)
    for _ in range(ROUNDS):
        scene = Scene(here)
        scene.play("ana", "envía")
        scene.play("una", "lee")
        scene.play("otra", "lee")
        start = threading.Barrier(3)

        def acts(who, what, start=start, scene=scene):
            try:
                start.wait(timeout=20)
                return at_once(scene, who, what)
            finally:
                connections.close_all()

        turns = [("ana", "envía"), ("una", chance.choice(["aprueba", "devuelve"])), ("otra", "aprueba")]
        chance.shuffle(turns)
        with ThreadPoolExecutor(3) as pool:
            refused = list(pool.map(lambda turn: acts(*turn), turns))
        assert set(refused) <= MEANWHILE | {None}
        read = scene.seen["una"]
        assert {each.digest for each in Review.objects.filter(revision__candidacy=scene.ana)} <= {read.digest}
        assert Review.objects.filter(revision__candidacy=scene.ana).count() <= 1
        assert newest(scene.ana).number == 2
        assert not newest(scene.ana).reviews.exists()
        if two:
            approved = Review.objects.filter(revision=read, outcome=Outcome.APPROVED).first()
            first = FirstApproval.objects.filter(revision=read).first()
            assert approved is None or first.approved_by.user_id != approved.decided_by.user_id


def at_once(scene, who, what):
    """One turn, on what she has before her eyes; why it was refused, if it was."""
    if what == "envía":
        scene.play(who, what)
        return None
    outcome = Outcome.APPROVED if what == "aprueba" else Outcome.RETURNED
    observations = [("trayectoria", "x")] if outcome is Outcome.RETURNED else []
    page = scene.seen[who]
    try:
        decide(page, outcome=outcome, seen=page.digest, observations=observations, by=scene.by[who])
    except Refused as refusal:
        return refusal.reason
    return None
