# SPDX-License-Identifier: EUPL-1.2
"""Who may answer."""

from conoceles.accounts.models import Capacity
from conoceles.accounts.rules import Act, Place, permits
from conoceles.candidacies.models import Candidacy
from conoceles.candidacies.permissions import place_of
from conoceles.elections.models import Process


def may_capture(by: Capacity, candidacy: Candidacy) -> bool:
    """The candidacy itself, and nobody else, sends what it answered."""
    return permits(by, Act.CAPTURE, place_of(candidacy))


def may_load_history(by: Capacity, process: Process) -> bool:
    """Whoever brings in what was captured elsewhere."""
    return permits(by, Act.LOAD_HISTORY, Place(process=process.slug))
