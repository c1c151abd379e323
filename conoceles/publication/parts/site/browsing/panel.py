# SPDX-License-Identifier: EUPL-1.2
"""What a page says of its filters: those chosen, which can be taken off, and those that can be added, with counts."""

from typing import Any

from conoceles.publication.languages import _
from conoceles.publication.snapshot import Header

from .counting import Combination, Table, chosen
from .facets import Facet
from .lacking import WORDS
from .links import address, stem, way


def taken(combination: Combination, facets: tuple[Facet, ...]) -> list[dict[str, str]]:
    """The filters that *combination* has, each with where it is taken off."""
    return [
        {
            "key": facet.key,
            "facet": facet.name,
            "value": value,
            "name": facet.values[value],
            "href": address(chosen(combination, at, ""), facets),
        }
        for at, (facet, value) in enumerate(zip(facets, combination, strict=True))
        if value
    ]


def offered(combination: Combination, table: Table, header: Header) -> list[dict[str, Any]]:
    """The facets that *combination* does not use yet: their values with counts, and how many have none, by why.

    A value that nobody here has is named and leads nowhere; nor does one that everybody here has.
    """
    found = []
    for at, facet in enumerate(table.facets):
        if combination[at]:
            continue
        values, nobody = [], []
        for value, name in facet.values.items():
            further = chosen(combination, at, value)
            figure = table.of(further).all
            if not figure.once:
                nobody.append(name)
                continue
            everyone = figure.once == table.of(combination).all.once
            values.append(
                {
                    "name": name,
                    "count": figure.words(header),
                    "number": figure.bare(header),
                    "href": "" if everyone else way(further, table),
                    "all": "sí" if everyone else "",
                }
            )
        lacking = table.lacking(combination, at)
        found.append(
            {
                "key": facet.key,
                "name": facet.name,
                "values": values,
                "nobody": ", ".join(nobody),
                "lacking": [
                    {"words": _(words), "count": lacking[why].words(header)}
                    for why, words in WORDS.items()
                    if why in lacking
                ],
            }
        )
    return found


def record(combination: Combination, table: Table) -> list[dict[str, Any]]:
    """The same facets for programs: every value, also where nobody has it, and why others have none."""
    return [
        {
            "clave": facet.key,
            "nombre": facet.name,
            "valores": [
                {
                    "clave": value,
                    "nombre": name,
                    **table.of(further).all.record(),
                    "pagina": f"{stem(further, table.facets)}.html" if table.has_page(further) else None,
                }
                for value, name in facet.values.items()
                for further in [chosen(combination, at, value)]
            ],
            "sin_dato": {why: figure.record() for why, figure in sorted(table.lacking(combination, at).items())},
        }
        for at, facet in enumerate(table.facets)
        if not combination[at]
    ]
