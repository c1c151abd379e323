# SPDX-License-Identifier: EUPL-1.2
"""The register, read: which candidacies there are, and what one of them says."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from conoceles.elections.models import Position, Process
from conoceles.kernel.names import folded, slug

from .models import Candidacy, Correction, ImportRun, Movement, Person

#: The last import, the last correction by hand and the last movement of a process.
Edition = tuple[int | None, int | None, UUID | None]


def edition(process: Process) -> Edition:
    """What was last written in the register of *process*: when it is another, something was written since."""
    runs = ImportRun.objects.filter(process=process)
    corrections = Correction.objects.filter(candidacy__process=process)
    return (
        runs.order_by("-pk").values_list("pk", flat=True).first(),
        corrections.order_by("-pk").values_list("pk", flat=True).first(),
        Movement.objects.filter(process=process).values_list("pk", flat=True).first(),
    )


def whole() -> QuerySet[Candidacy]:
    """Candidacies with all that a page says of them: one question to the database, however many they are."""
    return Candidacy.objects.select_related(
        "process",
        "person",
        "agreement",
        "formula__position__office",
        "formula__territory",
        "formula__postulant",
        "formula__party_of_origin",
        "formula__answered_by",
    )


def answered_by(**representation: object) -> Q:
    """Candidacies for which a representation answers, told by its ``pk`` or ``key``: as ``Formula.answering`` says."""
    named = {f"formula__answered_by__{field}": value for field, value in representation.items()}
    nominating = {f"formula__postulant__{field}": value for field, value in representation.items()}
    return Q(**named) | Q(formula__answered_by=None, **nominating)


def within(spots: Sequence[str]) -> Q:
    """Candidacies in one of those places or for one of those offices (``accounts.rules.spot``); all, without any."""
    found = Q()
    for each in spots:
        sort, _, rest = each.partition("/")
        kind, _, key = rest.partition("/")
        if sort == "lugar":
            found |= Q(formula__territory__kind=kind, formula__territory__key=key)
        else:
            found |= Q(formula__position__office__key=rest)
    return found


def listed(process: Process) -> QuerySet[Candidacy]:
    """The candidacies of *process* in the order of the ballot: office, place, who nominates, place in the list."""
    return (
        whole()
        .filter(process=process)
        .order_by(
            "formula__position__office__order",
            "formula__territory__kind",
            "formula__territory__number",
            "formula__territory__name",
            "formula__postulant__order",
            "formula__position__order",
            "formula__order",
            "formula__number",
            "seat",
            "pk",
        )
    )


def named(candidacies: QuerySet[Candidacy], words: str) -> QuerySet[Candidacy]:
    """Those whose name or nickname has every one of *words*, or whose key has them, whatever stands between.

    An address keeps the name as it first was, without accents: it finds «Peréz» for «perez» on any database.
    """
    if not words.strip():
        return candidacies
    by_name = Q()
    for word in words.split()[:10]:
        plain = slug(word)
        by_name &= (
            Q(person__name__icontains=word)
            | Q(person__nickname__icontains=word)
            | (Q(slug__contains=plain) if plain else Q())
        )
    pieces = folded(words).split()
    by_key = Q(key__iregex="[^a-z0-9]+".join(pieces)) if pieces else Q()
    return candidacies.filter(by_name | by_key)


def history(candidacy: Candidacy) -> QuerySet[Correction]:
    """What was written by hand of *candidacy*, of her other candidacies, and of whoever shares her formula."""
    about = (
        Q(candidacy=candidacy) | Q(candidacy__person=candidacy.person_id) | Q(candidacy__formula=candidacy.formula_id)
    )
    return Correction.objects.filter(about).select_related("by__user", "candidacy__person")


def cells(candidacy: Candidacy) -> dict[str, str]:
    """What the register says of *candidacy*, as the fields of its form (``intake.one``) hold it."""
    formula, person = candidacy.formula, candidacy.person
    position, place = formula.position, formula.territory
    return {
        "key": candidacy.key,
        "person": person.key,
        "name": person.name,
        "nickname": person.nickname,
        "sex": person.sex,
        "age": "" if person.age is None else str(person.age),
        "position": f"{position.office.key}/{position.key}",
        "place": f"{place.kind}/{place.key}",
        "seat": candidacy.seat,
        "number": formula.number,
        "postulant": formula.postulant.key,
        "party_of_origin": formula.party_of_origin.key if formula.party_of_origin else "",
        "answered_by": formula.answered_by.key if formula.answered_by else "",
        "reelection": _YES_OR_NO[candidacy.reelection],
        "groups": ";".join(sorted(candidacy.affirmative_actions.values_list("group", flat=True))),
        "registered_on": f"{candidacy.registered_on:%d/%m/%Y}" if candidacy.registered_on else "",
        "agreement": candidacy.agreement.key if candidacy.agreement else "",
    }


def facts(candidacy: Candidacy) -> dict[str, str]:
    """What a movement may change of *candidacy*: its cells, what became of it and since when, and whom it replaces."""
    return {
        **cells(candidacy),
        "status": candidacy.status,
        "status_on": candidacy.status_on.isoformat() if candidacy.status_on else "",
        "replaces": candidacy.replaces.key if candidacy.replaces else "",
    }


_YES_OR_NO = {True: "si", False: "no", None: ""}


class Options:
    """What may be chosen in each field of the form of one process, and the words for it."""

    def __init__(self, process: Process) -> None:
        positions = Position.objects.filter(office__process=process).select_related("office")
        places = process.territories.order_by("kind", "number", "name")
        postulants = [(one.key, one.name) for one in process.postulants.all()]
        #: By field: values with their words, in groups where there are several kinds.
        self.of: dict[str, list[tuple[str, Any]]] = {
            "sex": Person.Sex.choices,
            "seat": Candidacy.Seat.choices,
            "position": _grouped(
                (one.office.name, f"{one.office.key}/{one.key}", one.name)
                for one in positions.order_by("office__order", "order")
            ),
            "place": _grouped((one.get_kind_display(), f"{one.kind}/{one.key}", one.name) for one in places),
            "postulant": postulants,
            "party_of_origin": postulants,
            "answered_by": postulants,
            "reelection": [("si", "Sí"), ("no", "No")],
            "groups": [(one["key"], one["name"]) for one in process.groups],
            "agreement": [(one.key, f"{one.key}, {one.title}") for one in process.agreements.order_by("key")],
        }
        self._words = {field: dict(_flat(values)) for field, values in self.of.items()}
        self._words["position"] = {  # «Diputación local» alone may be by either principle
            value: f"{office}: {word}" for office, inside in self.of["position"] for value, word in inside
        }

    def words(self, field: str, value: str) -> str:
        """*value* of *field* as a person reads it."""
        known = self._words.get(field, {})
        return ", ".join(known.get(one, one) for one in (value.split(";") if field == "groups" else [value]))


def changes(process: Process, before: Mapping[str, str], after: Mapping[str, str]) -> list[dict[str, str]]:
    """Each field that differs, with what it said and what it says, in words for people."""
    words = Options(process).words
    return [
        {"field": name, "before": words(name, before.get(name, "")), "after": words(name, value)}
        for name, value in after.items()
        if value != before.get(name, "")
    ]


def _grouped(rows: Iterable[tuple[str, str, str]]) -> list[tuple[str, Any]]:
    return [
        (group, [(value, word) for _, value, word in inside]) for group, inside in groupby(rows, key=lambda row: row[0])
    ]


def _flat(values: list[tuple[str, Any]]) -> Iterator[tuple[str, str]]:
    for value, word in values:
        if isinstance(word, list):
            yield from word
        else:
            yield value, word
