# SPDX-License-Identifier: EUPL-1.2
"""Which answers of a questionnaire are public."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any, Self

from conoceles.elections.models import Questionnaire
from conoceles.elections.questionnaire import OTHER, Condition, Definition, Kind, Question
from conoceles.publication.snapshot import Paused


@dataclass(frozen=True, slots=True)
class PublicPart:
    """One version of a questionnaire, prepared for reading many answers to it."""

    slug: str
    version: int
    in_force: bool
    definition: Definition
    public_keys: tuple[str, ...]  # with the words of «otra», in the order of the questionnaire
    conditional: tuple[Question, ...]  # public, and asked under conditions that are public too
    photo: str  # key of the public question that is answered with a photograph, or ""

    @classmethod
    def by(cls, questionnaire: Questionnaire) -> Self:
        """What *questionnaire* asks."""
        definition = questionnaire.definition
        public = [question for question in definition.questions if question.public]
        keys = {question.key for question in public}

        def told(condition: Condition | None) -> bool:
            """A public «does not apply» must not say what was answered to a question that is not public."""
            return condition is None or condition.question in keys

        return cls(
            slug=questionnaire.slug,
            version=questionnaire.version,
            in_force=questionnaire.in_force_at is not None,
            definition=definition,
            public_keys=tuple(key for question in public for key in (question.key, question.key + OTHER)),
            conditional=tuple(
                question
                for question in public
                if (question.shown_when or question.hidden_when)
                and told(question.shown_when)
                and told(question.hidden_when)
            ),
            photo=next((question.key for question in public if question.kind is Kind.PHOTO), ""),
        )

    def public(self, answers: dict[str, Any], *, hidden: Collection[str] = ()) -> dict[str, Any]:
        """The public part of *answers*, in the order of the questionnaire, without the questions in *hidden*."""
        return {key: answers[key] for key in self.public_keys if key in answers and key not in hidden}

    def not_applicable(self, answers: dict[str, Any]) -> tuple[str, ...]:
        """The public questions that were not asked, given all the *answers*."""
        return tuple(
            question.key for question in self.conditional if question.key not in answers and not question.asked(answers)
        )


def of_section(definition: Definition, section: str, question: str = "") -> frozenset[str]:
    """The keys of every answer to that *section* of *definition*, or to that *question* of it alone."""
    asked = next((one.questions for one in definition.sections if one.key == section), ())
    keys = [each.key for each in asked if question in {"", each.key}]
    return frozenset(part for key in keys for part in (key, key + OTHER))


def hidden(definition: Definition, paused: Iterable[Paused]) -> frozenset[str]:
    """The keys of every answer to *definition* that the pauses in *paused* keep from being shown."""
    return frozenset().union(*(of_section(definition, each.section, each.question) for each in paused))
