# SPDX-License-Identifier: EUPL-1.2
"""Whoever types, uploads or has her copy made while her treatment ends: it is put away too, or it is refused."""

import random

import pytest

from conoceles.capture.actions import type_section
from conoceles.capture.actions.photos import keep_photo
from conoceles.capture.models import Draft, Photo
from conoceles.capture.rules.drafts import Ticket
from conoceles.custody.models import Ending
from conoceles.files.images.cutting import Picture
from conoceles.kernel import clock
from conoceles.kernel.refusals import Refused
from conoceles.rights import copy_actions
from conoceles.rights.copying import writing
from conoceles.rights.models import Copy
from tests.custody.ending.doing import custodians, ended
from tests.turnstile import at_once
from tests.world import world

pytestmark = pytest.mark.usefixtures("own_database")


@pytest.mark.parametrize("luck", [1, 2, 3])
def test_in_whatever_order_nothing_of_hers_is_left_in_the_clear(luck):
    here = world()
    ana = here.candidacy()
    custodians()
    by, reviewer = here.as_candidacy(ana), here.as_reviewer()
    answers = {"camino": "escrito a la vez"}
    picture = Picture("webp", 1, 1, b"a la vez")
    made = writing.make(ana, at=clock.now())
    outcomes = at_once(
        random.Random(luck),
        [
            lambda: ended(here.process, "bloqueo", by=reviewer, candidacy=ana),
            lambda: type_section(
                ana, here.questionnaire, section="trayectoria", answers=answers, ticket=Ticket("a", 0), by=by
            ),
            lambda: keep_photo(ana, pictures=[picture], by=by),
            lambda: copy_actions.keep(ana, made=made, by=by),
        ],
    )
    assert all(not isinstance(each, Exception) or isinstance(each, Refused) for each in outcomes), outcomes
    assert Ending.objects.get().done_at
    assert not [each for each in Draft.objects.all() if each.answers]
    assert not [each for each in Photo.objects.all() if each.files]
    assert not Copy.objects.exclude(file="")
