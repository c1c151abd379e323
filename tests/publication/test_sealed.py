# SPDX-License-Identifier: EUPL-1.2
"""A release and what is kept sealed."""

from conoceles.capture.actions import send
from conoceles.validation.actions import decide
from tests.identity import YES, identity
from tests.world import world

from .editions import answer, content, current, published, verify


def test_a_release_says_nothing_of_what_is_sealed_not_even_that_it_was_answered(own_database):
    here = world()
    sheet = identity(here)
    who, silent = here.candidacy(), here.candidacy("Otra", party=1)
    answer(here, who)
    answer(here, silent)
    published(here)
    before = content(current(here))
    revision = send(who, sheet, answers=YES, by=here.as_candidacy(who))
    decide(revision, outcome="aprobada", seen=revision.digest, by=here.as_reviewer())
    published(here)

    assert verify(current(here)) == []
    after = content(current(here))
    assert [path for path in after if revision.digest.encode() in after[path] or "Itzá".encode() in after[path]] == []
    profiles = [path for path in after if who.slug in path]
    assert profiles
    assert [path for path in profiles if after[path] != before[path]] == []
