# SPDX-License-Identifier: EUPL-1.2
"""The end of treatment in words for people: what is refused and how to mend it, and what each state means."""

from datetime import date

from conoceles.look import dates
from conoceles.vault.rules import Reason as OfVault

from .rules import Reason, State


def _too_early(day: date) -> str:
    return f"Todavía no se puede: hay que esperar al {dates.day(day)}. Antes, sólo de una candidatura, con su acuerdo."


PHRASES = {
    Reason.ALREADY: "Eso ya se pidió o ya está hecho. Vea en qué estado está, en la página del fin del tratamiento.",
    Reason.NOT_BLOCKED: "Esos datos no están bloqueados: primero se bloquean, y lo cancelado ya no se abre.",
    Reason.NOT_DONE: "El bloqueo no ha terminado: el sistema todavía está cerrando lo que no es público. Espere a que "
    "termine y repítalo.",
    Reason.TOO_EARLY: _too_early,
    Reason.UNSHOWN: "Hay una publicación congelada que todavía no se muestra, con lo que se iba a bloquear. Termine de "
    "publicarla, y repítalo.",
    Reason.NOTHING_WAITS: "Eso ya no espera a nadie: se confirmó o se dejó sin efecto.",
    Reason.SAME_PERSON: "En este proceso lo confirma una persona distinta de quien lo pidió.",
    Reason.AGREEMENT_IN_FUTURE: "Esa fecha todavía no llega. Escriba la del documento.",
    Reason.WITHOUT_AGREEMENT: "Escriba qué acuerdo o resolución lo ordena.",
    Reason.NOT_A_RECIPIENT: "Eso no es una clave pública: empieza con «age1» y la da quien va a recibir el archivo.",
    Reason.OVER: "Ese día ya pasó: para abrirlo hace falta otra autorización.",
    Reason.OPENED_ALREADY: "Esa autorización ya se usó: sirve para un solo archivo. Si se perdió, hace falta otra.",
    Reason.NO_SUCH_OPENING: "No hay ninguna autorización con ese número.",
    Reason.NOT_THAT_MANY: "Diga una candidatura de este proceso, por su nombre o su dirección.",
    Reason.STILL_THERE: "Todavía no se puede anotar. {why}",
    Reason.NOT_WRITTEN: "No se pudo escribir {path}: ya hay ahí un archivo, o no se puede escribir. No se perdió nada "
    "más que la autorización, si ya se había usado.",
    Reason.NOT_CONFIRMED: "Esa autorización espera a una segunda persona: que otra de la Instancia la confirme en "
    "«Autorizar una apertura».",
    Reason.ALL_BY_ONE: "En este proceso no anota una sola persona que se destruyeron las tres hojas de unas custodias: "
    "la última la anota otra de la Instancia.",
    Reason.OTHER_CUSTODIES: "Lo bloqueado depende de custodias distintas. Haga antes la entrega a otra custodia, para "
    "que todo dependa de las vigentes; o abra una candidatura a la vez.",
    Reason.UNDECIDED: "Nadie ha decidido cuánto se conserva lo bloqueado, así que todavía no se cancela el proceso. "
    "Anote el plazo y el documento que lo dice en los parámetros del proceso («Días que se conserva lo bloqueado»), y "
    "repítalo.",
    Reason.SETTLED: "Eso ya está anotado, o no hace falta.",
}

#: Those of the vault that a screen tells: without commands, and where to ask.
OF_KEYS = {
    OfVault.NO_RECOVERY: "Todavía no hay personas de la custodia: sin ellas nadie podría abrir después lo bloqueado. "
    "Pida a quien opera el sistema que haga la ceremonia de custodias, y repítalo.",
    OfVault.NOT_RECOVERABLE: "Las respuestas de {left} candidaturas no están confiadas a la custodia vigente, y nadie "
    "podría abrirlas después. Pida a quien opera el sistema que termine de confiarlas, y repítalo.",
    OfVault.STILL_RECOVERS: "De esas custodias dependen todavía {left} candidaturas. Confíelas antes a unas nuevas.",
}

#: What each state means to whom the data are of.
STATES = {
    State.ACTIVE: "Activos: se tratan para lo que dice el aviso de privacidad",
    State.BLOCKED: "Bloqueados: se conservan sólo por si hay que responder por ellos, y nadie los trata",
    State.CANCELLED: "Cancelados: ya no existen aquí, y nadie puede abrirlos",
}
