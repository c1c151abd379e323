# SPDX-License-Identifier: EUPL-1.2
"""Backups, for whoever operates the system: what is late, first; else that all is in order."""

from datetime import datetime

from django.urls import reverse

from conoceles.custody import queries as custody

from .kinds import Waiting


def backups(now: datetime) -> list[Waiting]:
    """One line for each thing that is not as it should be; one, where all is."""
    stands = custody.standing(now)
    address = reverse("custody:standing")
    if stands.refused and not stands.backups:
        return [Waiting("El sistema no toma respaldos", address=address)]
    wrong = {
        "Hay una restauración detenida: no se puede publicar": bool(stands.restoration and stands.restoration.held),
        "El último respaldo es de hace más de cinco minutos": stands.backup_late,
        "El diario de lo retirado no está al día": stands.journal_late,
        "No hay un simulacro de restauración que haya pasado en dos días": stands.drill_late,
        "Nadie ha probado en tres meses la clave de los respaldos": stands.key_drill_late,
    }
    late = [Waiting(words, address=address) for words, so in wrong.items() if so]
    return late or [Waiting("Respaldos al día, y el último simulacro pasó", address=address, settled=True)]
