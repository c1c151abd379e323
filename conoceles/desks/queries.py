# SPDX-License-Identifier: EUPL-1.2
"""The record, read by people: a page at a time, from a position, never counted whole."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.apps import apps
from django.db.models import Model, QuerySet
from django.utils import timezone

from conoceles.accounts import queries as accounts
from conoceles.accounts.models import User
from conoceles.outbox import queries as messages
from conoceles.record.models import Checkpoint, Entry

#: How many of one's own acts a desk tells.
_LAST = 5
#: How long a notice of an account stays on its person's desk.
_LATELY = timedelta(days=14)
_PAGE = 50
_IDENTIFIER = re.compile(r"[0-9]{1,18}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


@dataclass(frozen=True)
class Page:
    """Some rows, the newest first, and from which positions the other pages are asked for; None where there is none."""

    rows: list[Any]
    older: int | None
    newer: int | None


def last_acts(person: User) -> list[Entry]:
    """What *person* did last, in any capacity, the newest first: the record knows her by her account's id."""
    return list(Entry.objects.filter(actor=str(person.pk)).order_by("-number")[:_LAST])


def recent_notices(person: User, now: datetime) -> int:
    """How many notices of her account *person* was given lately."""
    return messages.about(accounts.named(person)).filter(queued_at__gt=now - _LATELY).count()


def entries(
    *,
    act: str = "",
    capacity: str = "",
    since: date | None = None,
    until: date | None = None,
    about: str = "",
    who: str = "",
) -> QuerySet[Entry]:
    """The entries that fit, in days of the present time zone, both included."""
    found = Entry.objects.all()
    if act:
        found = found.filter(action=act)
    if capacity:
        found = found.filter(role=capacity)
    if who:
        found = found.filter(actor=who)
    if about:
        found = found.filter(about__in=_subjects(about))
    if since:
        found = found.filter(number__gte=_first_from(_midnight(since)))
    if until:
        found = found.filter(number__lt=_first_from(_midnight(until + timedelta(days=1))))
    return found


def checkpoints() -> QuerySet[Checkpoint]:
    """Every checkpoint, without what only proofs need."""
    return Checkpoint.objects.only("size", "root", "at", "occasion")


def page(rows: QuerySet[Any], by: str, *, before: int | None = None, after: int | None = None) -> Page:
    """One page of *rows*, the largest *by* first: those just below *before*, or just above *after*, or the last.

    Two queries at the most, and the same for ten rows as for ten million.
    """
    forward = after is not None and before is None
    if before is not None:
        rows = rows.filter(**{f"{by}__lt": before})
    elif after is not None:
        rows = rows.filter(**{f"{by}__gt": after})
    found = list(rows.order_by(by if forward else f"-{by}")[: _PAGE + 1])
    more, shown = len(found) > _PAGE, found[:_PAGE]
    if forward:
        shown.reverse()
    if not shown:
        return Page([], None, None)
    last, first = getattr(shown[-1], by), getattr(shown[0], by)
    return Page(shown, last if more or forward else None, first if before is not None or (forward and more) else None)


def covering(entry: Entry) -> Checkpoint | None:
    """The newest checkpoint, when it covers *entry*."""
    return Checkpoint.objects.filter(size__gte=entry.number).order_by("-size").first()


def _subjects(typed: str) -> list[str]:
    """What an identifier may name: as the record writes it, or of any thing of the house that has that id."""
    identifier = typed.strip().lower()
    if not _IDENTIFIER.fullmatch(identifier):
        return [typed.strip()]
    return [f"{model._meta.label}:{identifier}" for model in _recordable()]


def _recordable() -> list[type[Model]]:
    return [model for model in apps.get_models() if model.__module__.startswith("conoceles.")]


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time()))


def _first_from(instant: datetime) -> int:
    """The number of the first entry from *instant* on: the record's time does not go back, so numbers say days."""
    first = Entry.objects.filter(at__gte=instant).order_by("at", "number").values_list("number", flat=True).first()
    if first is not None:
        return first
    return (Entry.objects.order_by("-number").values_list("number", flat=True).first() or 0) + 1
