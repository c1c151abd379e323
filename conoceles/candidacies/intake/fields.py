# SPDX-License-Identifier: EUPL-1.2
"""From a row to a record: each datum where the layout says it is, or a finding that says why not."""

from conoceles.files.wire import Cell, spelling
from conoceles.kernel.names import folded
from conoceles.kernel.text import hidden, naming

from ..layouts.described import Field, Layout
from ..models import Candidacy, Person
from .catalogue import Catalogue
from .cells import AGES, FAR, USUAL_AGES, day, excerpt, fold, formula_like, sortable, text, tidy, whole, yes
from .findings import Notes
from .problems import Problem
from .resolving import mapped, suggestion
from .rows import Row, Rows

#: The few words that some data have, folded, with their codes.
SEXES = {folded(word): value for value, label in Person.Sex.choices for word in (value, label)}
SEATS = {folded(word): value for value, label in Candidacy.Seat.choices for word in (value, label)}
STATUSES = {folded(word): value for value, label in Candidacy.Status.choices for word in (value, label)}
_NAME_FITS = Person._meta.get_field("name").max_length
_NICKNAME_FITS = Person._meta.get_field("nickname").max_length

_REMEMBERED = 2000


class Reader:
    """Reads the register's data out of rows, by one layout, against one process."""

    def __init__(self, rows: Rows, layout: Layout, catalogue: Catalogue, findings: Notes) -> None:
        self.rows = rows
        self.catalogue = catalogue
        self.findings = findings
        self._fields = layout.field.given()
        self._values = {
            name: {folded(word): meaning for word, meaning in one.values.items()} for name, one in self._fields.items()
        }
        #: Of each field, how its first cells were read: most columns say a few things over and over.
        self._known: dict[str, dict[Cell, tuple[str, bool]]] = {name: {} for name in self._fields}
        self._absent = frozenset(spelling(word) for word in layout.layout.absent)

    @property
    def mapped(self) -> set[str]:
        """The data that the layout maps, by name."""
        return set(self._fields)

    def cell(self, row: Row, column: str) -> Cell:
        """The cell of *row* in *column*."""
        return row.cells[self.rows.columns[column]]

    def said(self, cell: Cell) -> str:
        """The text of *cell*, collapsed; empty when it is blank or one of the layout's words for absence."""
        value = tidy(cell)
        return "" if value.casefold() in self._absent else value

    def where(self, row: Row, column: str, cell: Cell = "") -> dict[str, object]:
        """The place of a finding: sheet, row, column, and a piece of the cell."""
        sheet, number = row.elsewhere.get(self.rows.columns.get(column, -1), (self.rows.parts[0].name, row.number))
        return {"sheet": sheet, "row": number, "column": column, "excerpt": excerpt(text(cell))}

    def find(self, problem: Problem, row: Row, column: str, cell: Cell = "", **facts: object) -> None:
        """Note *problem* in that cell."""
        self.findings.add(problem, **self.where(row, column, cell), **facts)  # type: ignore[arg-type]

    def look(self, row: Row) -> None:
        """Note each cell with something that a reader would not see: it is never mended in silence, nor kept."""
        written = "\n".join([cell for cell in row.cells if cell.__class__ is str])
        if next(hidden(written), None) is None:
            return
        for column, place in self.rows.columns.items():
            value = text(row.cells[place])
            which = naming(value, hidden(value))
            if which:
                self.find(Problem.HIDDEN, row, column, which=which)

    def word(self, row: Row, name: str) -> tuple[str, str]:
        """What the layout's field *name* says, in the layout's own words for it, and its column."""
        one = self._fields.get(name)
        if one is None:
            return "", ""
        column = one.column
        if not column:
            return one.fixed, self.column(name)
        cell = row.cells[self.rows.columns[column]]
        known = self._known[name]
        read = known.get(cell)
        if read is None:
            value = self.said(cell)
            read = (mapped(value, self._values[name]), bool(value) and formula_like(cell))
            if len(known) < _REMEMBERED:
                known[cell] = read
        value, formula = read
        if formula:
            self.find(Problem.FORMULA_LIKE, row, column, cell)
        return value, column

    def column(self, name: str) -> str:
        """The column of the layout's field *name*; the field itself, in the layout's words, when it has none."""
        one = self._fields.get(name)
        return one.column if one is not None and one.column else f"[field.{name}]"

    def required(self, row: Row, name: str) -> tuple[str, str]:
        """Like :meth:`word`, with a finding when there is nothing."""
        value, column = self.word(row, name)
        if not value:
            self.find(Problem.MISSING, row, column)
        return value, column

    def chosen(self, row: Row, name: str, known: dict[str, str]) -> str:
        """One of a few words, as its code; empty with a finding when it is none of them."""
        value, column = self.required(row, name)
        if not value:
            return ""
        found = known.get(fold(value), "")
        if not found:
            self.find(Problem.UNKNOWN_VALUE, row, column, value, near=suggestion(value, known))
        return found

    def sex(self, row: Row) -> str:
        """As registered."""
        return self.chosen(row, "sex", SEXES)

    def seat(self, row: Row) -> str:
        """P or S."""
        return self.chosen(row, "seat", SEATS)

    def status(self, row: Row) -> str:
        """What became of the registration; registered where the file does not say."""
        value, _ = self.word(row, "status")
        return self.chosen(row, "status", STATUSES) if value else Candidacy.Status.REGISTERED.value

    def name(self, row: Row, field: str = "name") -> str:
        """The name or nickname as on the ballot. Superfluous blanks go, and a finding says so."""
        value, column = self.word(row, field)
        if not value:
            if field == "name":
                self.find(Problem.MISSING, row, column)
            return ""
        fits = _NAME_FITS if field == "name" else _NICKNAME_FITS
        if len(value) > fits:
            self.find(Problem.TOO_LONG_FOR_FIELD, row, column, value, length=len(value), limit=fits)
            return ""
        written = self.cell(row, column) if column in self.rows.columns else value
        if value != written and isinstance(written, str) and len(value) != len(written):
            self.find(Problem.PADDED_NAME, row, column, written)
        return value

    def age(self, row: Row) -> int | None:
        """In years."""
        one = self._fields.get("age")
        if one is None:
            return None
        value, column = self.word(row, "age")
        if not value:
            return None
        years = whole(value)
        if years is None or years not in AGES:
            self.find(Problem.IMPOSSIBLE_AGE, row, column, value)
            return None
        if years not in USUAL_AGES:
            self.find(Problem.UNUSUAL_AGE, row, column, value)
        return years

    def reelection(self, row: Row) -> bool | None:
        """Whether she stands for re-election; None where the file does not say."""
        value, column = self.word(row, "reelection")
        if not value:
            return None
        found = yes(value)
        if found is None:
            self.find(Problem.NOT_YES_OR_NO, row, column, value)
        return found

    def day(self, row: Row, name: str) -> str | None:
        """A day in ISO 8601, or None."""
        value, column = self.word(row, name)
        if not value:
            return None
        found = day(value)
        if found is None:
            self.find(Problem.NOT_A_DAY, row, column, value)
            return None
        election = self.catalogue.process.election_day
        if abs(found - election) > FAR:
            self.find(Problem.ABSURD_DAY, row, column, value, election=election)
            return None
        return found.isoformat()

    def number(self, row: Row) -> str:
        """Of the formula, or place in the list: a figure that sorts, or a key with letters; «1» where there is none."""
        value, column = self.word(row, "number")
        if value and not sortable(value):
            self.find(Problem.ABSURD_NUMBER, row, column, value)
        return value or "1"

    def whole(self, row: Row, name: str) -> int | None:
        """A whole number, or None."""
        value, column = self.word(row, name)
        if not value:
            return None
        found = whole(value)
        if found is None:
            self.find(Problem.NOT_A_NUMBER, row, column, value)
        return found

    def agreement(self, row: Row, name: str) -> int | None:
        """The id of an agreement of the process, or None."""
        value, column = self.word(row, name)
        if not value:
            return None
        found = self.catalogue.agreements.get(fold(value))
        if found is None:
            self.find(Problem.UNKNOWN_VALUE, row, column, value, near=suggestion(value, self.catalogue.agreements))
        return found

    def groups(self, row: Row) -> list[tuple[str, int | None]]:
        """Groups of affirmative action under which she was registered, with the agreement."""
        one: Field | None = self._fields.get("affirmative_actions")
        if one is None:
            return []
        value, column = self.word(row, "affirmative_actions")
        if not value:
            return []
        agreement = self.agreement(row, "affirmative_agreement")
        found = {}
        for piece in value.split(one.split) if one.split else [value]:
            word = mapped(piece.strip(), self._values["affirmative_actions"])
            if not word:
                continue
            group = self.catalogue.groups.get(fold(word))
            if group is None:
                near = suggestion(word, self.catalogue.groups)
                self.find(Problem.UNKNOWN_VALUE, row, column, word, near=near)
            else:
                found[group] = agreement
        return sorted(found.items())
