# SPDX-License-Identifier: EUPL-1.2
"""The reasons of the outbox, in words for people."""

from .reasons import Reason

PHRASES = {
    Reason.NOT_FOR_HANDS: "Ese aviso tiene correo: lo entrega el servidor, no una persona.",
    Reason.SETTLED: "Ese aviso ya quedó entregado.",
    Reason.NO_SERVER: "No hay servidor de correo: ponga CONOCELES_SMTP, por ejemplo "
    "«smtp+starttls://usuario:clave@correo.ejemplo:587». Los avisos esperan mientras tanto.",
}
