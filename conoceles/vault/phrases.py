# SPDX-License-Identifier: EUPL-1.2
"""The reasons of the vault, in words for people. They say where and how to mend; never what was sealed."""

from .rules import Purpose, Reason

PHRASES = {
    Reason.LOCKED: "La bóveda está cerrada: falta el archivo de la clave {version}, o no se puede leer. "
    "Nada se perdió. Quien opera el sistema debe reponerlo (docs/operations/boveda.md).",
    Reason.OTHER_KEY: "La clave de envoltura {version} que hay en el disco no es la de esta base de datos. "
    "Quien opera el sistema debe reponer la correcta (docs/operations/boveda.md).",
    Reason.SPOILED: "Lo sellado no se puede abrir: fue alterado, o no es de donde dice. Avise a quien opera el "
    "sistema.",
    Reason.SHREDDED: "Esas respuestas no existen: su clave se destruyó, o nunca se escribieron.",
    Reason.TOO_LARGE: "Las respuestas pasan de {largest} KB. Acorte los textos.",
}

#: What each purpose is called for people.
PURPOSES = {
    Purpose.OWN_READING: "Lectura de la propia candidatura",
    Purpose.BADGES: "Distintivos con consentimiento",
}
