# SPDX-License-Identifier: EUPL-1.2
"""The rows of the register, with what the other sheets add to them or deny."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from conoceles.files.reading import Foreign, Limits, read
from conoceles.files.wire import Cell, Column, Found, Wanted, spelling
from conoceles.kernel.names import folded, nearest
from conoceles.kernel.refusals import Refused
from conoceles.kernel.text import collapsed, shown

from ..layouts.described import Contradiction, Counted, Layout, Sheet
from ..layouts.reading import columns
from ..rules import Reason
from .cells import excerpt, text
from .findings import Notes
from .problems import Problem


class Row:
    """A row of the register: its number as a spreadsheet shows it, and its cells in the order of ``Rows.columns``."""

    __slots__ = ("cells", "counted", "elsewhere", "excess", "number")

    def __init__(self, number: int, excess: int, cells: list[Cell]) -> None:
        self.number = number
        self.excess = excess
        self.cells = cells
        #: Where a cell came from, when it was not from the first sheet.
        self.elsewhere: dict[int, tuple[str, int]] = {}
        #: Of each ``[[counted]]``, how many of its columns say something.
        self.counted: list[int] = []


@dataclass
class Part:
    """A sheet as it is asked for: its text columns, and those of which only is asked whether they say something."""

    sheet: Sheet
    columns: list[str]
    counted: list[tuple[int, str]] = field(default_factory=list)
    name: str = ""  # as the file calls it

    def wanted(self, silent: list[str]) -> Wanted:
        """The request to the child."""
        called = self.sheet.called
        return Wanted(
            [Column(called.get(name, name)) for name in self.columns]
            + [Column(called.get(name, name), presence=True) for _, name in self.counted],
            self.sheet.name,
            self.sheet.header_row,
            silent,
        )


@dataclass
class Rows:
    """Reads a file by a layout. Iterate once; ``not_read`` and ``encoding`` are known afterwards."""

    layout: Layout
    findings: Notes
    expected: int | None = None
    encoding: str = ""
    not_read: list[tuple[str, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        others = {name for sheet in self.layout.sheet[1:] for name in sheet.takes}
        own = list(dict.fromkeys(name for _, name in columns(self.layout) if name not in others))
        self.parts = [Part(self.layout.sheet[0], own)]
        for sheet in self.layout.sheet[1:]:
            self.parts.append(Part(sheet, list(dict.fromkeys([*sheet.joined_on, *sheet.compared, *sheet.takes]))))
        for number, counted in enumerate(self.layout.counted):
            part = self._part_of(counted)
            part.counted += [(number, name) for name in counted.columns]
        #: Every column by name, and where its cell stands in a Row.
        self.columns = {name: place for place, name in enumerate([*own, *sorted(others)])}
        self._absent = sorted({spelling(word) for word in self.layout.layout.absent})
        self._rules = {rule.column: rule for rule in self.layout.contradiction}
        self._missing: list[tuple[str, int, str, str | None]] = []
        #: Of each sheet, the row in which its headers are, where it is not the one that the layout says.
        self._instead: list[tuple[str, int]] = []

    def _part_of(self, counted: Counted) -> Part:
        return next((part for part in self.parts if part.sheet.name == counted.sheet), self.parts[0])

    def of(self, foreign: Foreign, folder: Path, limits: Limits | None = None) -> Iterator[Row]:
        """The rows of the register in *foreign*; those that wait lie in a nameless file in *folder*.

        Raises Refused: of ``files.reasons``, or MISSING_COLUMNS.
        """
        order = [*self.parts[1:], self.parts[0]]  # what is looked up, before what looks it up
        asked = iter(order)
        about = self.layout.layout
        pages: dict[str, dict[tuple[str, ...], tuple[int, list[Cell]]]] = {}
        part = order[0]
        for message in read(
            foreign,
            [one.wanted(self._absent) for one in order],
            folder=folder,
            encoding=about.encoding,
            delimiter=about.delimiter,
            limits=limits,
        ):
            if isinstance(message, Found):
                part = next(asked)
                self._begin(part, message)
            elif part is self.parts[0]:
                for number, excess, cells in message.rows:
                    yield self._joined(Row(number, excess, cells), pages)
            else:
                page = pages.setdefault(part.sheet.name, {})
                for number, _, cells in message.rows:
                    self._keep(part, page, number, cells)
        if self._missing:
            raise Refused(Reason.MISSING_COLUMNS, file=foreign.name, missing=self._missing, instead=self._instead)
        for one in self.parts[1:]:
            for number, _ in pages.get(one.sheet.name, {}).values():
                self.findings.add(Problem.ONLY_IN_SHEET, sheet=one.name, row=number, other=self.parts[0].name)

    def _begin(self, part: Part, found: Found) -> None:
        part.name = found.sheet
        self.encoding = found.encoding
        self.expected = found.rows
        headers = {folded(header): header for header in found.headers}
        for name in found.missing:
            self._missing.append((found.sheet, part.sheet.header_row, name, nearest(name, found.headers)))
        if found.instead is not None:
            self._instead.append((found.sheet, found.instead))
        asked = {folded(one.name) for one in part.wanted([]).columns}
        aside = {folded(name) for name in self.layout.layout.not_read}
        if not found.missing:
            self.not_read += [
                (shown(found.sheet), shown(title))
                for key, title in headers.items()
                if key not in asked and key not in aside
            ]

    def _key(self, part: Part, cells: list[Cell], names: list[str]) -> tuple[str, ...]:
        return tuple(collapsed(text(cells[names.index(name)])) for name in part.sheet.joined_on)

    def _keep(
        self, part: Part, page: dict[tuple[str, ...], tuple[int, list[Cell]]], number: int, cells: list[Cell]
    ) -> None:
        key = self._key(part, cells, part.columns)
        if key in page:
            self.findings.add(Problem.TWICE_IN_SHEET, sheet=part.name, row=number, other=page[key][0])
        page[key] = (number, cells)

    def _joined(self, row: Row, pages: dict[str, dict[tuple[str, ...], tuple[int, list[Cell]]]]) -> Row:
        first = self.parts[0]
        counts = [0] * len(self.layout.counted)
        self._count(first, row.cells, counts)
        del row.cells[len(first.columns) :]
        own = list(row.cells)
        row.cells += [None] * (len(self.columns) - len(row.cells))
        for part in self.parts[1:]:
            found = pages.get(part.sheet.name, {}).pop(self._key(part, own, first.columns), None)
            if found is None:
                self.findings.add(Problem.NOT_IN_SHEET, sheet=first.name, row=row.number, other=part.name)
                continue
            number, cells = found
            self._count(part, cells, counts)
            for name, cell in zip(part.columns, cells, strict=False):
                place = self.columns[name]
                if name in part.sheet.takes:
                    row.cells[place] = cell
                    row.elsewhere[place] = (part.name, number)
                elif name in part.sheet.compared:
                    self._compare(row, place, name, part, (number, cell))
        row.counted = counts
        return row

    def _count(self, part: Part, cells: list[Cell], counts: list[int]) -> None:
        for (number, _), says in zip(part.counted, cells[len(part.columns) :], strict=True):
            counts[number] += bool(says)

    def _compare(self, row: Row, place: int, name: str, part: Part, other: tuple[int, Cell]) -> None:
        number, cell = other
        mine, theirs = text(row.cells[place]), text(cell)
        if collapsed(mine) == collapsed(theirs):
            return
        rule: Contradiction | None = self._rules.get(name)
        where = {"sheet": self.parts[0].name, "row": row.number, "column": name, "excerpt": excerpt(mine)}
        if rule is None:
            self.findings.add(Problem.SHEETS_DIFFER, **where, other=part.name, said=excerpt(theirs))
            return
        self.findings.add(
            Problem.CONTRADICTION_RESOLVED if rule.believe == part.sheet.name else Problem.CONTRADICTION_KEPT,
            **where, other=part.name, said=excerpt(theirs), why=rule.why,
        )  # fmt: skip
        if rule.believe == part.sheet.name:
            row.cells[place] = cell
            row.elsewhere[place] = (part.name, number)
