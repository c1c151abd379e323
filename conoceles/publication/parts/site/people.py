# SPDX-License-Identifier: EUPL-1.2
"""Everyone by name, from A to Z: the search that needs nothing but links."""

from collections import defaultdict
from collections.abc import Iterator

import msgspec

from conoceles.kernel.names import folded
from conoceles.publication.parts import Page

from . import entries, figures, paged
from .catalogue import Catalogue
from .entries import Entry
from .figures import Figure
from .rendering import data, html, inputs

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
    counts = [
        (letter, figures.of_postulants(catalogue.postulation(entry.postulant) for *_, entry in listed.get(letter, ())))
        for letter in letters
    ]
    digest = inputs(catalogue, msgspec.json.encode(counts))
    yield Page("buscar/index.html", digest, lambda: html("search", catalogue, "buscar/i", _index(counts, catalogue)))
    yield Page("buscar/index.json", digest, lambda: data("nombres", catalogue, _index_record(counts)))
    for letter, count in counts:
        if not count.once:
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


def _index(counts: list[tuple[str, Figure]], catalogue: Catalogue) -> dict[str, object]:
    return {
        "title": "Busque por nombre",
        "description": "Candidaturas por nombre, de la A a la Z.",
        "data": "index.json",
        "letters": [
            {
                "name": _shown(letter),
                "folder": f"nombres/{letter}/" if count.once else "",
                "count": count.bare(catalogue.header),
                "words": count.words(catalogue.header),
            }
            for letter, count in counts
        ],
    }


def _index_record(counts: list[tuple[str, Figure]]) -> dict[str, object]:
    return {
        "letras": [
            {
                "letra": letter,
                **count.record(),
                "pagina": f"nombres/{letter}/index.html" if count.once else None,
            }
            for letter, count in counts
        ]
    }
