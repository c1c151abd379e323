# SPDX-License-Identifier: EUPL-1.2
"""The reasons of consents, in words for people."""

from conoceles.elections.consent import Decision

from .rules import Reason

PHRASES = {
    Reason.OTHER_NAME: "Escriba su nombre como está en su registro: {name}. No importan los acentos ni las mayúsculas.",
    Reason.TEXT_CHANGED: "El texto cambió mientras lo leía. Léalo de nuevo antes de firmar.",
    Reason.SAME_DECISION: "Esa decisión ya está firmada.",
    Reason.NOT_ALL_DECIDED: "Faltan decisiones: en el formato se marca Sí o No en las tres.",
    Reason.NOTHING_TO_WITHDRAW: "No hay un consentimiento que retirar.",
    Reason.NOT_STANDING: "Ya no se puede firmar: su registro terminó, o este proceso no pide consentimientos.",
    Reason.NO_TREATMENT: "Antes de enviar el cuestionario de identidad, diga que sí al tratamiento de sus datos en "
    "«Sus consentimientos». El cuestionario curricular no lo necesita.",
    Reason.FORM_GONE: "El archivo del formato firmado ya no está. Lo decidido sigue valiendo; el acuse dice su huella.",
}

#: What each decision is called in a list.
NAMES = {
    Decision.TREATMENT: "Tratamiento de datos sensibles",
    Decision.PUBLICATION: "Distintivos junto a su nombre",
    Decision.STATISTICS: "Estadísticas",
}
