# SPDX-License-Identifier: EUPL-1.2
"""The acts of custody in words: the documents of security, and breaches."""

#: By the name under which the record keeps each.
CUSTODY: dict[str, str] = {
    "security-document-issued": "Expidió el documento de seguridad",
    "breach-registered": "Registró una vulneración de datos personales",
    "breach-corrected": "Dijo de nuevo lo que consta de una vulneración",
    "breach-persons-told": "Avisó de una vulneración a las personas afectadas",
    "breach-authority-told": "Anotó que se notificó una vulneración a la autoridad",
    "breach-acuse-noted": "Anotó que se recibió un aviso de vulneración",
    "breach-closed": "Cerró una vulneración",
}
