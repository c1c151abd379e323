# SPDX-License-Identifier: EUPL-1.2
"""Groups that follow from a public age: nobody is asked what the register already says."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from conoceles.elections.questionnaire import Definition

_DERIVED = re.compile(r"edad: (?:de (?P<from>\d+) a (?P<to>\d+) años|(?P<least>\d+) años o más)")


@dataclass(frozen=True, slots=True)
class AgeGroup:
    """Ages from ``first`` to ``last`` years, both included."""

    first: int
    last: int
    words: str

    def holds(self, age: int) -> bool:
        """Whether *age* falls in it."""
        return self.first <= age <= self.last


def age_groups(definitions: Iterable[Definition], names: Mapping[str, str]) -> tuple[AgeGroup, ...]:
    """The groups that the questionnaires of a process derive from the age, with the *names* of groups that are public."""
    found: dict[tuple[int, int], AgeGroup] = {}
    for definition in definitions:
        for question in definition.questions:
            if match := _DERIVED.fullmatch(question.derived):
                first = int(match["from"] or match["least"])
                last = int(match["to"] or 999)
                span = question.derived.removeprefix("edad: ")
                name = names.get(question.group, "")
                found[first, last] = AgeGroup(first, last, f"{name} ({span})" if name else span)
    return tuple(found.values())
