# SPDX-License-Identifier: EUPL-1.2
"""How a scheduled publication stands, in words, and why one is refused."""

from dataclasses import dataclass
from datetime import datetime

from conoceles.look.dates import moment
from conoceles.publication.models import Scheduled

from . import queries
from .rules import Reason, late

DENIED = (
    "Quien la aprobó ya no tiene el carácter con que lo hizo. Cancélela, y que otra persona de la Instancia la apruebe."
)
PHRASES = {
    Reason.PAST: "Ese momento ya pasó. Elija uno por venir, o publique ahora.",
    Reason.TOO_FAR: "Ese momento está a más de un año. Revise la fecha.",
    Reason.ALREADY_SCHEDULED: "Ya hay una publicación programada para ese momento.",
    Reason.ALREADY_OPEN: "Ese cargo ya está abierto: elija un día y una hora, o publique ahora.",
    Reason.OVER: "Esa publicación ya se hizo o ya se canceló.",
    Reason.CANCELLED: "Esta publicación programada se canceló: no se mostró nada.",
}


@dataclass(frozen=True, slots=True)
class Standing:
    """When it is, or was; how it stands; and what whoever reads it must see to."""

    when: str
    state: str
    warning: str = ""


def standing(scheduled: Scheduled, now: datetime) -> Standing:
    """How *scheduled* stands at *now*."""
    at = scheduled.due_at or queries.instant(scheduled)
    when = moment(at) if at else "Sin fecha todavía"
    if scheduled.office is not None:
        when = f"Al abrirse {scheduled.office.plural} ({when[0].lower()}{when[1:]})"
    if scheduled.cancelled_at is not None:
        return Standing(when, f"se canceló el {moment(scheduled.cancelled_at)}.")
    if scheduled.done_at is not None:
        after = " Se hizo tarde." if at and late(at, scheduled.done_at) else ""
        return Standing(when, f"se hizo el {moment(scheduled.done_at)}.{after}")
    if scheduled.problem:
        return Standing(when, "no se ha podido hacer; se intenta cada diez minutos.", scheduled.problem)
    if at is None:
        return Standing(when, "espera al acuerdo que fije el día.")
    if at <= now:
        return Standing(when, "se está haciendo, o empieza en menos de un minuto.")
    warning = ""
    if queries.approved_too(scheduled):
        warning = (
            "Quien la programó aprobó después algo de lo que saldría, y aquí publica otra persona: no se hará así."
            " Cancélela, y que otra persona la programe."
        )
    return Standing(when, "está programada.", warning)
