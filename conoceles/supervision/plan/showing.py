# SPDX-License-Identifier: EUPL-1.2
"""A plan as a page shows it: rows by what they are, each with its rules in words and what the plan says in two ways."""

from dataclasses import dataclass

from conoceles.accounts.rules import ROLES
from conoceles.supervision.models import Plan

from .described import Due, Inconsistency, PlanFile, Row
from .phrases import CONFIDENCE, KINDS, PARTS, rule
from .rules.choices import CHOICES


@dataclass(frozen=True)
class Rule:
    """A deadline: as the plan says it, and as it is counted."""

    words: str
    counted: str


@dataclass(frozen=True)
class Line:
    """A row of the plan, in words."""

    row: Row
    owed_by: str
    due: Rule | None
    other: tuple[Rule, ...]
    ine: Rule | None
    sure: str
    beside: tuple[Inconsistency, ...]

    @property
    def two(self) -> int:
        """How many things the plan says of it in two ways."""
        return sum(len(one.says) > 1 for one in self.beside)

    @property
    def silent(self) -> int:
        """How many it leaves open."""
        return len(self.beside) - self.two


@dataclass(frozen=True)
class Group:
    """Rows of one sort."""

    name: str
    lines: tuple[Line, ...]


def groups(file: PlanFile) -> list[Group]:
    """The rows of *file*, in its order, by what they are; deliverables by the part of the plan that they are of."""
    names = {event.key: event.name for event in file.event}
    found: dict[str, list[Line]] = {}
    for row in file.row:
        name = PARTS[row.part] if row.part else KINDS[row.kind]
        found.setdefault(name, []).append(line(row, file, names))
    return [Group(name, tuple(lines)) for name, lines in found.items()]


def line(row: Row, file: PlanFile, names: dict[str, str]) -> Line:
    """*row* in words."""
    return Line(
        row,
        ", ".join(ROLES[role].name for role in row.owed_by),
        told(row.due, names),
        tuple(each for due in row.other if (each := told(due, names)) is not None),
        told(row.ine, names),
        CONFIDENCE[row.confidence],
        file.beside(row.key),
    )


def told(due: Due | None, names: dict[str, str]) -> Rule | None:
    """A deadline in words, where there is one."""
    return Rule(due.words, rule(due, names)) if due else None


def choices(plan: Plan) -> list[tuple[str, str, str, str]]:
    """What was chosen where the plan defines nothing: what it means, what, its source and how sure it is."""
    return [
        (CHOICES[key][0], one.value, one.source, CONFIDENCE[one.confidence])
        for key, one in plan.file.settings.items()
        if key in CHOICES
    ]
