# SPDX-License-Identifier: EUPL-1.2
"""Who may shape a process."""

from conoceles.accounts.models import Capacity
from conoceles.accounts.rules import Role

from .models import Process, Questionnaire


def may_load(by: Capacity, process: Process) -> bool:
    """The console or the Área responsable of that process loads its definition."""
    return by.role == Role.CONSOLE or (by.role == Role.AREA and by.scope == process.slug)


def may_put_in_force(by: Capacity, questionnaire: Questionnaire) -> bool:
    """The console or the Instancia Interna of that process applies an agreement."""
    return by.role == Role.CONSOLE or (by.role == Role.INSTANCE and by.scope == questionnaire.process.slug)
