# SPDX-License-Identifier: EUPL-1.2
"""What the scope of a capacity names, in words: ``accounts`` keeps scopes as values, and this step knows them all."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.db.models import Q

from conoceles.accounts.models import Capacity
from conoceles.accounts.rules import ROLES, Reach, Role, spot
from conoceles.elections.models import Council, Office, Postulant, Process, Territory
from conoceles.elections.queries import scopes as named

from .models import Candidacy
from .queries import answered_by

__all__ = ["Scope", "named", "spots", "told", "two_persons"]


@dataclass(frozen=True, slots=True)
class Scope:
    """A scope in words; ``party`` is the scope of the representation that answers there, empty where none does."""

    words: str
    party: str = ""


def told(capacities: Sequence[Capacity]) -> list[Scope]:
    """The scope of each capacity, in as many queries for one as for a thousand. What is not there keeps its value."""
    held = [(capacity.scope, ROLES[Role(capacity.role)].reach) for capacity in capacities]
    by_reach = {reach: {scope for scope, far in held if far is reach} for reach in Reach}
    known = (
        _processes(by_reach[Reach.PROCESS])
        | _postulants(by_reach[Reach.PARTY])
        | _councils(by_reach[Reach.BODY])
        | _candidacies(by_reach[Reach.CANDIDACY])
    )
    found = [known.get(scope) or Scope(scope) for scope, _ in held]
    kept = _spots({capacity.scope.partition("/")[0] for capacity in capacities if capacity.within})
    return [
        replace(scope, words=f"{scope.words}, sólo {', '.join(kept.get(each, each) for each in capacity.within)}")
        if capacity.within
        else scope
        for capacity, scope in zip(capacities, found, strict=True)
    ]


def spots(scope: str) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """The offices and the places to which a capacity of that *scope* may be kept, each with its code and its name.

    The places are those where its representation answers for somebody; all of them until the register says.
    """
    process, _, key = scope.partition("/")
    offices = [(spot(office=office.key), office.plural) for office in Office.objects.filter(process__slug=process)]
    places = Territory.objects.filter(process__slug=process).order_by("kind", "number", "name")
    theirs = Candidacy.objects.filter(answered_by(key=key), process__slug=process).values("formula__territory")
    found = list(places.filter(pk__in=theirs)) or list(places)
    return offices, [(spot(kind=each.kind, place=each.key), each.name) for each in found]


def _spots(processes: set[str]) -> dict[str, str]:
    if not processes:
        return {}
    offices = Office.objects.filter(process__slug__in=processes)
    places = Territory.objects.filter(process__slug__in=processes)
    return {spot(office=each.key): each.plural for each in offices} | {
        spot(kind=each.kind, place=each.key): each.name for each in places
    }


def two_persons(process: str) -> bool:
    """Whether in that process whoever reviews, publishes or appoints is appointed by two (``two_persons``)."""
    found = Process.objects.filter(slug=process).values_list("parameters", flat=True).first() or {}
    return bool(found.get("two_persons", {}).get("value"))


def _processes(scopes: set[str]) -> dict[str, Scope]:
    if not scopes:
        return {}
    return {slug: Scope(name) for slug, name in Process.objects.filter(slug__in=scopes).values_list("slug", "name")}


def _postulants(scopes: set[str]) -> dict[str, Scope]:
    found = Postulant.objects.filter(_keyed(scopes)).select_related("process") if scopes else ()
    return {scope: Scope(each.name, scope) for each in found for scope in [f"{each.process.slug}/{each.key}"]}


def _councils(scopes: set[str]) -> dict[str, Scope]:
    found = Council.objects.filter(_keyed(scopes)).select_related("process") if scopes else ()
    return {f"{each.process.slug}/{each.key}": Scope(each.name) for each in found}


def _candidacies(scopes: set[str]) -> dict[str, Scope]:
    ids = [uuid.UUID(scope) for scope in scopes if _is_id(scope)]
    found = Candidacy.objects.filter(pk__in=ids).select_related(
        "process", "person", "formula__position", "formula__territory", "formula__postulant", "formula__answered_by"
    )
    told = {}
    for each in found if ids else ():
        formula = each.formula
        words = f"{each.person.name} · {formula.position.name} · {formula.territory.name}"
        told[str(each.pk)] = Scope(words, f"{each.process.slug}/{formula.answering.key}")
    return told


def _keyed(scopes: set[str]) -> Q:
    """What has one of the keys in one of the processes: all that is wanted, and perhaps a little more."""
    parts = [scope.partition("/") for scope in scopes]
    return Q(process__slug__in={process for process, _, _ in parts}, key__in={key for _, _, key in parts})


def _is_id(scope: str) -> bool:
    try:
        uuid.UUID(scope)
    except ValueError:
        return False
    return True
