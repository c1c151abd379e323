# SPDX-License-Identifier: EUPL-1.2
"""Marks of somebody else's DOCX, filled: what a word processor cut into runs is read as the paragraph that it is."""

import io
from collections.abc import Iterator, Mapping
from typing import Any

import docx as word
from docx.oxml.ns import qn

from conoceles.look.papers.word import fixed


class Letter:
    """A DOCX, open. Raises what python-docx does where it is none: KeyError, ValueError or BadZipFile."""

    def __init__(self, content: bytes) -> None:
        self._document = word.Document(io.BytesIO(content))

    def has(self, mark: str) -> bool:
        """Whether *mark* stands in it."""
        return any(mark in "".join(text.text or "" for text in texts) for texts in self._paragraphs())

    def fill(self, values: Mapping[str, str]) -> bytes:
        """The same letter with *values* in the place of its marks."""
        for texts in self._paragraphs():
            for mark, value in values.items():
                _replace(texts, mark, value)
        into = io.BytesIO()
        self._document.save(into)
        return fixed(into.getvalue())

    def _paragraphs(self) -> Iterator[list[Any]]:
        """Of each paragraph, also in tables, headers and footers, its texts in their order."""
        roots = [self._document.element.body]
        for section in self._document.sections:
            roots += [part._element for part in (section.header, section.footer) if not part.is_linked_to_previous]  # noqa: SLF001
        for root in roots:
            for paragraph in root.iter(qn("w:p")):
                yield list(paragraph.iter(qn("w:t")))


def _replace(texts: list[Any], mark: str, value: str) -> None:
    """All of *mark* where it begins, and what of it stood in later runs goes."""
    while (start := "".join(each.text or "" for each in texts).find(mark)) >= 0:
        left, end = 0, start + len(mark)
        for each in texts:
            text = each.text or ""
            first, last = max(start - left, 0), min(end - left, len(text))
            if first < last:
                begins = left <= start < left + len(text)
                each.text = text[:first] + (value if begins else "") + text[last:]
                each.set(qn("xml:space"), "preserve")
            left += len(text)
        if mark in value:
            return
