# SPDX-License-Identifier: EUPL-1.2
"""The map of ASVS for people to read."""

from collections.abc import Iterator

from conoceles.accounts.rules import ROLES, Role

from .described import Chapter, Standing, Told
from .reading import chapters, told
from .rules import counted

_LEVELS = (1, 2, 3)


def page() -> str:
    """All of it, in Markdown: how many stand in each way, what is missing, and each requirement with what shows it."""
    all_told = list(told())
    lines = [
        "# ASVS 5.0, requisito por requisito",
        "",
        "Hecho por `manage.py asvs` de `conoceles/custody/evidence/asvs/`. No se edita a mano. Números y niveles son",
        "los de OWASP ASVS 5.0.0; lo que pide cada uno está dicho en palabras nuestras: léase con la norma. Falla",
        "una prueba si falta un requisito de los niveles 1 o 2, o si no existe la prueba o la evidencia que se nombra.",
        "",
        *counts(all_told),
        "",
        "«Lo firma quien responde» es evidencia que una persona del instituto lee y firma. Ninguna viene firmada.",
        "",
        "## Lo que falta",
        "",
        *_gaps(all_told),
    ]
    for number, chapter in sorted(chapters().items(), key=lambda each: int(each[0])):
        lines += _chapter(number, chapter, [each for each in all_told if each.chapter is chapter])
    return "\n".join(lines) + "\n"


def counts(all_told: list[Told]) -> Iterator[str]:
    """How many of each level stand in each way, as a table."""
    by_level = counted(all_told)
    yield "| | nivel 1 | nivel 2 | nivel 3 |"
    yield "|---|---:|---:|---:|"
    for standing in Standing:
        yield f"| {standing} | {' | '.join(str(by_level[level][standing]) for level in _LEVELS)} |"


def _gaps(all_told: list[Told]) -> Iterator[str]:
    for each in all_told:
        if each.says is not None and each.standing is Standing.GAP:
            says = each.says
            yield f"- **{each.key}** (nivel {each.level}). {says.gap} Riesgo: {says.risk} Plan: {says.plan}"
    yield ""


def _chapter(number: str, chapter: Chapter, its: list[Told]) -> Iterator[str]:
    yield from (f"## {number}. {chapter.name}", "")
    if chapter.not_applicable:
        yield from (f"No aplica ninguno de sus {len(its)} requisitos: {chapter.not_applicable}", "")
        return
    yield from ("| requisito | nivel | qué pide | cómo se cumple |", "|---|---|---|---|")
    for each in its:
        if each.says is not None:
            yield f"| {each.key} | {each.level} | {each.says.says} | {_shown(each)} |"
    yield ""


def _shown(each: Told) -> str:
    says = each.says
    assert says is not None
    if says.not_applicable:
        return f"No aplica: {says.not_applicable}"
    parts = [f"**Falta.** {says.gap}"] if says.gap else []
    parts += [f"`{name}`" for name in says.tests]
    if says.evidence:
        path, _, part = says.evidence.partition("#")
        shown = f"[{part.replace('-', ' ')}](../../{path}#{part})"
        parts.append(f"{shown}; firma: {ROLES[Role(says.signed_by)].name}")
    return "<br>".join(parts)
