# SPDX-License-Identifier: EUPL-1.2
"""What is wrong with an inventory, as plain values."""

from collections import Counter
from collections.abc import Iterator, Mapping

from .described import Described, Table, Words


def faults(kept: Mapping[str, set[str]], told: list[Described], words: Words) -> list[str]:
    """What is missing, left over or unknown, in Spanish, each with its place. *kept*: fields by model."""
    found = []
    tables = {each.label: each.table for each in told}
    found += [
        f"{label}: nadie dijo qué guarda de las personas (personal.toml)" for label in sorted(kept - tables.keys())
    ]
    found += [f"{label}: está en personal.toml y ya no existe" for label in sorted(tables.keys() - kept.keys())]
    for label in sorted(kept.keys() & tables.keys()):
        found += [f"{label}: {fault}" for fault in _of(tables[label], kept[label], words)]
    sensitive = {f"{each.label}.{field}" for each in told for kind, field in each.table.fields() if kind == "sensitive"}
    found += [f"{field}: está en «clear» y no es un dato sensible" for field in sorted(words.clear.keys() - sensitive)]
    return found


def _of(table: Table, fields: set[str], words: Words) -> Iterator[str]:
    told = Counter(field for _, field in table.fields())
    yield from (f"falta decir qué es el campo «{field}»" for field in sorted(fields - told.keys()))
    yield from (f"el campo «{field}» ya no existe" for field in sorted(told.keys() - fields))
    yield from (f"el campo «{field}» está dos veces" for field, times in told.items() if times > 1)
    if table.whose not in words.whose:
        yield f"«{table.whose}» no es de quién ({', '.join(words.whose)})"
    if table.purpose not in words.purposes:
        yield f"«{table.purpose}» no es una finalidad ({', '.join(words.purposes)})"
    if table.whose == "nobody" and any(kind not in {"things", "said"} for kind, _ in table.fields()):
        yield "dice que no es de nadie y guarda datos de alguien"
