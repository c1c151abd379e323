# SPDX-License-Identifier: EUPL-1.2
"""The reasons of accounts, in words for people."""

from .reasons import Reason
from .rules.passwords import LONGEST, SHORTEST, Fault
from .rules.quotas import Spent

_SPENT = {
    Spent.SCANS: "escaneos",
    Spent.PHOTOGRAPHS: "fotografías",
    Spent.ANNOUNCEMENTS: "avisos por correo",
    Spent.BUNDLES: "hojas o ZIP",
}
_QUOTA = (
    "Su cuenta puede enviar hasta {most} {what} por hora, para que el sistema alcance a todas las personas. "
    "Lo anterior está guardado: continúe a partir de las {opens_at:%H:%M}."
)

PHRASES = {
    Reason.NO_PERSON: "En producción alguien debe responder por lo que hace la consola: agregue --as USUARIO.",
    Reason.NOBODY_YET: "En producción alguien debe responder por lo que hace la consola, y todavía nadie tiene cuenta. "
    "Abra la primera, una sola vez y sin producción (ver docs/operations/instalar.md):\n"
    "  CONOCELES_PRODUCTION=0 python manage.py load_process CARPETA\n"
    "  CONOCELES_PRODUCTION=0 python manage.py appoint PROCESO area-responsable USUARIO "
    "--name NOMBRE --agreement DOCUMENTO\n"
    "Desde entonces, agregue --as USUARIO a cada orden.",
    Reason.UNKNOWN_PERSON: "No hay una cuenta activa con el nombre «{username}». Revise --as.",
    Reason.ALREADY_HELD: "Esa persona ya tiene ese carácter. Termine primero el que está vigente.",
    Reason.ENDLESS_DELEGATION: "Una delegación necesita fecha de término, y debe ser posterior a hoy.",
    Reason.BACKWARDS: "Terminaría antes de empezar, o ya habría terminado. Revise las dos fechas.",
    Reason.ENDS_BEFORE_TODAY: "Un carácter termina hoy o después: lo que ya se hizo en él, se hizo. "
    "Si debió terminar antes, dígalo en el motivo.",
    Reason.ENDS_SOONER: "Ese carácter ya termina antes, el {until:%d/%m/%Y}.",
    Reason.LAST_AREA: "Es la última persona del Área responsable en este proceso. Nombre antes a quien la suceda, "
    "y que active su cuenta.",
    Reason.NOT_WAITING: "Ese carácter ya no espera confirmación: alguien lo confirmó o lo terminó.",
    Reason.NAME_TAKEN: "Ya hay una cuenta con el nombre de usuario «{username}». Elija otro.",
    Reason.BAD_CODE: "Ese usuario y ese código no abren ninguna cuenta. Revise que estén completos, tal como los dice "
    "su carta; si el código venció o ya se usó, pida otra.",
    Reason.QUOTA: lambda what, most, opens_at: _QUOTA.format(what=_SPENT[what], most=most, opens_at=opens_at),
    Reason.MUST_WAIT: "Hubo varios intentos equivocados. Espere un momento antes de intentarlo otra vez.",
}

#: What is wrong with a password, and how to mend it.
PASSWORD_FAULTS = {
    Fault.SHORT: f"La contraseña necesita al menos {SHORTEST} caracteres. Puede ser una frase, con espacios.",
    Fault.LONG: f"La contraseña no puede pasar de {LONGEST} caracteres.",
    Fault.COMMON: "Esa contraseña es fácil de adivinar. Use una frase que sólo usted pensaría, "
    "sin el nombre del instituto, del partido ni de su cuenta.",
}
