# SPDX-License-Identifier: EUPL-1.2
"""Who sees the queue, and into whose hands it goes."""

from conoceles.accounts.models import Capacity
from conoceles.accounts.rules import Act, Place, permits
from conoceles.candidacies.models import Candidacy
from conoceles.candidacies.permissions import place_of


def may_review_any(by: Capacity, subject: object = None) -> bool:  # noqa: ARG001
    """Whoever reviews in a process sees its queue."""
    return permits(by, Act.REVIEW, Place(process=by.scope))


def may_review(by: Capacity, candidacy: Candidacy) -> bool:
    """Whoever reviews in the process of that candidacy: any of them takes, passes on and gives back."""
    return permits(by, Act.REVIEW, place_of(candidacy))
