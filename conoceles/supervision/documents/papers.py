# SPDX-License-Identifier: EUPL-1.2
"""A version as a paper: the same words and figures that the page shows, to be signed outside and come back."""

from typing import Any

from conoceles.elections.papers import paper_of
from conoceles.kernel import digests
from conoceles.look.papers import Block, Cell, Paper, Paragraph, Section, Share, Signature, Table
from conoceles.supervision.models import Version

from .stationery import used


def paper(version: Version) -> Paper:
    """*version* as a PDF, DOCX or XLSX says it. Its name and its digest go with it."""
    document, content = version.document, version.content
    folio = getattr(document, "folio", None)
    copies = [line for each in content["sections"] if each["key"] == "copias" for line in each["text"].splitlines()]
    bears = content.get("stationery")
    return paper_of(
        document.process,
        content["title"],
        at=version.cut.at if version.cut else version.dated,
        number=folio.text if folio else "",
        standing=f"Versión {version.number}",
        intro=content.get("told", ""),
        source="\n".join([*content.get("sources", []), *_self(version)]),
        sections=tuple(_section(each) for each in content["sections"] if each["key"] != "copias"),
        signatures=tuple(Signature(one["capacity"], one["name"]) for one in content.get("signatures", [])),
        copies=tuple(filter(None, [*copies, *(bears["copies"] if bears else [])])),
        dated=bears["dated"] if bears else "",
        letterhead=used.as_fixed(bears) if bears else None,
    )


def _self(version: Version) -> list[str]:
    """By this a sheet that was printed, signed and scanned is known to be of that version and of no other.

    A public version says less than the version: by the digest of the whole, who guesses what is missing would know.
    """
    if digests.digest(version.content) != version.digest:
        return []
    return [f"este sistema, versión {version.number} de este documento, huella SHA-256 {version.digest}."]


def _section(section: dict[str, Any]) -> Section:
    blocks: list[Block] = [Paragraph(text) for text in section["said"]]
    blocks.extend(table(each) for each in section["tables"])
    blocks.extend(Paragraph(text) for text in section["text"].split("\n\n") if text.strip())
    return Section(section["heading"], tuple(blocks))


def table(kept: dict[str, Any]) -> Table:
    """A table of a version, as papers know one."""
    return Table(
        title=kept["title"],
        header=tuple(kept["header"]),
        widths=tuple(kept["widths"]),
        rows=tuple(tuple(_cell(cell) for cell in row) for row in kept["rows"]),
        denominator=kept["denominator"],
    )


def _cell(cell: Any) -> Cell:
    return Share(*cell) if isinstance(cell, list) else cell
