# SPDX-License-Identifier: EUPL-1.2
"""The reasons of validation, in words for people."""

from typing import Any

from .rules import Reason


def _unknown_section(section: str, known: list[str], **_: Any) -> str:
    return f"El cuestionario no tiene el rubro «{section}». Los que tiene: {', '.join(known)}."


def _unknown_ground(ground: str, known: list[str], **_: Any) -> str:
    if not known:
        return f"Este proceso no tiene una lista de motivos, y «{ground}» no puede ser de ella. Quite el motivo."
    return f"«{ground}» no es un motivo de la lista. Los que hay: {', '.join(known)}."


def _ground_elsewhere(ground: str, *, photo: bool, **_: Any) -> str:
    about = "una fotografía, y ahí no la hay" if photo else "un texto, y ahí no lo hay"
    return f"El motivo «{ground}» es de {about}. Elija otro."


PHRASES = {
    Reason.OWN_WORK: "Nadie dictamina lo que envió o escribió. Debe hacerlo otra persona de la Instancia Interna.",
    Reason.TEXT_CHANGED: (
        "La información no es la que usted leyó: cambió mientras la leía, o la huella está mal copiada."
        " Léala de nuevo y dictamine con la huella que muestre."
    ),
    Reason.ENDED: "Sus respuestas están bloqueadas: el tratamiento terminó, y ya no se revisan.",
    Reason.SUPERSEDED: "La candidatura ya envió otra revisión. Lea la más reciente.",
    Reason.ALREADY_DECIDED: "Esta revisión ya está dictaminada.",
    Reason.NOT_STANDING: (
        "Esta candidatura ya no contiende, y lo que envió no se dictamina. Si una resolución la restituye, vuelve a"
        " la revisión tal como estaba."
    ),
    Reason.SAME_PERSON: (
        "Usted ya dio la primera aprobación, y en este proceso la segunda debe darla otra persona."
        " Mientras tanto puede devolverla."
    ),
    Reason.NOTHING_OBSERVED: "Para devolverla, diga qué debe corregirse y en qué rubro.",
    Reason.STILL_OBSERVED: "No se puede aprobar con observaciones. Devuélvala, o apruébela sin ellas.",
    Reason.NOT_ENDORSED: (
        "La representación todavía no acepta este envío, y en este proceso debe hacerlo antes de que se apruebe."
        " Puede devolverlo, o esperar a que lo acepte."
    ),
    Reason.UNKNOWN_SECTION: _unknown_section,
    Reason.UNKNOWN_QUESTION: "El rubro «{section}» no tiene la pregunta «{question}».",
    Reason.WITHOUT_GROUND: "Elija el motivo de lo que observa en «{section}».",
    Reason.UNKNOWN_GROUND: _unknown_ground,
    Reason.GROUND_ELSEWHERE: _ground_elsewhere,
    Reason.WITHOUT_WORDS: "El motivo «{ground}» no basta: diga con sus palabras qué pasa y qué debe corregirse.",
    Reason.SAYS_NOTHING: "Diga qué debe corregirse en «{section}».",
    Reason.NOT_THERE: "Esas palabras no están en lo que envió, tal como usted las copió. Cópielas del texto del rubro.",
    Reason.HALF_SAID: "«Dice» y «debe decir» van juntos: escriba los dos, o ninguno.",
    Reason.SAYS_THE_SAME: "«Dice» y «debe decir» son lo mismo. Escriba en «debe decir» cómo debe quedar.",
    Reason.TOO_LONG: "Es muy largo: a lo más {longest:,} caracteres.",
    Reason.NOTHING_SENT: (
        "La candidatura «{candidacy}» del proceso «{process}» no ha enviado el cuestionario «{questionnaire}»."
        " Revise la clave: es la de la dirección de su perfil."
    ),
}
