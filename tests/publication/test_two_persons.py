# SPDX-License-Identifier: EUPL-1.2
"""Where a process asks for two persons, who approved something does not publish it."""

from dataclasses import replace
from datetime import date

import pytest

from conoceles.accounts.queries import console
from conoceles.accounts.rules import Role
from conoceles.candidacies.models import Candidacy
from conoceles.candidacies.movements.actions import move
from conoceles.candidacies.movements.orders import Change, Kind, Order
from conoceles.capture.actions import send
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


@pytest.mark.parametrize("how", ["withdrawn", "paused", "resigned"])
def test_what_was_approved_while_she_was_off_the_site_is_not_published_by_who_approved_it(here, how):
    """Another published in between, when nothing of it was seen; and another still gave it back."""
    here.process.parameters["two_persons"] = {"value": True}
    here.process.save()
    first, second = (person(name, Role.INSTANCE, "prueba").capacities.get() for name in ("una", "otra"))
    ana, because = here.candidacy(), Because(Motive.MISTAKE)
    approved_text(here, ana, "Maestra.", by=second)
    publish(here.process, by=first)
    if how == "withdrawn":
        taken = actions.withdraw(ana, because=because, by=first)
    elif how == "paused":
        taken = actions.pause(ana, part="curricular/trayectoria", because=because, by=first)
    approved_text(here, ana, "Maestra, y otra cosa.", by=first)
    if how == "resigned":
        order = Order(here.process.agreements.get(), date(2024, 4, 1), "una")
        move(ana, change=Change(Kind.RESIGNATION), order=order, seen=None, by=console())
    publish(here.process, by=second)
    if how == "withdrawn":
        actions.restore(taken, note="Sí.", by=second)
    elif how == "paused":
        actions.resume(taken, note="Sí.", by=second)
    else:
        move(ana, change=Change(Kind.RESTORATION), order=replace(order, token="otra"), seen=None, by=console())
    with pytest.raises(Refused) as refused:
        publish(here.process, by=first)
    assert refused.value.reason is Reason.SAME_PERSON
    third = person("tercera", Role.INSTANCE, "prueba").capacities.get()
    assert publish(here.process, by=third).release.shown_by == third


def approved_text(here, candidacy, text, *, by):
    revision = send(candidacy, here.questionnaire, answers={"camino": text}, by=here.as_candidacy(candidacy))
    decide(revision, outcome="aprobada", seen=revision.digest, by=by)
