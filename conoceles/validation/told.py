# SPDX-License-Identifier: EUPL-1.2
"""What capture shows of the decision on what was sent: whether it was returned, and what was observed in it.

``settings.RETURNED_TOLD_BY`` names :func:`returned`: capture comes before validation and knows nothing of it.
"""

from collections.abc import Collection
from uuid import UUID

from conoceles.capture.queries.returned import Observed

from . import queries
from .models import Observation, Review
from .rules import Outcome


def observed(observation: Observation) -> Observed:
    """An observation in words for whoever must mend it."""
    return Observed(
        id=str(observation.pk),
        section=observation.section,
        question=observation.question,
        ground=observation.ground_words,
        quote=observation.quote,
        says=observation.says,
        should_say=observation.should_say,
        text=observation.text,
    )


def returned(revisions: Collection[int]) -> dict[int, list[Observed]]:
    """Of *revisions*, those that were returned, each with what was observed in it."""
    reviews = Review.objects.filter(revision__in=revisions, outcome=Outcome.RETURNED).prefetch_related("observations")
    return {review.revision_id: [observed(each) for each in review.observations.all()] for review in reviews}


def approved(candidacy: UUID) -> frozenset[str]:
    """The questionnaires (slugs) of which something of that candidacy is approved (``settings.APPROVED_TOLD_BY``)."""
    rows = queries.approved().filter(candidacy=candidacy)
    return frozenset(rows.values_list("questionnaire__slug", flat=True))
