# SPDX-License-Identifier: EUPL-1.2
"""Long lists of people, in pages of 500, as HTML and JSON."""

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from conoceles.publication.parts import Page

from . import entries, figures, rendering
from .catalogue import Catalogue
from .entries import Entry

SIZE = 500


def pages(folder: str, listed: Sequence[Entry], catalogue: Catalogue, content: dict[str, Any]) -> Iterator[Page]:
    """The pages of the list in *folder* (with its slash). *content* is what the template shows besides the people."""
    figure = figures.of_postulants(catalogue.postulation(entry.postulant) for entry in listed)
    total = max(1, -(-len(listed) // SIZE))
    for number in range(1, total + 1):
        some = listed[(number - 1) * SIZE : number * SIZE]
        stem = folder + (_stem(number))
        digest = rendering.inputs(
            catalogue, msgspec.json.encode([content, number, total, figure]), msgspec.json.encode(some)
        )

        def as_html(some: Sequence[Entry] = some, number: int = number, stem: str = stem) -> bytes:
            shown = {
                **content,
                "title": content["title"] + (f", página {number}" if number > 1 else ""),
                "data": f"{_stem(number)}.json",
                "rows": [entries.row(entry, catalogue) for entry in some],
                "count": figure.words(catalogue.header),
                "pager": _pager(number, total),
            }
            return rendering.html("people", catalogue, stem, shown)

        def as_json(some: Sequence[Entry] = some, number: int = number) -> bytes:
            shown = {
                "titulo": content["title"],
                "pagina": number,
                "paginas": total,
                **figure.record(),
                "lista": [entries.record(entry, catalogue) for entry in some],
            }
            return rendering.data("lista", catalogue, shown)

        yield Page(f"{stem}.html", digest, as_html)
        yield Page(f"{stem}.json", digest, as_json)


def _stem(number: int) -> str:
    return "index" if number == 1 else str(number)


def _pager(number: int, total: int) -> list[dict[str, str]]:
    """The first, the last and those near: each with its text and address; no address for this one and for gaps."""
    if total == 1:
        return []
    near = sorted({1, total, *range(max(1, number - 2), min(total, number + 2) + 1)})
    found: list[dict[str, str]] = []
    for place, each in enumerate(near):
        if place and each > near[place - 1] + 1:
            found.append({"text": "…", "href": "", "here": ""})
        href = "" if each == number else "./" if each == 1 else f"{each}.html"
        found.append({"text": str(each), "href": href, "here": "sí" if each == number else ""})
    return found
