# SPDX-License-Identifier: EUPL-1.2
"""How many women and men stand, office by office, each figure with what it is out of."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from conoceles.publication.languages import N_, _

from .catalogue import Catalogue
from .entries import Entry


def of(some: Iterable[Entry], catalogue: Catalogue) -> list[dict[str, Any]]:
    """By office, in their order, of those in *some* who stand today: titulars and alternates, each candidacy once."""
    counts: dict[str, Counter[str]] = {key: Counter() for key in catalogue.offices}
    for entry in some:
        if entry.stands:
            counts[entry.office][entry.sex] += 1
    return [
        {"eleccion": key, "nombre": catalogue.offices[key].name, "contienden": found.total(), "por_sexo": dict(found)}
        for key, found in counts.items()
        if found
    ]


def table(rows: list[dict[str, Any]]) -> dict[str, Any] | None:
    """What the template ``parts/balance`` shows of *rows*; None where nobody stands. Its last row is all of them."""
    if not rows:
        return None
    total: Counter[str] = Counter()
    for row in rows:
        total.update(row["por_sexo"])
    sexes = [*_ALWAYS, *sorted(set(total) - set(_ALWAYS))]
    whole = {"nombre": _("Todos los cargos"), "contienden": total.total(), "por_sexo": total}
    return {
        "heads": [_(_HEADS.get(sex, sex)) for sex in sexes],
        "rows": [
            {
                "name": row["nombre"],
                "cells": [_share(row["por_sexo"].get(sex, 0), row["contienden"]) for sex in sexes],
            }
            for row in ([*rows, whole] if len(rows) > 1 else rows)
        ],
    }


#: Their columns stand even where nobody is in them.
_ALWAYS = ("mujer", "hombre")
_HEADS = {"mujer": N_("Mujeres"), "hombre": N_("Hombres"), "no_binario": N_("Personas no binarias")}


def _share(count: int, total: int) -> str:
    """«12 de 25»: a share without its parts says nothing of three."""
    return _("{some} de {all}").format(some=f"{count:,}", all=f"{total:,}")
