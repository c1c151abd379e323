# SPDX-License-Identifier: EUPL-1.2
"""Formats as their file describes them, and as the database keeps them."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Annotated

from conoceles.elections.described.words import Long, Name, Slug, Source, Sourced
from conoceles.kernel.strict import Text, Whole
from conoceles.kernel.toml_lines import Place


class Figure(StrEnum):
    """What a cell may take. Those of progress are of the frozen cut on which the document's own figures rest."""

    AUTHORITY = "autoridad"
    PROCESS = "proceso"
    LETTER = "oficio"
    REMISSION = "remision"
    TITLE = "titulo"
    PERIOD = "periodo"
    CUT = "corte"
    REGISTERED = "registradas"
    OWING = "deben_capturar"
    DELIVERED = "cuenta_entregada"
    BEGUN = "iniciadas"
    SENT = "enviadas"
    VALIDATED = "validadas"
    PUBLISHED = "publicadas"
    STANDING = "vigentes"
    ENDED = "terminadas"
    CHANGES = "cambios"


class By(StrEnum):
    """What a range has a row of."""

    OFFICE = "cargos"
    POSTULANT = "actores"
    PLACE = "lugares"


class Column(StrEnum):
    """What a column of a range may take: what the row is called, or a figure of it."""

    NAME = "nombre"
    REGISTERED = "registradas"
    OWING = "deben_capturar"
    DELIVERED = "cuenta_entregada"
    BEGUN = "iniciadas"
    SENT = "enviadas"
    VALIDATED = "validadas"
    PUBLISHED = "publicadas"


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """What is written somewhere: a figure, of one office only where *office* says which."""

    figure: Figure
    office: Slug = ""
    at: Place = field(default=(), compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell(Filled):
    """``[[format.cell]]``: a cell of a workbook."""

    sheet: Name
    cell: Annotated[str, Text(8, r"[A-Z]{1,2}[1-9][0-9]{0,4}", "como «C5»")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark(Filled):
    """``[[format.mark]]``: words of a letter, between double braces, in whose place it goes."""

    text: Annotated[str, Text(60, r"\{\{[^{}]+\}\}", "entre llaves dobles, como «{{enviadas}}»")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Range:
    """``[[format.range]]``: rows of a workbook, one for each of a list, from *first* to *last*, both included."""

    sheet: Name
    by: By
    first: Annotated[int, Whole(1, 99_999)]
    last: Annotated[int, Whole(1, 99_999)]
    columns: dict[str, Column]
    at: Place = field(default=(), compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Format(Sourced):
    """``[[format]]``: ``routes`` of the documents that it goes with; ``extract``: it goes with one of the register."""

    key: Slug
    name: Long
    file: Source
    routes: tuple[Slug, ...] = ()
    extract: bool = False
    cell: tuple[Cell, ...] = ()
    mark: tuple[Mark, ...] = ()
    range: tuple[Range, ...] = ()

    @property
    def kind(self) -> str:
        """Which sort of file it is: xlsx or docx."""
        return self.file.rpartition(".")[2].lower()


@dataclass(frozen=True, slots=True, kw_only=True)
class FormatsFile:
    """The whole of ``formats.toml``."""

    format: tuple[Format, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A format as it was loaded: its file lies in private storage under its digest."""

    format: Format
    digest: str

    @property
    def stored(self) -> str:
        """Where its file lies."""
        return f"formats/{self.digest}.{self.format.kind}"


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptFormats:
    """All of a process."""

    format: tuple[Kept, ...] = ()
