# SPDX-License-Identifier: EUPL-1.2
"""What anybody may know of sessions, as plain values: they are public (Lineamientos, art. 10)."""

from dataclasses import dataclass
from datetime import date, datetime

from conoceles.elections.models import Process
from conoceles.supervision.models import AgendaItem, Document, Session, Version

from ..labels import KINDS, OPINIONS, OUTCOMES, SEATS, SENSES, STATES, counted
from ..rules.voting import tally
from ..rules.words import Deed, Kind, Opinion, Outcome, Seat, Sense
from . import standing as queries


@dataclass(frozen=True)
class PublicVote:
    """How somebody voted: her name, and the sense in words."""

    name: str
    sense: str


@dataclass(frozen=True)
class PublicDissent:
    """A particular, concurrent or reserved vote: what it is, whose, and its text, empty where it came as a file."""

    kind: str
    name: str
    text: str
    file_digest: str


@dataclass(frozen=True)
class PublicDocument:
    """A version of a document that a session treated: its title, its number and its SHA-256."""

    title: str
    version: int
    digest: str


@dataclass(frozen=True)
class PublicItem:
    """An item of the agenda, and, once it was resolved, what was resolved and how each voted."""

    number: int
    text: str
    document: PublicDocument | None
    outcome: str
    votes: str
    by_name: tuple[PublicVote, ...]
    agreed: str
    amendments: str
    dissents: tuple[PublicDissent, ...]


@dataclass(frozen=True)
class PublicMinutes:
    """The minutes: their document, the day they were approved and the day they were signed and issued."""

    document: PublicDocument
    approved_on: date
    issued_on: date | None


@dataclass(frozen=True)
class PublicPresence:
    """Whether somebody of the commission, or who attends it always, came: her name, and her seat in words."""

    name: str
    seat: str
    came: bool


@dataclass(frozen=True)
class PublicSession:
    """A session that was convened. ``at`` is aware, in UTC; ``day`` is local. ``kind`` and ``state`` are words."""

    kind: str
    number: int
    at: datetime
    day: date
    place: str
    broadcast: str
    state: str
    opened_at: datetime | None
    closed_at: datetime | None
    presences: tuple[PublicPresence, ...]
    guests: int
    agenda: tuple[PublicItem, ...]
    convocation: PublicDocument | None
    minutes: PublicMinutes | None


def public_sessions(process: Process) -> tuple[PublicSession, ...]:
    """Every session of *process* that was convened, the first first. Minutes are there once a session approved them."""
    found = (
        process.sessions.filter(acts__deed=Deed.CONVENE)
        .order_by("at", "pk")
        .select_related("minutes__routes", "convocation")
    )
    items = ("items__version__document", "items__resolution", "items__votes__member", "items__dissents__member")
    return tuple(_session(each) for each in found.prefetch_related("acts", "attendances__member", "passages", *items))


def _session(session: Session) -> PublicSession:
    at = {each.deed: each.at for each in session.acts.all()}
    stands = queries.stood(session)
    came = [each for each in session.attendances.all() if each.call == stands.call]
    later = {each.member_id for each in session.passages.all() if each.arrived and each.call == stands.call}
    return PublicSession(
        kind=KINDS[Kind(session.kind)],
        number=session.number,
        at=queries.hour(session),
        day=queries.local_day(session),
        place=session.place,
        broadcast=session.broadcast,
        state=STATES[stands.state],
        opened_at=at.get(Deed.OPEN),
        closed_at=at.get(Deed.CLOSE),
        presences=tuple(
            PublicPresence(each.member.name, SEATS[Seat(each.member.seat)], each.present or each.member_id in later)
            for each in came
            if each.member is not None
        ),
        guests=sum(each.present for each in came if each.guest_id is not None),
        agenda=tuple(_item(each) for each in session.items.all()),
        convocation=_last(session.convocation),
        minutes=_minutes(session),
    )


def _item(item: AgendaItem) -> PublicItem:
    resolution = getattr(item, "resolution", None)
    votes = list(item.votes.all())
    return PublicItem(
        number=item.number,
        text=item.text,
        document=_document(item.version) if item.version else None,
        outcome=OUTCOMES[Outcome(resolution.outcome)] if resolution else "",
        votes=counted(tally(Sense(each.sense) for each in votes), resolution.result) if resolution else "",
        by_name=tuple(PublicVote(each.member.name, SENSES[Sense(each.sense)]) for each in votes),
        agreed=resolution.text if resolution else "",
        amendments=resolution.amendments if resolution else "",
        dissents=tuple(
            PublicDissent(OPINIONS[Opinion(each.kind)], each.member.name, each.text, each.file_digest)
            for each in item.dissents.all()
        ),
    )


def _document(version: Version) -> PublicDocument:
    return PublicDocument(version.document.title, version.number, version.digest)


def _last(document: Document | None) -> PublicDocument | None:
    version = document.versions.select_related("document").last() if document else None
    return _document(version) if version else None


def _minutes(session: Session) -> PublicMinutes | None:
    approved = queries.approved_on(session)
    document = _last(session.minutes)
    if approved is None or document is None:
        return None
    return PublicMinutes(document, approved, queries.published_on(session))
