# SPDX-License-Identifier: EUPL-1.2
"""The reasons of the queue and its parts, in words for people."""

from .rules import Reason, View

PHRASES = {
    Reason.TAKEN: "Ya la tiene {name}. Tome otra, o pídale que se la pase.",
    Reason.OWN_WORK: "Nadie revisa lo que envió o escribió. Debe hacerlo otra persona de la Instancia Interna.",
    Reason.SAME_READER: "La segunda lectura es de otra persona: la primera no puede hacer las dos.",
    Reason.NOTHING_TO_READ: "De esta candidatura no hay ahora nada que leer.",
    Reason.NOT_HELD: "No la tiene usted: no hay nada que dejar libre.",
    Reason.NO_READER: "Primero alguien debe tomarla: una segunda lectura se pide cuando ya hay una primera.",
    Reason.CANNOT_READ: "Esa persona ya no revisa en este proceso. Elija a otra.",
    Reason.SECOND_ASKED: "La segunda lectura ya está pedida.",
}

VIEWS = {
    View.TO_READ: "Por leer",
    View.FREE: "Sin asignar",
    View.MINE: "En sus manos",
    View.OF_OTHERS: "En manos de otras personas",
    View.SECOND: "En segunda lectura",
    View.LATE: "Con el plazo vencido",
    View.PARTY: "Esperan a su representación",
    View.RETURNED: "Devueltas sin responder",
    View.SEALED: "Sólo falta la identidad, que valida el sistema",
}
