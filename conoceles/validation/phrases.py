# SPDX-License-Identifier: EUPL-1.2
"""The reasons of validation, in words for people."""

from .rules import Reason


def _unknown_section(section: str, known: list[str]) -> str:
    return f"El cuestionario no tiene el rubro «{section}». Los que tiene: {', '.join(known)}."


PHRASES = {
    Reason.OWN_WORK: "Nadie dictamina lo que envió. Debe hacerlo otra persona de la Instancia Interna.",
    Reason.TEXT_CHANGED: (
        "La información no es la que usted leyó: cambió mientras la leía, o la huella está mal copiada."
        " Léala de nuevo y dictamine con la huella que muestre."
    ),
    Reason.SUPERSEDED: "La candidatura ya envió otra revisión. Lea la más reciente.",
    Reason.ALREADY_DECIDED: "Esta revisión ya está dictaminada.",
    Reason.NOTHING_OBSERVED: "Para devolverla, diga qué debe corregirse y en qué rubro.",
    Reason.STILL_OBSERVED: "No se puede aprobar con observaciones. Devuélvala, o apruébela sin ellas.",
    Reason.NOT_ENDORSED: (
        "La representación todavía no acepta este envío, y en este proceso debe hacerlo antes de que se apruebe."
        " Puede devolverlo, o esperar a que lo acepte."
    ),
    Reason.UNKNOWN_SECTION: _unknown_section,
    Reason.NOTHING_SENT: (
        "La candidatura «{candidacy}» del proceso «{process}» no ha enviado el cuestionario «{questionnaire}»."
        " Revise la clave: es la de la dirección de su perfil."
    ),
}
