# SPDX-License-Identifier: EUPL-1.2
"""What waits of the commission's sessions: to whoever keeps them, whoever was convened, whoever owes something."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.urls import reverse

from conoceles.accounts.models import Capacity
from conoceles.elections.models import Process
from conoceles.elections.queries import today
from conoceles.supervision.models import Instruction, Session
from conoceles.supervision.sessions import queries
from conoceles.supervision.sessions.permissions import may_keep_sessions, owes
from conoceles.supervision.sessions.rules.words import Kind, Minutes

from .kinds import Waiting

_MINUTES = {
    Minutes.TO_DRAFT: "Elaborar el acta",
    Minutes.TO_CIRCULATE: "Circular el acta",
    Minutes.TO_PUBLISH: "Firmar y publicar el acta",
}
#: How many of the sessions to come a desk tells.
_NEXT = 3


def sessions(by: Capacity, process: Process, now: datetime) -> list[Waiting]:
    """Her acuses first; then what she keeps; then the sessions to come, which everybody who attends them knows."""
    to_come = queries.to_come(process)
    mine = queries.to_acknowledge(process, by)
    told = [Waiting(f"Acusar de recibo la convocatoria: {_of(one)}", address=_page(one)) for one in mine]
    if may_keep_sessions(by, process):
        told += _kept(process, now)
    others = [one for one in to_come if one not in mine][:_NEXT]
    return told + [Waiting(queries.named(one), address=_page(one), note=_when(one), settled=True) for one in others]


def instructed(by: Capacity, process: Process) -> list[Waiting]:
    """What the commission instructed to *by*, and is not done; to whoever keeps sessions, also what others owe."""
    found = queries.owed_instructions(process)
    mine = [each for each in found if owes(by, each)]
    told = [_counted(process, "Instrucciones de la Comisión por cumplir", mine)]
    if may_keep_sessions(by, process):
        others = [each for each in found if each not in mine]
        told.append(_counted(process, "Instrucciones a otras áreas, por cumplir", others, settled=True))
    return [each for each in told if each.count]


def _counted(process: Process, words: str, some: list[Instruction], *, settled: bool = False) -> Waiting:
    late = sum(each.due is not None and each.due < today(process) for each in some)
    return Waiting(
        words,
        len(some),
        until=min((each.due for each in some if each.due), default=None),
        address=reverse("sessions:instructions"),
        note=f"Vencidas: {late}" if late else "",
        settled=settled,
    )


def _kept(process: Process, now: datetime) -> list[Waiting]:
    work = queries.upkeep(process, now)
    told = [Waiting(f"Anotar la asistencia: {_of(one)}", address=_page(one)) for one in work.hold]
    told += [Waiting(f"Anotar lo resuelto y clausurar: {_of(one)}", address=_page(one)) for one in work.close]
    told += [
        Waiting(f"Convocar: {_of(one)}", address=_page(one), **_until(process, last)) for one, last in work.convene
    ]
    if work.monthly:
        address = reverse("sessions:prepare")
        told.append(Waiting("Preparar la sesión ordinaria del mes", until=work.monthly, address=address))
    told += [
        Waiting(f"Personas por notificar: {_of(one)}", count, address=_page(one), **_until(process, _in_time(one)))
        for one, count in work.notify
    ]
    told += [Waiting(f"Segunda convocatoria: {_of(one)}", address=_page(one)) for one in work.again]
    told += [
        Waiting(f"{_MINUTES[where]}: {_of(one)}", address=_minutes(one))
        for one, where in work.minutes
        if where in _MINUTES
    ]
    waiting = [one for one, where in work.minutes if where is Minutes.TO_APPROVE]
    if waiting:
        note = "Van en el orden del día de la siguiente"
        address = reverse("sessions:sessions")
        words = "Actas que esperan a una sesión que las apruebe"
        told.append(Waiting(words, len(waiting), address=address, note=note, settled=True))
    return told


def _in_time(session: Session) -> datetime:
    """Until when it is told in time: so long before it as its kind asks for; the second call, until its hour."""
    return session.second_at or session.at - queries.notice(session.process, Kind(session.kind))


def _until(process: Process, last: datetime) -> dict[str, Any]:
    """That instant as a desk says it."""
    local = last.astimezone(ZoneInfo(process.timezone))
    return {"until": local.date(), "note": f"A más tardar a las {local:%H:%M}"}


def _of(session: Session) -> str:
    return queries.mentioned(session)


def _when(session: Session) -> str:
    return f"A las {queries.local_hour(session)}, en {session.place}"


def _page(session: Session) -> str:
    return reverse("sessions:session", args=[session.pk])


def _minutes(session: Session) -> str:
    if session.minutes_id and not session.minutes.withdrawn:
        return reverse("documents:document", args=[session.minutes_id])
    return _page(session)
