# SPDX-License-Identifier: EUPL-1.2
"""The reasons of consents, in words for people."""

from conoceles.elections.consent import Decision

from .rules import Match, Reason

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
    Reason.SIGNED_LATER: "La fecha de la firma todavía no llega. Escriba la que está en el formato.",
    Reason.NO_WITNESSES: "Quien pone su huella lo hace ante dos testigos: escriba los nombres de ambos, como están en "
    "el formato.",
    Reason.NO_INTERPRETER: "Escriba el nombre de quien interpretó, como está en el formato.",
    Reason.NOT_THIS_WAY: "Este proceso no recibe formatos firmados de ese modo.",
    Reason.BATCH_CHANGED: "La lista cambió mientras la veía. Revísela de nuevo antes de aceptar.",
    Reason.SCAN_SETTLED: "Ese escaneo ya se registró o se quitó.",
    Reason.NOT_MATCHED: "Ese escaneo no corresponde a una candidatura que usted pueda registrar.",
    Reason.NO_SUCH_CODE: "Revise el código «{code}»: tiene 16 letras y cifras, y alguna no es la del formato.",
}

#: What each match of a scan is called, and what to do about it.
MATCHES = {
    Match.MATCHED: ("Corresponde", "done", ""),
    Match.ACCEPTED: ("Aceptado", "done", "Espera que la mesa lo lea y lo registre."),
    Match.REGISTERED: ("Registrado", "done", ""),
    Match.NO_CODE: ("Sin código", "waiting", "Escriba el código que está al pie del formato."),
    Match.UNKNOWN: ("Código desconocido", "grave", "Ninguna candidatura de este proceso tiene ese código. Revíselo."),
    Match.FOREIGN: (
        "De otra representación o consejo",
        "grave",
        "No es suyo: quítelo y entréguelo a quien corresponde.",
    ),
    Match.OTHER_TEXT: (
        "Otra versión del texto",
        "grave",
        "Se firmó un texto que ya cambió: imprima el formato de hoy.",
    ),
    Match.TWICE: ("Repetido", "grave", "Hay dos escaneos de la misma candidatura: quite el que no va."),
    Match.BEFORE: ("Ya se había registrado", "grave", "Ese mismo archivo ya se registró: quítelo."),
}

#: What each decision is called in a list.
NAMES = {
    Decision.TREATMENT: "Tratamiento de datos sensibles",
    Decision.PUBLICATION: "Distintivos junto a su nombre",
    Decision.STATISTICS: "Estadísticas",
}
