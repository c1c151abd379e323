# SPDX-License-Identifier: EUPL-1.2
"""Why an office is not open yet, in words."""

from datetime import datetime

from conoceles.look.dates import day

from .rules import Gate, Why


def told(gate: Gate, now: datetime) -> str:
    """One sentence on *gate*: what is missing, and where it is given; or since when it is open."""
    why = gate.closed(now)
    if why is None:
        return f"publicado desde la publicación {gate.opened}." if gate.opened else f"abierto{_by(gate)}."
    if why is Why.NO_DAY:
        return (
            "falta el acuerdo que determina su fecha de inicio, y el calendario no tiene una ventana «publicacion» "
            "para este cargo."
        )
    fixed = day(gate.first_day)
    if why is Why.NO_AGREEMENT:
        return (
            "falta el acuerdo que determina su fecha de inicio. El calendario dice "
            f"{fixed}, sin acuerdo: regístrelo en el calendario, con el acuerdo que fija ese día."
        )
    if why is Why.AGREEMENT_TO_COME:
        return f"el acuerdo {gate.agreement}, que determina su fecha de inicio, tiene una fecha que todavía no llega."
    return f"se abre el {fixed}, a las 00:00{_by(gate)}."


def _by(gate: Gate) -> str:
    return f", por el acuerdo {gate.agreement}" if gate.agreement else ""
