# SPDX-License-Identifier: EUPL-1.2
"""Formats filled with what the system knows: figures of the frozen cut of the document that they go with."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from zoneinfo import ZoneInfo

import msgspec

from conoceles.candidacies.models import Extract
from conoceles.elections.models import Process
from conoceles.files.storage import unaltered
from conoceles.kernel.refusals import Refused
from conoceles.look.dates import moment
from conoceles.look.figures import shown
from conoceles.statistics.progress.queries import figures_of
from conoceles.statistics.progress.reports import Names, names
from conoceles.statistics.progress.rules import Stage
from conoceles.statistics.progress.rules.figures import Counts, Figures, added, table
from conoceles.supervision.documents.drafting import span_words
from conoceles.supervision.models import Declared, Remission, Version
from conoceles.supervision.remissions.rules import Reason

from .described import By, Column, Figure, Filled, Format, KeptFormats, Range
from .letter import Letter
from .workbook import Value, Workbook

#: One of a list: what it is called, and its counts.
Row = tuple[str, Counts]
_STAGES = list(Stage)
_OF_EXTRACT = {Figure.STANDING: "standing", Figure.ENDED: "ended", Figure.CHANGES: "changes"}


@dataclass(frozen=True)
class Made:
    """A format, filled: its bytes, and what of it stayed blank because nobody knows it."""

    format: Format
    content: bytes
    blank: tuple[str, ...]


def formats(process: Process) -> KeptFormats:
    """Those of *process*."""
    kept = Declared.objects.filter(process=process, kind=Declared.Kind.FORMATS).first()
    return msgspec.convert(kept.content, KeptFormats) if kept else KeptFormats()


def with_version(remission: Remission, version: Version) -> Iterator[Made]:
    """Those that go with a document of that route."""
    for each in formats(remission.process).format:
        if version.document.route in each.format.routes:
            yield _filled(each.format, _read(each.stored, each.digest), _Known(remission, version))


def with_extract(remission: Remission) -> Iterator[Made]:
    """Those that go with an extract of the register."""
    for each in formats(remission.process).format:
        if each.format.extract:
            yield _filled(each.format, _read(each.stored, each.digest), _Known(remission))


def _read(stored: str, digest: str) -> bytes:
    content = unaltered(stored, digest)
    if content is None:
        raise Refused(Reason.FILE_GONE)
    return content


def _filled(format_: Format, content: bytes, known: "_Known") -> Made:
    places: tuple[Filled, ...] = (*format_.cell, *format_.mark)
    values = {each: known.value(each) for each in places}
    blank = [f"{each.figure}{f' de {each.office}' if each.office else ''}" for each in places if values[each] is None]
    if format_.kind == "xlsx":
        cells: dict[tuple[str, str], Value] = {(each.sheet, each.cell): _or(values[each]) for each in format_.cell}
        for each in format_.range:
            rows = known.rows(each.by)
            cells |= _ranged(each, rows)
            blank += _left_out(each, rows)
        made = Workbook(content).fill(cells)
    else:
        made = Letter(content).fill({each.text: shown(_or(values[each])) for each in format_.mark})
    return Made(format_, made, tuple(dict.fromkeys(blank)))


def _ranged(range_: Range, rows: list[Row]) -> dict[tuple[str, str], Value]:
    """A row for each of the list, as far as the form has rows."""
    return {
        (range_.sheet, f"{column}{number}"): name if what is Column.NAME else counts[_STAGES.index(Stage(what))]
        for number, (name, counts) in zip(range(range_.first, range_.last + 1), rows, strict=False)
        for column, what in range_.columns.items()
    }


def _left_out(range_: Range, rows: list[Row]) -> list[str]:
    """What the index says of a list that nobody knows, or for which the form has too few rows."""
    if not rows:
        return [f"los renglones de {range_.by}"]
    over = len(rows) - (range_.last - range_.first + 1)
    return [f"{over} de los {len(rows)} {range_.by}, que no caben"] if over > 0 else []


def _or(value: Value | None) -> Value:
    """What nobody knows stays blank, and the index says so."""
    return "" if value is None else value


class _Known:
    """What is known of a remission, and of one document that it carries."""

    def __init__(self, remission: Remission, version: Version | None = None) -> None:
        self._remission, self._version = remission, version

    def value(self, asked: Filled) -> Value | None:
        """What goes there; None where nobody knows it."""
        figure, remission, version = asked.figure, self._remission, self._version
        if figure in _STAGES:
            counts = self._counts(asked.office)
            return counts[_STAGES.index(Stage(figure))] if counts else None
        if figure in _OF_EXTRACT:
            extract: Extract | None = remission.extract
            return extract.counts[_OF_EXTRACT[figure]] if extract else None
        document = version.document if version else None
        folio = getattr(remission.letter, "folio", None)
        zone = ZoneInfo(remission.process.timezone)
        return {
            Figure.AUTHORITY: remission.process.authority,
            Figure.PROCESS: remission.process.name,
            Figure.LETTER: folio.text if folio else None,
            Figure.REMISSION: remission.number,
            Figure.TITLE: document.title if document else remission.title,
            Figure.PERIOD: span_words(document.way, document.occurrence) if document else None,
            Figure.CUT: moment(version.cut.at, zone) if version and version.cut else None,
        }[figure] or None

    def rows(self, by: By) -> list[Row]:
        """Each of that list of which the cut has something, in the order of the ballot, with what it is called."""
        if self._figures is None:
            return []
        dimension = {By.OFFICE: "office", By.POSTULANT: "postulant", By.PLACE: "place"}[by]
        called = {By.OFFICE: self._names.offices, By.POSTULANT: self._names.postulants, By.PLACE: self._names.places}[
            by
        ]
        found = {row.keys[0]: row.counts for row in table(self._figures, dimension)}
        return [(name, found[key]) for key, name in called.items() if key in found]

    @cached_property
    def _names(self) -> Names:
        return names(self._remission.process)

    @cached_property
    def _figures(self) -> Figures | None:
        return figures_of(self._version.cut) if self._version and self._version.cut else None

    def _counts(self, office: str) -> Counts | None:
        if self._figures is None:
            return None
        found = [count for cell, count in self._figures.cells.items() if not office or cell.office == office]
        return added(found) if found or not office else None
