# SPDX-License-Identifier: EUPL-1.2
"""Requests of rights: for whoever attends them, and for the person herself. None says what is asked."""

from datetime import datetime

from django.urls import reverse

from conoceles.candidacies.models import Candidacy
from conoceles.elections.models import Process
from conoceles.rights import queries
from conoceles.rights.notices import queries as notices
from conoceles.rights.phrases import STAGES
from conoceles.rights.rules import Stage

from .kinds import Waiting


def to_attend(process: Process, now: datetime) -> list[Waiting]:
    """What is late, and what is open; nothing where nobody asked anything."""
    found = [each for each in queries.standings(process, now) if not each.stage.over]
    if not found:
        return []
    late = [each for each in found if each.late]
    first = next((each.limit.last_day for each in found if each.limit and not each.late), None)
    address = reverse("rights:desk")
    told = [Waiting("Solicitudes de derechos con el plazo vencido", len(late), address=address)] if late else []
    return [*told, Waiting("Solicitudes de derechos por atender", len(found), until=first, address=address)]


def hers(candidacy: Candidacy, now: datetime) -> list[Waiting]:
    """Each of her own that is not over; what she is asked to complete, or has not read, waits for her."""
    told = _to_see(candidacy)
    for one in queries.own(candidacy, now):
        if one.stage.over:
            continue
        asks = one.stage is Stage.PREVENTED and not one.late
        told.append(
            Waiting(
                f"Su solicitud {one.request.folio}: {STAGES[one.stage].lower()}",
                until=one.limit.last_day if asks and one.limit else None,
                address=reverse("rights:own", args=[one.request.pk]),
                settled=not asks,
            )
        )
    return told


def _to_see(candidacy: Candidacy) -> list[Waiting]:
    """The aviso de privacidad that she did not see yet, or that changed since she did."""
    if not notices.unseen(candidacy):
        return []
    again = candidacy.notices_seen.exists()
    words = "El aviso de privacidad cambió: vea qué cambió" if again else "Lea el aviso de privacidad"
    return [Waiting(words, address=reverse("rights:notices"))]
