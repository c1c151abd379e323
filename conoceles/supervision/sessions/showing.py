# SPDX-License-Identifier: EUPL-1.2
"""A session as its page shows it."""

from typing import Any

from django.utils import timezone

from conoceles.accounts.models import Capacity
from conoceles.accounts.queries import worded
from conoceles.accounts.rules import ROLES, Role
from conoceles.supervision.documents.permissions import may_read
from conoceles.supervision.models import AgendaItem, Member, Session
from conoceles.supervision.obligations.queries import other_capacities

from . import queries, telling
from .labels import DEEDS, MEANS, OPINIONS, STATES
from .permissions import may_dissent, may_keep_session
from .rules.words import Deed, Means, Opinion, State


def page(session: Session, by: Capacity) -> dict[str, Any]:
    """What the page of *session* says to whoever acts as *by*."""
    stands = queries.stood(session)
    keeps = may_keep_session(by, session)
    acts = list(session.acts.select_related("by__user"))
    worded([each.by for each in acts])
    waiting = queries.unnotified(session, stands.call) if stands.state is not State.PREPARED else []
    return {
        "session": session,
        "named": queries.named(session),
        "state": STATES[stands.state],
        "keeps": keeps,
        "acts": [{"act": each, "words": DEEDS[Deed(each.deed)], "double": _double(each.by)} for each in acts],
        "items": [_item(each, by) for each in session.items.select_related("session__process", "version__document")],
        "people": [_person(session, who, stands.call) for who in queries.summoned(session)],
        "attendance": telling.attendance(session),
        "unnotified": [str(each) for each in waiting],
        "instructions": session.instructions.prefetch_related("reports"),
        "may": {each.name.lower(): keeps and stands.may(each) for each in Deed},
        "prepared": stands.state is State.PREPARED,
        "sits": stands.state is State.OPEN,
        "ended": stands.state in {State.CLOSED, State.FAILED},
        "second": stands.call > 1,
        "approved_on": queries.approved_on(session),
        "issued_on": queries.published_on(session),
    }


def _double(by: Capacity) -> tuple[str, ...]:
    return tuple(ROLES[Role(each.role)].name for each in other_capacities(by))


def _item(item: AgendaItem, by: Capacity) -> dict[str, Any]:
    resolution = getattr(item, "resolution", None)
    dissents = [(OPINIONS[Opinion(each.kind)], each) for each in item.dissents.select_related("member")]
    return {
        "item": item,
        "resolution": telling.resolution(resolution) if resolution else "",
        "dissents": dissents,
        "may_read": item.version is not None and may_read(by, item.version),
        "may_dissent": item.votes.exists() and may_dissent(by, item),
    }


def _person(session: Session, who: Any, call: int) -> dict[str, Any]:
    key = {"member" if isinstance(who, Member) else "guest": who}
    told = session.notices.filter(call=call, **key).first()
    short = told and (session.second_at or session.at) - told.at < queries.notice(session.process, session.kind)
    return {
        "who": who,
        "role": telling.role(who),
        "told": told,
        "means": MEANS[Means(told.means)] if told else "",
        "short": bool(short) and call == 1,
    }


def plan_initial(session: Session) -> dict[str, Any]:
    """A session that is being prepared, as its form tells it."""
    here = timezone.localtime(session.at)
    items = list(session.items.all())
    treated = [number for number, each in enumerate(items) if each.version_id]
    first, last = (treated[0], treated[-1] + 1) if treated else (len(items), len(items))
    return {
        "kind": session.kind, "day": here.date(), "hour": here.time(), "place": session.place,
        "broadcast": session.broadcast, "before": "\n".join(each.text for each in items[:first]),
        "versions": [each.version_id for each in items if each.version_id],
        "after": "\n".join(each.text for each in items[last:]),
        "guests": "\n".join(f"{each}, {each.position}".rstrip(", ") for each in session.guests.all()),
    }  # fmt: skip
