# SPDX-License-Identifier: EUPL-1.2
"""Two who review, a candidacy, her representation and the register at once, statement by statement, in any order."""

import os
import random
from datetime import date

import pytest

from conoceles.accounts.models import Capacity, User
from conoceles.accounts.queries import console
from conoceles.accounts.rules import Role
from conoceles.candidacies.models import Candidacy
from conoceles.candidacies.movements.actions import move
from conoceles.candidacies.movements.orders import Change, Kind, Order
from conoceles.capture.actions import endorse, send, send_typed, type_section
from conoceles.capture.models import Revision
from conoceles.capture.queries.sheets import sheet
from conoceles.capture.rules.drafts import Ticket
from conoceles.kernel.refusals import Refused
from conoceles.publication.freezing import frozen
from conoceles.publication.snapshot import Snapshot
from conoceles.record.models import Entry
from conoceles.validation.afterwards.actions import pause
from conoceles.validation.afterwards.rules import Because, Motive
from conoceles.validation.deciding import decide
from conoceles.validation.models import FirstApproval, Pause, Review
from tests.turnstile import at_once
from tests.world import world

#: Of each way to validate: a thousand in all, in the ordeal.
ROUNDS = 334 if os.environ.get("CONOCELES_ORDEAL") else 3
WAYS = {
    "one approves": {},
    "two approve": {"second_approver": True},
    "her party accepts first": {"validation_model": "actor-politico", "second_approver": True},
}
SECTION = "curricular/trayectoria"


class Round:
    """A candidacy with a text that is public and another that is being read, and all who have a page of it open."""

    def __init__(self, here, number):
        self.here, self.number = here, number
        self.ana = here.candidacy(f"Ana {number}")
        self.una, self.otra = here.as_reviewer("una"), here.as_reviewer("otra")
        user, _ = User.objects.get_or_create(username="partido")
        self.party = Capacity.objects.get_or_create(user=user, role=Role.PARTY, scope="prueba/ceiba")[0]
        self.hers = here.as_candidacy(self.ana)
        self.first = self.sends("Texto 1")
        self.accepts(self.first)
        for by in (self.una, self.otra)[: 1 + here.process.allows("second_approver")]:
            self.decides(by, "aprobada", self.first)
        self.second = self.sends("Texto 2")
        if number % 3:
            self.accepts(self.second)

    # Each is done on objects that were looked up before anybody else did anything, as a page that was open.

    def sends(self, text):
        return send(self.ana, self.here.questionnaire, answers={"camino": text}, by=self.hers)

    def accepts(self, revision):
        if self.here.process.parameters.get("validation_model"):
            return endorse(revision, seen=revision.digest, by=self.party)
        return None

    def decides(self, by, outcome, revision):
        observations = [("trayectoria", f"de {by.user.username}")] if outcome == "devuelta" else []
        return decide(revision, outcome=outcome, seen=revision.digest, observations=observations, by=by)

    def turns(self, chance):
        """What happens at once: she, both reviewers, and one or two more."""
        page = {name: Revision.objects.select_related("candidacy__process", "questionnaire", "sent_by", "assistance")
                .get(pk=self.second.pk) for name in ("una", "otra", "party")}  # fmt: skip
        ana = Candidacy.objects.select_related("process", "person", "formula__position__office").get(pk=self.ana.pk)
        order = Order(self.here.process.agreements.get(), date(2024, 4, 10), f"hoja {self.number}")
        more = {
            "pauses": lambda: pause(ana, part=SECTION, because=Because(Motive.MISTAKE), by=self.una),
            "pauses too": lambda: pause(self.ana, part=SECTION, because=Because(Motive.MISTAKE), by=self.otra),
            "endorses": lambda: self.accepts(page["party"]),
            "resigns": lambda: move(self.ana, change=Change(Kind.RESIGNATION), order=order, seen=None, by=console()),
            "types and sends": self.types_and_sends,
        }
        how = chance.choice(["aprobada", "aprobada", "devuelta"])
        acts = {
            "sends": lambda: send(ana, self.here.questionnaire, answers={"camino": "Texto 3"}, by=self.hers),
            "una": lambda: self.decides(self.una, how, page["una"]),
            "otra": lambda: self.decides(self.otra, "aprobada", page["otra"]),
        }  # fmt: skip
        chosen = chance.sample(sorted(more), chance.choice([1, 1, 2]))
        return acts | {name: more[name] for name in chosen}

    def types_and_sends(self):
        """On another of her screens."""
        ticket = Ticket(f"otra-{self.number}", 0)
        type_section(self.ana, self.here.questionnaire, section="trayectoria", answers={"camino": "Texto 4"},
                     ticket=ticket, by=self.hers)  # fmt: skip
        seen = sheet(self.ana, self.here.questionnaire, by=self.hers).seen
        return send_typed(self.ana, self.here.questionnaire, seen=seen, by=self.hers)


