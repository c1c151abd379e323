# SPDX-License-Identifier: EUPL-1.2
"""The register as the rules of balance see it, in as many questions for one candidacy as for thousands."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import QuerySet

from conoceles.candidacies.models import AffirmativeAction, Candidacy
from conoceles.candidacies.queries import listed
from conoceles.elections.models import Process

from .rules import Formula, Holder, Terms

_COLUMNS = {
    "id": "pk", "seat": "seat", "status": "status", "replaces": "replaces_id", "sex": "person__sex",
    "formula": "formula_id", "number": "formula__number", "order": "formula__order",
    "position_order": "formula__position__order", "heads": "formula__position__heads",
    "office": "formula__position__office__key", "kind": "formula__territory__kind", "place": "formula__territory__key",
    "postulant": "formula__postulant__key",
}  # fmt: skip
_Row = NamedTuple("_Row", [(name, Any) for name in _COLUMNS])


def terms(process: Process) -> Terms:
    """What *process* says of each check."""
    return Terms.of(process.parameters, process.exceptions)


def formulas(process: Process, *, postulants: Iterable[str] | None = None) -> list[Formula]:
    """Every place of *process* in the order of the ballot, or those that *postulants* (keys) nominate."""
    candidacies = listed(process).select_related(None)
    actions = AffirmativeAction.objects.filter(candidacy__process=process)
    if postulants is not None:
        keys = list(postulants)
        candidacies = candidacies.filter(formula__postulant__key__in=keys)
        actions = actions.filter(candidacy__formula__postulant__key__in=keys)
    return _formulas(candidacies, actions)


def named(ids: Iterable[str]) -> dict[str, str]:
    """The name of whoever stands, by the id of her candidacy."""
    found = Candidacy.objects.filter(pk__in=list(ids)).values_list("pk", "person__name")
    return {str(pk): name for pk, name in found}


def _formulas(candidacies: QuerySet[Candidacy], actions: QuerySet[AffirmativeAction]) -> list[Formula]:
    rows = [_Row._make(row) for row in candidacies.values_list(*_COLUMNS.values())]
    groups: dict[UUID, frozenset[str]] = defaultdict(frozenset)
    for candidacy, group in actions.values_list("candidacy_id", "group"):
        groups[candidacy] |= {group}
    before = {row.id: row.replaces for row in rows if row.replaces}
    places: dict[UUID, list[_Row]] = {}
    for row in rows:
        places.setdefault(row.formula, []).append(row)
    return [_formula(some, groups, before) for some in places.values()]


def _formula(rows: list[_Row], groups: dict[UUID, frozenset[str]], before: dict[UUID, UUID]) -> Formula:
    first = rows[0]
    holding = {row.seat: row for row in rows if row.status == Candidacy.Status.REGISTERED}
    titular, alternate = holding.get(Candidacy.Seat.TITULAR), holding.get(Candidacy.Seat.ALTERNATE)

    def holder(row: _Row | None) -> Holder | None:
        return Holder(str(row.id), row.sex, groups[row.id]) if row else None

    return Formula(
        id=str(first.formula),
        office=first.office,
        place=f"{first.kind}/{first.place}",
        postulant=first.postulant,
        order=(first.position_order, first.order),
        number=first.number,
        heads=first.heads,
        titular=holder(titular),
        alternate=holder(alternate),
        kept_titular=_kept(titular, groups, before),
        kept_alternate=_kept(alternate, groups, before),
    )


def _kept(row: _Row | None, groups: dict[UUID, frozenset[str]], before: dict[UUID, UUID]) -> frozenset[str]:
    """The affirmative actions of all those in whose place *row* came, one after the other."""
    found: frozenset[str] = frozenset()
    seen: set[UUID] = set()
    at = before.get(row.id) if row else None
    while at is not None and at not in seen:
        seen.add(at)
        found |= groups[at]
        at = before.get(at)
    return found
