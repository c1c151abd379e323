# SPDX-License-Identifier: EUPL-1.2
"""What happened to each candidacy of a process and when, as plain values, in as many queries as there are thousands."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from datetime import datetime
from itertools import islice
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Min, QuerySet

from conoceles.candidacies.models import Candidacy, Correction, Effect
from conoceles.capture.models import Draft, Revision
from conoceles.credentials.queries import in_hand
from conoceles.elections.models import Position, Process
from conoceles.elections.queries import in_force
from conoceles.publication.queries import releases_shown
from conoceles.validation.models import Review, Withdrawal
from conoceles.validation.rules import Outcome

from ..rules import Cell, Facts, Path, Span

_BATCH = 1000
_COLUMNS = {
    "pk": "pk", "seat": "seat", "status": "status", "sex": "person__sex", "position_pk": "formula__position_id",
    "position": "formula__position__key", "office": "formula__position__office__key",
    "postulant": "formula__postulant__key", "kind": "formula__territory__kind", "place": "formula__territory__key",
}  # fmt: skip
_Row = NamedTuple("_Row", [(name, Any) for name in _COLUMNS])
_When = dict[tuple[UUID, str], datetime]
_REGISTERED = Candidacy.Status.REGISTERED


def shown(process: Process) -> dict[str, list[tuple[datetime, datetime]]]:
    """Of each office, when each release that showed it was read and shown."""
    return releases_shown(process)


def facts(process: Process, *, postulant: str = "") -> Iterator[Facts]:
    """Every candidacy of *process*, or those that a *postulant* (key) nominates; nothing of what was answered."""
    versions = in_force(process)
    open_ = {slug for slug, each in versions.items() if not each.definition.sealed}
    owed = {
        (each.pk, seat): frozenset(slugs)
        for each in Position.objects.filter(office__process=process)
        for seat, slugs in (("P", each.titular_owes), ("S", each.alternate_owes))
    }
    rows = Candidacy.objects.filter(process=process).order_by("pk")
    if postulant:
        rows = rows.filter(formula__postulant__key=postulant)
    found = map(_Row._make, rows.values_list(*_COLUMNS.values()).iterator(chunk_size=_BATCH))
    while batch := list(islice(found, _BATCH)):
        known = _Known([row.pk for row in batch])
        for row in batch:
            owes = owed.get((row.position_pk, row.seat), frozenset()) & versions.keys()
            yield Facts(
                Cell(row.office, row.position, row.postulant, f"{row.kind}:{row.place}", row.sex, row.seat),
                known.stood(row.pk, row.status),
                known.delivered.get(row.pk),
                known.path(row.pk, owes & open_),
                known.path(row.pk, owes - open_),
                tuple(known.off[row.pk]),
            )


class _Known:
    """What is known of some candidacies, read at once."""

    def __init__(self, ids: Collection[UUID]) -> None:
        self.delivered = in_hand(list(ids))
        self._sent = _firsts(Revision.objects.filter(candidacy__in=ids), "candidacy", "questionnaire__slug", "sent_at")
        reviews = Review.objects.filter(revision__candidacy__in=ids, outcome=Outcome.APPROVED)
        self._approved = _firsts(reviews, "revision__candidacy", "revision__questionnaire__slug", "decided_at")
        self._begun = _firsts(Draft.objects.filter(candidacy__in=ids), "candidacy", "slug", "begun_at")
        self.off: dict[UUID, list[Span]] = defaultdict(list)
        for who, since, until in Withdrawal.objects.filter(candidacy__in=ids).values_list(
            "candidacy", "at", "lifted_at"
        ):
            self.off[who].append((since, until))
        self._turns = _turns(ids)
        added = Correction.objects.filter(candidacy__in=ids, adds=True)
        self._added = dict(added.values_list("candidacy").annotate(first=Min("at")))

    def path(self, who: UUID, slugs: Collection[str]) -> Path:
        """How far she came with *slugs*, all of which she owes: a stage is reached when it is with every one."""
        if not slugs:
            return Path()
        first = [
            when
            for slug in slugs
            for when in (self._begun.get((who, slug)), self._sent.get((who, slug)))
            if when is not None
        ]
        return Path(
            owes=True,
            begun=min(first, default=None),
            sent=_last(self._sent.get((who, slug)) for slug in slugs),
            validated=_last(self._approved.get((who, slug)) for slug in slugs),
        )

    def stood(self, who: UUID, status: str) -> tuple[Span, ...]:
        """In which spans she was registered: what movements did tells it, and before the first one, what they undid."""
        since: datetime | None = self._added.get(who)
        turns = self._turns.get(who, [])
        standing = (turns[0][1] if turns else status) == _REGISTERED
        if turns and not turns[0][1]:  # she came with it
            standing = False
        spans: list[Span] = []
        for at, _before, after in turns:
            now = after == _REGISTERED
            if standing and not now:
                spans.append((since, at))
            elif now and not standing:
                since = at
            standing = now
        if standing:
            spans.append((since, None))
        return tuple(spans)


def _turns(ids: Collection[UUID]) -> dict[UUID, list[tuple[datetime, str, str]]]:
    """When movements did something to each of *ids*, what her registration was before, and since; in their order."""
    found: dict[UUID, list[tuple[datetime, str, str]]] = defaultdict(list)
    rows = Effect.objects.filter(candidacy__in=ids).order_by("movement__at", "pk")
    for who, at, before, after in rows.values_list("candidacy", "movement__at", "before", "after"):
        found[who].append((at, before.get("status", ""), after.get("status", "")))
    return found


def _firsts(rows: QuerySet, who: str, slug: str, when: str) -> _When:
    """The first time of each candidacy with each questionnaire."""
    return {(one, two): first for one, two, first in rows.order_by().values_list(who, slug).annotate(first=Min(when))}


def _last(times: Iterator[datetime | None]) -> datetime | None:
    """The last of *times*, once all of them are there."""
    known = list(times)
    return None if None in known else max(filter(None, known))
