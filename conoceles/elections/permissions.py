# SPDX-License-Identifier: EUPL-1.2
"""Who may shape a process."""

from conoceles.accounts.models import Capacity
from conoceles.accounts.rules import Act, Place, permits

from .models import Council, Process, Questionnaire


def may_load(by: Capacity, process: Process) -> bool:
    """Whoever loads the definition of that process."""
    return permits(by, Act.DEFINE, Place(process=process.slug))


def may_put_in_force(by: Capacity, questionnaire: Questionnaire) -> bool:
    """Whoever applies an agreement in that process."""
    return permits(by, Act.PUT_IN_FORCE, Place(process=questionnaire.process.slug))


def may_locate(by: Capacity, council: Council) -> bool:
    """Whoever hands letters over there says where: the council itself, or the Área responsable."""
    return permits(by, Act.DELIVER, Place(process=council.process.slug, body=council.key))
