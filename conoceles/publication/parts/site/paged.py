# SPDX-License-Identifier: EUPL-1.2
"""Long lists of people, in pages of 200: more rows are slow to lay out on a cheap telephone, as HTML and JSON."""

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import Any, NamedTuple

import msgspec

from conoceles.publication.languages import _
from conoceles.publication.parts import Page

from . import entries, rendering
from .catalogue import Catalogue
from .entries import Entry
from .figures import Figure
from .words import clean, counted

SIZE = 200


class Line(NamedTuple):
    """One line of a list. The word it is listed by lies from *start* to *end* of the name, or of the nickname.

    Nowhere: it is listed by no word.
    """

    entry: Entry
    start: int = 0
    end: int = 0
    nicknamed: bool = False

    @property
    def word(self) -> str:
        """The word it is listed by, or empty."""
        return clean(self.entry.nickname if self.nicknamed else self.entry.name)[self.start : self.end]


def pages(
    folder: str,
    listed: Sequence[Line],
    figure: Figure,
    catalogue: Catalogue,
    content: dict[str, Any],
    *,
    told: dict[str, Any] | None = None,
    by_office: bool = False,
) -> Iterator[Page]:
    """The pages of the list in *folder* (with its slash). *content* is what the template shows besides the people.

    *told* is what the JSON says besides them. *by_office*: whoever stands for one office comes under its name.

    *figure* is how many they are: whoever is on several lines counts once.
    """
    firsts = [line.word for line in listed[::SIZE]] or [""]
    total = len(firsts)
    for number in range(1, total + 1):
        some = listed[(number - 1) * SIZE : number * SIZE]
        stem = folder + (_stem(number))
        near = pager(number, firsts)
        digest = rendering.inputs(
            catalogue, msgspec.json.encode([content, told, number, total, figure, near]), msgspec.json.encode(some)
        )

        def as_html(
            some: Sequence[Line] = some, number: int = number, stem: str = stem, near: list[Any] = near
        ) -> bytes:
            shown = {
                "emblems": (),
                "balance": None,
                **content,
                "title": _("{title}, página {number}").format(title=content["title"], number=number)
                if number > 1
                else content["title"],
                "data": f"{_stem(number)}.json",
                "groups": list(_groups(some, catalogue, by_office=by_office)),
                "count": figure.words(catalogue.header),
                "pager": near,
            }
            return rendering.html("people", catalogue, stem, shown)

        def as_json(some: Sequence[Line] = some, number: int = number) -> bytes:
            shown = {
                "titulo": content["title"],
                "pagina": number,
                "paginas": total,
                **figure.record(),
                **(told or {}),
                "lista": [entries.record(line.entry, catalogue) for line in some],
            }
            return rendering.data("lista", catalogue, shown)

        yield Page(f"{stem}.html", digest, as_html)
        yield Page(f"{stem}.json", digest, as_json)


def _groups(some: Sequence[Line], catalogue: Catalogue, *, by_office: bool) -> Iterator[dict[str, Any]]:
    """The rows of a page: all together, or under each office that is on it."""
    for key, lines in groupby(some, key=lambda line: line.entry.office if by_office else ""):
        rows = [_row(line, catalogue) for line in lines]
        name = catalogue.offices[key].plural if by_office else ""
        yield {"key": f"cargo-{key}", "name": name, "count": counted(len(rows), "persona", "personas"), "rows": rows}


def _row(line: Line, catalogue: Catalogue) -> dict[str, Any]:
    row = entries.row(line.entry, catalogue)
    by = "nickname" if line.nicknamed else "name"
    whole = {"before": "", "word": "", "after": ""}
    marked = {"before": row[by][: line.start], "word": line.word, "after": row[by][line.end :]}
    return {
        **row,
        **{each: marked if each == by else {**whole, "after": row[each]} for each in ("name", "nickname")},
        "nicknamed": row["nickname"],
        "about": rendering.repeated(row["about"]),
    }


def _stem(number: int) -> str:
    return "index" if number == 1 else str(number)


def _href(number: int) -> str:
    return "./" if number == 1 else f"{number}.html"


def pager(number: int, firsts: list[str], href_of: Callable[[int], str] = _href) -> list[dict[str, str]]:
    """The first page, the last and those near: each with its text and address; no address for this one and for gaps.

    Where the list goes by words, each also bears its first.
    """
    total = len(firsts)
    if total == 1:
        return []
    near = sorted({1, total, *range(max(1, number - 2), min(total, number + 2) + 1)})
    found: list[dict[str, str]] = []
    for place, each in enumerate(near):
        if place and each > near[place - 1] + 1:
            found.append({"text": "…", "word": "", "href": "", "here": ""})
        href = "" if each == number else href_of(each)
        here = "sí" if each == number else ""
        found.append({"text": str(each), "word": firsts[each - 1], "href": href, "here": here})
    return found
