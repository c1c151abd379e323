# SPDX-License-Identifier: EUPL-1.2
"""What a role owes by the commission's plan: what is late, and what comes next."""

from datetime import datetime

from django.urls import reverse

from conoceles import __version__
from conoceles.accounts.models import Capacity
from conoceles.accounts.rules import Role
from conoceles.elections.models import Process
from conoceles.supervision.follow_ups import queries as follow_ups
from conoceles.supervision.obligations.phrases import OWED, place
from conoceles.supervision.obligations.queries import Ledger, Seen
from conoceles.supervision.obligations.rules import Light, Owed, State

from .kinds import Waiting
from .papers import papers
from .remissions import remitted
from .sessions import instructed

#: These follow all that is owed; the others, what they owe.
_FOLLOW = frozenset({Role.PRESIDENCY, Role.COMMISSIONER, Role.AIDE, Role.SECRETARY, Role.GENERAL_COUNCIL})
#: Of what is hers, by when it ends.
_HERS = {
    State.LATE_BY_DESIGN: "Obligaciones suyas vencidas por diseño del plan",
    State.TODAY: "Obligaciones suyas que vencen hoy",
    State.THIS_WEEK: "Obligaciones suyas que vencen en siete días",
}
_LONGEST = 120
_PRESSING = frozenset({State.TODAY, State.THIS_WEEK, State.LATE_BY_DESIGN})


def owed(by: Capacity, process: Process, now: datetime) -> list[Waiting]:
    """What the commission instructed; and by the plan, if there is one, what is late and each that ends in a week."""
    if not process.plans.exists():
        return instructed(by, process)
    role = Role(by.role)
    ledger = Ledger(process, now)
    open_ones = [one for one in ledger.all() if not one.standing.settled]
    mine = [one for one in open_ones if role in one.owed_by]
    told = [*instructed(by, process), *_late(mine, "Obligaciones suyas vencidas", f"?who={role}&light={Light.RED}")]
    told += [each for state, words in _HERS.items() for each in _ending(mine, state, words, role)]
    told += papers(by, process, ledger.today)
    told += _followed(process, role)
    told += remitted(process, ledger, role)
    if role in _FOLLOW:
        others = [one for one in open_ones if role not in one.owed_by]
        told += _late(others, "Obligaciones de otras áreas, vencidas", f"?light={Light.RED}", settled=True)
        pressing = sum(one.standing.state in _PRESSING for one in others)
        told.append(_counted(pressing, "Obligaciones de otras áreas que vencen en siete días", f"?light={Light.AMBER}"))
    return told


def _followed(process: Process, role: Role) -> list[Waiting]:
    """Of the registers: acuses that are missing of what she delivered, and a version of the system that is in none."""
    address = reverse("follow-ups:registers")
    missing = sum(len(whose) for row, whose in follow_ups.lacking(process) if row.by.role == role)
    told = [Waiting("Acuses que faltan de lo entregado", missing, address=address)] if missing else []
    if follow_ups.unregistered_version(process, role):
        told.append(Waiting(f"Registrar la versión {__version__} del sistema y lo que cambió en ella", address=address))
    return told


def _late(some: list[Seen], words: str, asked: str, *, settled: bool = False) -> list[Waiting]:
    count = sum(one.standing.state is State.LATE for one in some)
    return [Waiting(words, count, address=reverse("obligations:board") + asked, settled=settled)] if count else []


def _counted(count: int, words: str, asked: str) -> Waiting:
    return Waiting(words, count, address=reverse("obligations:board") + asked, settled=True)


def _ending(some: list[Seen], state: State, words: str, role: Role) -> list[Waiting]:
    """How many, until when the first, and which it is: where there is one alone, it leads there."""
    found = [one for one in some if one.standing.state is state]
    if not found:
        return []
    first, asked = found[0], f"?who={role}&light={Light.AMBER}"
    alone = reverse("obligations:obligation", args=[first.obligation.pk])
    address = alone if len(found) == 1 else reverse("obligations:board") + asked
    return [Waiting(words, len(found), until=first.standing.last_day, address=address, note=_called(first))]


def _called(one: Seen) -> str:
    obligation = one.obligation
    words = f"{place(obligation.row)}{OWED[Owed(obligation.owed)]}: {obligation.name}"
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"
