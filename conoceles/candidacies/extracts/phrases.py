# SPDX-License-Identifier: EUPL-1.2
"""Why nothing is taken out for INE, in words for people."""

from .rules import Reason

PHRASES = {
    Reason.NOTHING_CHANGED: "Nada ha cambiado en el registro desde ese corte: no hay qué remitir. Los extractos "
    "anteriores se pueden descargar otra vez.",
    Reason.ALREADY_TAKEN: "Alguien sacó otro extracto mientras esta página estaba abierta. Revíselo antes de sacar uno "
    "más.",
    Reason.FILE_GONE: "El archivo de ese extracto no está, o no es el que se guardó. Búsquelo en los respaldos.",
}
