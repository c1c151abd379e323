# SPDX-License-Identifier: EUPL-1.2
"""What was ended since, where a row only says when it was: it is told by that, and ended again by that."""

from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import Manager

from conoceles.accounts.models import Capacity
from conoceles.publication.models import CouncilPreview, Scheduled
from conoceles.supervision.models import Document, Feed, Posting, Publication


class _Kind(NamedTuple):
    """Rows, the field that says when one was ended, that of who did it, and those that say why."""

    rows: Manager[Any]
    at: str
    who: str = ""
    why: tuple[str, ...] = ()


_KINDS = {
    "publications": _Kind(Publication.objects, "ended_at", "ended_by", ("ended_because",)),
    "postings": _Kind(Posting.objects, "set_aside_at", "", ("set_aside",)),
    "documents": _Kind(Document.objects, "withdrawn_at", "", ("withdrawn",)),
    "scheduled": _Kind(Scheduled.objects, "cancelled_at", "cancelled_by"),
    "previews": _Kind(CouncilPreview.objects, "over_at", "", ("over",)),
    "feeds": _Kind(Feed.objects, "ended_at"),
}


def told(since: datetime) -> dict[str, list[list[Any]]]:
    """What was ended from *since* on, by kind: [key, instant, why…] of each, as plain values."""
    return {
        name: [
            [str(pk), at.isoformat(), *why]
            for pk, at, *why in kind.rows.filter(**{f"{kind.at}__gt": since})
            .order_by("pk")
            .values_list("pk", kind.at, *kind.why)
        ]
        for name, kind in _KINDS.items()
    }


def again(told: dict[str, list[list[Any]]], *, by: Capacity) -> dict[str, int]:
    """End it where it is not; how many of each kind. *by* answers for it: who did may be unknown here."""
    return {name: sum(_ended(kind, *each, by=by) for each in told[name]) for name, kind in _KINDS.items()}


def _ended(kind: _Kind, pk: str, at: str, *why: str, by: Capacity) -> int:
    changed = {kind.at: datetime.fromisoformat(at)} | dict(zip(kind.why, why, strict=True))
    who = {kind.who: by} if kind.who else {}
    return kind.rows.filter(pk=pk, **{kind.at: None}).update(**changed, **who)
