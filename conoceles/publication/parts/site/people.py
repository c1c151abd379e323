# SPDX-License-Identifier: EUPL-1.2
"""Everyone by name, from A to Z: the search that needs nothing but links."""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

import msgspec

from conoceles.kernel.names import collated, folded
from conoceles.publication.languages import _
from conoceles.publication.parts import Page

from . import entries, figures, finding, paged, scripts
from .catalogue import Catalogue
from .entries import Entry
from .figures import Figure
from .finding.spelling import JOINING
from .paged import Line
from .rendering import data, html, inputs
from .words import clean

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_OTHERS = "otros"  # names without any word that begins with a Latin letter
#: A word, its accents in one piece with its letters or apart, and the glottal stops of Maya.
_WORD = re.compile(r"[^\W_]+(?:[\u0300-\u036f'’‘ʼ][^\W_]*)*")


def pages(catalogue: Catalogue) -> Iterator[Page]:
    """The letters, and under each whoever has a word in her name or nickname that begins with it, sorted by it."""
    listed: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries.everyone(catalogue.snapshot):
        for letter in {word.letter for text in _texts(entry) for word in words(text)} - {""} or {_OTHERS}:
            listed[letter].append(entry)
    letters = [letter for letter in (*_LETTERS, _OTHERS) if letter in listed or letter in _LETTERS]
    counts = [
        (letter, figures.of_postulants(catalogue.postulation(entry.postulant) for entry in listed.get(letter, ())))
        for letter in letters
    ]
    digest = inputs(catalogue, msgspec.json.encode(counts))
    yield Page(
        "buscar/index.html", digest, lambda: html("search", catalogue, "buscar/index", _index(counts, catalogue))
    )
    yield Page("buscar/index.json", digest, lambda: data("nombres", catalogue, _index_record(counts)))
    for letter, count in counts:
        if count.once:
            lines = _lines(letter, listed[letter])
            yield from paged.pages(f"nombres/{letter}/", lines, count, catalogue, _content(letter))


class Word(NamedTuple):
    """A word of a name: the letter it is found by (none for a word that joins others), how it is sorted, its place."""

    letter: str
    sorts: str
    start: int
    end: int


def words(name: str) -> list[Word]:
    """The words of the clean *name*. Which of them is a surname is not asked: the register does not say."""
    return [Word(*_found_by(match[0]), *match.span()) for match in _WORD.finditer(name)]


@lru_cache(maxsize=1 << 15)
def _found_by(word: str) -> tuple[str, str]:
    spelled = folded(word)
    sought = spelled[:1] in _LETTERS and spelled not in JOINING
    return spelled[:1] if sought else "", collated(word)


def _lines(letter: str, listed: list[Entry]) -> list[Line]:
    """A line for each word that begins with *letter*, sorted by it, then by what follows it and what goes before."""
    sorted_by = []
    for entry in listed:
        for nicknamed, text in enumerate(_texts(entry)):
            found = words(text)
            keys = [word.sorts for word in found]
            for place, word in enumerate(found):
                if word.letter == letter:
                    key = " ".join([*keys[place:], *keys[:place]])
                    sorted_by.append((key, entry.slug, Line(entry, word.start, word.end, bool(nicknamed))))
        if letter == _OTHERS:
            sorted_by.append((clean(entry.name), entry.slug, Line(entry)))
    sorted_by.sort(key=lambda each: each[:2])
    return [line for *_, line in sorted_by]


def _texts(entry: Entry) -> tuple[str, str]:
    return clean(entry.name), clean(entry.nickname)


def _content(letter: str) -> dict[str, object]:
    return {
        "title": _("Nombres y apellidos con {letter}").format(letter=_shown(letter))
        if letter != _OTHERS
        else _("Otros nombres"),
        "description": _("Candidaturas por nombre o apellido, de la A a la Z."),
        "lead": "",
        "note": _("Cada persona está en la letra de cada palabra de su nombre y de su sobrenombre."),
        "related": [],
        "crumbs": [{"name": _("Nombres"), "folder": "buscar/"}],
        "here": _shown(letter),
    }


def _shown(letter: str) -> str:
    return letter.upper() if letter != _OTHERS else _("Otros")


def _index(counts: list[tuple[str, Figure]], catalogue: Catalogue) -> dict[str, object]:
    return {
        "title": _("Busque por nombre o apellido"),
        "description": _("Candidaturas por nombre o apellido, de la A a la Z."),
        "data": "index.json",
        "script": scripts.of("names"),
        "coded": finding.words(catalogue),
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
