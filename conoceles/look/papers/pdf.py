# SPDX-License-Identifier: EUPL-1.2
"""A paper as a tagged PDF (PDF/UA-1), set by typst."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from conoceles.look.figures import is_figure, legible, shown
from conoceles.look.typesetting import beside

from .paper import Block, Facts, Letterhead, Listing, Paper, Paragraph, Scan, Section, Table

_TEMPLATE = Path(__file__).parent / "typst" / "paper.typ"


def pdf(paper: Paper) -> bytes:
    """*paper* as a PDF. Raises ``typst.TypstError`` for a picture that is none."""
    scans: dict[str, bytes] = {}
    head = paper.letterhead or Letterhead()
    values = {
        name: legible(getattr(paper, name))
        for name in (
            "authority", "process", "title", "cutoff", "number", "standing", "dated", "intro", "basis", "source",
            "command", "index",
        )
    } | {
        "addressee": [legible(line) for line in paper.addressee],
        "copies": [legible(line) for line in paper.copies],
        "signatures": [{"name": legible(one.name), "capacity": legible(one.capacity)} for one in paper.signatures],
        "head": [legible(line) for line in head.lines],
        "foot": legible(head.foot),
        "closing": legible(head.closing),
        "wide": paper.wide,
        "foliated": paper.foliated,
        "blocks": list(_sections(paper.sections, 2, scans)),
    }  # fmt: skip
    with beside(_TEMPLATE, scans) as typesetter:
        return typesetter.pdf(values, at=paper.at)


def _sections(sections: tuple[Section, ...] | Any, level: int, scans: dict[str, bytes]) -> Iterator[dict[str, Any]]:
    for section in sections:
        deeper = level
        if section.apart:
            yield {"is": "break"}
        if section.heading:
            yield {"is": "heading", "level": level, "text": legible(section.heading)}
            deeper += 1
        for block in section.blocks:
            yield from _block(block, deeper, scans)
        yield from _sections(section.sections, deeper, scans)


def _block(block: Block, level: int, scans: dict[str, bytes]) -> Iterator[dict[str, Any]]:
    match block:
        case Paragraph():
            notes = [legible(note) for note in block.notes]
            yield {"is": "paragraph", "text": legible(block.text), "notes": notes, "quoted": block.quoted}
        case Listing():
            yield {"is": "list", "items": [legible(item) for item in block.items], "ordered": block.ordered}
        case Facts():
            yield {"is": "facts", "rows": [[legible(name), legible(what)] for name, what in block.rows]}
        case Table():
            if block.title:
                yield {"is": "heading", "level": level, "text": legible(block.title)}
            yield {
                "is": "table",
                "denominator": legible(block.denominator),
                "header": [
                    {"text": legible(name), "figure": bool(block.rows) and is_figure(block.rows[0][at])}
                    for at, name in enumerate(block.header)
                ],
                "widths": list(block.widths),
                "rows": [[{"text": shown(cell), "figure": is_figure(cell)} for cell in row] for row in block.rows],
                "notes": [legible(note) for note in block.notes],
            }
        case Scan():
            name = f"/scans/{len(scans) + 1}.{block.kind}"
            scans[name] = block.content
            yield {"is": "scan", "name": name, "alt": legible(block.alt)}
