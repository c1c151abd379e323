# SPDX-License-Identifier: EUPL-1.2
"""Who may shape a process."""

from conoceles.accounts.models import Capacity
from conoceles.accounts.rules import Act, Place, permits

from .models import CalendarWindow, Council, Process, Questionnaire


def may_load(by: Capacity, process: Process) -> bool:
    """Whoever loads the definition of that process."""
    return permits(by, Act.DEFINE, Place(process=process.slug))


def may_put_in_force(by: Capacity, questionnaire: Questionnaire) -> bool:
    """Whoever applies an agreement in that process."""
    return permits(by, Act.PUT_IN_FORCE, Place(process=questionnaire.process.slug))


def may_locate(by: Capacity, council: Council) -> bool:
    """Whoever hands letters over there says where: the council itself, or the Área responsable."""
    return permits(by, Act.DELIVER, Place(process=council.process.slug, body=council.key))


def may_see_calendar(by: Capacity, process: Process) -> bool:
    """Whoever defines the process or puts agreements in force in it."""
    place = Place(process=process.slug)
    return permits(by, Act.DEFINE, place) or permits(by, Act.PUT_IN_FORCE, place)


def may_see_window(by: Capacity, window: CalendarWindow) -> bool:
    """Whoever sees the whole calendar."""
    return may_see_calendar(by, window.process)


def may_change_window(by: Capacity, window: CalendarWindow) -> bool:
    """Whoever puts agreements in force in that process."""
    return permits(by, Act.PUT_IN_FORCE, Place(process=window.process.slug))
