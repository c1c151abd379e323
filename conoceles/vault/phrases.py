# SPDX-License-Identifier: EUPL-1.2
"""The reasons of the vault, in words for people. They say where and how to mend; never what was sealed."""

from .rules import Reason

PHRASES = {
    Reason.LOCKED: "La bóveda está cerrada: falta el archivo de la clave {version}, o no se puede leer. "
    "Nada se perdió. Quien opera el sistema debe reponerlo (docs/operations/boveda.md).",
    Reason.OTHER_KEY: "La clave de envoltura {version} que hay en el disco no es la de esta base de datos. "
    "Quien opera el sistema debe reponer la correcta (docs/operations/boveda.md).",
    Reason.SPOILED: "Lo sellado no se puede abrir: fue alterado, o no es de donde dice. Avise a quien opera el "
    "sistema.",
    Reason.SHREDDED: "Esas respuestas no existen: su clave se destruyó, o nunca se escribieron.",
    Reason.BLOCKED: "Sus respuestas están bloqueadas: se conservan, y nadie las trata. Sólo se abren con un acuerdo y "
    "dos personas de la custodia.",
    Reason.TOO_LARGE: "Las respuestas pasan de {largest} KB. Acorte los textos.",
    Reason.STILL_WRAPS: "La clave de envoltura {version} todavía envuelve {left} claves de datos. "
    "Termine la rotación: python manage.py rotate_vault_key",
    Reason.IN_FORCE: "La clave de envoltura {version} es la vigente. Rote antes: python manage.py rotate_vault_key",
    Reason.NO_RECOVERY: "Todavía no hay custodias. Hágalas con: python manage.py vault_recovery make --into CARPETA",
    Reason.NOT_TWO_CUSTODIANS: "Esas hojas no son de dos custodias distintas de la clave de recuperación {number}.",
    Reason.NOT_A_CUSTODY: "Una de las hojas no es de custodia o está mal copiada: deben ser sus tres renglones, "
    "y la comprobación debe coincidir.",
    Reason.NOT_RECOVERABLE: "{left} claves de datos no están confiadas a esta clave de recuperación. "
    "Confíelas con: python manage.py vault_recovery entrust; las bloqueadas, con dos hojas de la anterior: "
    "vault_recovery hand-over.",
    Reason.STILL_RECOVERS: "La clave de recuperación {number} todavía recupera {left} claves de datos. Confíelas antes "
    "a unas custodias nuevas.",
    Reason.NOT_BLOCKED: "Eso no está bloqueado: se lee donde siempre.",
}
