# SPDX-License-Identifier: EUPL-1.2
"""The reasons of the record, in words for people."""

from .rules import Reason

PHRASES = {
    Reason.GAP: "No se firmó: falta el asiento {number} de la bitácora. Ejecute: python manage.py verify_record",
    Reason.NOTHING_NEW: (
        "No se firmó: no hay asientos después del {size}, que ya está firmado. Si debería haberlos, alguien los quitó:"
        " python manage.py verify_record"
    ),
}
