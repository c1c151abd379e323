# SPDX-License-Identifier: EUPL-1.2
"""One candidacy written by hand: questioned by the same rules as a file, of which it would be the only new row.

The form is a sheet whose columns are its fields (:data:`LAYOUT`). Instead of a whole file, the row is compared
with those of the register that it can contradict: who shares its formula, the same person, and her namesakes.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from conoceles.elections.models import Process, Territory
from conoceles.files.wire import Cell
from conoceles.kernel import digests
from conoceles.kernel.refusals import Refused

from ..layouts.described import About, Field, Fields, Identity, Layout, Matching, PlaceColumn, Sheet
from ..models import Candidacy
from ..rules import Reason
from .answers import Answers
from .beside import Beside
from .catalogue import Catalogue
from .cells import tidy
from .check import KEY_FITS, Maker, folded_key, joined_key
from .fields import Reader
from .problems import Problem, Severity
from .records import Ids, Record, Rejected
from .rows import Row, Rows
from .standing import Standing
from .words_by_hand import BY_HAND

#: The fields of the form, as columns. What became of a registration is not one: a substitution is another act.
LAYOUT = Layout(
    layout=About(name="Una candidatura, escrita a mano"),
    sheet=(Sheet(),),
    identity=Identity(candidacy=("key",), person=("person",)),
    field=Fields(
        name=Field(column="name"),
        nickname=Field(column="nickname"),
        sex=Field(column="sex"),
        age=Field(column="age"),
        seat=Field(column="seat"),
        office=Field(column="position"),
        number=Field(column="number"),
        postulant=Field(column="postulant"),
        party_of_origin=Field(column="party_of_origin"),
        answered_by=Field(column="answered_by"),
        reelection=Field(column="reelection"),
        affirmative_actions=Field(column="groups", split=";"),
        registered_on=Field(column="registered_on"),
        agreement=Field(column="agreement"),
    ),
    place={kind: PlaceColumn(column=f"place-{kind}", by=Matching.KEY) for kind in Territory.Kind.values},
)
MAPPED = frozenset(LAYOUT.field.given())

#: Number of the row that somebody writes; those of the register come after.
_OWN = 1

#: What the form holds: each field's value as text, by the name of its column; the place as ``kind/key``.
Cells = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Found:
    """Something that does not fit: in which field, and with whom of the register."""

    problem: Problem
    field: str
    other: Candidacy | None
    facts: Mapping[str, object]

    @property
    def message(self) -> str:
        """What it is and how to mend it, in words for whoever fills in the form."""
        other = f"{self.other.person.name} (clave {self.other.key})" if self.other else ""
        return BY_HAND[self.problem].format(**{**self.facts, "other": other})

    @property
    def code(self) -> str:
        """What names this very warning when somebody says that it is true."""
        about = [self.problem.key, self.field, str(self.other.pk) if self.other else "", str(self.facts["excerpt"])]
        return digests.digest(about)[:16]


@dataclass(frozen=True, slots=True)
class Weighed:
    """A candidacy as the register would keep it, unless it cannot be one; and what was found."""

    record: Record | None
    found: list[Found]

    def of(self, severity: Severity) -> list[Found]:
        """What was found, of one severity."""
        return [one for one in self.found if one.problem.severity is severity]

    def settled(self, accepted: Collection[str]) -> Record:
        """The record, once nothing is wrong with it and every warning was read: *accepted* are their codes.

        Raises Refused: ERRORS_FOUND, WARNINGS_FOUND.
        """
        errors = self.of(Severity.ERROR)
        if self.record is None or errors:
            raise Refused(Reason.ERRORS_FOUND, count=len(errors))
        unread = [one for one in self.of(Severity.WARNING) if one.code not in accepted]
        if unread:
            raise Refused(Reason.WARNINGS_FOUND, count=len(unread))
        return self.record


@dataclass
class _Noted:
    """Findings, kept as they are: those of one row are few."""

    all: list[tuple[Problem, int, str, dict[str, object]]] = field(default_factory=list)

    def add(
        self, problem: Problem, *, sheet: str = "", row: int = 0, column: str = "", excerpt: str = "", **facts: object
    ) -> None:
        """Note *problem*; there is one sheet, without name."""
        self.all.append((problem, row, column, {"sheet": sheet, "excerpt": excerpt, **facts}))


def weigh(process: Process, cells: Cells, *, of: Candidacy | None = None) -> Weighed:
    """Question *cells* as a new candidacy of *process*, or as what candidacy *of* is to say from now on."""
    catalogue, noted = Catalogue(process), _Noted()
    reader = Reader(Rows(LAYOUT, noted), LAYOUT, catalogue, noted)
    maker = Maker(Ids(process.slug), LAYOUT, reader, Standing(LAYOUT, reader), Answers(LAYOUT, {}, reader))
    row = Row(_OWN, 0, _row(reader.rows.columns, cells, catalogue))
    made = maker.record(row)
    if isinstance(made, Rejected):
        return Weighed(None, _told(noted, {}))
    record, seat = made
    _identify(record, cells, Ids(process.slug), of)
    for column, made_key in (("key", record.key), ("person", record.person_key)):
        if len(made_key) > KEY_FITS:  # each «|» takes three characters
            reader.find(Problem.TOO_LONG_FOR_FIELD, row, column, made_key, length=len(made_key), limit=KEY_FITS)
            return Weighed(None, _told(noted, {}))
    beside = Beside(process, record, of)
    beside.compare(row, seat, reader)
    return Weighed(record, _told(noted, beside.rows))


def _told(noted: _Noted, others: Mapping[int, Candidacy]) -> list[Found]:
    """What was noted of the row itself, or of a formula that it would leave without titular."""
    return [
        Found(problem, _field(problem, column), others.get(row if row != _OWN else facts.get("other", 0)), facts)
        for problem, row, column, facts in noted.all
        if row == _OWN or problem is Problem.ALTERNATE_ALONE
    ]


def _field(problem: Problem, column: str) -> str:
    """The field of the form in which it is mended."""
    return "key" if problem is Problem.SAME_KEY else column.partition("-")[0]


def _row(columns: Mapping[str, int], cells: Cells, catalogue: Catalogue) -> list[Cell]:
    """*cells* in the order of *columns*. Where there is one place of a kind, it need not be chosen.

    A place of another kind than the office's stays whole, so that it is told and not taken for none.
    """
    place = cells.get("place", "")
    kind, _, key = place.partition("/")
    row: dict[str, Cell] = dict(cells)
    for each, spots in catalogue.spots.items():
        row[f"place-{each}"] = key if each == kind else place or (spots[0].key if len(spots) == 1 else "")
    return [row.get(name, "") for name in columns]


def _identify(record: Record, cells: Cells, ids: Ids, of: Candidacy | None) -> None:
    """Who it is: as the keys say, in the pieces that «|» separates; a correction never makes somebody else of her."""
    if of is None:
        record.key, record.person_key = (joined_key(map(tidy, cells[name].split("|"))) for name in ("key", "person"))
        record.id = ids.of("candidatura", folded_key(record.key))
        record.person = ids.of("persona", folded_key(record.person_key))
        return
    record.id, record.key, record.status = of.pk.bytes, of.key, of.status
    record.person, record.person_key = of.person.pk.bytes, of.person.key
    kept = dict(of.affirmative_actions.values_list("group", "agreement"))
    record.groups = [(group, kept.get(group)) for group, _ in record.groups]
