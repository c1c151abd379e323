# SPDX-License-Identifier: EUPL-1.2
"""Manuals: the little Markdown that ours are written in, as values that a page and a PDF are made of alike.

Headings (``#``, ``##``), paragraphs, lists (``-``, ``1.``), and pictures on a line of their own. Inside a text,
``*what a screen says*`` and ``**what matters**``. Anything else is refused: what nobody sets is what nobody reads.
"""

import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

_PICTURE = re.compile(r"!\[([^\]]+)\]\((\S+)\)")
_HEADING = re.compile(r"(#{1,2}) (.+)")
_ITEM = re.compile(r"(?:-|(\d+)\.) +(.*)", re.DOTALL)
_MARKED = re.compile(r"\*\*([^*]+)\*\*|\*([^*]+)\*")
_REFUSED = re.compile(r"^(#{3,}|>|\||```)|\]\(|[<`_]")


@dataclass(frozen=True, slots=True)
class Run:
    """Some words, and what they are: ``""`` plain, ``label`` what a screen says, ``strong`` what matters."""

    words: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A heading (``h1``, ``h2``), a paragraph (``p``), a list (``ul``, ``ol``) of items, or a ``picture``."""

    kind: str
    items: tuple[tuple[Run, ...], ...] = ()
    picture: str = ""  # its file's name
    alt: str = ""


def read(text: str) -> list[Block]:
    """The blocks of a manual. Raises ValueError for what is not of that little Markdown."""
    return [_block(each.strip("\n")) for each in re.split(r"\n{2,}", text) if each.strip()]


def labels(blocks: list[Block]) -> Iterator[tuple[str, str]]:
    """What the manual says that a screen says, each after the name of the picture that shows it, which comes before."""
    shown = ""
    for block in blocks:
        shown = block.picture or ("" if block.kind == "h2" else shown)
        for item in block.items:
            yield from ((shown, run.words) for run in item if run.kind == "label")


def plain(blocks: list[Block]) -> list[dict[str, Any]]:
    """The blocks as JSON values, for a template that sets them."""
    return [asdict(block) for block in blocks]


def _block(written: str) -> Block:
    if picture := _PICTURE.fullmatch(written):
        return Block("picture", picture=Path(picture[2]).name, alt=picture[1])
    if heading := _HEADING.fullmatch(written):
        return Block(f"h{len(heading[1])}", (_runs(heading[2]),))
    parts = re.split(r"\n(?=- |\d+\. )", written)
    items = [_ITEM.fullmatch(part) for part in parts]
    if found := [item for item in items if item]:
        if len(found) < len(parts) or len({bool(item[1]) for item in found}) > 1:
            msg = f"una lista mezclada con otra cosa: {written[:60]}"
            raise ValueError(msg)
        return Block("ol" if found[0][1] else "ul", tuple(_runs(item[2]) for item in found))
    return Block("p", (_runs(written),))


def _runs(written: str) -> tuple[Run, ...]:
    text = " ".join(written.split())
    if wrong := _REFUSED.search(text):
        msg = f"los manuales no usan «{wrong[0]}»: {text[:60]}"
        raise ValueError(msg)
    found, at = [], 0
    for mark in _MARKED.finditer(text):
        found += [Run(text[at : mark.start()]), Run(mark[1] or mark[2], "strong" if mark[1] else "label")]
        at = mark.end()
    return tuple(run for run in [*found, Run(text[at:])] if run.words)
