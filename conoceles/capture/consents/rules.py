# SPDX-License-Identifier: EUPL-1.2
"""When a consent counts, over plain values."""

from collections.abc import Mapping
from enum import Enum, auto

from conoceles.elections.consent import Decision
from conoceles.elections.questionnaire import Definition, Visibility
from conoceles.kernel.names import folded
from conoceles.kernel.refusals import Refused


class Reason(Enum):
    """Why a consent is refused; each with its words in ``phrases``."""

    OTHER_NAME = auto()
    TEXT_CHANGED = auto()
    SAME_DECISION = auto()
    NOT_ALL_DECIDED = auto()
    NOTHING_TO_WITHDRAW = auto()
    NOT_STANDING = auto()
    NO_TREATMENT = auto()
    FORM_GONE = auto()


#: The option that says yes to belonging to a group (docs/processes.md).
YES = "si"


#: The decisions that badges follow from.
BADGES_FOLLOW = frozenset({Decision.TREATMENT, Decision.PUBLICATION})


def check_signature(typed: str, name: str) -> None:
    """Whoever signs types her own name, with or without accents. Raises Refused: OTHER_NAME."""
    if folded(typed) != folded(name):
        raise Refused(Reason.OTHER_NAME, name=name)


def check_seen(seen: str, digest: str) -> None:
    """What is signed is what was read. Raises Refused: TEXT_CHANGED."""
    if seen != digest:
        raise Refused(Reason.TEXT_CHANGED)


def shows_badges(given: Mapping[str, bool]) -> bool:
    """Whether badges may be shown: treating the data was consented to, and showing them too."""
    return all(given.get(decision, False) for decision in BADGES_FOLLOW)


def badges(definition: Definition, answers: Mapping[str, object]) -> list[str]:
    """The groups whose badge these *answers* show: a yes, to a question that may show one; never what age tells."""
    return [
        question.group
        for question in definition.questions
        if question.visibility is Visibility.BADGE and not question.derived and answers.get(question.key) == YES
    ]
