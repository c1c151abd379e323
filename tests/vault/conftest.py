# SPDX-License-Identifier: EUPL-1.2
"""A few candidacies whose answers lie sealed."""

import pytest

from conoceles.capture.identity import open_sections, seal_section
from tests.world import world


class Sealed:
    """The world, and what each candidacy sealed."""

    def __init__(self, count):
        self.world = world()
        self.answers = {}
        for number in range(count):
            self.add(number)

    def add(self, number):
        who = self.world.candidacy(f"Persona {number}", party=number % 2)
        given = {"indigena": f"respuesta {number}"}
        self.answers[who] = given, seal_section(who, self.world.questionnaire, section="s", answers=given)
        return who

    def read(self, who):
        """What *who* reads back."""
        sealed = self.answers[who][1]
        by = self.world.as_candidacy(who)
        return open_sections(who, self.world.questionnaire, {"s": sealed}, by=by)["s"]

    def everything_opens(self):
        return all(self.read(who) == given for who, (given, _) in self.answers.items())


@pytest.fixture
def sealed():
    return Sealed(5)
