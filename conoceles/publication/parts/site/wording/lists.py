# SPDX-License-Identifier: EUPL-1.2
"""The index of words: its first page, and a list for each letter."""

import string
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from conoceles.publication.languages import _
from conoceles.publication.parts import Page
from conoceles.publication.parts.site import paged, rendering, scripts
from conoceles.publication.parts.site.catalogue import Catalogue
from conoceles.publication.parts.site.words import counted

from . import places
from .bounds import WORDS
from .gathering import Gathered
from .telling import Told

LETTERS = string.ascii_lowercase


def front(gathered: Gathered, bits: int) -> Iterator[Page]:
    """The first page. *bits* tells browsers in how many pieces the words of each letter lie."""
    catalogue, letters = gathered.catalogue, gathered.letters()
    sections = list(gathered.searched.names.items())
    offices = [(office.slug, office.plural) for office in catalogue.offices.values()]
    digest = rendering.inputs(
        catalogue, msgspec.json.encode([bits, len(gathered.races), gathered.quoted, sorted(letters.items())])
    )

    def as_html() -> bytes:
        content = {
            "title": _("Busque en las propuestas"),
            "description": _("Qué proponen las candidaturas, palabra por palabra."),
            "data": "index.json",
            "sections": [name for _, name in sections],
            "searched": " ".join(key for key, _ in sections),
            "bits": str(bits),
            "offices": [{"slug": slug, "name": name} for slug, name in offices],
            "quoted": _at_most(gathered.quoted),
            "speakers": counted(len(gathered.races), "persona", "personas"),
            "letters": [_letter(letter, letters) for letter in LETTERS],
            "script": scripts.of("words"),
        }
        return rendering.html("wording", catalogue, f"{places.FOLDER}index", content)

    def as_json() -> bytes:
        content = {
            "rubros": dict(sections),
            "candidaturas_con_propuestas": len(gathered.races),
            "letras": [{"letra": x, "palabras": letters[x], "pagina": f"{places.FOLDER}{x}/index.html"}
                       for x in LETTERS if letters.get(x)],
        }  # fmt: skip
        return rendering.data("palabras", catalogue, content)

    yield Page(f"{places.FOLDER}index.html", digest, as_html)
    yield Page(f"{places.FOLDER}index.json", digest, as_json)


def _at_most(count: int) -> str:
    return _("dice sólo 1 persona") if count == 1 else _("dicen {count} personas o menos").format(count=count)


def _letter(letter: str, letters: Mapping[str, int]) -> dict[str, str]:
    count = letters.get(letter, 0)
    return {
        "name": letter.upper(),
        "folder": f"{places.FOLDER}{letter}/" if count else "",
        "count": f"{count:,}",
        "words": counted(count, "palabra", "palabras"),
    }


def letter(of: str, shared: list[tuple[str, list[Told]]], catalogue: Catalogue) -> Iterator[Page]:
    """The words that begin with a letter, page by page, each with how many candidacies say it."""
    lines = [
        (told.word.key, told.word.forms[0], told.count, places.address(beginning, told))
        for beginning, alike in shared
        for told in alike
    ]
    firsts = [form for _, form, *_ in lines[::WORDS]]
    for number in range(1, len(firsts) + 1):
        some = lines[(number - 1) * WORDS : number * WORDS]
        yield from _list(of, number, some, firsts, catalogue)


def _list(
    of: str, number: int, some: list[tuple[str, str, int, str]], firsts: list[str], catalogue: Catalogue
) -> Iterator[Page]:
    name = "index" if number == 1 else str(number)
    stem = f"{places.FOLDER}{of}/{name}"
    digest = rendering.inputs(catalogue, msgspec.json.encode([of, number, some, firsts]))

    def as_html() -> bytes:
        title = _("Palabras con {letter}").format(letter=of.upper())
        content: dict[str, Any] = {
            "title": title if number == 1 else _("{title}, página {number}").format(title=title, number=number),
            "description": _("Palabras de las propuestas que empiezan con {letter}, y cuántas las dicen.").format(
                letter=of.upper()
            ),
            "data": f"{name}.json",
            "letter": of.upper(),
            "rows": [{"form": form, "count": f"{count:,}", "path": address} for _, form, count, address in some],
            "pager": paged.pager(number, firsts),
        }
        return rendering.html("wording_letter", catalogue, stem, content)

    def as_json() -> bytes:
        content = {
            "letra": of,
            "pagina": number,
            "paginas": len(firsts),
            "palabras": [
                {"clave": key, "palabra": form, "candidaturas": count, "pagina": address}
                for key, form, count, address in some
            ],
        }
        return rendering.data("palabras_con", catalogue, content)

    yield Page(f"{stem}.html", digest, as_html)
    yield Page(f"{stem}.json", digest, as_json)
