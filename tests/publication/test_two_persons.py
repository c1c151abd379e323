# SPDX-License-Identifier: EUPL-1.2
"""Where a process asks for two persons, who approved something does not publish it."""

import pytest

from conoceles.accounts.rules import Role
from conoceles.capture.models import Revision
from conoceles.kernel import clock
from conoceles.kernel.refusals import Refused
from conoceles.publication.publishing import publish
from conoceles.publication.rules import Reason
from conoceles.validation.actions import decide
from tests.people import person


def approved(here, number, by):
    candidacy = here.candidacy(f"Ana {'I' * number}")
    revision = Revision.objects.create(
        candidacy=candidacy, questionnaire=here.questionnaire, number=1, answers={"camino": "Maestra."},
        digest="a" * 64, sent_by=here.as_candidacy(candidacy), sent_at=clock.now(),
    )  # fmt: skip
    decide(revision, outcome="aprobada", seen=revision.digest, by=by)


@pytest.mark.parametrize("asked", [True, False, None], ids=["asked", "not asked", "undecided"])
def test_who_approved_does_not_publish_it_where_two_are_asked_for(here, asked):
    here.process.parameters["two_persons"] = {"value": asked}
    here.process.save()
    first, second = (person(name, Role.INSTANCE, "prueba").capacities.get() for name in ("una", "otra"))
    approved(here, 1, first)
    if asked:
        with pytest.raises(Refused) as refused:
            publish(here.process, by=first)
        assert refused.value.reason is Reason.SAME_PERSON
        assert publish(here.process, by=second).release.number == 1
    assert publish(here.process, by=first, force=True).release.shown_by == first
