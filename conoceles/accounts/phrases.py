# SPDX-License-Identifier: EUPL-1.2
"""The reasons of accounts, in words for people."""

from .reasons import Reason

PHRASES = {
    Reason.NO_PERSON: "En producción alguien debe responder por lo que hace la consola: agregue --as USUARIO.",
    Reason.UNKNOWN_PERSON: "No hay una cuenta activa con el nombre «{username}». Revise --as.",
}
