# SPDX-License-Identifier: EUPL-1.2
"""What becomes of assignments once something was decided: called within the decision, whose line covers it."""

from conoceles.accounts.models import Capacity
from conoceles.candidacies.models import Candidacy
from conoceles.kernel import clock
from conoceles.validation.models import Assignment

from .queries import waits_of
from .rules import Stage


def settle(candidacy: Candidacy, *, by: Capacity) -> None:
    """Close what nobody has to read any more. What was returned stays with whoever read it first, and comes back."""
    found = waits_of(candidacy)
    standing = Assignment.objects.filter(candidacy=candidacy, until=None)
    if found is not None and found.stage is Stage.RETURNED:
        standing = standing.filter(reading=Assignment.Reading.SECOND)
    elif found is not None and found.stage is not Stage.SEALED:
        return
    standing.update(until=clock.now(), end=Assignment.End.DECIDED, ended_by=by)
