# SPDX-License-Identifier: EUPL-1.2
"""What a session is to be, until it is convened: its agenda, in its order, and its number. Only within actions."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from conoceles.elections.models import Process
from conoceles.kernel.refusals import Refused
from conoceles.supervision.documents.beginning import not_before
from conoceles.supervision.models import AgendaItem, Guest, Session, Version

from . import queries
from .rules import Reason
from .rules.words import Kind


@dataclass(frozen=True)
class Planned:
    """What a session is to be: when, where, on what, and with which guests (name and post)."""

    kind: Kind
    at: datetime
    place: str
    items: Sequence[tuple[str, Version | None]]
    broadcast: str = ""
    guests: Sequence[tuple[str, str]] = ()


def plan(session: Session, planned: Planned) -> None:
    """Its agenda and its guests. Raises Refused: NO_AGENDA; documents' BEFORE_ALL."""
    not_before(session.process, queries.day_of(session.process, planned.at))
    if not planned.items:
        raise Refused(Reason.NO_AGENDA)
    AgendaItem.objects.bulk_create(
        AgendaItem(session=session, number=number, text=text, version=version)
        for number, (text, version) in enumerate(planned.items, start=1)
    )
    Guest.objects.bulk_create(Guest(session=session, name=name, position=post) for name, post in planned.guests)


def swapped(session: Session, item: AgendaItem, *, up: bool) -> None:
    """*item* in the place of the one before it, or of the one after; the first and the last stay where they are."""
    items = list(session.items.all())
    here = next(index for index, each in enumerate(items) if each.pk == item.pk)
    there = here - 1 if up else here + 1
    if 0 <= there < len(items):
        items[here], items[there] = items[there], items[here]
        _numbered(items)


def leave_out(session: Session, items: Iterable[AgendaItem]) -> None:
    """Take *items* off its agenda; the others keep their order."""
    gone = {each.pk for each in items}
    if gone:
        session.items.filter(pk__in=gone).delete()
        _numbered(list(session.items.all()))


def _numbered(items: Sequence[AgendaItem]) -> None:
    beyond = len(items) + max((each.number for each in items), default=0)
    for first in (beyond, 0):  # no two have the same number, not even on the way
        for number, each in enumerate(items, start=first + 1):
            each.number = number
            each.save(update_fields=["number"])


def next_number(session: Session) -> int:
    """The next of its kind in the process: whoever convenes another waits her turn."""
    Process.objects.select_for_update().get(pk=session.process_id)
    of_kind = Session.objects.filter(process=session.process_id, kind=session.kind).exclude(number=None)
    last = of_kind.order_by("number").last()
    return last.number + 1 if last and last.number else 1
