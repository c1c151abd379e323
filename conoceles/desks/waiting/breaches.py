# SPDX-License-Identifier: EUPL-1.2
"""Breaches that are open, for whoever keeps their log: whom each still has to tell, and until when."""

from datetime import datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from conoceles.custody.breaches import queries
from conoceles.elections.models import Process

from .degraded import alerts
from .kinds import Waiting


def wrong(process: Process, now: datetime) -> list[Waiting]:
    """What went wrong: with the system, and with what it keeps of people."""
    return [*alerts(), *breaches(process, now)]


def breaches(process: Process, now: datetime) -> list[Waiting]:
    """One line for each that is open. What happened is not told here: others may look at a desk."""
    found = []
    for breach, clocks in queries.owed(process):
        untils = [clock.until for clock in clocks if clock.until is not None]
        address = reverse("breaches:breach", args=[breach.number])
        if not clocks:
            found.append(Waiting(f"Vulneración {breach.number}: está abierta", address=address))
            continue
        note = "Sin dilación"
        if untils:
            hour = date_format(timezone.localtime(min(untils)), "j \\d\\e F, H:i").lower()
            note = f"{'Era' if min(untils) < now else 'Hasta'} el {hour}"
        whom = " y a ".join(clock.whom.lower() for clock in clocks)
        found.append(Waiting(f"Vulneración {breach.number}: falta avisar a {whom}", address=address, note=note))
    return found
