# SPDX-License-Identifier: EUPL-1.2
"""What the machine or the database would not do, in words for whoever typed a command."""

import errno
import os

from django.db.utils import DatabaseError, InterfaceError, OperationalError

from conoceles.kernel import machine
from conoceles.kernel.text import shown

#: The exit code of a command that the machine or the database kept from ending.
CODE = 3

_LOCKED = "otro programa la está usando. Espere a que termine y repita la orden"
_DAMAGED = "está dañada o no es la base. No la use más: recupérela de un respaldo"
_UNREACHABLE = (
    "no se puede abrir o no responde. Revise CONOCELES_HOME o CONOCELES_DATABASE_URL, y que el servidor corra"
)
_OTHER = "la orden no pudo terminar ({found}). Con --traceback se ve dónde"

#: PostgreSQL says it with codes (its manual, appendix A), SQLite with words.
_STATES = {"53100": machine.FULL, "55P03": _LOCKED, "40P01": _LOCKED, "25006": machine.READ_ONLY}
_WORDS = {
    "disk is full": machine.FULL,
    "disk i/o error": "el disco falló o se llenó. Revíselo y repita la orden",
    "is locked": _LOCKED,
    "readonly database": machine.READ_ONLY,
    "unable to open": _UNREACHABLE,
    "connection": _UNREACHABLE,
    "malformed": _DAMAGED,
    "not a database": _DAMAGED,
    "no such table": "no está al día. Ejecute antes «python manage.py migrate»",
}


#: What of a file passes by itself, or once somebody made room; anything else is a mistake of ours.
_PASSING = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EIO, errno.EMFILE, errno.ENFILE}


def passing(error: Exception) -> bool:
    """Whether the machine or the database would not do it now, though what was asked of them was right."""
    return isinstance(error, OperationalError | InterfaceError) or (
        isinstance(error, OSError) and error.errno in _PASSING
    )


def told(error: Exception) -> str | None:
    """A sentence about *error*; None when it is no trouble of the machine or the database, but a mistake of ours."""
    if isinstance(error, OSError):
        where = f"{shown(os.fsdecode(error.filename))}: " if isinstance(error.filename, str | bytes) else ""
        words = machine.why(error) or _OTHER.format(found=shown(error.strerror or str(error)))
        return f"{where}{words}." if where else f"{words[0].upper()}{words[1:]}."
    if isinstance(error, OperationalError | InterfaceError) or type(error) is DatabaseError:
        said = str(error).strip()
        words = _STATES.get(getattr(error.__cause__, "sqlstate", None) or "", "") or next(
            (words for part, words in _WORDS.items() if part in said.lower()),
            _OTHER.format(found=shown(said.split("\n")[0])),
        )
        return f"La base de datos: {words}. Lo que no se había confirmado no cambió."
    return None
