# SPDX-License-Identifier: EUPL-1.2
"""Movements, read: those of a process, those of a candidacy, and the seats where nobody stands."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from typing import Any

from django.conf import settings
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.module_loading import import_string

from conoceles.elections.models import Postulant, Process
from conoceles.look.dates import day

from ..intake.words_by_hand import FIELDS, OF_A_FILE
from ..models import Candidacy, Effect, Formula, Movement, Rectification
from ..queries import Options, answered_by, listed, whole
from .heirs import holder, replaced
from .orders import LEAVES, Change, Kind
from .places import siblings

_STANDS = Candidacy.Status.REGISTERED
_WORDS = FIELDS | OF_A_FILE
_ABOUT = (
    "person",
    "process",
    "formula__position__office",
    "formula__territory",
    "formula__postulant",
)


def ledger(process: Process) -> QuerySet[Movement]:
    """Every movement of *process*, the newest first, with all that a list says of it."""
    about = [f"{whose}__{name}" for whose in ("candidacy", "other") for name in _ABOUT]
    return Movement.objects.filter(process=process).select_related(
        *about, "agreement", "by__user", "run", "rectification__agreement"
    )


def between(movements: QuerySet[Movement], since: date | None, until: date | None, zone: tzinfo) -> QuerySet[Movement]:
    """Those of *movements* that were registered from one day to another, both included, as clocks say in *zone*."""
    if since:
        movements = movements.filter(at__gte=datetime.combine(since, time.min, zone))
    if until:
        movements = movements.filter(at__lt=datetime.combine(until + timedelta(days=1), time.min, zone))
    return movements


def timeline(candidacy: Candidacy) -> QuerySet[Effect]:
    """What movements did to *candidacy*, the newest first."""
    found = Effect.objects.filter(candidacy=candidacy).select_related(
        "movement__agreement",
        "movement__by__user",
        "movement__run",
        "movement__candidacy__person",
        "movement__other__person",
        "movement__rectification__agreement",
    )
    return found.order_by("-movement__at", "-pk")


@dataclass(frozen=True)
class Told:
    """What a movement did to one candidacy, in words: whose it is, and each datum with what it said and says.

    ``gone``: what had become of her before, where she had left already and her place was moved.
    """

    candidacy: Candidacy
    changes: list[tuple[str, dict[str, str]]]
    came: bool
    gone: str


class Words:
    """What effects say, in words for people."""

    def __init__(self, process: Process) -> None:
        self._options = Options(process)
        self._statuses = dict(Candidacy.Status.choices)

    def of(self, effect: Effect) -> Told:
        """*effect* in words."""
        names = [name for name in _WORDS if effect.after.get(name, "") != effect.before.get(name, "")]
        changes = [
            (
                _WORDS[name],
                {"before": self._say(name, effect.before), "after": self._say(name, effect.after)},
            )
            for name in names
        ]
        status = effect.before.get("status", "")
        gone = status if status == effect.after["status"] != _STANDS else ""
        return Told(effect.candidacy, changes, came=not effect.before, gone=self._statuses.get(gone, ""))

    def written(self, change: Change) -> list[tuple[str, str]]:
        """What *change* says, in words."""
        given = [(_WORDS[name], self._options.words(name, value)) for name, value in change.written.items() if value]
        if change.cause:
            given.append(("Por qué deja el lugar", self._statuses.get(change.cause, change.cause)))
        if change.formula:
            place = Formula.objects.select_related("position").get(pk=change.formula)
            given.append(("Lugar de la lista", f"{place.position.name}, {place.number}"))
        return [*given, *([("Observaciones", change.note)] if change.note else [])]

    def _say(self, name: str, facts: Mapping[str, str]) -> str:
        value = facts.get(name, "")
        if name == "status":
            return self._statuses.get(value, value)
        if name == "status_on" and value:
            return day(date.fromisoformat(value))
        return self._options.words(name, value)


def possible(candidacy: Candidacy) -> list[Kind]:
    """What may be ordered of *candidacy* as she is now."""
    came = replaced(candidacy)
    if candidacy.status != _STANDS:
        free = came is None and holder(candidacy.formula_id, candidacy.seat) is None
        return [*([Kind.SUBSTITUTION] if free else []), Kind.RESTORATION, Kind.NAME]
    position, alliance = candidacy.formula.position, candidacy.formula.postulant.memberships
    offered = {
        Kind.PLACE: position.office.principle == "RP" or siblings(candidacy.formula).exists(),
        Kind.SEAT: position.alternates or candidacy.seat == Candidacy.Seat.ALTERNATE,
        Kind.NAME: True,
        Kind.ORIGIN: alliance.exists(),
    }
    return [Kind.SUBSTITUTION, *LEAVES, *(kind for kind, may in offered.items() if may)]


def places(candidacy: Candidacy) -> list[tuple[str, str]]:
    """The other places of her list, with who stands in each."""
    found = list(siblings(candidacy.formula))
    people: dict[Any, list[str]] = {}
    standing = Candidacy.objects.filter(formula__in=found, status=_STANDS).select_related("person")
    for one in standing.order_by("seat"):
        people.setdefault(one.formula_id, []).append(one.person.name)
    return [
        (str(one.pk), f"{one.position.name}, {one.number}: {' y '.join(people.get(one.pk, ['nadie']))}")
        for one in found
    ]


def origins(candidacy: Candidacy) -> list[tuple[str, str]]:
    """The parties of her alliance."""
    members = Postulant.objects.filter(alliances__alliance=candidacy.formula.postulant_id)
    return list(members.order_by("order").values_list("key", "name"))


def vacant(process: Process) -> QuerySet[Candidacy]:
    """The seats where nobody stands, each told by who held it last, in the order of the ballot."""
    same = Candidacy.objects.filter(formula=OuterRef("formula"), seat=OuterRef("seat"))
    later = same.filter(Q(status_on__gt=OuterRef("status_on")) | Q(replaces=OuterRef("pk")))
    return listed(process).exclude(status=_STANDS).filter(~Exists(same.filter(status=_STANDS)), ~Exists(later))


def of_postulant(postulant: Postulant) -> QuerySet[Candidacy]:
    """Whoever *postulant* nominates or answers for, in the order of the ballot."""
    found = Q(formula__postulant=postulant) | answered_by(pk=postulant.pk)
    return listed(postulant.process).filter(found)


def planned(rectification: Rectification) -> list[tuple[Candidacy, Change]]:
    """The changes that will answer it, with their candidacies, in the order in which they were typed."""
    found = {str(one.pk): one for one in whole().filter(pk__in=[one["candidacy"] for one in rectification.planned])}
    return [
        (found[each["candidacy"]], Change(**{name: value for name, value in each.items() if name != "candidacy"}))
        for each in rectification.planned
    ]


def rectifications(process: Process) -> QuerySet[Rectification]:
    """Those of *process*: the open ones first, the term that ends first before the others."""
    found = Rectification.objects.filter(process=process).select_related("postulant", "agreement")
    return found.order_by(F("settled_at").desc(nulls_first=True), "until")


def shown_since(process: Process) -> date | None:
    """The day on which what the public sees was shown; None before the first publication."""
    found = import_string(settings.SHOWN_SINCE)(process)
    return timezone.localtime(found).date() if found else None


def attach(movements: Iterable[Movement], words: Words) -> list[tuple[Movement, list[Told]]]:
    """Each of *movements* with what it did, in one more question to the database for all of them."""
    listed_ones = list(movements)
    by_movement: dict[Any, list[Told]] = {}
    about = [f"candidacy__{name}" for name in _ABOUT]
    found = Effect.objects.filter(movement__in=listed_ones).select_related(*about)
    for effect in found.order_by("pk"):
        by_movement.setdefault(effect.movement_id, []).append(words.of(effect))
    return [(one, by_movement.get(one.pk, [])) for one in listed_ones]
