# SPDX-License-Identifier: EUPL-1.2
"""The end of treatment: what is due, what waits for a second person, and what people have still to destroy."""

from django.urls import reverse

from conoceles.accounts.models import Capacity
from conoceles.accounts.rules import Role
from conoceles.custody.ending import queries, remaining
from conoceles.custody.models import Ending
from conoceles.elections.models import Process

from .kinds import Waiting

_DUE = {
    Ending.Stage.BLOCKED: ("Vence el plazo para bloquear los datos", "Venció el plazo para bloquear los datos"),
    Ending.Stage.CANCELLED: ("Cuándo podrán cancelarse los datos", "Ya se pueden cancelar los datos"),
}


def of(by: Capacity) -> list[Waiting]:
    """For whoever has it end and whoever destroys keys: nothing while no term is decided and nothing was asked for."""
    if by.role not in {Role.INSTANCE, Role.UNIT}:
        return []
    process = Process.objects.get(slug=by.scope)
    address = reverse("ending:home")
    found = []
    if due := queries.due(process):
        coming, past = _DUE[Ending.Stage(due.stage)]
        found.append(Waiting(past if due.late else coming, until=due.day, address=address, settled=not due.late))
    if waiting := queries.waiting(process).count():
        found.append(Waiting("Bloqueos o cancelaciones por confirmar", waiting, address=address))
    if opened := [each for each in queries.unsealings(process) if by.role == Role.INSTANCE and queries.waits(each)]:
        found.append(Waiting("Aperturas con custodias por confirmar", len(opened), address=reverse("ending:allow")))
    if left := len(remaining.left(process)):
        found.append(Waiting("Del fin del tratamiento, lo que falta hacer o destruir", left, address=address))
    return found
