# SPDX-License-Identifier: EUPL-1.2
"""The whole pass over a file: every row read, understood, compared, and put by."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from tempfile import TemporaryFile

from conoceles.elections.models import Process
from conoceles.elections.questionnaire import Definition
from conoceles.files.reading import Foreign, Limits
from conoceles.kernel.refusals import Refused

from ..layouts.described import Layout
from ..models import Candidacy
from ..queries import Edition
from ..rules import Reason
from .across import Across
from .answers import Answers
from .catalogue import Catalogue, Nominator, Seat, Spot
from .cells import fold, leading_number, tidy
from .fields import Reader
from .findings import Findings, gathered
from .problems import Problem
from .records import Ids, Record, Rejected, Spool
from .rows import Row, Rows
from .standing import Standing

KEY_FITS = 300
_NUMBER_FITS = 40
_JOINT = " | "
_NOMINATORS = ("postulant", "party_of_origin", "answered_by")


@dataclass
class Checked:
    """A file understood: its records, what was found in it, and figures for the report."""

    records: Spool
    findings: Findings
    edition: Edition = (None, None, None)
    encoding: str = ""
    rows: int = 0
    captured: int = 0
    counted: dict[str, int] = field(default_factory=dict)
    recognised: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    not_read: list[tuple[str, str]] = field(default_factory=list)


#: Called now and then with how many rows were read and, where it is known, of how many.
Progress = Callable[[int, int | None], None]


@contextmanager
def checked(
    foreign: Foreign,
    layout: Layout,
    process: Process,
    definitions: Mapping[str, Definition],
    *,
    folder: Path,
    progress: Progress,
    limits: Limits | None = None,
) -> Iterator[Checked]:
    """Read *foreign* by *layout*. What it yields lies in nameless files in *folder*, gone on leaving.

    Raises Refused: of ``files.reasons``, MISSING_COLUMNS, NO_ROWS.
    """
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    with gathered(folder) as findings, TemporaryFile(dir=folder) as spool:
        result = Checked(Spool(spool), findings)
        rows = Rows(layout, findings)
        reader = Reader(rows, layout, Catalogue(process), findings)
        answers = Answers(layout, definitions, reader)
        standing = Standing(layout, reader)
        maker = Maker(Ids(process.slug), layout, reader, standing, answers)
        counted: Counter[str] = Counter()
        read = rows.of(foreign, folder, limits)
        first = next(read, None)
        if first is None:
            raise Refused(Reason.NO_ROWS, file=foreign.name)
        # The register is remembered once the first row is here: while a workbook is opened, memory is for that.
        across = Across(process, reader)
        for row in chain([first], read):
            result.rows += 1
            progress(result.rows, rows.expected)
            for number, says in enumerate(row.counted):
                counted[layout.counted[number].questionnaire] += bool(says)
            made = maker.record(row)
            result.captured += maker.captured
            if isinstance(made, Rejected):
                across.pass_over(row, made)
            else:
                record, seat = made
                across.look(row, record, seat)
                result.records.add(record)
        across.finish(process)
        result.edition = across.edition
        result.encoding = rows.encoding
        result.counted = dict(counted)
        result.recognised = standing.resolver.recognised
        result.not_read = rows.not_read
        # What was remembered between rows is as large as what writing them needs; it has served.
        del first, read, rows, reader, across, answers, standing, maker
        yield result


class Maker:
    """Makes records of rows; where a row cannot be one, which its findings explain, says what of it is known."""

    def __init__(self, ids: Ids, layout: Layout, reader: Reader, standing: Standing, answers: Answers) -> None:
        self._read = reader
        self._standing = standing
        self._answers = answers
        self._ids = ids
        self._identity = layout.identity
        #: Whether the last row had answers.
        self.captured = False

    def record(self, row: Row) -> tuple[Record, Seat] | Rejected:
        """The record of *row*, and the position stood for."""
        read = self._read
        read.look(row)
        if row.excess:
            read.find(Problem.SHIFTED, row, "", excess=row.excess)
        name, nickname = read.name(row), read.name(row, "nickname")
        sex, seat, age, status = read.sex(row), read.seat(row), read.age(row), read.status(row)
        position = self._standing.position(row)
        spot = self._standing.territory(row, position) if position else None
        nominators = self._nominators(row, position, spot)
        key, id_ = self._keyed("candidatura", row, self._identity.candidacy)
        replaces = read.word(row, "replaces")[0]
        self.captured = self._answers.captured(row)
        number = read.number(row)
        more = {
            "reelection": read.reelection(row),
            "status_on": read.day(row, "status_on"),
            "registered_on": read.day(row, "registered_on"),
            "agreement": read.agreement(row, "agreement"),
            "groups": read.groups(row),
            "order": self._order(row, number),
            "answers": self._answers.of(row) if self.captured else {},
        }
        fits = self._fits(row, read.column("number"), number, _NUMBER_FITS)
        person_key, person = self._keyed("persona", row, self._identity.person)
        postulant, origin, answering = nominators
        if not (fits and name and sex and seat and status and id_ and person and position and spot and postulant):
            return Rejected(
                id=id_,
                heads=seat != Candidacy.Seat.ALTERNATE and status in {"", Candidacy.Status.REGISTERED},
                formula=self._formula(position, spot, postulant, number) if position and spot and postulant else None,
                position=position.id if position else None,
                territory=spot.id if spot else None,
                number=fold(number),
            )
        return Record(
            row=row.number,
            id=id_,
            key=key,
            seat=seat,
            person=person,
            person_key=person_key,
            name=name,
            nickname=nickname,
            sex=sex,
            age=age,
            formula=self._formula(position, spot, postulant, number),
            position=position.id,
            territory=spot.id,
            postulant=postulant.id,
            party_of_origin=origin.id if origin else None,
            answered_by=answering.id if answering else None,
            number=number,
            status=status,
            replaces=self._ids.of("candidatura", folded_key(replaces)) if replaces else None,
            **more,  # type: ignore[arg-type]
        ), position

    def _formula(self, position: Seat, spot: Spot, postulant: Nominator, number: str) -> bytes:
        return formula_id(self._ids, position, spot, postulant, fold(number))

    def _nominators(self, row: Row, position: Seat | None, spot: Spot | None) -> list[Nominator | None]:
        if position is None or spot is None:
            return [None, None, None]
        return [self._standing.nominator(row, name, position, spot) for name in _NOMINATORS]

    def _order(self, row: Row, number: str) -> int:
        order = self._read.whole(row, "order")
        return leading_number(number) if order is None else order

    def _keyed(self, kind: str, row: Row, columns: tuple[str, ...]) -> tuple[str, bytes | None]:
        """The cells of *columns* as one key and the id it leads to; without one, a finding says why."""
        key = joined_key([tidy(self._read.cell(row, column)) for column in columns])
        compared = folded_key(key)
        if not compared.strip(" |"):
            self._read.find(Problem.MISSING, row, columns[0])
            return "", None
        return key, self._ids.of(kind, compared) if self._fits(row, columns[0], key, KEY_FITS) else None

    def _fits(self, row: Row, column: str, value: str, limit: int) -> bool:
        if len(value) > limit:
            self._read.find(Problem.TOO_LONG_FOR_FIELD, row, column, value, length=len(value), limit=limit)
        return len(value) <= limit


def formula_id(ids: Ids, position: Seat, spot: Spot, postulant: Nominator, number: str) -> bytes:
    """The id of a formula, which follows from where it stands; *number* is folded."""
    return ids.of("formula", position.office_key, position.key, position.kind, spot.key, postulant.key, number)


def joined_key(parts: Iterable[str]) -> str:
    """Parts of a key as one text, as they are written: what a person is told of it."""
    return _JOINT.join(parts)


def folded_key(key: str) -> str:
    """*key* as it is compared: a slip of case, accent or blank does not make another candidacy of it."""
    return _JOINT.join(fold(part) for part in key.split("|"))
