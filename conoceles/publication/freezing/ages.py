# SPDX-License-Identifier: EUPL-1.2
"""Groups that follow from a public age: nobody is asked what the register already says."""

import re
from collections.abc import Iterable

from conoceles.elections.models import Process, Questionnaire
from conoceles.publication.snapshot import AgeGroup

#: How a question says that its answer follows from the age.
_DERIVED = re.compile(r"edad: (?:de (?P<first>\d+) a (?P<last>\d+) años|(?P<least>\d+) años o más)")


def age_groups(process: Process, questionnaires: Iterable[Questionnaire]) -> tuple[AgeGroup, ...]:
    """The groups that the newest of *questionnaires* derive from the age, under the names that *process* gives them."""
    names = {group["key"]: group["name"] for group in process.groups}
    newest = {questionnaire.slug: questionnaire.definition for questionnaire in questionnaires}
    found = []
    for definition in newest.values():
        for question in definition.questions:
            if match := _DERIVED.fullmatch(question.derived):
                words = question.derived.removeprefix("edad: ")
                name = names.get(question.group)
                first, last = int(match["first"] or match["least"]), match["last"]
                found.append(AgeGroup(f"{name} ({words})" if name else words, first, int(last) if last else None))
    return tuple(found)
