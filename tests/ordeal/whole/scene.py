# SPDX-License-Identifier: EUPL-1.2
"""An invented process in which everything may happen, and its people."""

import uuid
from datetime import UTC, date, datetime

from conoceles.accounts.models import Capacity, User
from conoceles.accounts.rules import Role
from conoceles.candidacies.models import Candidacy, Formula
from conoceles.capture.models import Revision
from conoceles.credentials.models import Account
from conoceles.elections.models import CalendarWindow, Office, Position, Territory
from conoceles.kernel import clock
from tests.identity import consents, identity
from tests.world import world

from .belief import Belief, Marks, Person, midnight_after

BEGINS = datetime(2024, 3, 1, 18, tzinfo=UTC)
CLOSES = date(2024, 3, 5)
#: When the government opens, once an agreement says so.
OPENS = date(2024, 3, 8)
CORRECTION_DAYS = 3


class Scene:
    """The process in the database, and beside it what is believed of it."""

    def __init__(self, **asked):
        self.here = world(correction_days=CORRECTION_DAYS, correction_needs_approval=False, **asked)
        CalendarWindow.objects.filter(key="captura").update(last_day=CLOSES)
        self.identity = identity(self.here)
        consents(self.here)
        government = Office.objects.create(
            process=self.here.process, key="gubernatura", name="Gubernatura", plural="Gubernatura", slug="gubernatura",
            territory_kind="entidad", order=0,
        )  # fmt: skip
        self.governor = Position.objects.create(
            office=government, key="gubernatura", name="Gubernatura", feminine="Gobernadora", masculine="Gobernador",
            order=1, heads=True, alternates=False, titular_owes=["curricular", "identidad"],
        )  # fmt: skip
        self.gate = CalendarWindow.objects.create(
            process=self.here.process, key="publicacion", name="Publicación", office=government, source="prueba",
            first_day=OPENS, confidence="A",
        )  # fmt: skip
        self.marks, self.closes = Marks(), midnight_after(CLOSES)
        self.sealed = set()  # the marks of what was said under seal
        self.belief = Belief(listed=asked.get("register_before_opening") is True)
        self.two = asked.get("second_approver") is True
        self.two_persons = asked.get("two_persons") is True
        self.accepts = asked.get("validation_model") == "actor-politico"
        ana = self.candidacy("Ana Uc")
        self.candidacy("Beto Ek", party=1)
        self.candidacy("Caro May", seat="S", formula=ana.formula)
        self.candidacy("Gloria Pech", formula=self._government())

    def _government(self):
        return Formula.objects.create(
            id=uuid.uuid4(), process=self.here.process, position=self.governor, number="G1", order=99,
            territory=Territory.objects.get(process=self.here.process, kind="entidad"), postulant=self.here.parties[0],
        )  # fmt: skip

    def candidacy(self, name, **more):
        made = self.here.candidacy(name, **more)
        self.believe(made)
        return made

    def as_candidacy(self, candidacy):
        """The last capacity of the person who stands: it ends when she leaves, and another begins when she is back."""
        return Capacity.objects.filter(role=Role.CANDIDACY, scope=str(candidacy.pk)).order_by("pk").last()

    def believe(self, candidacy):
        """Somebody whom nothing is known of yet."""
        user = self.here.as_candidacy(candidacy).user
        Account.objects.create(
            process=self.here.process, user=user, candidacy=candidacy, postulant=candidacy.formula.postulant,
            made_at=clock.now(),
        )  # fmt: skip
        office, party = candidacy.formula.position.office.key, candidacy.formula.postulant.key
        self.belief.people[str(candidacy.pk)] = Person(str(candidacy.pk), office, party)

    def who(self, at):
        """One of all, as she is in the database and in what is believed."""
        key = sorted(self.belief.people, key=list(self.belief.people).index)[at % len(self.belief.people)]
        found = Candidacy.objects.select_related("process", "person", "formula__position__office")
        return found.get(pk=key), self.belief.people[key]

    def reviewer(self, name):
        return self.here.as_reviewer(name)

    def party(self, key):
        user, _ = User.objects.get_or_create(username=f"partido-{key}")
        return Capacity.objects.get_or_create(user=user, role=Role.PARTY, scope=f"prueba/{key}")[0]

    def newest(self, candidacy):
        """What was last sent to be read by people."""
        found = Revision.objects.select_related("candidacy__process", "questionnaire", "sent_by", "assistance")
        return found.filter(candidacy=candidacy, questionnaire__slug="curricular").order_by("-number").first()

    def open_now(self, now):
        """The offices whose gate is open, by what was agreed."""
        self.gate.refresh_from_db()
        opens = datetime.combine(OPENS, datetime.min.time(), self.closes.tzinfo)
        return {"ayuntamiento"} | ({"gubernatura"} if self.gate.agreement_id and opens <= now else set())
