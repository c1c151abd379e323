# SPDX-License-Identifier: EUPL-1.2
"""The reasons of corrections, in words for people."""

from .rules import Reason


def _none_left(allowed: int) -> str:
    times = "una corrección" if allowed == 1 else f"{allowed} correcciones"
    return f"Este proceso permite {times} por candidatura, y ya se usaron. Si hay un error, avise al instituto."


def _other_sections(sections: list[str]) -> str:
    return (
        f"Sólo pueden cambiar los rubros de la corrección que se concedió. También cambia: {', '.join(sections)}. "
        "Deje esos como estaban, o pida corregirlos."
    )


PHRASES = {
    Reason.NO_SECTIONS: "Elija qué rubros quiere corregir.",
    Reason.WITHOUT_MOTIVE: "Escriba qué hay que corregir y por qué.",
    Reason.STILL_OPEN: "Su captura está abierta: no hace falta pedirlo. Cambie lo que necesite y envíelo otra vez.",
    Reason.NOTHING_SENT: "De ese cuestionario no ha enviado nada que pueda corregirse.",
    Reason.ALREADY_ASKED: "Ya pidió una corrección de ese cuestionario. Espere la respuesta.",
    Reason.NONE_LEFT: _none_left,
    Reason.ALREADY_DECIDED: "Esa solicitud ya tiene respuesta.",
    Reason.WITHOUT_ANSWER: "Escriba por qué no se concede: la candidatura lo leerá.",
    Reason.OTHER_SECTIONS: _other_sections,
}
