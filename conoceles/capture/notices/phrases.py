# SPDX-License-Identifier: EUPL-1.2
"""The reasons of notices on paper, in words for people."""

from .rules import Reason

PHRASES = {
    Reason.NOT_YET: "La fecha de la entrega está en el futuro. Revise el día y la hora.",
    Reason.BEFORE_IT_WAS: "La entrega no puede ser anterior al aviso. Revise el día y la hora.",
    Reason.NOBODY_RECEIVED: "Escriba el nombre de quien recibió, como firmó.",
    Reason.ACUSE_THERE: "Esa constancia ya tiene su acuse, y un acuse no se cambia.",
    Reason.ACUSE_GONE: "El archivo de ese acuse no está, o no es el que se guardó. Búsquelo en los respaldos.",
    Reason.NOTHING_DELIVERED: "Un intento sin entrega no tiene acuse firmado.",
}
