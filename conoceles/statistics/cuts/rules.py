# SPDX-License-Identifier: EUPL-1.2
"""When a cut is made, what it counts, and what exact counts may be read for: over plain values."""

from collections.abc import Iterable, Mapping
from enum import Enum, StrEnum, auto
from typing import Any

from conoceles.elections.consent import Decision
from conoceles.elections.questionnaire import Definition, Visibility
from conoceles.kernel.refusals import Refused

#: A cut is skipped where fewer candidacies changed since the last one (SDC-1, 1).
FEWEST_CHANGES = 10
#: The option that says yes to belonging to a group (docs/processes.md).
YES = "si"
#: What whoever is counted consents to: that her answers be treated at all, and that they be counted.
CONSENTED = frozenset({Decision.TREATMENT, Decision.STATISTICS})
#: The longest reason that somebody gives for reading exact counts.
LONGEST_REASON = 500
#: And the fewest letters that can say something: «oficio 12» has six.
FEWEST_LETTERS = 5


class Reason(Enum):
    """Why there is no cut, or it is not public; each with its words in ``phrases``."""

    NO_GROUPS = auto()
    NOBODY_COUNTED = auto()
    ANOTHER_WAITS = auto()
    AFTER_FINAL = auto()
    NOT_PREPARED = auto()
    NOT_SAFE = auto()
    NOT_COUNTABLE = auto()
    KNOWN_MORE = auto()
    SAME_PERSON = auto()
    SEEN_OTHER = auto()
    IS_PUBLIC = auto()
    NO_PURPOSE = auto()
    NO_ANNEX = auto()
    NO_SUCH_CUT = auto()
    NO_REPORT = auto()
    REPORT_ALTERED = auto()
    TABLES_DIFFER = auto()
    NOT_READABLE = auto()
    TAKEN_BACK = auto()
    WITHDREW = auto()


class Occasion(StrEnum):
    """For what an agreement fixes a cut."""

    RELEASE_DAY = "publicacion"
    MONTHLY = "mensual"
    FINAL = "final"


class Use(StrEnum):
    """What exact counts may be read for: there is no other."""

    INE = "remision-al-ine"
    OWN = "atribuciones-propias"


def consents(given: Mapping[str, bool]) -> bool:
    """Whether whoever decided so is counted."""
    return all(given.get(decision, False) for decision in CONSENTED)


def groups(definitions: Iterable[Definition]) -> dict[str, bool]:
    """The groups that a yes to some question says one is of, and whether a profile may show it as a badge.

    Never what the age tells: that is public, and outside SDC-1.
    """
    found: dict[str, bool] = {}
    for definition in definitions:
        for question in definition.questions:
            shown = question.visibility is Visibility.BADGE
            if question.group and not question.derived and (shown or question.visibility is Visibility.STATISTICS):
                found[question.group] = found.get(question.group, False) or shown
    return found


def said_yes(definition: Definition, answers: Mapping[str, Any]) -> frozenset[str]:
    """The groups that whoever gave these *answers* says she is of."""
    known = groups([definition])
    return frozenset(
        question.group
        for question in definition.questions
        if question.group in known and not question.derived and answers.get(question.key) == YES
    )


def check_reason(text: str) -> str:
    """What exact counts are read for, in words; blanks and dots are none. Raises Refused: NO_PURPOSE."""
    said = " ".join(text.split())
    if sum(map(str.isalpha, said)) < FEWEST_LETTERS or len(said) > LONGEST_REASON:
        raise Refused(Reason.NO_PURPOSE, most=LONGEST_REASON)
    return said
