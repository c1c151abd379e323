# SPDX-License-Identifier: EUPL-1.2
"""Who makes up the invented commission and who attends it, each with an account with which nobody can enter."""

from dataclasses import dataclass
from datetime import date

from conoceles.accounts.models import Capacity
from conoceles.accounts.rules import Role
from conoceles.elections.models import Agreement, Postulant, Process
from conoceles.supervision.models import Member
from conoceles.supervision.sessions import member_actions
from conoceles.supervision.sessions.rules.words import Seat

from .actions import Staff, open_accounts

#: The agreement that, in the invented plan, creates the commission.
_KEY, _ON = "IES-DEMO-A/2026", date(2026, 8, 28)
_SEATS = (
    (Seat.PRESIDENCY, Role.PRESIDENCY, "Itzel Canul Poot", "Consejera Electoral"),
    (Seat.MEMBER, Role.COMMISSIONER, "Rubén Chablé Dzib", "Consejero Electoral"),
    (Seat.MEMBER, Role.COMMISSIONER, "Amparo Tzuc Nah", "Consejera Electoral"),
    (Seat.SECRETARY, Role.SECRETARY, "Joaquín Moo Ek", "Titular de la Coordinación de Participación"),
    (Seat.UNIT, Role.UNIT, "Lucía Baas Uicab", "Titular de la Unidad de Tecnologías"),
)
_REPRESENTATIONS = 3


@dataclass(frozen=True)
class Cast:
    """Whoever acts for the invented commission."""

    secretary: Capacity
    unit: Capacity
    dissenter: Capacity


def cast(process: Process, *, by: Capacity) -> Cast:
    """Open their accounts and write down their seats."""
    staff = [
        Staff(f"{process.slug}-comision-{number}", role, process.slug, f"{name} (persona inventada)")
        for number, (_, role, name, _) in enumerate(_SEATS, start=1)
    ]
    open_accounts(process, candidacies=[], staff=staff, by=by)
    acts = {each.username: Capacity.objects.get(user__username=each.username, role=each.role) for each in staff}
    secretary = acts[staff[3].username]
    agreement = process.agreements.filter(key=_KEY).first() or Agreement(
        process=process, key=_KEY, body="Consejo General", title="Creación e integración de las comisiones temporales",
        issued_on=_ON,
    )  # fmt: skip
    for (seat, _, name, post), each in zip(_SEATS, staff, strict=True):
        whose = {"name": f"{name} (persona inventada)", "position": post, "capacity": acts[each.username]}
        member = Member(seat=seat, since=_ON, agreement=agreement, **whose)
        member_actions.seat(process, member=member, by=secretary)
    for number, party in enumerate(_parties(process), start=1):
        member = Member(
            seat=Seat.PARTY, since=_ON, name=f"Representación {number} (inventada)", postulant=party,
            reference=f"Oficio REP/{number}/2026",
        )  # fmt: skip
        member_actions.seat(process, member=member, by=secretary)
    return Cast(secretary, acts[staff[4].username], acts[staff[2].username])


def _parties(process: Process) -> list[Postulant]:
    return list(Postulant.objects.filter(process=process, kind="partido").order_by("order")[:_REPRESENTATIONS])
