# SPDX-License-Identifier: EUPL-1.2
"""Decisions and what awaits one."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from conoceles.candidacies.models import Candidacy
from conoceles.capture import queries as captured
from conoceles.capture.models import Revision
from conoceles.elections.models import Process
from conoceles.kernel.refusals import Refused

from .models import Review
from .rules import Outcome, Reason


def awaiting_decision() -> QuerySet[Revision]:
    """The newest revisions that nobody has decided on."""
    return captured.newest().filter(~Exists(Review.objects.filter(revision=OuterRef("pk")))).order_by("sent_at")


def to_check() -> QuerySet[Revision]:
    """The newest of what is kept sealed that was not decided on: the system checks it, and nobody reads it."""
    return awaiting_decision().filter(sealed__isnull=False, candidacy__status=Candidacy.Status.REGISTERED)


def is_newest(revision: Revision) -> bool:
    """Whether nothing was sent after *revision*."""
    return captured.newest().filter(pk=revision.pk).exists()


def authors(revision: Revision) -> frozenset[str]:
    """The accounts, by id, of whoever sent *revision* and of all who typed some of it."""
    received = revision.assistance.by if revision.assistance else None
    return hands(*(each and each.user_id for each in (revision.sent_by, received)), typists=revision.typists)


def hands(*users: UUID | None, typists: Iterable[str]) -> frozenset[str]:
    """The same of plain values: the accounts that sent it or received its printed form, and those that typed."""
    return frozenset([*(str(each) for each in users if each), *typists])


def newest_of(process: Process, *, candidacy: str, questionnaire: str) -> Revision:
    """The last revision that the candidacy at that address sent. Raises Refused (NOTHING_SENT)."""
    found = captured.newest().filter(
        candidacy__process=process, candidacy__slug=candidacy, questionnaire__slug=questionnaire
    )
    revision = found.select_related("questionnaire", "candidacy__process", "candidacy__person", "sent_by").first()
    if revision is None:
        raise Refused(Reason.NOTHING_SENT, candidacy=candidacy, questionnaire=questionnaire, process=process.slug)
    return revision


def approved() -> QuerySet[Revision]:
    """The last approved revision of each candidacy and questionnaire: what may be public."""
    return Revision.objects.filter(_is_approved(), ~_has_a_later_one())


def superseded() -> QuerySet[Revision]:
    """The approved revisions that another approved one came after: what may have been public."""
    return Revision.objects.filter(_is_approved(), _has_a_later_one())


def _is_approved() -> Exists:
    return Exists(Review.objects.filter(revision=OuterRef("pk"), outcome=Outcome.APPROVED))


def _has_a_later_one() -> Exists:
    return Exists(
        Revision.objects.filter(
            candidacy=OuterRef("candidacy"),
            questionnaire__slug=OuterRef("questionnaire__slug"),
            number__gt=OuterRef("number"),
            reviews__outcome=Outcome.APPROVED,
        )
    )
