# SPDX-License-Identifier: EUPL-1.2
"""Everyone by name, from A to Z: the search that needs nothing but links."""

from collections import defaultdict
from collections.abc import Iterator

import msgspec

from conoceles.kernel.names import folded
from conoceles.publication.parts import Page

from . import entries, paged
from .catalogue import Catalogue
from .entries import Entry
from .rendering import data, html, inputs
from .words import counted

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_OTHERS = "otros"  # names that begin with no Latin letter


def pages(catalogue: Catalogue) -> Iterator[Page]:
    """The letters, and under each the names that begin with it, by spelling without accents or case."""
    listed: dict[str, list[tuple[str, str, Entry]]] = defaultdict(list)
    for entry in entries.everyone(catalogue.snapshot):
        spelled = folded(entry.name)
        letter = spelled[:1] if spelled[:1] in _LETTERS and spelled else _OTHERS
        listed[letter].append((spelled, entry.slug, entry))
    letters = [letter for letter in (*_LETTERS, _OTHERS) if letter in listed or letter in _LETTERS]
    counts = [(letter, len(listed.get(letter, ()))) for letter in letters]
    digest = inputs(catalogue, msgspec.json.encode(counts))
    yield Page("buscar/index.html", digest, lambda: html("search", catalogue, "buscar/i", _index(counts)))
    yield Page("buscar/index.json", digest, lambda: data("nombres", catalogue, _index_record(counts)))
    for letter, count in counts:
        if not count:
            continue
        listed[letter].sort(key=lambda each: each[:2])
        content: dict[str, object] = {
            "title": f"Nombres que empiezan con {_shown(letter)}" if letter != _OTHERS else "Otros nombres",
            "description": "Candidaturas por nombre, de la A a la Z.",
            "lead": "",
            "note": "",
            "related": [],
            "crumbs": [{"name": "Nombres", "folder": "buscar/"}],
            "here": _shown(letter),
        }
        yield from paged.pages(f"nombres/{letter}/", [entry for *_, entry in listed[letter]], catalogue, content)


def _shown(letter: str) -> str:
    return letter.upper() if letter != _OTHERS else "Otros"


def _index(counts: list[tuple[str, int]]) -> dict[str, object]:
    return {
        "title": "Busque por nombre",
        "description": "Candidaturas por nombre, de la A a la Z.",
        "data": "index.json",
        "letters": [
            {
                "name": _shown(letter),
                "folder": f"nombres/{letter}/" if count else "",
                "count": f"{count:,}",
                "words": counted(count, "candidatura", "candidaturas"),
            }
            for letter, count in counts
        ],
    }


def _index_record(counts: list[tuple[str, int]]) -> dict[str, object]:
    return {
        "letras": [
            {"letra": letter, "candidaturas": count, "pagina": f"nombres/{letter}/index.html" if count else None}
            for letter, count in counts
        ]
    }
