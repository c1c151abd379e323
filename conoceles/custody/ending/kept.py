# SPDX-License-Identifier: EUPL-1.2
"""What becomes of what is kept of people, for people to read: on a screen, and as a page of the documentation."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from conoceles.custody.inventory import reading

from .described import end_of, ends, personal

#: What becomes of what is not kept, in the order in which it is read.
FATES = {
    "seal": "Al bloquear se guarda cerrado y se borra de donde se trata; al cancelar se destruye",
    "files": "Al bloquear se guarda cerrado y se borra de donde se trata; al cancelar se destruye",
    "by_hand": "Lo publicado queda como archivo; lo demás se guarda cerrado al bloquear y se destruye al cancelar",
    "drop": "Al bloquear se destruye, sin copia: sólo servía para trabajar",
    "discard": "Al bloquear se destruye, sin copia: sólo servía para trabajar",
    "erase": "Al bloquear queda sellado, o sirve para que la persona entre; al cancelar se destruye",
}


@dataclass(frozen=True, slots=True)
class Told:
    """One fate, and what has it: the name of a table with its fields' kinds, and the fields as they are called."""

    words: str
    kept: bool
    things: list[tuple[str, str, list[str]]]


def reasons() -> list[str]:
    """What stays for history, in words."""
    return list(ends().reasons.values())


def outside() -> list[tuple[str, str]]:
    """What is not in a table."""
    return list(ends().outside.items())


def told() -> list[Told]:
    """Everything, by its fate."""
    said, kinds, models = ends(), reading.words().kinds, reading.kept()
    found: dict[tuple[str, bool], dict[str, tuple[set[str], list[str]]]] = defaultdict(dict)
    for label, kind, field in personal(reading.described()):
        end = end_of(label, kind, field, said)
        fate = (FATES.get(end) or said.reasons.get(end, end), end in said.reasons)
        names, fields = found[fate].setdefault(label, (set(), []))
        names.add(kinds[kind].name)
        fields.append(f"{label}.{field}")
    order = [*((each, False) for each in dict.fromkeys(FATES.values())), *((each, True) for each in reasons())]
    return [
        Told(
            words,
            kept,
            [
                (str(models[label]._meta.verbose_name), ", ".join(sorted(names)), fields)
                for label, (names, fields) in found[words, kept].items()
            ],
        )
        for words, kept in order
        if (words, kept) in found
    ]


def page() -> str:
    """The same, in Markdown."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield from ("# Qué pasa con los datos cuando termina su tratamiento", "")
    yield from (
        "Hecho por `manage.py personal_data` de `conoceles/custody/ending/ends.toml`. No se edita a mano: una prueba",
        "falla cuando no dice lo mismo, o cuando un campo que dice algo de las personas no dice cómo termina. Los",
        "plazos son ajustes de cada proceso, con su fuente. Cómo se hace:",
        "[fin-del-tratamiento.md](../operations/fin-del-tratamiento.md).",
        "",
    )
    for each in told():
        yield from (
            f"## {'Se conserva. ' if each.kept else ''}{each.words}",
            "",
            "| qué | datos | campos |",
            "|---|---|---|",
        )
        for name, kinds, fields in each.things:
            yield f"| {name} | {kinds} | {', '.join(f'`{field}`' for field in fields)} |"
        yield ""
    yield from ("## Lo que no está en una tabla", "")
    yield from (f"- **{name}.** {words}" for name, words in outside())
