# SPDX-License-Identifier: EUPL-1.2
"""The reasons of credentials, in words for people."""

from typing import Any

from conoceles.look.dates import moment

from .rules import Reason


def _known(words: str, **details: Any) -> str:
    return words.format(**details) + " Hay: " + ", ".join(details["known"]) + "."


PHRASES = {
    Reason.DAYS_UNDECIDED: "El proceso debe decir cuántos días sirve el código de una carta: ponga activation_days, "
    "de 1 a {longest}, en process.toml y cárguelo otra vez.",
    Reason.NOTHING_TO_ISSUE: "No hay a quién emitir carta: todas las cuentas de lo pedido ya la tienen.",
    Reason.BEING_ISSUED: "Alguien está emitiendo cartas de este proceso ahora mismo. Espere a que termine.",
    Reason.NO_OFFICE: lambda **d: _known("No hay un cargo con la clave «{key}».", **d),
    Reason.NO_POSTULANT: lambda **d: _known("No hay un actor político con la clave «{key}».", **d),
    Reason.NO_COUNCIL: lambda **d: _known("No hay un consejo con la clave «{key}».", **d),
    Reason.ISSUED_MEANWHILE: "Alguien emitió otra carta de esa cuenta, o corrigió el registro, al mismo tiempo. "
    "Vuelva a intentarlo.",
    Reason.STANDS_NO_MORE: "Esa candidatura ya no está registrada: no se le emiten cartas. Si es un error, "
    "corrija antes el registro.",
    Reason.LETTER_DEAD: "Esa carta ya no sirve: venció, ya se usó o se emitió otra. "
    "Reponga la carta y entregue la nueva.",
    Reason.LETTER_FILE_GONE: "El archivo de esa carta ya no está. "
    "Reponga la carta: la nueva deja sin efecto a la anterior.",
    Reason.NOBODY_RECEIVED: "Falta decir quién recibió y con qué documento se identificó.",
    Reason.NOT_YET: "La fecha de la entrega está en el futuro. Revise el día y la hora.",
    Reason.BEFORE_ITS_LETTER: lambda issued: (
        f"La entrega no puede ser anterior a la carta, que se emitió el {moment(issued)}."
    ),
    Reason.ACUSE_TOO_LARGE: "El acuse pasa de {largest} MB. Escanéelo con menos resolución.",
    Reason.ACUSE_UNKNOWN: "El acuse debe ser un PDF, un JPEG o un PNG, y este archivo no es ninguno.",
    Reason.ACUSE_ACTIVE: "Ese PDF contiene acciones o archivos incrustados. Escanee la hoja firmada y suba la imagen.",
    Reason.ACUSE_GONE: "El archivo de ese acuse no está, o no es el que se guardó. Búsquelo en los respaldos.",
    Reason.ACUSE_THERE: "Esa entrega ya tiene su acuse, y un acuse no se cambia. Registre otra entrega si hubo otra.",
    Reason.PACKAGE_GONE: "Ese paquete ya se borró. Prepárelo otra vez.",
    Reason.NOTHING_DELIVERED: "Un intento sin entrega no lleva acuse.",
}
