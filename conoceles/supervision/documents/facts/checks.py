# SPDX-License-Identifier: EUPL-1.2
"""What dated facts say of one another must agree: no fact ends before it begins, and no number is two at a time."""

from collections.abc import Iterable
from datetime import date
from itertools import combinations

from conoceles.elections.reading.folder import refers, repeated
from conoceles.kernel.strict import Sheet

from .described import Antecedent, Attribution, Dated, FactsFile, Norm, Objective


def facts(sheet: Sheet, file: FactsFile, rows: list[str] | None) -> None:
    """Note everything in *file* that does not agree. *rows* are those of the plan, where there is one to look at."""
    tables: tuple[tuple[Norm | Attribution | Objective | Antecedent, ...], ...] = (
        file.norm,
        file.attribution,
        file.objective,
        file.antecedent,
    )
    for table in tables:
        repeated(sheet, table)
    for each in (*file.norm, *file.attribution, *file.objective):
        if each.since and each.until and each.until < each.since:
            sheet.fault((*each.at, "until"), "es anterior a since")
    for one in (*file.norm, *file.antecedent):
        for number, key in enumerate(one.rows):
            refers(sheet, (*one.at, "rows", number), key, rows, "un renglón del plan")
    for first, second in combinations(file.attribution, 2):
        if first.number == second.number and _at_once(first, second):
            sheet.fault((*second.at, "number"), f"«{second.number}» ya es otra atribución en esos días: «{first.key}»")
    _one_objective(sheet, file.objective)


def _one_objective(sheet: Sheet, objectives: Iterable[Objective]) -> None:
    for first, second in combinations(objectives, 2):
        if _at_once(first, second):
            sheet.fault((*second.at, "since"), f"en esos días ya rige otro objetivo: «{first.key}»")


def _at_once(one: Dated, other: Dated) -> bool:
    return (one.since or date.min) <= (other.until or date.max) and (other.since or date.min) <= (one.until or date.max)
