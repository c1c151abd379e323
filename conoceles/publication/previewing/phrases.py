# SPDX-License-Identifier: EUPL-1.2
"""The reasons of previews, in words for people."""

from datetime import timedelta
from zoneinfo import ZoneInfo

from conoceles.elections.models import Process
from conoceles.look.dates import moment

from .rules import Days, Extent, Reason

PHRASES = {
    Reason.NOT_YET: "La vista previa todavía no se abre.",
    Reason.OVER: "Los días de la vista previa ya terminaron.",
    Reason.NO_DAYS: "El calendario del proceso todavía no dice qué días se abre la vista previa.",
    Reason.NOTHING_READY: "La Instancia Interna todavía no ha preparado una vista previa.",
    Reason.REPLACED: "Esta vista previa se reemplazó por otra más reciente.",
    Reason.PUBLISHED: "Lo que mostraba esta vista previa ya se publicó, o se publicó otra cosa en su lugar.",
    Reason.LEFT: (
        "Algo de lo que mostraba esta vista previa se retiró, y por eso se cerró de inmediato. La Instancia Interna "
        "puede preparar otra."
    ),
    Reason.DISCARDED: "La Instancia Interna cerró esta vista previa.",
    Reason.NOTHING_SAID: "Escriba algo.",
    Reason.TOO_LONG: "Tiene {given:,} caracteres y el máximo es {most:,}. Acórtelo.",
    Reason.ANSWERED_ALREADY: "Ese comentario ya tiene respuesta.",
}

#: What somebody sees, in words.
EXTENTS = {
    Extent.ALL: "Todo lo que se publicaría",
    Extent.OWN: "Sólo las candidaturas por las que responde su representación",
    Extent.NOTHING: "Nada",
}


def told(days: Days, process: Process) -> str:
    """One sentence on whether it may be looked at now, with the day and the hour."""
    zone = ZoneInfo(process.timezone)
    if days.at is None:
        return "Está abierta." if days.open else str(PHRASES[days.reason or Reason.NO_DAYS])
    last = moment(days.at - timedelta(microseconds=1), zone)  # what ends when a day begins ends with the day before
    if days.open:
        return f"Está abierta hasta el {last}."
    if days.reason is Reason.NOT_YET:
        return f"La vista previa se abre el {moment(days.at, zone)}."
    if days.reason is Reason.OVER:
        return f"Los días de la vista previa terminaron el {last}."
    return str(PHRASES[days.reason or Reason.NO_DAYS])
