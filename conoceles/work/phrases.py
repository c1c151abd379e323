# SPDX-License-Identifier: EUPL-1.2
"""The reasons of work, in words for people, and what is told of a job that could not be done."""

from .rules import MOST_ATTEMPTS, Reason

PHRASES = {
    Reason.UNDER_WAY: "Eso mismo ya se está haciendo.",
    Reason.ENDED: "Esa tarea ya terminó: no hay qué detener.",
    Reason.NOT_STOPPED: "Esa tarea no está detenida: no hay qué continuar.",
}

BUSY = "Todavía se está leyendo o tomando lo anterior que usted envió. Espere a que termine, y súbalo entonces."
DENIED = "Quien la pidió ya no tiene facultades para hacerla. Puede continuarla alguien que sí."
DEADLY = (
    f"Se interrumpió {MOST_ATTEMPTS} veces sin llegar al final, y no se intenta más. Avise a quien opera el sistema: "
    "puede faltar memoria o disco. Lo que ya se hizo está hecho; después puede continuarla."
)


def broken(where: str) -> str:
    """A mistake of ours: where in the program, and none of the values it was working on."""
    return (
        f"Falló por un error del sistema ({where}). Avise a quien lo opera. "
        "Lo que ya se hizo está hecho; puede continuarla."
    )
