# SPDX-License-Identifier: EUPL-1.2
"""The reasons of reports, in words for people."""

from .rules import Reason

PHRASES = {
    Reason.NO_CUT: "Ese corte no es de este proceso. Elija uno de la lista.",
    Reason.SAME_ALREADY: "Ya hay un proyecto que dice exactamente lo mismo: está en la lista. Para hacer otro, cambie"
    " el corte o el número.",
}
