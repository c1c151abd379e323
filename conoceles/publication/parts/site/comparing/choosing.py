# SPDX-License-Identifier: EUPL-1.2
"""How people are chosen on a page: boxes, links to each choice of two, and the anchor of every choice."""

from collections.abc import Sequence
from typing import Any

from conoceles.publication.languages import _
from conoceles.publication.parts.site import rendering
from conoceles.publication.parts.site.words import clean

from .choices import PEOPLE, anchor, choices, sizes
from .columns import Column


def part(columns: Sequence[Column], people: list[dict[str, Any]]) -> str:
    """All of it, the same on every page of a board. Two people are always both seen: there is nothing to choose."""
    several = 2 < len(columns) <= PEOPLE  # noqa: PLR2004
    content = {"people": people, "boxes": "sí" if several else "", "ways": _ways(columns), "picks": _picks(columns)}
    return rendering.piece("compare_choosing", content)


def _picks(columns: Sequence[Column]) -> list[dict[str, Any]]:
    """The anchors: each tells, while it is aimed at, whom else one may add."""
    keys, names = [column.key for column in columns], [clean(column.profile.name) for column in columns]
    larger = set(sizes(len(keys)))
    return [
        {
            "anchor": choice.anchor,
            "classes": " ".join(f"p{place}" for place in choice.places),
            "shown": _("{some} de {all}").format(some=len(choice.places), all=len(keys)),
            "more": [
                {
                    "href": anchor([keys[each - 1] for each in sorted((*choice.places, place))]),
                    "name": names[place - 1],
                }
                for place in range(1, len(keys) + 1)
                if place not in choice.places and len(choice.places) + 1 in larger
            ],
        }
        for choice in choices(keys)
    ]


def _ways(columns: Sequence[Column]) -> list[dict[str, Any]]:
    """For each of them, the choices of her and one more."""
    if not sizes(len(columns)):
        return []
    return [
        {
            "name": clean(one.profile.name),
            "others": [
                {
                    "name": clean(other.profile.name),
                    "href": anchor([column.key for column in columns if column is one or column is other]),
                }
                for other in columns
                if other is not one
            ],
        }
        for one in columns
    ]
