# SPDX-License-Identifier: EUPL-1.2
"""Sessions, looked up: who sits, how each stands, what may go on an agenda, and what is owed of instructions."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from conoceles.accounts.models import Capacity
from conoceles.elections.models import Process
from conoceles.look.dates import day
from conoceles.supervision.documents import queries as documents
from conoceles.supervision.documents.described import Step
from conoceles.supervision.documents.rules.words import Body, Outcome, Verb
from conoceles.supervision.members import in_order, members
from conoceles.supervision.models import AgendaItem, Guest, Member, Session, Version

from ..labels import KINDS
from ..rules import walking
from ..rules.voting import quorum
from ..rules.words import Deed, Kind, Minutes, Seat, State

_AHEAD = frozenset({State.PREPARED, State.CONVENED, State.CALLED_AGAIN})
_IN_SESSION = frozenset({Verb.REVIEW, Verb.DECIDE})


@dataclass(frozen=True)
class Stood:
    """A session, how far it has come, and what may be done next."""

    session: Session
    deeds: tuple[Deed, ...]

    @property
    def state(self) -> State:
        """Where it is."""
        return walking.state(self.deeds)

    @property
    def call(self) -> int:
        """Which call it is: 1 or 2."""
        return walking.call(self.deeds)

    @property
    def tells(self) -> bool:
        """Whether people are told of it: it was convened, and has not ended."""
        return self.state in {State.CONVENED, State.CALLED_AGAIN, State.OPEN}

    def may(self, deed: Deed) -> bool:
        """Whether *deed* is in turn."""
        return walking.may(deed, self.deeds)


def stood(session: Session) -> Stood:
    """How far *session* has come."""
    return Stood(session, tuple(Deed(each.deed) for each in session.acts.all()))


def sessions(process: Process) -> list[Stood]:
    """All of them, the newest first."""
    return [stood(each) for each in process.sessions.prefetch_related("acts").order_by("-at", "-pk")]


def hour(session: Session) -> datetime:
    """For when it is convened: the second call, if there was one."""
    return session.second_at or session.at


def day_of(process: Process, instant: datetime) -> date:
    """The day of *instant* on the wall of the process."""
    return instant.astimezone(ZoneInfo(process.timezone)).date()


def local_day(session: Session) -> date:
    """On which day it is, on the wall of the process: that of the second call, if there was one."""
    return day_of(session.process, hour(session))


def local_hour(session: Session) -> str:
    """At what hour it is, on that wall: «12:00»."""
    return f"{hour(session).astimezone(ZoneInfo(session.process.timezone)):%H:%M}"


def called_at(session: Session) -> datetime:
    """When it was convened, the last time."""
    calls = session.acts.filter(deed__in=[Deed.CONVENE, Deed.CALL_AGAIN])
    return calls.order_by("pk").values_list("at", flat=True).last() or session.written_at


def named(session: Session) -> str:
    """«Sesión ordinaria 3, del 5 de octubre de 2023»; one that was never convened has no number."""
    which = f"Sesión {KINDS[Kind(session.kind)]}{f' {session.number}' if session.number else ''}"
    return f"{which}, del {day(local_day(session))}"


def mentioned(session: Session) -> str:
    """«sesión ordinaria 3, del 5 de octubre de 2023», within a sentence."""
    words = named(session)
    return words[0].lower() + words[1:]


def summoned(session: Session) -> list[Member | Guest]:
    """Everybody whom it is to be told to: members and attendants of that day, then guests."""
    return [*members(session.process, local_day(session)), *session.guests.all()]


def told_or_to_tell(session: Session) -> list[Member | Guest]:
    """Everybody whom it is to be told to, and whoever was told and does not hold her seat that day any more."""
    found = summoned(session)
    told = Member.objects.filter(pk__in=session.notices.exclude(member=None).values("member"))
    return [*found, *(each for each in told.select_related("postulant") if each not in found)]


def voters(session: Session) -> list[Member]:
    """Whoever votes that day."""
    return [each for each in members(session.process, local_day(session)) if each.votes]


def present(session: Session, call: int) -> list[Member]:
    """Of those who vote, who came to that call: as it was written down that day, whatever changed in seats later."""
    there = session.attendances.filter(call=call, present=True, guest=None).select_related("member__postulant")
    return in_order(each.member for each in there if each.member.votes)


def has_quorum(session: Session, call: int, came: Iterable[Member]) -> bool:
    """Whether those who vote and *came* are enough, by the settings of the process; undecided: more than half."""
    came, process = list(came), session.process
    return quorum(
        present=len(came),
        seats=len(voters(session)),
        presides=any(each.seat == Seat.PRESIDENCY for each in came),
        rule=str(process.parameters.get("session_quorum", {}).get("value") or "mayoria"),
        second=call > 1,
        anyone=process.allows("session_second_call_anyone"),
    )


def notice(process: Process, kind: Kind) -> timedelta:
    """How long before it a session of that kind is told of; nothing where it is urgent or undecided."""
    keys = {Kind.ORDINARY: "session_notice_hours", Kind.EXTRAORDINARY: "session_notice_hours_extraordinary"}
    value = process.parameters.get(keys.get(kind, ""), {}).get("value")
    return timedelta(hours=value or 0)


def awaited(stands: documents.Stood) -> Step | None:
    """What a document waits for of a session of the commission, if it does."""
    return next(
        (step for step in stands.next if step.session and step.by is Body.COMMISSION and step.verb in _IN_SESSION), None
    )


def for_agenda(process: Process) -> list[Version]:
    """The versions that wait for a session of the commission, the first presented first."""
    found = []
    for stands in documents.documents(process):
        step = awaited(stands)
        version = documents.version_for(stands, step) if step else None
        if version is not None and stands.walk.returned is None:
            found.append(version)
    return found[::-1]


def on_agendas(process: Process, *, but: Session | None = None) -> dict[int, Session]:
    """By version, the session to come on whose agenda it is already; *but* that one."""
    ahead = [each.session for each in sessions(process) if each.state in _AHEAD and each.session != but]
    items = AgendaItem.objects.filter(session__in=ahead).exclude(version=None).select_related("session__process")
    return {each.version_id: each.session for each in items}


def settled(session: Session) -> list[AgendaItem]:
    """Items of what does not wait for the commission any more: another session resolved it, or it was withdrawn."""
    waiting = {each.pk for each in for_agenda(session.process)}
    about = session.items.filter(version__isnull=False, resolution=None).select_related("version__document")
    return [each for each in about if each.version_id not in waiting]


def unresolved(session: Session) -> list[AgendaItem]:
    """Items about a document, of which nothing was written down yet."""
    return list(session.items.filter(version__isnull=False, resolution=None))


def untold(session: Session) -> list[AgendaItem]:
    """Every item, with a document or without, of which nothing was written down yet."""
    return list(session.items.filter(resolution=None))


def minuted(minutes: documents.Stood | None) -> Minutes:
    """Where those minutes are; None: nobody drafted them."""
    if minutes is None or minutes.document.withdrawn:
        return Minutes.TO_DRAFT
    if minutes.writing:
        return Minutes.TO_CIRCULATE
    if any(step.verb is Verb.DECIDE for step in minutes.next):
        return Minutes.TO_APPROVE
    return Minutes.TO_PUBLISH if minutes.next else Minutes.PUBLISHED


def approved_on(session: Session) -> date | None:
    """The day on which a session approved its minutes; None until one does."""
    if session.minutes is None:
        return None
    return _last(session, Verb.DECIDE)


def published_on(session: Session) -> date | None:
    """The day on which its minutes were signed and issued; None until then."""
    return _last(session, Verb.ISSUE) if session.minutes else None


def _last(session: Session, verb: Verb) -> date | None:
    assert session.minutes is not None
    stands = documents.stood(session.minutes)
    keys = {step.key for step in session.minutes.way.step if step.verb is verb} & stands.walk.done
    days = [each.on for each in stands.steps if each.step in keys and each.outcome == Outcome.DONE]
    return days[-1] if days else None


def unnotified(session: Session, call: int) -> list[Member | Guest]:
    """Whoever was not told yet of that call."""
    told = session.notices.filter(call=call)
    known = {("m", one.member_id) if one.member_id else ("g", one.guest_id) for one in told}
    return [each for each in summoned(session) if ("m" if isinstance(each, Member) else "g", each.pk) not in known]


def seat_of(session: Session, by: Capacity) -> Member | None:
    """Whoever of those convened acts as *by* and was not told of it yet."""
    found = unnotified(session, stood(session).call)
    return next((each for each in found if isinstance(each, Member) and each.capacity_id == by.pk), None)


def held(member: Member) -> Session | None:
    """The last session in whose attendance *member* is."""
    return Session.objects.filter(attendances__member=member).order_by("at", "pk").last()
