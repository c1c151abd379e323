# SPDX-License-Identifier: EUPL-1.2
"""The questionnaire of identity is sent, corrected and approved without anybody else reading it."""

import hashlib
from datetime import UTC, date, datetime
from io import StringIO

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.db import IntegrityError, transaction

from conoceles.accounts.queries import console
from conoceles.capture.actions import load_history, send
from conoceles.capture.identity import open_revision
from conoceles.capture.models import Revision
from conoceles.capture.rules import Reason
from conoceles.kernel.refusals import Refused
from conoceles.record.models import Entry
from conoceles.validation.actions import decide
from conoceles.vault.rules import Reason as OfVault
from tests.identity import NO, YES, identity
from tests.world import world

pytestmark = pytest.mark.django_db


@pytest.fixture
def here():
    return world()


@pytest.fixture
def sheet(here):
    return identity(here)


def sent(here, sheet, who, answers=YES):
    return send(who, sheet, answers=answers, by=here.as_candidacy(who))


def test_what_was_sent_is_kept_sealed_and_its_digest_covers_the_sealed_bytes_only(here, sheet):
    who = here.candidacy()
    revision = Revision.objects.get(pk=sent(here, sheet, who).pk)
    assert revision.answers is None
    assert revision.digest == hashlib.sha256(bytes(revision.sealed)).hexdigest()
    assert Entry.objects.get().digest == revision.digest
    assert open_revision(revision, by=here.as_candidacy(who)) == YES


def test_completeness_is_checked_before_anything_is_sealed(here, sheet):
    who = here.candidacy()
    with pytest.raises(Refused) as refusal:
        sent(here, sheet, who, {"indigena": "si", "pueblo": "otro"})
    assert [problem.question for problem in refusal.value.details["problems"]] == ["pueblo", "discapacidad"]
    assert not Revision.objects.exists()


def test_the_same_answers_again_are_refused_and_a_return_to_former_ones_shows_nowhere(here, sheet):
    who = here.candidacy()
    sent(here, sheet, who)
    with pytest.raises(Refused) as refusal:
        sent(here, sheet, who, dict(reversed(YES.items())) | {"discapacidad__otro": ""})
    assert refusal.value.reason is Reason.NOTHING_CHANGED
    sent(here, sheet, who, NO)
    sent(here, sheet, who, YES)
    other = here.candidacy("Otra", party=1)
    sent(here, sheet, other, YES)
    rows = Revision.objects.all()
    assert len({row.mark for row in rows}) == len({row.digest for row in rows}) == 4


def test_two_candidacies_with_different_answers_look_alike(here, sheet):
    sizes = {
        len(sent(here, sheet, here.candidacy(f"C {n}", party=n), given).sealed) for n, given in enumerate((YES, NO))
    }
    assert len(sizes) == 1


def test_a_revision_is_in_the_open_or_sealed_and_never_both(here, sheet):
    revision = sent(here, sheet, here.candidacy())
    for spoilt in ({"answers": YES}, {"sealed": None}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Revision.objects.filter(pk=revision.pk).update(**spoilt)


def test_a_sealed_revision_put_under_another_candidacy_or_number_does_not_open(here, sheet):
    who, rival = here.candidacy(), here.candidacy("Rival", party=1)
    first, second = sent(here, sheet, who), sent(here, sheet, who, NO)
    theirs = sent(here, sheet, rival)
    for moved, into in ((first, theirs), (first, second)):
        Revision.objects.filter(pk=into.pk).update(sealed=bytes(moved.sealed))
        forged = Revision.objects.get(pk=into.pk)
        with pytest.raises(Refused) as refusal:
            open_revision(forged, by=here.as_candidacy(forged.candidacy))
        assert refusal.value.reason is OfVault.SPOILED


def test_whoever_reviews_sees_that_it_is_complete_and_approves_the_sealed_bytes(here, sheet):
    who = here.candidacy()
    revision = sent(here, sheet, who)
    told = StringIO()
    call_command("read_revision", who.slug, "identidad", process="prueba", stdout=told)
    assert "completa" in told.getvalue()
    assert revision.digest in told.getvalue()
    assert [word for word in ("indigena", "Itzá", "Sí") if word in told.getvalue()] == []
    with pytest.raises(PermissionDenied):
        open_revision(revision, by=here.as_reviewer())
    review = decide(revision, outcome="aprobada", seen=revision.digest, by=here.as_reviewer())
    assert review.digest == revision.digest


def test_answers_found_in_a_sheet_are_never_put_beside_the_sealed_ones_in_the_open(here, sheet):
    with pytest.raises(ValueError, match="sealed"):
        load_history(
            here.process, authority="x", document="x", dated=date(2022, 1, 1), digest="a" * 64,
            answers=[(here.candidacy(), sheet, YES)], at=datetime(2022, 1, 1, tzinfo=UTC), by=console(),
        )  # fmt: skip
