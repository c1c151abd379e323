# SPDX-License-Identifier: EUPL-1.2
"""What the next release would change of the one that is shown, office by office.

Told from the freeze of the shown release and a few questions to the database, as many for one candidacy as for ten
thousand: what is frozen in the end is read again then.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec
from django.db.models import Min, Q

from conoceles.candidacies.models import Candidacy
from conoceles.elections.models import Process
from conoceles.kernel import clock
from conoceles.publication import queries, shelf
from conoceles.publication.freezing.header import Shared
from conoceles.publication.gates.queries import gates
from conoceles.publication.gates.rules import Gate
from conoceles.publication.models import Release
from conoceles.validation import queries as validated
from conoceles.validation.afterwards.queries import withdrawn
from conoceles.validation.models import Review
from conoceles.validation.rules import Outcome

_OFFICE = "formula__position__office__key"


class _Sheet(msgspec.Struct):
    questionnaire: str
    revision: int


class _Shown(msgspec.Struct):
    """Of a profile that is shown, what tells whether it changed."""

    id: str
    office: str
    sheets: tuple[_Sheet, ...]

    @property
    def answered(self) -> dict[str, int]:
        return {sheet.questionnaire: sheet.revision for sheet in self.sheets if sheet.revision}


_SHOWN = msgspec.json.Decoder(_Shown)


@dataclass(frozen=True, slots=True)
class Row:
    """An office, and how many of its candidacies the next release shows otherwise.

    ``fresh`` are shown with answers for the first time, ``changed`` with others, ``gone`` no more; ``waiting`` have
    something that nobody approved or returned yet, and stay as they are.
    """

    gate: Gate
    closed: bool
    fresh: int
    changed: int
    gone: int
    waiting: int

    @property
    def changes(self) -> int:
        """How many candidacies the public would see otherwise."""
        return self.fresh + self.changed + self.gone


@dataclass(frozen=True, slots=True)
class Changes:
    """All of it. ``known`` is false where the freeze of the shown release is lost: then nothing can be compared."""

    rows: tuple[Row, ...]
    known: bool
    oldest: datetime | None
    until: datetime | None

    @property
    def total(self) -> int:
        """How many candidacies would change, in all open offices."""
        return sum(row.changes for row in self.rows if not row.closed)


def changes(process: Process) -> Changes:
    """What a publication of *process* would change now."""
    now = clock.now()
    shown = queries.shown(process)
    shared = Shared(process, at=now)
    before, known = _before(process, shown)
    approved = _approved(process, shared)
    standing = dict(_standing(process))
    for one in withdrawn(standing):
        del standing[one]
    waiting = _waiting(process, shared)
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for one, office in standing.items():
        mine = approved.get(one, {})
        counts[office]["waiting"] += one in waiting
        if office not in shared.closed and mine != before.get(str(one), ("", {}))[1]:
            counts[office]["changed" if before.get(str(one), ("", {}))[1] else "fresh"] += 1
    here = {str(one) for one in standing}
    for one, (office, answered) in before.items():
        counts[office]["gone"] += bool(answered) and one not in here
    oldest = _oldest(process, shown, set(shared.opened))
    hours = process.parameters.get("publication_hours", {}).get("value")
    return Changes(
        tuple(_row(gate, gate.office in shared.closed, counts[gate.office]) for gate in gates(process)),
        known,
        oldest,
        oldest + timedelta(hours=hours) if oldest and hours is not None else None,
    )


def _row(gate: Gate, closed: bool, found: Counter[str]) -> Row:
    keys = ("fresh", "changed", "gone", "waiting")
    return Row(gate, closed, *(found[key] for key in keys))


def _before(process: Process, shown: Release | None) -> tuple[dict[str, tuple[str, dict[str, int]]], bool]:
    if shown is None:
        return {}, True
    return _read(shelf.of(process.slug).freezes / str(shown.number) / "profiles.jsonl")


def _read(path: Path) -> tuple[dict[str, tuple[str, dict[str, int]]], bool]:
    try:
        with path.open("rb") as lines:
            return {one.id: (one.office, one.answered) for one in map(_SHOWN.decode, lines)}, True
    except FileNotFoundError:
        return {}, False


def _standing(process: Process) -> Iterable[tuple[Any, str]]:
    rows = Candidacy.objects.filter(process=process, status=Candidacy.Status.REGISTERED)
    return rows.order_by().values_list("pk", _OFFICE)


def _approved(process: Process, shared: Shared) -> dict[Any, dict[str, int]]:
    found: dict[Any, dict[str, int]] = defaultdict(dict)
    rows = validated.approved().filter(candidacy__process=process, questionnaire__in=shared.asked).order_by()
    for candidacy, slug, number in rows.values_list("candidacy_id", "questionnaire__slug", "number"):
        found[candidacy][slug] = number
    return found


def _waiting(process: Process, shared: Shared) -> set[Any]:
    rows = validated.awaiting_decision().filter(candidacy__process=process, questionnaire__in=shared.asked)
    return set(rows.order_by().values_list("candidacy_id", flat=True))


def _oldest(process: Process, shown: Release | None, opened: set[str]) -> datetime | None:
    """When the oldest approval was given of those that the next release makes public."""
    office = f"revision__candidacy__{_OFFICE}"
    rows = Review.objects.filter(
        revision__candidacy__process=process, outcome=Outcome.APPROVED, decided_by__isnull=False,
        revision__candidacy__status=Candidacy.Status.REGISTERED, **{f"{office}__in": opened},
    )  # fmt: skip
    if shown:
        rows = rows.filter(Q(decided_at__gt=shown.frozen_at) | ~Q(**{f"{office}__in": shown.offices}))
    oldest: datetime | None = rows.aggregate(oldest=Min("decided_at"))["oldest"]
    return oldest
