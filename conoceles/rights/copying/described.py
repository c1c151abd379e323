# SPDX-License-Identifier: EUPL-1.2
"""Which tables and fields are in a copy, and why the others are not."""

import tomllib
from functools import cache
from pathlib import Path

from conoceles.custody.inventory.described import Described
from conoceles.custody.inventory.reading import described

#: Whose the tables are that a person asks a copy of.
_HERS = "candidates"


@cache
def told() -> tuple[dict[str, str], dict[str, str]]:
    """The tables that are held, each with its way; and what is excused, each with its motive."""
    found = tomllib.loads((Path(__file__).parent / "held.toml").read_text(encoding="utf-8"))
    return found["held"], found["excused"]


@cache
def unsent() -> dict[str, str]:
    """The tables that nobody prints for her, each with its motive: what she has not sent."""
    found = tomllib.loads((Path(__file__).parent / "held.toml").read_text(encoding="utf-8"))
    return dict(found["unsent"])


def fields(each: Described) -> list[str]:
    """The fields of a held table that are in the copy: all but who did it, and what is excused."""
    excused = told()[1]
    return [field for kind, field in each.table.fields() if kind != "acts" and f"{each.label}.{field}" not in excused]


def faults() -> list[str]:
    """What the inventory says is of candidacies and is neither held nor excused; and what is there no more."""
    held, excused = told()
    known = {each.label: each for each in described()}
    names = {f"{each.label}.{field}" for each in known.values() for _, field in each.table.fields()}
    hers = {label for label, each in known.items() if each.table.whose == _HERS}
    missing = [f"{label}: ni se entrega ni se dice por qué" for label in sorted(hers - held.keys() - excused.keys())]
    gone = [f"{each}: ya no existe" for each in sorted((held.keys() | excused.keys()) - known.keys() - names)]
    both = [f"{each}: se entrega y se excusa" for each in sorted(held.keys() & excused.keys())]
    return [*missing, *gone, *both, *(f"{each}: falta el motivo" for each, why in excused.items() if not why.strip())]
