# SPDX-License-Identifier: EUPL-1.2
"""How far a whole candidacy has come, told from its sections: what a board shows in one word."""

from collections.abc import Collection
from enum import Enum

from .progress import Progress, Task


class Standing(Enum):
    """Where a candidacy stands, with its words; in the order in which somebody must attend to them."""

    RETURNED = "Devuelta"
    TO_MEND = "Hay que corregir"
    EMPTY = "Sin empezar"
    MISSING = "Le falta"
    READY = "Lista para que la envíe"
    CHANGED = "Con cambios sin enviar"
    TO_ENDORSE = "Enviada, por aceptar"
    SENT = "Enviada"
    NOT_OWED = "Sin cuestionario"

    @property
    def code(self) -> str:
        """What an address calls it."""
        return self.name.lower().replace("_", "-")


_ORDER = list(Standing)


def standing(tasks: Collection[Task], *, sent: bool, returned: bool = False) -> Standing:
    """Where one questionnaire stands, whose sections are *tasks*; *sent*, whether it ever was.

    *returned*, whether what was last sent came back: so it stands until it is sent again, whatever was typed since.
    """
    if returned:
        return Standing.RETURNED
    states = {task.progress for task in tasks}
    if Progress.TO_MEND in states:
        return Standing.TO_MEND
    if states <= {Progress.EMPTY}:
        return Standing.EMPTY
    if any(task.problems for task in tasks):
        return Standing.MISSING
    if not sent:
        return Standing.READY
    return Standing.SENT if states <= {Progress.SENT} else Standing.CHANGED


def of_all(each: Collection[Standing]) -> Standing:
    """Where a candidacy stands that owes several: as the one which most asks for attention."""
    if len(set(each)) > 1 and Standing.EMPTY in each:
        each = [Standing.MISSING if one is Standing.EMPTY else one for one in each]
    return min(each, key=_ORDER.index, default=Standing.NOT_OWED)


def finished(task: Task) -> bool:
    """Whether nothing keeps that section from being sent, and something is in it."""
    return not task.problems and task.progress is not Progress.EMPTY
