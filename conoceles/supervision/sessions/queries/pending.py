# SPDX-License-Identifier: EUPL-1.2
"""What waits to be done with sessions, as values: by whoever keeps them, by whoever was convened, by whoever owes."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from conoceles.accounts.models import Capacity
from conoceles.elections.models import Process
from conoceles.supervision.documents import queries as documents
from conoceles.supervision.models import Session
from conoceles.supervision.obligations.queries import Ledger
from conoceles.supervision.plan.rules.words import Kind as RowKind

from ..rules.words import Kind, Minutes, State
from . import standing

_SITS_NEXT = frozenset({State.CONVENED, State.CALLED_AGAIN})
#: How long before the last day of an ordinary session its papers are begun; what is late is told with all that is owed.
_SOON = timedelta(days=14)
_ENDED = frozenset({State.CLOSED, State.FAILED})


@dataclass
class Upkeep:
    """What the Secretaría Técnica has to do: sessions by what is next of each, and minutes by where they are.

    ``convene``: with the last instant in which there is time. ``notify``: with how many were not told. ``hold``: its
    hour passed and nothing was written down. ``monthly``: the last day for the ordinary session that nobody prepared.
    """

    convene: list[tuple[Session, datetime]] = field(default_factory=list)
    notify: list[tuple[Session, int]] = field(default_factory=list)
    hold: list[Session] = field(default_factory=list)
    close: list[Session] = field(default_factory=list)
    again: list[Session] = field(default_factory=list)
    minutes: list[tuple[Session, Minutes]] = field(default_factory=list)
    monthly: date | None = None


def upkeep(process: Process, now: datetime) -> Upkeep:
    """All of it, at *now*."""
    found = Upkeep(monthly=_monthly(process, now))
    minutes = {one.document.pk: one for one in documents.documents(process)}
    for stands in standing.sessions(process)[::-1]:
        session, state = stands.session, stands.state
        session.process = process
        if state is State.PREPARED:
            found.convene.append((session, session.at - standing.notice(process, Kind(session.kind))))
        elif state in _SITS_NEXT:
            missing = len(standing.unnotified(session, stands.call))
            if missing:
                found.notify.append((session, missing))
            if standing.hour(session) <= now:
                found.hold.append(session)
        elif state is State.OPEN:
            found.close.append(session)
        elif state in _ENDED:
            if stands.call == 1 and state is State.FAILED:
                found.again.append(session)
            where = standing.minuted(minutes.get(session.minutes_id))
            if where is not Minutes.PUBLISHED:
                found.minutes.append((session, where))
    return found


def _monthly(process: Process, now: datetime) -> date | None:
    """The last day of the next ordinary session that is owed, while no session of its days was prepared."""
    ordinary = [
        standing.local_day(one.session)
        for one in standing.sessions(process)
        if one.state is not State.CANCELLED and one.session.kind == Kind.ORDINARY
    ]
    prepared, first = {f"{each:%Y-%m}" for each in ordinary}, standing.day_of(process, now)
    owed = [
        one.standing.last_day
        for one in Ledger(process, now).all()
        if one.row is not None and one.row.kind is RowKind.SESSION and not one.standing.settled
    ]
    soon = [last for last in owed if last is not None and first <= last <= first + _SOON]
    return next((last for last in soon if f"{last:%Y-%m}" not in prepared), None)


def to_come(process: Process) -> list[Session]:
    """Sessions that were convened and have not sat, the first first."""
    found = [one.session for one in standing.sessions(process) if one.state in _SITS_NEXT]
    return sorted(found, key=standing.hour)


def to_acknowledge(process: Process, by: Capacity) -> list[Session]:
    """Of those, whose convocation *by* holds a seat for and nobody noted that she has."""
    if not process.members.filter(capacity=by, set_aside="").exists():
        return []
    return [each for each in to_come(process) if standing.seat_of(each, by) is not None]
