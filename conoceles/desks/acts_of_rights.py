# SPDX-License-Identifier: EUPL-1.2
"""The acts of whoever exercises her rights, and of whoever attends her, in words for people."""

OF_RIGHTS: dict[str, str] = {
    "right-asked": "Ejerció un derecho sobre sus datos",
    "right-request-received": "Recibió en papel una solicitud de derechos",
    "right-request-identified": "Comprobó quién presenta una solicitud de derechos",
    "right-request-prevented": "Pidió completar una solicitud de derechos",
    "right-request-completed": "Completó una solicitud de derechos",
    "right-request-lapsed": "Tuvo por no presentada una solicitud de derechos",
    "right-request-extended": "Amplió el plazo de una solicitud de derechos",
    "right-request-read": "Leyó una solicitud de derechos",
    "right-request-file-read": "Descargó un archivo de una solicitud de derechos",
    "right-request-scan-read": "Descargó el escrito de una solicitud de derechos",
    "right-request-answered": "Contestó una solicitud de derechos",
    "right-request-notified": "Notificó la respuesta a una solicitud de derechos",
    "right-answer-read": "Abrió la respuesta a su solicitud de derechos",
    "right-effect-settled": "Comprobó que se cumplió una solicitud de derechos",
    "right-effect-noted": "Anotó qué se hizo por una solicitud de derechos",
    "right-requests-reminded": "Recordó los plazos de las solicitudes de derechos",
    "correction-asked": "Pidió corregir rubros ya aprobados",
    "correction-granted": "Concedió una corrección",
    "correction-refused": "No concedió una corrección",
    "correction-answered": "Respondió a quien pidió una corrección",
    "correction-returned": "Devolvió lo corregido, para corregirlo otra vez",
    "correction-closed": "Dio por terminada una corrección aprobada",
    "correction-opened-by-right": "Abrió la corrección que una persona pidió por derecho",
}
