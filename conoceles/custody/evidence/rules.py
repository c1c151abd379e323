# SPDX-License-Identifier: EUPL-1.2
"""What is wrong with what is said of the requirements, as plain values."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from enum import Enum, auto

from .described import Chapter, Requirement, Standing, Told


class Reason(Enum):
    """Why nothing is issued; each with its words in ``phrases``."""

    WITHOUT_WHY = auto()


#: Of the third level nothing is owed; so many are claimed (security goals, G1).
OWED, THIRD_AT_LEAST = (1, 2), 25


def faults(
    levels: Mapping[str, int],
    chapters: Mapping[str, Chapter],
    *,
    tests: set[str],
    parts: set[str],
    roles: set[str],
) -> list[str]:
    """What is missing, left over or points nowhere, in Spanish, each with its place.

    *tests* are those there are; *parts*, the parts of pages that evidence may name; *roles*, who may sign.
    """
    said = {key: each for chapter in chapters.values() for key, each in chapter.requirements.items()}
    found = [
        f"{key}: nadie dijo cómo se cumple"
        for key, level in levels.items()
        if level in OWED and key not in said and not chapters[key.partition(".")[0]].not_applicable
    ]
    found += [f"{key}: no es un requisito de la norma" for key in said if key not in levels]
    for key, each in said.items():
        found += [f"{key}: {fault}" for fault in _of(each, tests, parts, roles)]
    return found


def _of(each: Requirement, tests: set[str], parts: set[str], roles: set[str]) -> Iterator[str]:
    if not each.says.strip():
        yield "no dice qué pide"
    yield from (f"no existe la prueba {name}" for name in each.tests if name not in tests)
    if each.evidence and each.evidence not in parts:
        yield f"no existe la evidencia {each.evidence}"
    if each.evidence and each.signed_by not in roles:
        yield f"nadie firma la evidencia («{each.signed_by}»)"
    if each.gap and not (each.risk and each.plan):
        yield "falta algo y no dice su riesgo o su plan"
    if each.not_applicable and (each.tests or each.evidence or each.gap):
        yield "no aplica y a la vez dice cómo se cumple"
    if not (each.tests or each.evidence or each.gap or each.not_applicable):
        yield "no dice cómo se cumple"


def counted(told: Iterable[Told]) -> dict[int, Counter[Standing]]:
    """How many requirements of each level stand in each way."""
    found: dict[int, Counter[Standing]] = {level: Counter() for level in (1, 2, 3)}
    for each in told:
        found[each.level][each.standing] += 1
    return found
