# SPDX-License-Identifier: EUPL-1.2
"""The named places of an institute's own DOCX: «{{titulo}}» wherever it likes, «{{cuerpo}}» on a line of its own.

No expressions, no code: a name is there or it is not. Word cuts what somebody types into runs as it pleases, so a name
that lies in several is found in the whole of its line.
"""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from itertools import chain
from typing import Any

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from .paper import Paper

BODY, SIGNATURES, COPIES = "cuerpo", "firmas", "copias"
#: What takes a line of its own: paragraphs and tables stand in its stead.
BLOCKS = (BODY, SIGNATURES, COPIES)
#: What is a few words, wherever it stands.
WORDS = (
    "autoridad", "proceso", "titulo", "estado", "numero", "lugar_y_fecha", "destinatario", "corte", "fundamento",
    "fuente",
)  # fmt: skip
_NAME = re.compile(r"\{\{\s*([^{}]*?)\s*\}\}")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def texts(paper: Paper) -> dict[str, str]:
    """What each place of a few words says."""
    return dict(
        zip(
            WORDS,
            (
                paper.authority, paper.process, paper.title, paper.standing, paper.number, paper.dated,
                "\n".join(paper.addressee), paper.cutoff, paper.basis, paper.source,
            ),
            strict=True,
        )
    )  # fmt: skip


def names(document: Document) -> frozenset[str]:
    """Every name that *document* bears, known or not."""
    return frozenset(name for line in _lines(document) for name in _NAME.findall(_said(line)))


def faults(document: Document) -> list[tuple[str, str]]:
    """What is wrong with its places: the name, and what."""
    alone = [match[1] for line in _own_lines(document) if (match := _NAME.fullmatch(_said(line).strip()))]
    every = [name for line in _lines(document) for name in _NAME.findall(_said(line))]
    found = [
        (name, "va una sola vez, en un renglón propio del texto, fuera de tablas y de encabezados")
        for name in dict.fromkeys(every)
        if name in BLOCKS and (every.count(name) != 1 or name not in alone)
    ]
    if BODY not in every:
        found.append((BODY, "falta: es donde va el documento"))
    return found


def write(document: Document, said: Mapping[str, str]) -> None:
    """Have each place of a few words say its own."""
    for line in _lines(document):
        if "{{" not in _said(line):
            continue
        for each in line.iter(qn("w:t")):
            _put(each, _filled(each.text or "", said))
        whole = _said(line)
        if _filled(whole, said) != whole:  # a name in several runs
            first, *others = line.iter(qn("w:t"))
            _put(first, _filled(whole, said))
            for each in others:
                each.text = ""


@contextmanager
def placed(document: Document, name: str) -> Iterator[None]:
    """What is added to the end of *document* meanwhile stands where *name* stood; without that, where it is."""
    body = document.element.body
    before = len(body)
    yield
    last = len(body) - (1 if body[-1].tag == qn("w:sectPr") else 0)
    fresh = list(body)[before - (len(body) - last) : last]
    anchor = next((one for one in _own_lines(document) if _said(one).strip() in _spelt(name)), None)
    if anchor is None:
        return
    for each in fresh:
        anchor.addprevious(each)
    body.remove(anchor)


def _spelt(name: str) -> tuple[str, ...]:
    return (f"{{{{{name}}}}}", f"{{{{ {name} }}}}")


def _filled(text: str, said: Mapping[str, str]) -> str:
    return _NAME.sub(lambda match: said.get(match[1], match[0]), text)


def _put(text: Any, words: str) -> None:
    """Have one text of a run say *words*, whose lines stay lines."""
    if text.text == words:
        return
    first, *others = words.split("\n")
    text.text = first
    text.set(_SPACE, "preserve")
    after = text
    for line in others:
        break_, more = OxmlElement("w:br"), OxmlElement("w:t")
        more.text = line
        more.set(_SPACE, "preserve")
        after.addnext(break_)
        break_.addnext(more)
        after = more


def _said(line: Any) -> str:
    return "".join(each.text or "" for each in line.iter(qn("w:t")))


def _own_lines(document: Document) -> list[Any]:
    return [each for each in document.element.body if each.tag == qn("w:p")]


def _lines(document: Document) -> Iterator[Any]:
    """Every paragraph: of the text, of tables, and of headers and footers."""
    parts = [document.element.body]
    for section in document.sections:
        edges = (
            section.header, section.footer, section.first_page_header, section.first_page_footer,
            section.even_page_header, section.even_page_footer,
        )  # fmt: skip
        # python-docx's documented door to the XML
        parts.extend(each._element for each in edges if not each.is_linked_to_previous)  # noqa: SLF001
    return chain.from_iterable(part.iter(qn("w:p")) for part in parts)
