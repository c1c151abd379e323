# SPDX-License-Identifier: EUPL-1.2
"""The inventory for people to read."""

from collections import defaultdict
from collections.abc import Iterator

from conoceles.accounts.rules import PERMISSIONS, ROLES, Act

from .described import Described, Purpose
from .reading import described, words

CONFIDENCE = {"A": "leída en la norma", "C": "por contexto", "M": "media", "U": "sin confirmar"}


def page() -> str:
    """The whole inventory, in Markdown: by purpose, what is kept, of whom, where, until when, and who may read it."""
    told = described()
    lines = [
        "# Inventario de datos personales",
        "",
        "Hecho por `manage.py personal_data` de las anotaciones de cada tabla (`conoceles/*/personal.toml`). No se",
        "edita a mano: una prueba falla cuando no dice lo mismo, o cuando un campo nuevo no dice qué guarda de las",
        "personas. Los fundamentos sin confirmar deben verse con quien responde de los datos personales.",
        "",
        *_kinds(told),
    ]
    for key, purpose in words().purposes.items():
        lines += _purpose(purpose, [each for each in told if each.table.purpose == key])
    lines += ["## Lo sensible que no va sellado", ""]
    lines += [f"- `{field}`: {reason}" for field, reason in words().clear.items()]
    return "\n".join(lines) + "\n"


def _kinds(told: list[Described]) -> Iterator[str]:
    counted = defaultdict(int)
    for each in told:
        for kind, _ in each.table.fields():
            counted[kind] += 1
    yield from ("| datos | campos | sensibles |", "|---|---:|---|")
    for key, kind in words().kinds.items():
        yield f"| {kind.name} | {counted[key]} | {'sí' if kind.sensitive else 'no'} |"
    yield from (f"| ninguno: fechas, números, estados y huellas | {counted['things']} | no |", "")


def _purpose(purpose: Purpose, told: list[Described]) -> Iterator[str]:
    yield from (f"## {purpose.name}", "")
    yield f"- **Fundamento:** {purpose.basis} (confianza {purpose.confidence}: {CONFIDENCE[purpose.confidence]})."
    yield f"- **Hasta cuándo:** {purpose.until}."
    yield f"- **Quién puede llegar a leerlo:** {', '.join(_readers(purpose))}."
    yield from ("", "| tabla | de quién | qué guarda |", "|---|---|---|")
    for each in told:
        yield f"| `{each.label}` | {words().whose[each.table.whose]} | {_held(each) or 'nada de nadie'} |"
    yield ""


def _held(each: Described) -> str:
    fields = defaultdict(list)
    for kind, field in each.table.fields():
        if kind != "things":
            fields[kind].append(f"`{field}`")
    return "; ".join(f"{words().kinds[kind].name}: {', '.join(some)}" for kind, some in fields.items())


def _readers(purpose: Purpose) -> list[str]:
    """Names of the roles that hold any of its acts, each once, in the order of the table."""
    roles = {role for act in purpose.readers for role in PERMISSIONS[Act[act]]}
    return [kind.name for role, kind in ROLES.items() if role in roles]
