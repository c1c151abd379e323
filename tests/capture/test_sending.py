# SPDX-License-Identifier: EUPL-1.2
"""Sending answers, and loading those of another system."""

from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import PermissionDenied

from conoceles.accounts.queries import console
from conoceles.candidacies.models import Candidacy
from conoceles.capture.actions import load_history, send
from conoceles.capture.models import Revision
from conoceles.capture.rules import Reason
from conoceles.kernel import digests
from conoceles.kernel.refusals import Refused
from conoceles.record.models import Entry
from tests.world import world

pytestmark = pytest.mark.django_db
TEXT = {"camino": "Maestra rural desde 2004."}


def test_what_was_sent_is_kept_word_for_word_and_numbered():
    here = world()
    who = here.candidacy()
    first = send(who, here.questionnaire, answers=TEXT, by=here.as_candidacy(who))
    second = send(who, here.questionnaire, answers={"camino": "Otro texto."}, by=here.as_candidacy(who))

    assert (first.number, second.number) == (1, 2)
    assert Revision.objects.get(pk=first.pk).answers == TEXT
    assert first.digest == digests.digest(TEXT)
    assert list(Entry.objects.values_list("action", "digest")) == [
        ("answers-sent", first.digest),
        ("answers-sent", second.digest),
    ]


def test_nobody_sends_for_another():
    here = world()
    who, rival = here.candidacy(), here.candidacy("Rival", party=1)
    for by in (here.as_candidacy(rival), here.as_reviewer(), console()):
        with pytest.raises(PermissionDenied):
            send(who, here.questionnaire, answers=TEXT, by=by)
    assert not Revision.objects.exists()


@pytest.mark.parametrize(
    ("spoil", "reason"),
    [
        (lambda here, who: Candidacy.objects.filter(pk=who.pk).update(status="sustituida"), Reason.NOT_REGISTERED),
        (lambda here, who: setattr(here.questionnaire, "slug", "identidad"), Reason.NOT_OWED),
        (lambda here, who: setattr(here.questionnaire, "process_id", 0), Reason.NOT_OWED),
        (lambda here, who: setattr(here.questionnaire, "in_force_at", None), Reason.NOT_IN_FORCE),
    ],
)
def test_answers_nobody_asked_for_are_refused(spoil, reason):
    here = world()
    who = here.candidacy()
    spoil(here, who)
    with pytest.raises(Refused) as refusal:
        send(who, here.questionnaire, answers=TEXT, by=here.as_candidacy(who))
    assert refusal.value.reason is reason
    assert not Revision.objects.exists()


def test_incomplete_answers_come_back_with_every_problem():
    here = world()
    who = here.candidacy()
    with pytest.raises(Refused) as refusal:
        send(who, here.questionnaire, answers={"camino": "No", "sobra": "x"}, by=here.as_candidacy(who))
    assert [problem.question for problem in refusal.value.details["problems"]] == ["camino", "sobra"]


def test_the_same_answers_twice_are_one_revision():
    here = world()
    who = here.candidacy()
    send(who, here.questionnaire, answers=TEXT, by=here.as_candidacy(who))
    with pytest.raises(Refused) as refusal:
        send(who, here.questionnaire, answers=TEXT | {"pagina": ""}, by=here.as_candidacy(who))
    assert refusal.value.reason is Reason.NOTHING_CHANGED


class TestAHistoricalLoad:
    def load(self, here, answers, digest="a" * 64):
        return load_history(
            here.process,
            authority="Otra autoridad",
            document="Base publicada",
            dated=date(2022, 6, 5),
            digest=digest,
            answers=answers,
            at=datetime(2022, 6, 5, tzinfo=UTC),
            by=console(),
        )

    def test_names_its_source_and_refuses_nothing_for_its_length(self):
        here = world()
        who = here.candidacy()
        source = self.load(here, [(who, here.questionnaire, {"camino": "No"})])
        revision = who.revisions.get()
        assert (revision.source, revision.sent_by) == (source, None)

    def test_adds_nothing_when_the_answers_are_already_there(self):
        here = world()
        who = here.candidacy()
        self.load(here, [(who, here.questionnaire, TEXT)])
        self.load(here, [(who, here.questionnaire, TEXT)])
        self.load(here, [(who, here.questionnaire, TEXT)], digest="b" * 64)
        assert who.revisions.count() == 1
        self.load(here, [(who, here.questionnaire, {"camino": "Otro texto."})], digest="c" * 64)
        assert list(who.revisions.values_list("number", flat=True)) == [1, 2]
