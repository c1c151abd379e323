# SPDX-License-Identifier: EUPL-1.2
"""A session as its page shows it."""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from conoceles.accounts.models import Capacity
from conoceles.accounts.queries import worded
from conoceles.elections.models import Process
from conoceles.kernel import clock
from conoceles.supervision.documents import queries as documents
from conoceles.supervision.documents.permissions import may_read, may_see
from conoceles.supervision.models import AgendaItem, Member, Session, Vote
from conoceles.supervision.obligations.showing import also_is

from . import mailing, queries, telling
from .labels import DEEDS, MEANS, MINUTES, OPINIONS, STATES
from .permissions import may_acknowledge, may_dissent, may_keep_session, may_read_guion, may_resolve
from .rules.words import Deed, Kind, Means, Opinion, State


def page(session: Session, by: Capacity) -> dict[str, Any]:
    """What the page of *session* says to whoever acts as *by*."""
    stands = queries.stood(session)
    keeps = may_keep_session(by, session)
    acts = list(session.acts.select_related("by__user"))
    worded([each.by for each in acts])
    ahead = stands.state in {State.PREPARED, State.CONVENED, State.CALLED_AGAIN, State.OPEN}
    settled = {each.pk for each in queries.settled(session)} if ahead and keeps else set()
    mails = mailing.sent(session)
    waiting = queries.unnotified(session, stands.call) if stands.state is not State.PREPARED else []
    return {
        "session": session,
        "named": queries.named(session),
        "state": STATES[stands.state],
        "keeps": keeps,
        "acts": [{"act": each, "words": DEEDS[Deed(each.deed)], "double": also_is(each.by)} for each in acts],
        "items": [
            _item(each, by) | {"settled": each.pk in settled}
            for each in session.items.select_related("session__process", "version__document")
        ],
        "people": [
            _person(session, who, stands.call) | {"mail": mailing.to(who, mails) if keeps else None}
            for who in queries.told_or_to_tell(session)
        ],
        "attendance": telling.attendance(session),
        "unnotified": [str(each) for each in waiting],
        "instructions": session.instructions.prefetch_related("reports"),
        "may": {each.name.lower(): keeps and stands.may(each) for each in Deed},
        "own": may_read_guion(by, session),
        "prepared": stands.state is State.PREPARED,
        "sits": stands.state is State.OPEN,
        "ended": stands.state in {State.CLOSED, State.FAILED},
        "left": len(queries.unresolved(session)) if stands.state is State.OPEN else 0,
        "minutes": _minutes(session, by),
        "acuse": stands.tells and may_acknowledge(by, session) and queries.seat_of(session, by) is not None,
    }


def _minutes(session: Session, by: Capacity) -> dict[str, Any] | None:
    if session.minutes is None:
        return None
    return {
        "document": session.minutes,
        "words": MINUTES[queries.minuted(documents.stood(session.minutes))],
        "approved_on": queries.approved_on(session),
        "issued_on": queries.published_on(session),
        "may_see": may_see(by, session.minutes),
    }


def _item(item: AgendaItem, by: Capacity) -> dict[str, Any]:
    resolution = getattr(item, "resolution", None)
    dissents = [(OPINIONS[Opinion(each.kind)], each) for each in item.dissents.select_related("member")]
    return {
        "item": item,
        "former": list(item.former.all()),
        "resolution": telling.resolution(resolution) if resolution else "",
        "dissents": dissents,
        "may_read": item.version is not None and may_read(by, item.version),
        "may_dissent": _votes(by, item).exists() and may_dissent(by, item),
    }


def _votes(by: Capacity, item: AgendaItem) -> QuerySet[Vote]:
    """To whose votes *by* may add something in writing: her own; whoever keeps the session, to all."""
    return item.votes.all() if may_resolve(by, item) else item.votes.filter(member__capacity=by)


def _person(session: Session, who: Any, call: int) -> dict[str, Any]:
    key = {"member" if isinstance(who, Member) else "guest": who}
    told = session.notices.filter(call=call, **key).first()
    short = told and queries.hour(session) - told.at < queries.notice(session.process, Kind(session.kind))
    day = queries.local_day(session)
    return {
        "who": who,
        "role": telling.role(who),
        "left": isinstance(who, Member) and not who.on(day),
        "told": told,
        "means": MEANS[Means(told.means)] if told else "",
        "short": bool(short) and call == 1,
    }


def told_at(session: Session) -> datetime:
    """When people were told of it, as is likely: now, or once its hour passed, when it was convened."""
    now = clock.now()
    return now if now < queries.hour(session) else queries.called_at(session)


def likely(session: Session) -> datetime:
    """When something of it happened, as is likely: now, on its day; of one held before, its hour."""
    now = clock.now()
    return now if queries.day_of(session.process, now) == queries.local_day(session) else queries.hour(session)


def plan_initial(session: Session) -> dict[str, Any]:
    """A session that is being prepared, as its form tells it."""
    here = timezone.localtime(session.at)
    items = list(session.items.all())
    treated = [number for number, each in enumerate(items) if each.version_id]
    first = treated[0] if treated else len(items)
    return {
        "kind": session.kind, "day": here.date(), "hour": here.time(), "place": session.place,
        "broadcast": session.broadcast, "before": "\n".join(each.text for each in items[:first]),
        "versions": [each.version_id for each in items if each.version_id],
        "after": "\n".join(each.text for each in items[first:] if not each.version_id),
        "guests": "\n".join(f"{each}, {each.position}".rstrip(", ") for each in session.guests.all()),
    }  # fmt: skip


def next_initial(process: Process) -> dict[str, Any]:
    """What is likely of a new one: the place, the hour and the link of the last."""
    last = process.sessions.order_by("at", "pk").last()
    if last is None:
        return {}
    return {"hour": timezone.localtime(last.at).time(), "place": last.place, "broadcast": last.broadcast}
