# SPDX-License-Identifier: EUPL-1.2
"""What remissions tell people: where each is, and what is missing when something is refused."""

from conoceles.kernel.refusals import Phrase
from conoceles.look.dates import day as in_words

from .rules import PREPARING, Reason, State

PHRASES: dict[Reason, Phrase] = {
    Reason.NOTHING_CARRIED: "Elija qué se remite: al menos un documento, o un extracto del registro.",
    Reason.NOT_OF_PROCESS: "Eso es de otro proceso. Elija uno de la lista.",
    Reason.CARRIED_ALREADY: "«{title}» ya va en la remisión {number}. Siga con ella, o abandónela antes de abrir otra.",
    Reason.ANSWERED: "Ese requerimiento ya se contesta en la remisión {number}. Siga con ella, o abandónela.",
    Reason.NOT_READY: "«{title}» todavía no se puede remitir: su ruta no ha llegado a ese paso.",
    Reason.NO_LETTER_ROUTE: "Las rutas de este proceso no traen oficio de la Instancia Interna. Pida que se agregue.",
    Reason.LETTER_THERE: "Nada se cambió: esta remisión ya tiene su oficio.",
    Reason.NO_LETTER: "Falta el oficio: el paquete no se arma sin él.",
    Reason.SAME_PACKAGE: "No se armó otro: sería igual, byte por byte, al paquete {number}.",
    Reason.PACKAGE_OLD: "El paquete {number} ya no es el último. Envíe el último, o lea por qué se armó otro.",
    Reason.SAME_FOLIO: "Ya consta un envío con el folio {folio}. Revíselo en el acuse.",
    Reason.SENT: "Ya se envió. Mientras el INE no la devuelva no se arma ni se envía otro paquete, ni se abandona.",
    Reason.REPLIED: "Nada se cambió: ya está anotado lo que contestó el INE.",
    Reason.SET_ASIDE: "Nada se cambió: eso ya se había quitado.",
    Reason.NOT_LAST: "No se quitó: después se anotó algo más. Quite primero lo último de esta remisión.",
    Reason.NOT_INFORMED: "Nada se cambió: no consta que se haya informado a la Comisión.",
    Reason.RECEIPT_THERE: "Nada se cambió: ese envío ya tiene su acuse.",
    Reason.NOT_VALID: "El INE todavía no lo valida: no hay qué informar a la Comisión.",
    Reason.INFORMED: "Nada se cambió: ya se informó a la Comisión.",
    Reason.WITHDRAWN: "Esta remisión se abandonó: {why}",
    Reason.DAY_TO_COME: "Ese día todavía no llega. Revíselo.",
    Reason.BEFORE_SENT: lambda day: f"Ese día es anterior al del envío, {in_words(day)}. Revíselo.",
    Reason.BEFORE_VALID: lambda day: f"Ese día es anterior al de la validación, {in_words(day)}. Revíselo.",
    Reason.NO_OBSERVATIONS: "Falta decir qué observó el INE: escriba al menos una observación.",
    Reason.TERM_OF_VALID: "Lo que se validó no tiene término: bórrelo, o anote que lo devolvió.",
    Reason.NO_RECEIPT: "Falta el acuse: sin SIVOPLE, sólo el acuse prueba el envío.",
    Reason.WRONG_KIND: "El archivo debe ser PDF, PNG o JPG. Guárdelo así y súbalo otra vez.",
    Reason.FILE_TOO_LARGE: "El archivo pasa de {largest} MB. Guárdelo con menos resolución.",
    Reason.FILE_GONE: "El archivo no está, o no es el que se guardó. Búsquelo en los respaldos.",
    Reason.SAME_REQUEST: "Ese requerimiento ya está registrado. Búsquelo en la lista.",
    Reason.ENDS_BEFORE: "Termina antes de empezar. Revise el día y la hora.",
    Reason.ENDED: "Nada se cambió: ya está anotado cuándo terminó.",
}

STATES = {
    State.WITHOUT_LETTER: "Falta su oficio",
    State.TO_PACK: "Falta armar el paquete",
    State.TO_SEND: "Lista para enviar por SIVOPLE",
    State.SENT: "Enviada, sin respuesta del INE",
    State.RETURNED: "Devuelta por el INE",
    State.VALID: "Validada; falta informar a la Comisión",
    State.INFORMED: "Validada, y la Comisión informada",
    State.WITHDRAWN: "Abandonada",
}

#: What is asked first of all remissions: a heading, of which states, and whether it is folded.
GROUPS = (
    ("Devueltas por el INE", {State.RETURNED}, False),
    ("Enviadas, sin respuesta del INE", {State.SENT}, False),
    ("En preparación", PREPARING, False),
    ("Validadas; falta informar a la Comisión", {State.VALID}, False),
    ("Concluidas", {State.INFORMED}, True),
    ("Abandonadas", {State.WITHDRAWN}, True),
)
