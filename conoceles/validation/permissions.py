# SPDX-License-Identifier: EUPL-1.2
"""Who may decide."""

from conoceles.accounts.models import Capacity
from conoceles.accounts.rules import Act, permits
from conoceles.candidacies.models import Candidacy
from conoceles.candidacies.permissions import place_of
from conoceles.capture.models import Revision
from conoceles.record.clerk import Clerk


def may_decide(by: Capacity, revision: Revision) -> bool:
    """The Instancia Interna of that process; the console where a person answers for it (``--as``)."""
    return permits(by, Act.REVIEW, place_of(revision.candidacy))


def may_read(by: Capacity, candidacy: Candidacy) -> bool:
    """Whoever may decide on what that candidacy sends reads it before."""
    return permits(by, Act.REVIEW, place_of(candidacy))


def may_check(by: Capacity | Clerk, revision: Revision) -> bool:
    """The system itself, of what is kept sealed: no person reads it."""
    return isinstance(by, Clerk) and revision.sealed is not None
