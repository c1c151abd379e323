# SPDX-License-Identifier: EUPL-1.2
"""Deciding: a person through :mod:`.deciding`, the system of what nobody reads, a source of what it approved."""

from datetime import datetime

from django.db.models import Exists, OuterRef

from conoceles.accounts.models import Capacity
from conoceles.candidacies.models import Candidacy
from conoceles.capture.consents.actions import disclose
from conoceles.capture.models import Revision, Source
from conoceles.capture.permissions import may_load_history
from conoceles.elections.models import Process
from conoceles.kernel import clock
from conoceles.kernel.refusals import Refused
from conoceles.record.action import action
from conoceles.record.clerk import Clerk

from . import queries, rules
from .deciding import decide
from .models import Review
from .permissions import may_check
from .rules import Outcome

__all__ = ["approve_by_source", "approve_complete", "decide"]


@action("identity-checked", allowed=may_check)
def approve_complete(revision: Revision, *, by: Clerk) -> Review:
    """Approve what is kept sealed: sending it refused whatever was missing, and nobody reads it.

    Raises Refused: SUPERSEDED, ALREADY_DECIDED; of the vault, when badges must be looked up and cannot.
    """
    Candidacy.objects.select_for_update().get(pk=revision.candidacy_id)
    if not queries.is_newest(revision):
        raise Refused(rules.Reason.SUPERSEDED)
    if revision.reviews.exists():
        raise Refused(rules.Reason.ALREADY_DECIDED)
    review = Review.objects.create(
        revision=revision, outcome=Outcome.APPROVED, digest=revision.digest, by_check=True, decided_at=clock.now()
    )
    disclose(revision, by=by)
    return review


@action("approved-by-source", allowed=may_load_history)
def approve_by_source(process: Process, *, source: Source, at: datetime, by: Capacity) -> Source:  # noqa: ARG001
    """Mark as approved the revisions that came from *source*, whose authority approved them in its day."""
    unread = Revision.objects.filter(
        ~Exists(Review.objects.filter(revision=OuterRef("pk"))), candidacy__process=process, source=source
    )
    Review.objects.bulk_create(
        (
            Review(
                revision=revision, outcome=rules.Outcome.APPROVED, digest=revision.digest, source=source, decided_at=at
            )
            for revision in unread.only("pk", "digest").iterator(1000)
        ),
        batch_size=500,
    )
    return source
