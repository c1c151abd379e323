# SPDX-License-Identifier: EUPL-1.2
"""Deciding."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Exists, OuterRef

from conoceles.accounts.models import Capacity
from conoceles.candidacies.models import Candidacy
from conoceles.capture.actions import let_go, open_for_correction
from conoceles.capture.consents.actions import disclose
from conoceles.capture.models import Revision, Source
from conoceles.capture.permissions import may_load_history
from conoceles.capture.queries.endorsements import unendorsed
from conoceles.capture.queries.terms import last_day
from conoceles.elections.models import Process
from conoceles.kernel import clock
from conoceles.kernel.refusals import Refused
from conoceles.record.action import action

from . import rules
from .models import Observation, Review
from .permissions import may_decide


@action("validation-decided", allowed=may_decide)
def decide(
    revision: Revision, *, outcome: str, seen: str, observations: Iterable[tuple[str, str]] = (), by: Capacity
) -> Review:
    """Approve *revision*, or return it with what must be corrected in each section.

    ``seen`` is the digest of the answers that were on the reviewer's screen: a text nobody
    read cannot be approved, even when the button was honest. Raises Refused (``rules.Reason``).
    """
    # Whoever sends or decides for the same candidacy waits: the checks below hold until the commit.
    Candidacy.objects.select_for_update().get(pk=revision.candidacy_id)
    observations = list(observations)
    sections = [section.key for section in revision.questionnaire.definition.sections]
    for section, _ in observations:
        if section not in sections:
            raise Refused(rules.Reason.UNKNOWN_SECTION, section=section, known=sections)
    rules.check(
        rules.Decision(
            outcome=rules.Outcome(outcome),
            reviewer=by.user_id,
            author=revision.sent_by.user_id if revision.sent_by else None,
            seen=seen,
            sent=revision.digest,
            observations=len(observations),
            newest=not Revision.objects.filter(
                candidacy=revision.candidacy_id,
                questionnaire__slug=revision.questionnaire.slug,
                number__gt=revision.number,
            ).exists(),
            decided=revision.reviews.exists(),
            endorsed=not unendorsed(revision),
        )
    )
    review = Review.objects.create(
        revision=revision, outcome=outcome, digest=revision.digest, decided_by=by, decided_at=clock.now()
    )
    Observation.objects.bulk_create(
        Observation(review=review, section=section, text=text) for section, text in observations
    )
    if outcome == rules.Outcome.APPROVED and revision.sealed is not None:
        disclose(revision, by=by)
    if outcome == rules.Outcome.APPROVED:
        let_go(revision, by=by)
    candidacy = revision.candidacy
    if review.outcome == rules.Outcome.RETURNED and candidacy.status == Candidacy.Status.REGISTERED:
        days = candidacy.process.parameters.get("correction_days", {}).get("value")
        until = last_day(candidacy.process, days, since=review.decided_at) if days else None
        open_for_correction(candidacy, last_day=until, by=by)
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
