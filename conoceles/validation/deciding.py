# SPDX-License-Identifier: EUPL-1.2
"""The one door by which a person decides: behind it are two actions, to settle and to approve first.

Which of them it is, is known once whoever sends or decides for the same candidacy waits: so they are taken here.
"""

from collections.abc import Iterable
from datetime import date

from django.db import transaction

from conoceles.accounts.models import Capacity
from conoceles.candidacies.holding import hold
from conoceles.candidacies.models import Candidacy
from conoceles.capture.actions import let_go, open_for_correction
from conoceles.capture.consents.actions import disclose
from conoceles.capture.corrections.actions import close as close_correction
from conoceles.capture.corrections.actions import go_on
from conoceles.capture.models import Revision
from conoceles.capture.queries.endorsements import unendorsed
from conoceles.capture.queries.terms import last_day, term_of
from conoceles.kernel import clock
from conoceles.kernel.refusals import Refused
from conoceles.record.action import action
from conoceles.vault import queries as vault

from . import queries, rules
from .models import FirstApproval, Observation, Review
from .permissions import may_decide
from .queue.settling import settle
from .rules import Outcome, Told
from .telling import tell_returned


def decide(
    revision: Revision,
    *,
    outcome: str,
    seen: str,
    observations: Iterable[Told | tuple[str, str]] = (),
    by: Capacity,
) -> Review | FirstApproval:
    """Approve *revision*, or return it with what must be corrected in each section.

    ``seen`` is the digest of the answers that were on the reviewer's screen: a text nobody read cannot be approved,
    even when the button was honest. Where the process asks for a second approver, the first approval only waits for
    the other's. Raises PermissionDenied; Refused (``rules.Reason``), with the ``number`` of the observation at fault.
    """
    with transaction.atomic():
        # Whoever sends or decides for the same candidacy waits: the checks below hold until the commit.
        hold(revision.candidacy)
        key = vault.ended(revision.candidacy_id, process=revision.candidacy.process.slug)
        if key is not None and key.blocked_at is not None:
            raise Refused(rules.Reason.ENDED)
        told = [Told(*each) for each in observations]
        first = FirstApproval.objects.filter(revision=revision).select_related("approved_by").first()
        decision = rules.Decision(
            outcome=Outcome(outcome),
            reviewer=str(by.user_id),
            authors=queries.authors(revision),
            seen=seen,
            sent=revision.digest,
            observations=len(told),
            newest=queries.is_newest(revision),
            decided=revision.reviews.exists(),
            endorsed=not unendorsed(revision),
            stands=revision.candidacy.status == Candidacy.Status.REGISTERED,
            two=revision.sealed is None and revision.candidacy.process.allows("second_approver"),
            first=str(first.approved_by.user_id) if first else "",
        )
        if rules.settles(decision):
            return _decide(revision, decision, told, by=by)
        return _approve_first(revision, decision, by=by)


@action("validation-decided", allowed=may_decide)
def _decide(revision: Revision, decision: rules.Decision, told: list[Told], *, by: Capacity) -> Review:
    """Settle it. The very words that were read are what is approved."""
    rules.check(decision)
    known = rules.grounds(revision.candidacy.process.grounds)
    for number, each in enumerate(told):
        try:
            rules.check_told(each, definition=revision.questionnaire.definition, answers=revision.answers, known=known)
        except Refused as refusal:
            raise Refused(refusal.reason, **refusal.details, number=number) from refusal
    review = Review.objects.create(
        revision=revision,
        outcome=decision.outcome,
        digest=revision.digest,
        decided_by=by,
        decided_at=clock.now(),
    )
    Observation.objects.bulk_create(
        Observation(review=review, ground_words=known[each.ground].told if each.ground else "", **_kept(each))
        for each in told
    )
    settle(revision.candidacy, by=by)
    if decision.outcome is Outcome.RETURNED:
        _give_back(review, by=by)
        return review
    if revision.sealed is not None:
        disclose(revision, by=by)
    let_go(revision, by=by)
    close_correction(revision, by=by)
    return review


@action("validation-approved-first", allowed=may_decide)
def _approve_first(revision: Revision, decision: rules.Decision, *, by: Capacity) -> FirstApproval:
    """Say that one person approves: nothing is public until another does."""
    rules.check(decision)
    return FirstApproval.objects.create(
        revision=revision, digest=revision.digest, approved_by=by, approved_at=clock.now()
    )


def _kept(told: Told) -> dict[str, str]:
    return {field: value.strip() for field, value in told._asdict().items()}


def _give_back(review: Review, *, by: Capacity) -> None:
    """Open the window for her to correct it, and have her told why."""
    candidacy = review.revision.candidacy
    days = candidacy.process.parameters.get("correction_days", {}).get("value")
    until: date | None = last_day(candidacy.process, days, since=review.decided_at) if days else None
    observed = {each.section for each in review.observations.all()}
    if go_on(review.revision, observed=observed, last_day=until, by=by) is None:
        open_for_correction(candidacy, last_day=until, by=by)
    # Her own days may end later than those of this return: she is told the last day that her screens say.
    # Asked for now: what was opened just after the decision was not yet open at its instant.
    tell_returned(review, until=term_of(candidacy, now=clock.now()).last_day or until, by=by)
