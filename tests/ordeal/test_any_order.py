# SPDX-License-Identifier: EUPL-1.2
"""Whatever is done, and in whatever order, only what was read and may be shown is public (security goals, 7 and T1)."""

import os
from datetime import UTC, timedelta

import hypothesis
import pytest
from django.conf import settings
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, rule, run_state_machine_as_test

from conoceles.candidacies.movements.orders import Kind
from conoceles.elections.consent import Decision
from conoceles.kernel import clock

from .whole import acting, ruling
from .whole.belief import CONTACT, PHOTO, SECTION, midnight_after
from .whole.scene import OPENS, Scene
from .whole.seen import Public, Record
from .whole.watching import Watched

EXAMPLES, STEPS = (300, 40) if os.environ.get("CONOCELES_ORDEAL") else (3, 20)
WHO = st.integers(0, 5)
NAMES = st.sampled_from(["una", "otra"])


class AnyOrder(Watched):
    """Everybody acts; after each step it is looked at what anyone could see."""

    @initialize(
        second_approver=st.booleans(), two_persons=st.booleans(),
        validation_model=st.sampled_from(["instituto", "instituto", "actor-politico"]),
        register_before_opening=st.booleans(), begun=st.booleans(),
    )  # fmt: skip
    def begins(self, begun, **asked):
        self.scene = Scene(**asked)
        self.public, self.record = Public("prueba"), Record()
        self.sums, self.moved = "", False
        if begun:
            for at in range(4):
                self.is_approved(at)
            self.publishes("unidad")

    # What candidacies do.

    @rule(at=WHO, only_contact=st.booleans())
    def sends(self, at, only_contact):
        acting.sends(self.scene, at, only_contact=only_contact)

    @rule(at=WHO)
    def asks_to_correct(self, at):
        acting.asks(self.scene, at)
        acting.sends(self.scene, at, only_contact=True)

    @rule(at=WHO, yes=st.booleans())
    def says_who_she_is(self, at, yes):
        acting.says_who_she_is(self.scene, at, yes=yes)

    @rule(at=WHO, decision=st.sampled_from([Decision.TREATMENT, Decision.PUBLICATION]), given=st.booleans())
    def consents(self, at, decision, given):
        acting.consents_to(self.scene, at, decision, given=given)

    @rule(at=WHO)
    def bears_a_badge(self, at):
        for decision in (Decision.TREATMENT, Decision.PUBLICATION):
            acting.consents_to(self.scene, at, decision, given=True)
        acting.says_who_she_is(self.scene, at, yes=True)
        acting.checks_what_is_sealed(self.scene)

    # What is done with it.

    @rule(at=WHO)
    def her_party_accepts(self, at):
        acting.accepts(self.scene, at)

    @rule(at=WHO, name=NAMES)
    def reads(self, at, name):
        candidacy, one = self.scene.who(at)
        if one.texts:
            self.seen[name, str(candidacy.pk)] = one.texts[-1].digest

    @rule(at=WHO, name=NAMES, approves=st.booleans())
    def decides(self, at, name, approves):
        candidacy, _ = self.scene.who(at)
        seen = self.seen.get((name, str(candidacy.pk)))
        if seen:
            acting.decides(self.scene, at, name, seen, approves=approves)

    @rule(at=WHO)
    def is_approved(self, at):
        acting.sends(self.scene, at, only_contact=False)
        acting.accepts(self.scene, at)
        for name in ("una", "otra"):
            self.reads(at, name)
            self.decides(at, name, approves=True)

    @rule(at=WHO, name=NAMES, part=st.sampled_from(["", SECTION, PHOTO, CONTACT]))
    def is_taken_off(self, at, name, part):
        acting.takes_off(self.scene, at, name, part)

    @rule(at=WHO, name=NAMES)
    def is_given_back(self, at, name):
        acting.gives_back(self.scene, at, name)

    # What agreements order.

    @rule(at=WHO, kind=st.sampled_from([Kind.RESIGNATION, Kind.CANCELLATION, Kind.SUBSTITUTION, Kind.RESTORATION,
                                        Kind.RESTORATION, Kind.SEAT, Kind.PLACE]))  # fmt: skip
    def is_ordered(self, at, kind):
        ruling.orders(self.scene, at, kind)

    @rule()
    def a_day_is_agreed(self):
        ruling.agrees_on_the_day(self.scene)

    # What is published.

    @rule(name=st.sampled_from(["una", "otra", "unidad", "unidad"]))
    def publishes(self, name):
        self.moved = True
        ruling.publishes(self.scene, name)

    @rule()
    def takes_out(self):
        self.moved = True
        ruling.takes_out(self.scene)

    @rule(hours=st.sampled_from([1, 30]))
    def plans(self, hours):
        ruling.plans(self.scene, hours)

    @rule()
    def a_minute(self):
        self.moved = True
        ruling.a_minute(self.scene)

    # Time.

    @rule(hours=st.sampled_from([2, 26, 80]))
    def hours_pass(self, hours):
        Watched.at += timedelta(hours=hours)

    @rule(at=WHO, before=st.booleans())
    def a_term_is_about_to_end(self, at, before):
        """She sends in the next instant at which something closes or opens, or in the last one before it."""
        ends = [self.scene.closes, midnight_after(OPENS - timedelta(days=1))]
        ends += [each.until for one in self.scene.belief.people.values() for each in one.openings]
        ahead = [each for each in ends if each > Watched.at + timedelta(minutes=1)]
        if ahead:
            Watched.at = min(ahead).astimezone(UTC) - timedelta(microseconds=before)
            acting.sends(self.scene, at, only_contact=False)


@pytest.mark.invented
def test_whatever_is_done_in_whatever_order(django_db_setup, django_db_blocker, tmp_path, monkeypatch):
    monkeypatch.setattr(settings, "RELEASE_PARTS", ["tests.publication.plain_part"])
    monkeypatch.setattr(Watched, "home", tmp_path)
    monkeypatch.setattr(Watched, "patch", monkeypatch)
    monkeypatch.setattr(clock, "now", lambda: Watched.at)
    with django_db_blocker.unblock():
        run_state_machine_as_test(
            AnyOrder,
            settings=hypothesis_settings(
                max_examples=EXAMPLES,
                stateful_step_count=STEPS,
                deadline=None,
                suppress_health_check=[hypothesis.HealthCheck.too_slow],
            ),
        )
