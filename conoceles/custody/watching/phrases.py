# SPDX-License-Identifier: EUPL-1.2
"""The reasons of watching, in words for whoever operates the system."""

from .rules import Reason

PHRASES = {
    Reason.WITHOUT_NOTE: "Escriba qué encontró o qué hizo; queda en la bitácora que usted respondió.",
    Reason.ANSWERED: "Otra persona ya respondió por esta alerta. Abajo está lo que escribió.",
    Reason.ABOUT_HERSELF: "Esta alerta es por lo que usted hizo: la responde otra persona de la Unidad.",
}
