# SPDX-License-Identifier: EUPL-1.2
"""What goes to INE: to whoever sends it, what she has to do; to whoever supervises, what INE has not answered."""

from collections import Counter

from django.urls import reverse

from conoceles.accounts.rules import Role
from conoceles.elections.models import Process
from conoceles.supervision.obligations.queries import Ledger
from conoceles.supervision.remissions import queries
from conoceles.supervision.remissions.rules import State

from .kinds import Waiting

#: What whoever sends has to do with a remission, by where it is.
_TO_DO = {
    State.RETURNED: "Remisiones que devolvió el INE",
    State.WITHOUT_LETTER: "Remisiones sin su oficio",
    State.TO_PACK: "Remisiones por armar",
    State.TO_SEND: "Remisiones listas para enviar por SIVOPLE",
    State.VALID: "Remisiones validadas, por informar a la Comisión",
}


def remitted(process: Process, ledger: Ledger, role: Role) -> list[Waiting]:
    """In as many questions for one remission as for a thousand; nothing where there are none."""
    every = queries.every(process, ledger)
    counted = Counter(one.state for one in every)
    address = reverse("remissions:home")
    told = []
    if role is Role.INSTANCE:
        ready = queries.ready(process, ledger)
        if ready:
            told.append(
                Waiting("Documentos listos para remitir al INE", len(ready), until=ready[0].until, address=address)
            )
        unanswered = queries.unanswered(process).count()
        if unanswered:
            told.append(Waiting("Requerimientos del INE sin contestar", unanswered, address=address))
        told += [Waiting(words, counted[state], address=address) for state, words in _TO_DO.items() if counted[state]]
    elif role is Role.SECRETARY and counted[State.VALID]:
        note = "La Instancia Interna informa a la Comisión: va en un orden del día"
        told.append(Waiting(_TO_DO[State.VALID], counted[State.VALID], address=address, note=note))
    if counted[State.SENT]:
        days = max((ledger.today - one.sending.on).days for one in every if one.state is State.SENT and one.sending)
        note = f"El más antiguo espera desde hace {days} día{'s' if days != 1 else ''}" if days else ""
        told.append(
            Waiting("Envíos al INE sin respuesta", counted[State.SENT], address=address, note=note, settled=True)
        )
    return told
