# SPDX-License-Identifier: EUPL-1.2
"""Decisions and what awaits one."""

from django.db.models import Exists, OuterRef, QuerySet

from conoceles.capture import queries as captured
from conoceles.capture.models import Revision

from .models import Review
from .rules import Outcome


def awaiting_decision() -> QuerySet[Revision]:
    """The newest revisions that nobody has decided on."""
    return captured.newest().filter(~Exists(Review.objects.filter(revision=OuterRef("pk")))).order_by("sent_at")


def approved() -> QuerySet[Revision]:
    """The last approved revision of each candidacy and questionnaire: what may be public."""
    approval = Review.objects.filter(revision=OuterRef("pk"), outcome=Outcome.APPROVED)
    later = Revision.objects.filter(
        candidacy=OuterRef("candidacy"),
        questionnaire__slug=OuterRef("questionnaire__slug"),
        number__gt=OuterRef("number"),
        reviews__outcome=Outcome.APPROVED,
    )
    return Revision.objects.filter(Exists(approval), ~Exists(later))
