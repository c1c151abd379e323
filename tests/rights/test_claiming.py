# SPDX-License-Identifier: EUPL-1.2
"""What the demonstration asks is in mid-course, whoever has an account and whoever has none."""

import pytest

from conoceles.demo import claiming
from conoceles.rights import queries
from conoceles.rights.rules import Deed, Stage

from .conftest import moment

pytestmark = pytest.mark.django_db


def test_the_requests_of_the_demonstration_are_in_mid_course(there, clocked):
    clocked(2024, 3, 25, 12)
    third = there.world.candidacy("Cora Dzul Ku")
    claiming._rectified(there.ana, there.desk)
    claiming._extended(third, there.desk)
    claiming.claim(there.world.process)  # somebody asked already: nothing more
    found = {
        each.request.candidacy_id: each for each in queries.standings(there.world.process, moment(2024, 3, 25, 13))
    }
    assert found[there.ana.pk].stage is Stage.ANSWERED
    assert found[third.pk].stage is Stage.STUDIED
    assert found[third.pk].step(Deed.EXTENDED) is not None
    assert len(found) == 2
