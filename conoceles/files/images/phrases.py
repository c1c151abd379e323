# SPDX-License-Identifier: EUPL-1.2
"""Why a photograph cannot be taken, in words for people: what happened, and how to mend it."""

from .reasons import Reason

PHRASES = {
    Reason.EMPTY: "El archivo está vacío. Elija otra vez la fotografía.",
    Reason.NOT_AN_IMAGE: "Ese archivo no es una fotografía: es {found}. Suba un JPEG, un PNG o un WebP.",
    Reason.HEIC: (
        "Esa fotografía está en HEIC o AVIF, que no todos pueden ver. En el ajuste de formatos de la cámara elija «Más "
        "compatible», o guárdela como JPEG, y súbala otra vez."
    ),
    Reason.OTHER_FORMAT: "Esa fotografía es {found} y se reciben {formats}. Guárdela en uno de esos formatos y súbala.",
    Reason.TOO_HEAVY: (
        "Esa fotografía pesa {found} y se reciben hasta {largest}. Redúzcala en el teléfono, o tómela otra vez con "
        "menos resolución."
    ),
    Reason.TOO_MANY_PIXELS: (
        "Esa fotografía mide {width} × {height} puntos, y se reciben hasta {most} millones en total. Redúzcala y "
        "súbala otra vez."
    ),
    Reason.TOO_SMALL: (
        "Esa fotografía mide {width} × {height} puntos y necesita al menos {least_width} × {least_height}, para que se "
        "vea bien. Suba la original, sin recortar."
    ),
    Reason.ANIMATED: "Esa imagen se mueve: tiene {frames} cuadros. Suba una fotografía fija.",
    Reason.DAMAGED: (
        "Esa fotografía está incompleta o dañada, quizá porque se cortó al copiarla. Ábrala para ver si está entera y "
        "súbala otra vez, o guárdela de nuevo como JPEG."
    ),
    Reason.TOO_BIG: (
        "Abrir esa fotografía necesita más de {memory} de memoria, mucho más que cualquiera de una cámara. Por "
        "seguridad no se abrió. Guárdela de nuevo como JPEG y súbala."
    ),
    Reason.TOO_SLOW: "Abrir esa fotografía tardó demasiado y se detuvo. Guárdela de nuevo como JPEG y súbala otra vez.",
    Reason.DIED: "No se pudo abrir esa fotografía: el programa que la leía se detuvo. Súbala otra vez.",
}
