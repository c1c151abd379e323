# SPDX-License-Identifier: EUPL-1.2
"""Cuts of statistics, for whoever signs them and for whoever reads what is public of them."""

from django.urls import reverse

from conoceles.elections.models import Process
from conoceles.statistics.cuts import queries as cuts
from conoceles.statistics.models import Cut

from .kinds import Waiting


def cut_to_sign(process: Process) -> list[Waiting]:
    """The one that is prepared waits to be signed; the one that is signed waits for a release, and is only told."""
    cut = cuts.in_flight(process)
    if cut is None:
        return [Waiting("Cortes estadísticos", len(cuts.public(process)), address=reverse("cuts:home"), settled=True)]
    address = reverse("cuts:cut", args=[cut.pk])
    if cut.state == Cut.State.PREPARED:
        return [Waiting("Cortes estadísticos por firmar", 1, address=address, note=f"Corte {cut.number}")]
    note = f"El corte {cut.number} está firmado: será público con la siguiente publicación"
    return [Waiting("Cortes estadísticos firmados que todavía no son públicos", 1, address=address, note=note)]


def public_cuts(process: Process) -> list[Waiting]:
    """How many are public, and where their tables are; nothing while there is none."""
    count = len(cuts.public(process))
    return [Waiting("Cortes estadísticos públicos", count, address=reverse("cuts:home"), settled=True)] if count else []
