# SPDX-License-Identifier: EUPL-1.2
"""What a paper says, over plain values. No writer decides anything about it."""

import dataclasses
import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeAlias

from conoceles.kernel import digests
from conoceles.look.figures import Cell, Share


@dataclass(frozen=True)
class Paragraph:
    """Some sentences. Line breaks stay; each of ``notes`` is a footnote of them."""

    text: str
    notes: Sequence[str] = ()
    #: Words of others, as they were sent: set apart, so that nobody takes them for the institute's.
    quoted: bool = False


@dataclass(frozen=True)
class Listing:
    """Points, numbered or not."""

    items: Sequence[str]
    ordered: bool = False


@dataclass(frozen=True)
class Facts:
    """What each thing is called, and what it is."""

    rows: Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Table:
    """A table: what each column is, how wide against the others, its rows, and of how many it speaks.

    A title makes a heading of its own. ``denominator`` is a sentence: «Sobre 823 candidaturas registradas».
    """

    title: str
    header: Sequence[str]
    widths: Sequence[int]
    rows: Sequence[Sequence[Cell]]
    denominator: str = ""
    notes: Sequence[str] = ()


@dataclass(frozen=True)
class Scan:
    """One sheet that somebody scanned, as a picture (PNG or JPEG), with what it is for whoever does not see it."""

    content: bytes
    kind: str
    alt: str


Block: TypeAlias = Paragraph | Listing | Facts | Table | Scan


@dataclass(frozen=True)
class Section:
    """A heading and what stands under it; without heading, what goes before the first one. Three levels at most."""

    heading: str
    blocks: Sequence[Block] = ()
    sections: Sequence["Section"] = ()
    #: Whether it begins on a sheet of its own.
    apart: bool = False


@dataclass(frozen=True)
class Signature:
    """A line for somebody to sign by hand: her name if it is known, and in which capacity."""

    capacity: str
    name: str = ""


@dataclass(frozen=True)
class Letterhead:
    """What every sheet of an institute bears: lines under its name, a foot, and what goes before the signatures.

    ``template`` is the SHA-256 of the institute's own DOCX, which the DOCX of a paper fills; empty: there is none.
    """

    lines: Sequence[str] = ()
    foot: str = ""
    closing: str = ""
    template: str = ""


@dataclass(frozen=True)
class Paper:
    """A document of an institute, at one cut-off.

    ``at`` is that instant: the date that the files bear. ``cutoff`` says it in words.
    """

    authority: str
    process: str
    title: str
    at: datetime
    cutoff: str = ""
    number: str = ""
    #: «Proyecto», for what nobody signed yet.
    standing: str = ""
    #: Place and date of signing, where they are known: «Mérida, Yucatán, a 1 de marzo de 2024».
    dated: str = ""
    addressee: Sequence[str] = ()
    intro: str = ""
    #: The rules that ask for it.
    basis: str = ""
    #: Where its figures come from.
    source: str = ""
    #: What whoever doubts types to make it again.
    command: str = ""
    #: The heading of an index of all that has one, with the sheet where it stands; empty: no index.
    index: str = ""
    sections: Sequence[Section] = ()
    signatures: Sequence[Signature] = ()
    copies: Sequence[str] = ()
    #: Sheets on their side.
    wide: bool = False
    #: Each sheet is a numbered folio: «Folio 3 de 41».
    foliated: bool = False
    #: What each table is of, where all are the same table in parts: a workbook puts them in one sheet.
    parts: str = ""
    letterhead: Letterhead | None = None

    @property
    def tables(self) -> list[Table]:
        """All its tables, in order, those of sections within sections too."""
        return list(_tables(self.sections))


def _tables(sections: Sequence[Section]) -> Iterator[Table]:
    for section in sections:
        yield from (block for block in section.blocks if isinstance(block, Table))
        yield from _tables(section.sections)


def tabled(*tables: Table) -> tuple[Section, ...]:
    """The sections of a paper that is nothing but *tables*."""
    return (Section("", tables),)


def digest(paper: Paper) -> str:
    """SHA-256 of all that *paper* says, in canonical JSON: the same in whatever file it is set."""
    return digests.digest(plain(paper))


def plain(value: Any) -> Any:
    """*value*, a paper or a part of one, as JSON; of a scan, the digest alone. What it has not is not said."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        said = {each.name: getattr(value, each.name) for each in dataclasses.fields(value)}
        return {"is": type(value).__name__, **{name: plain(each) for name, each in said.items() if each is not None}}
    match value:
        case datetime():
            return value.isoformat()
        case bytes():
            return hashlib.sha256(value).hexdigest()
        case list() | tuple():
            return [plain(each) for each in value]
        case _:
            return value


def rebuilt(said: Any) -> Any:
    """The paper that :func:`plain` told: it has the same digest, and is set as the same bytes. None has scans."""
    if isinstance(said, list):
        return tuple(rebuilt(each) for each in said)
    if not isinstance(said, dict):
        return said
    fields = {name: rebuilt(each) for name, each in said.items() if name != "is"}
    if "at" in fields:
        fields["at"] = datetime.fromisoformat(fields["at"])
    return _PARTS[said["is"]](**fields)


_PARTS: dict[str, Any] = {
    part.__name__: part for part in (Paper, Letterhead, Section, Paragraph, Listing, Facts, Table, Share, Signature)
}
