# SPDX-License-Identifier: EUPL-1.2
"""Where a process asks for two persons, who approved something does not publish it."""

from datetime import date

import pytest

from conoceles.accounts.rules import Role
from conoceles.candidacies.models import Candidacy
from conoceles.capture.models import Revision
from conoceles.kernel import clock
from conoceles.kernel.refusals import Refused
from conoceles.publication.publishing import publish
from conoceles.publication.rules import Reason
from conoceles.publication.withdrawing.working import withdraw as withdraw_due
from conoceles.validation.actions import decide
from conoceles.validation.afterwards import actions
from conoceles.validation.afterwards.rules import Because, Motive
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


@pytest.mark.parametrize("what", ["profile", "section"])
def test_who_gave_back_what_was_off_the_site_does_not_publish_it_alone(here, what):
    """She approved it once, another took it off by order of a court, and she alone would bring it back."""
    here.process.parameters["two_persons"] = {"value": True}
    here.process.save()
    first, second = (person(name, Role.INSTANCE, "prueba").capacities.get() for name in ("una", "otra"))
    approved(here, 1, first)
    publish(here.process, by=second)
    ana, ruling = Candidacy.objects.get(), Because(Motive.RULING, "TEEY-JDC-012/2024", date(2024, 3, 1))
    if what == "profile":
        actions.restore(actions.withdraw(ana, because=ruling, by=second), note="Sí.", by=first)
    else:
        paused = actions.pause(ana, part="curricular/trayectoria", because=ruling, by=second)
        withdraw_due(here.process)
        actions.resume(paused, note="Sí.", by=first)
    with pytest.raises(Refused) as refused:
        publish(here.process, by=first, force=True)
    assert refused.value.reason is Reason.SAME_PERSON
    assert publish(here.process, by=second, force=True).release.shown_by == second
    assert publish(here.process, by=first, force=True).release.shown_by == first
