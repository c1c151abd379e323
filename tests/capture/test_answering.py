# SPDX-License-Identifier: EUPL-1.2
"""In an alliance a candidacy is answered for by one representation, and by that one alone."""

import pytest

from conoceles.accounts.rules import Act, Role
from conoceles.capture.permissions import may_type
from conoceles.capture.queries.reached import reached
from tests.people import person
from tests.world import world

pytestmark = pytest.mark.django_db


def test_who_answers_for_it_sees_and_captures_it_and_who_only_nominates_it_does_not():
    here = world("prueba", party_captures_curricular=True)
    lent, own = here.candidacy(party=0), here.candidacy("Íñigo Caamal Ek", party=0)
    lent.formula.answered_by = here.parties[1]
    lent.formula.save()
    nominates, answers = (
        person(f"rep-{party.key}", Role.PARTY, f"prueba/{party.key}").capacities.get() for party in here.parties
    )
    assert list(reached(nominates, Act.CAPTURE_ON_BEHALF)) == [own]
    assert list(reached(answers, Act.CAPTURE_ON_BEHALF)) == [lent]
    assert [may_type(nominates, each) for each in (lent, own)] == [False, True]
    assert [may_type(answers, each) for each in (lent, own)] == [True, False]
