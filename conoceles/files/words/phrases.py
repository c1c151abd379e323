# SPDX-License-Identifier: EUPL-1.2
"""The reasons of documents, in words for people: what it is, and what to do in the word processor."""

from collections.abc import Mapping

from conoceles.kernel.refusals import Phrase

from .reasons import Reason

_SAFE = "Por seguridad no se leyó y nada cambió."

WRONG: Mapping[Reason, Phrase] = {
    Reason.NOT_A_DOCX: "El archivo no es un DOCX. Ábralo en su procesador de textos y guárdelo como DOCX.",
    Reason.PASSWORD: "El archivo está protegido con contraseña. Guárdelo sin contraseña y súbalo otra vez.",
    Reason.DAMAGED: "El archivo está incompleto o dañado ({found}). Guárdelo de nuevo como DOCX y súbalo otra vez.",
    Reason.BOMB: (
        "Comprimido ocupa {packed} y descomprimido ocuparía {unpacked}; así se hacen los archivos para tumbar "
        f"sistemas. {_SAFE} Si es legítimo, copie su texto a un documento nuevo."
    ),
    Reason.TOO_LONG: "El documento pasa de {most:,} párrafos. Divídalo, o copie sólo el texto que cambió.",
    Reason.MACROS: f"El archivo trae macros, que son programas. {_SAFE} Guárdelo como DOCX, sin macros.",
    Reason.EMBEDDED: (
        f"El archivo trae otro archivo incrustado («{{found}}»). {_SAFE} Quítelo y adjúntelo aparte, si hace falta."
    ),
    Reason.EXTERNAL: (
        f"El archivo trae contenido de otro lugar («{{found}}»), que se cargaría al abrirlo. {_SAFE} "
        "En su procesador de textos, rompa los vínculos con archivos externos y guárdelo."
    ),
    Reason.TRACKED: (
        "El archivo trae control de cambios sin resolver. Acepte o rechace todos los cambios, guárdelo y súbalo otra "
        "vez: así se sabe qué texto propone."
    ),
    Reason.COMMENTS: (
        "El archivo trae comentarios al margen, que no entran a la versión. Atiéndalos, bórrelos todos, guárdelo y "
        "súbalo otra vez."
    ),
    Reason.HIDDEN: ("El archivo trae texto oculto: «{found}». Muéstrelo o bórrelo, guárdelo y súbalo otra vez."),
    Reason.TOO_BIG: f"Leer el archivo necesita más de {{memory}} de memoria. {_SAFE}",
    Reason.TOO_SLOW: f"Leer el archivo llevó más de {{seconds}} segundos y se detuvo. {_SAFE}",
    Reason.DIED: "El proceso que leía el archivo se detuvo ({found}). Nada cambió; vuelva a intentarlo.",
}
