# SPDX-License-Identifier: EUPL-1.2
"""Who may answer."""

from conoceles.accounts.models import Capacity
from conoceles.accounts.rules import Role
from conoceles.candidacies.models import Candidacy
from conoceles.elections.models import Process


def may_capture(by: Capacity, candidacy: Candidacy) -> bool:
    """The candidacy itself, and nobody else, sends what it answered."""
    return by.role == Role.CANDIDACY and by.scope == str(candidacy.pk)


def may_load_history(by: Capacity, process: Process) -> bool:
    """The console or the Área responsable brings in what was captured elsewhere."""
    return by.role == Role.CONSOLE or (by.role == Role.AREA and by.scope == process.slug)
