# SPDX-License-Identifier: EUPL-1.2
"""The reasons of albums, in words for people."""

from conoceles.capture.models import Shot

from .rules import Reason

PHRASES = {
    Reason.NOT_A_ZIP: "Ese archivo no es un ZIP, o está dañado. Haga el ZIP otra vez y súbalo.",
    Reason.TOO_MANY: "Ese ZIP tiene más de {most} archivos. Repártalos en varios.",
    Reason.PASSWORD: "Ese ZIP tiene contraseña. Hágalo otra vez sin ella.",
    Reason.BOMB: "Ese ZIP dice guardar mucho más de lo que pesa. Por seguridad no se abrió: haga uno nuevo con las "
    "fotografías.",
    Reason.TRICK: "Ese ZIP tiene un nombre que llevaría fuera de su carpeta («{found}»). Por seguridad no se abrió: "
    "haga uno nuevo con las fotografías.",
    Reason.OTHER_PACKING: "Ese ZIP está hecho de un modo que no se abre aquí. Hágalo con el programa de su sistema, en "
    "un solo archivo.",
    Reason.NO_PHOTOGRAPHS: "Ese ZIP no tiene ningún archivo.",
    Reason.FILE_GONE: "El archivo ya no está. Súbalo otra vez.",
    Reason.NOT_READ: "Ese ZIP todavía no se ha leído.",
    Reason.SETTLED: "Ese ZIP ya se aceptó o se canceló.",
    Reason.NOTHING_READY: "No hay ninguna fotografía lista para tomar.",
    Reason.NO_QUESTION: "Este proceso no pide fotografía.",
}

_STATES = Shot.State
#: What to do about each.
MEND = {
    _STATES.UNKNOWN: "Ningún folio se llama así. Póngale al archivo el folio de la candidatura y súbalo otra vez.",
    _STATES.FOREIGN: "Ese folio no es de sus candidaturas: no se tomará.",
    _STATES.NOT_OWED: "A esa candidatura no se le pide fotografía: no se tomará.",
    _STATES.TOO_LARGE: "El archivo pesa más de {largest} MB. Redúzcalo y súbalo otra vez.",
    _STATES.TWICE: "Hay dos archivos de la misma candidatura, o la misma fotografía a nombre de dos. Deje una.",
}
REPLACES = "Quedará en lugar de la que ya tiene."
TAGS = {
    _STATES.READY: "waiting", _STATES.TAKEN: "done", _STATES.FOREIGN: "absent", _STATES.NOT_OWED: "absent",
}  # fmt: skip
