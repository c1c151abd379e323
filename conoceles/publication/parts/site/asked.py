# SPDX-License-Identifier: EUPL-1.2
"""A questionnaire as the public page shows it: its public sections, in their public order."""

from dataclasses import dataclass
from typing import Self

from conoceles.elections.questionnaire import Definition, Kind, Question

#: Kinds of which several usually stay empty: their absences are said together.
MEANS = frozenset({Kind.URL, Kind.EMAIL, Kind.PHONE, Kind.ADDRESS})


@dataclass(frozen=True, slots=True)
class Shown:
    """A section with at least one public question besides the photograph."""

    key: str
    name: str
    questions: tuple[Question, ...]
    alone: bool  # one long text under a name that says the same as its label


@dataclass(frozen=True, slots=True)
class Asked:
    """A definition, prepared for showing many answers to it."""

    definition: Definition
    sections: tuple[Shown, ...]

    @classmethod
    def by(cls, definition: Definition) -> Self:
        """What of *definition* is public."""
        sections = []
        for section in sorted(definition.sections, key=lambda each: each.public_order):
            public = tuple(q for q in section.questions if _is_shown(q))
            if public:
                alone = len(public) == 1 and public[0].kind is Kind.LONG_TEXT and not public[0].label.endswith("?")
                sections.append(Shown(section.key, section.name, public, alone))
        return cls(definition, tuple(sections))


def _is_shown(question: Question) -> bool:
    """The photograph stands at the head of the page, and what is derived stands among the facts."""
    return question.public and question.kind is not Kind.PHOTO
