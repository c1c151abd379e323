# SPDX-License-Identifier: EUPL-1.2
"""A process whose candidacies answer who they are, and cuts of it."""

from dataclasses import dataclass, field

import pytest
from django.conf import settings

from conoceles.publication.publishing import publish
from conoceles.statistics.cuts import actions, preparing
from conoceles.statistics.cuts.rules import Occasion
from tests.identity import NO, YES, consents, identity
from tests.world import world

from .declaring import COUNTED, declared


@dataclass
class Place:
    """The world, its sealed questionnaire, and who prepares and signs."""

    world: object
    sheet: object
    by: object
    everybody: list = field(default_factory=list)

    @property
    def process(self):
        return self.world.process

    def people(self, yes, no, *, party=0, given=COUNTED, answers=YES):
        """So many who are of a group and so many who are of none, of one party."""
        made = []
        for number in range(yes + no):
            who = self.world.candidacy(f"Persona {len(self.everybody)}", party=party)
            declared(who, self.sheet, answers if number < yes else NO, self.by, given)
            self.everybody.append(who)
            made.append(who)
        return made

    def cut(self, occasion=Occasion.MONTHLY, *, sign=True):
        """The next cut, signed."""
        made = preparing.prepare(self.process, occasion=occasion, agreement=self.process.agreements.get(), by=self.by)
        return actions.sign(made, seen=made.digest, by=self.by) if sign and made.state == "preparado" else made

    def publish(self):
        """A release; its number."""
        return publish(self.process, by=self.by, force=True).release.number


@pytest.fixture
def place(own_database, monkeypatch):
    monkeypatch.setattr(settings, "RELEASE_PARTS", ["tests.publication.plain_part", "tests.statistics.cuts.gate_part"])
    here = world()
    consents(here)
    return Place(here, identity(here), here.as_reviewer())
