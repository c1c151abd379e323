# SPDX-License-Identifier: EUPL-1.2
"""Sessions that were convened, as anybody may know them."""

from collections.abc import Mapping
from dataclasses import replace

from conoceles.elections.models import Process
from conoceles.supervision.models import PublicVersion
from conoceles.supervision.published import Dissent, Item, Minutes, Presence, Session, Vote
from conoceles.supervision.sessions.queries import PublicDocument, PublicItem, PublicSession, public_sessions

from .local import moment

_NOTHING: Mapping[str, int] = {}


def sessions(process: Process, documents: Mapping[str, int] = _NOTHING) -> tuple[Session, ...]:
    """All of them, the first first. *documents*: by the digest of a version, the number of what was published of it.

    What a public version says without (``PublicVersion``) is told nowhere else: its passages are kept nowhere, so that
    whatever was typed of that session, which the document may repeat, stays out. Who came and who voted how does not.
    """
    less = dict(
        PublicVersion.objects.filter(version__document__process=process, discarded="").values_list(
            "version__digest", "title"
        )
    )
    return tuple(_session(_without(each, less), process, documents) for each in public_sessions(process))


def _without(one: PublicSession, less: Mapping[str, str]) -> PublicSession:
    """*one* without what was typed of it, where a paper of the session says less to the public; else of its items."""
    papers = (one.convocation, one.minutes.document if one.minutes else None)
    whole = any(each is not None and each.digest in less for each in papers)
    agenda = (
        _untold(each, less) if whole or (each.document and each.document.digest in less) else each
        for each in one.agenda
    )
    return replace(one, agenda=tuple(agenda))


def _untold(item: PublicItem, less: Mapping[str, str]) -> PublicItem:
    title = less.get(item.document.digest, "") if item.document else ""
    dissents = tuple(replace(each, text="") for each in item.dissents)
    return replace(item, text=title or f"Punto {item.number}", agreed="", amendments="", dissents=dissents)


def _session(one: PublicSession, process: Process, documents: Mapping[str, int]) -> Session:
    minutes = one.minutes
    return Session(
        slug=f"{one.kind}-{one.number}",
        kind=one.kind,
        number=one.number,
        at=moment(one.at, process),
        place=one.place,
        broadcast=one.broadcast,
        state=one.state,
        opened_at=moment(one.opened_at, process),
        closed_at=moment(one.closed_at, process),
        presences=tuple(Presence(each.name, each.seat, each.came) for each in one.presences),
        guests=one.guests,
        agenda=tuple(_item(each, documents) for each in one.agenda),
        minutes=minutes
        and Minutes(
            minutes.approved_on.isoformat(),
            minutes.issued_on.isoformat() if minutes.issued_on else "",
            _number(minutes.document, documents),
        ),
    )


def _item(one: PublicItem, documents: Mapping[str, int]) -> Item:
    return Item(
        number=one.number,
        text=one.text,
        outcome=one.outcome,
        agreed=one.agreed,
        amendments=one.amendments,
        votes=tuple(Vote(each.name, each.sense) for each in one.by_name),
        dissents=tuple(Dissent(each.kind, each.name, each.text) for each in one.dissents),
        document=_number(one.document, documents),
    )


def _number(document: PublicDocument | None, documents: Mapping[str, int]) -> int:
    return documents.get(document.digest, 0) if document else 0
