# SPDX-License-Identifier: EUPL-1.2
"""What the machine would not do with a file, in words for people: the system's own are in English."""

import errno
import os
from pathlib import Path

from .text import shown

FULL = "no queda espacio en el disco. Libere espacio y repita la orden"
READ_ONLY = "no hay permiso para escribir. Revise de quién son la carpeta y el archivo, y cómo se montó el disco"

_WORDS = {
    errno.ENOSPC: FULL,
    errno.EDQUOT: FULL,
    errno.EFBIG: "el archivo llegó al tamaño más grande que el sistema permite",
    errno.EROFS: READ_ONLY,
    errno.EACCES: "no hay permiso para leer o escribir. Revise de quién es, o con qué usuario corre la orden",
    errno.EPERM: "no hay permiso para leer o escribir. Revise de quién es, o con qué usuario corre la orden",
    errno.EIO: "el disco falló. Revíselo antes de seguir",
    errno.ENOENT: "no existe",
    errno.EEXIST: "ya existe",
    errno.ENOTDIR: "no es una carpeta",
    errno.EISDIR: "es una carpeta, y se esperaba un archivo",
    errno.EMFILE: "hay demasiados archivos abiertos. Suba ese límite del sistema (ulimit -n)",
    errno.ENFILE: "hay demasiados archivos abiertos. Suba ese límite del sistema",
}


def why(error: OSError) -> str | None:
    """What *error* says, without its place and without a full stop; None for what has no words here."""
    return _WORDS.get(error.errno or 0)


def told(error: OSError, place: Path | None = None) -> str:
    """What *error* says, after *place* or its own where it has one; in the system's words if there are none here."""
    words = why(error) or shown(error.strerror or str(error))
    named = place or error.filename
    return f"{shown(os.fsdecode(named))}: {words}" if isinstance(named, str | bytes | Path) else words
