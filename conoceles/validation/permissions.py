# SPDX-License-Identifier: EUPL-1.2
"""Who may decide."""

from conoceles.accounts.models import Capacity
from conoceles.accounts.rules import Act, permits
from conoceles.candidacies.permissions import place_of
from conoceles.capture.models import Revision


def may_decide(by: Capacity, revision: Revision) -> bool:
    """The Instancia Interna of that process; the console where a person answers for it (``--as``)."""
    return permits(by, Act.REVIEW, place_of(revision.candidacy))
