# SPDX-License-Identifier: EUPL-1.2
"""The reasons of files, in words for people."""

from .rules import Reason

PHRASES = {
    Reason.NOBODY_FOUND: "Elija de quién es el expediente: busque una candidatura por su nombre, o elija una"
    " representación.",
    Reason.FILE_GONE: "El archivo de ese expediente no está, o no es el que se guardó. Búsquelo en los respaldos.",
    Reason.NOT_MADE: "Ese expediente ya no se puede formar: la candidatura o la representación no está en el registro.",
}
