# SPDX-License-Identifier: EUPL-1.2
"""What an installation knows of itself: who answers, what is watched, who was trained."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from conoceles.accounts.models import Capacity
from conoceles.accounts.rules import ROLES, Reach, Role
from conoceles.custody.queries import standing
from conoceles.elections.models import Process
from conoceles.look.dates import day, moment
from conoceles.record.models import Checkpoint
from conoceles.supervision.models import FollowUp

NOBODY_KNOWS = "nadie todavía"
#: Beyond these, of a role that many have (candidacies, representations), how many they are is told.
_NAMED = 12


@dataclass(frozen=True, slots=True)
class Known:
    """``at`` is on the wall of the process; ``holders`` by role, in words; the others, rows of a table."""

    at: datetime
    holders: dict[Role, str]
    watched: Sequence[Sequence[str]]
    trained: Sequence[Sequence[str | int]]


def known(process: Process, now: datetime) -> Known:
    """What is so *now* in *process*."""
    return Known(
        now.astimezone(ZoneInfo(process.timezone)), _holders(process), _watched(process, now), _trained(process)
    )


def _holders(process: Process) -> dict[Role, str]:
    found: dict[Role, list[str]] = defaultdict(list)
    named = Capacity.objects.filter(scope=process.slug).select_related("user").order_by("since", "pk")
    for each in named:
        if each.in_force and ROLES[Role(each.role)].reach is Reach.PROCESS:
            found[Role(each.role)].append(each.user.name or each.user.username)
    words = {role: ", ".join(names) for role, names in found.items() if len(names) <= _NAMED}
    words |= {role: f"{len(names)} personas" for role, names in found.items() if len(names) > _NAMED}
    several = dict.fromkeys(Role, "quienes nombra su postulante, su consejo o su registro")
    return {role: several[role] for role in Role if ROLES[role].reach is not Reach.PROCESS} | words


def _watched(process: Process, now: datetime) -> list[list[str]]:
    zone, stands = ZoneInfo(process.timezone), standing(now)
    newest = stands.newest
    signed = Checkpoint.objects.order_by("-size").first()
    return [
        ["Último respaldo", _at(newest and newest.seal.taken_at, zone) + (", tarde" if stands.backup_late else "")],
        ["Último simulacro de restauración", _drill(stands.drill, zone) + (", tarde" if stands.drill_late else "")],
        ["Última prueba de la clave sin red", _drill(stands.key_drill, zone)],
        ["Último punto firmado de la bitácora", f"de {signed.size} asientos" if signed else "ninguno"],
    ]


def _at(at: datetime | None, zone: ZoneInfo) -> str:
    return moment(at, zone) if at else "ninguno"


def _drill(drill: object, zone: ZoneInfo) -> str:
    at = getattr(drill, "at", None)
    if at is None:
        return "ninguno"
    return f"{_at(at, zone)}, {'pasó' if getattr(drill, 'passed', False) else 'no pasó'}"


def _trained(process: Process) -> list[list[str | int]]:
    rows = FollowUp.objects.filter(process=process, register="capacitacion", set_aside="").order_by("on", "pk")
    return [[day(each.on), each.what, each.evidence.count()] for each in rows.prefetch_related("evidence")]