@pytest.mark.parametrize("way", WAYS)
def test_whatever_the_order_of_their_statements(own_database, tmp_path, way):
    here = world(**WAYS[way])
    for number in range(ROUNDS):
        chance = random.Random(f"{way} {number}")
        scene = Round(here, number)
        before = Entry.objects.count()
        turns = scene.turns(chance)
        outcomes = dict(zip(turns, at_once(chance, list(turns.values())), strict=True))
        told = f"{way}, {number}: {outcomes}"
        assert [
            each for each in outcomes.values() if isinstance(each, Exception) and not isinstance(each, Refused)
        ] == [], told
        sound(scene, outcomes, list(Entry.objects.filter(number__gt=before).order_by("number")), told)
    frozen(here.process, tmp_path / "freeze")
    shown = {each.id: each for each in Snapshot(tmp_path / "freeze").everyone()}
    for candidacy in Candidacy.objects.filter(process=here.process):
        check_shown(candidacy, shown[str(candidacy.pk)])


def sound(scene, outcomes, entries, told):
    """What must be so whatever came first. The record says in which order all was committed."""
    done = {name: each for name, each in outcomes.items() if each is not None and not isinstance(each, Exception)}
    acts = [entry.action for entry in entries if entry.action != "accounts-closed"]  # that follows from leaving
    assert len(acts) == len(done), told
    sent = [at for at, act in enumerate(acts) if act == "answers-sent"]
    decided = [at for at, act in enumerate(acts) if act in {"validation-decided", "validation-approved-first"}]
    left = [at for at, act in enumerate(acts) if act == "movement-registered"]
    # Nothing is lost: each text that was taken is there, in the order in which it was.
    revisions = list(scene.ana.revisions.order_by("number"))
    texts = [done[name].answers["camino"] for name in ("sends", "types and sends") if name in done]
    assert sorted(each.answers["camino"] for each in revisions) == sorted(["Texto 1", "Texto 2", *texts]), told
    assert [each.number for each in revisions] == list(range(1, 3 + len(texts))), told
    # Nobody decides on what she read once something newer was sent, and nobody on what she did not read.
    assert not sent or not decided or max(decided) < min(sent), told
    reviews = list(Review.objects.filter(revision__candidacy=scene.ana, revision__number__gt=1))
    assert len(reviews) <= 1, told
    for review in reviews:
        assert (review.revision_id, review.digest) == (scene.second.pk, scene.second.digest), told
        first = FirstApproval.objects.filter(revision=review.revision).first()
        if review.outcome == "aprobada" and scene.here.process.allows("second_approver"):
            assert first.approved_by.user_id != review.decided_by.user_id, told
        if "revision-endorsed" in acts and review.outcome == "aprobada":
            assert acts.index("revision-endorsed") < acts.index("validation-decided"), told
    # Whoever stands no more sends nothing more, and nothing of hers is decided on.
    assert not left or max([*sent, *decided], default=-1) < min(left), told
    assert Pause.objects.filter(candidacy=scene.ana, lifted_at=None).count() <= 1, told


def check_shown(candidacy, profile):
    """The public sees the last text that was approved, unless it is paused or she left."""
    assert profile.status == candidacy.status
    if candidacy.status != Candidacy.Status.REGISTERED:
        assert profile.sheets == ()
        return
    (one,) = profile.sheets
    approved = (
        Review.objects.filter(revision__candidacy=candidacy, outcome="aprobada").order_by("revision__number").last()
    )
    paused = Pause.objects.filter(candidacy=candidacy, lifted_at=None).exists()
    assert one.revision == approved.revision.number
    assert one.answers == ({} if paused else approved.revision.answers)
