# SPDX-License-Identifier: EUPL-1.2
"""What the register and the process say, against which a text is read.

As many questions to the database for five candidacies as for fifty thousand.
"""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from uuid import UUID

from conoceles.candidacies.models import Candidacy, Person
from conoceles.candidacies.queries import edition
from conoceles.elections.models import Position, Postulant, Territory
from conoceles.elections.queries import in_force

from .rules.naming import Name, Party, keyed
from .rules.register import Known, Registered
from .rules.tokens import plain

#: How a question says that its answer follows from the age.
_YOUNG = re.compile(r"edad: de \d+ a (\d+) años")
_OLDER = re.compile(r"edad: (\d+) años o más")
_ALLIANCES = (Postulant.Kind.COALITION, Postulant.Kind.COMMON)
Names = Mapping[tuple[str, str], list[tuple[Name, str]]]


@dataclass(frozen=True)
class Context:
    """What is known of one candidacy and of its process."""

    candidacy: Candidacy

    @cached_property
    def own(self) -> frozenset[int]:
        """The postulants that are hers: who nominates her, its members, and the alliances in which any of them is."""
        formula = self.candidacy.formula
        mine = {formula.postulant_id, formula.party_of_origin_id} - {None}
        parties = mine | {member for alliance in mine for member in self._members.get(alliance, ())}
        return frozenset(parties | {alliance for alliance, inside in self._members.items() if inside & parties})

    @cached_property
    def others(self) -> list[Party]:
        """The parties and alliances that are not hers. What has no name of its own is not looked for."""
        return [
            Party(each.name, each.acronym)
            for each in self._postulants
            if each.pk not in self.own and not plain(each.name).startswith("candidatura")
        ]

    @cached_property
    def names(self) -> Names:
        """The names of everybody who stands in the process, as they are looked for."""
        process = self.candidacy.process
        last = Candidacy.objects.filter(process=process).order_by("-pk").values_list("pk", flat=True).first()
        count = Candidacy.objects.filter(process=process).count()
        return _names(process.pk, (*edition(process), last, count))

    @cached_property
    def registered(self) -> Registered:
        """What the register says of her, in all her candidacies."""
        person, process = self.candidacy.person, self.candidacy.process
        formulas = [each.formula for each in self._hers]
        places = [formula.territory for formula in formulas]
        young, older = self._ages
        return Registered(
            names=tuple(name for name in (person.name, person.nickname) if name),
            age=person.age,
            election_year=process.election_day.year,
            positions=frozenset(str(formula.position_id) for formula in formulas),
            districts=frozenset(
                place.number for place in places if place.kind == Territory.Kind.DISTRICT and place.number is not None
            ),
            places=frozenset(plain(place.name) for place in places if place.kind == Territory.Kind.MUNICIPALITY),
            young_until=young,
            older_from=older,
        )

    @cached_property
    def known(self) -> Known:
        """What the process elects."""
        process = self.candidacy.process
        positions: dict[str, set[str]] = defaultdict(set)
        for each in Position.objects.filter(office__process=process):
            for words in (each.name, each.feminine, each.masculine):
                said = plain(words)
                for form in (said, said.partition(" ")[0]):
                    positions[form].add(str(each.pk))
        places: dict[str, set[str]] = defaultdict(set)
        for kind, name in process.territories.values_list("kind", "name"):
            places[kind].add(plain(name))
        # «Hidalgo» alone may be the state.
        towns = places[Territory.Kind.MUNICIPALITY] - places[Territory.Kind.ENTITY]
        return Known({word: frozenset(keys) for word, keys in positions.items()}, frozenset(towns))

    def is_hers(self, *postulants: int | None) -> bool:
        """Whether any of *postulants* is one of hers."""
        return any(each in self.own for each in postulants)

    @cached_property
    def _postulants(self) -> list[Postulant]:
        found = self.candidacy.process.postulants.exclude(kind=Postulant.Kind.INDEPENDENT)
        return list(found.prefetch_related("memberships"))

    @cached_property
    def _members(self) -> dict[int, frozenset[int]]:
        return {
            each.pk: frozenset(membership.party_id for membership in each.memberships.all())
            for each in self._postulants
            if each.kind in _ALLIANCES
        }

    @cached_property
    def _hers(self) -> list[Candidacy]:
        found = Candidacy.objects.filter(person=self.candidacy.person_id).select_related("formula__territory")
        return list(found.filter(status=Candidacy.Status.REGISTERED)) or [self.candidacy]

    @cached_property
    def _ages(self) -> tuple[int | None, int | None]:
        """Until what age somebody is young, and since what age older, as the questionnaires derive them."""
        derived = [
            question.derived
            for each in in_force(self.candidacy.process).values()
            for question in each.definition.questions
        ]
        young = next((int(found[1]) for each in derived if (found := _YOUNG.fullmatch(each))), None)
        older = next((int(found[1]) for each in derived if (found := _OLDER.fullmatch(each))), None)
        return young, older


@lru_cache(maxsize=4)
def _names(process: int, stamp: tuple[int | None, int | None, UUID | None, int]) -> Names:  # noqa: ARG001
    """The names of a process, read again when the register was written since."""
    people = Person.objects.filter(process=process, candidacies__status=Candidacy.Status.REGISTERED).distinct()
    return keyed((name, str(pk)) for pk, name in people.values_list("pk", "name"))
