# SPDX-License-Identifier: EUPL-1.2
"""A plan as its file describes it: plain values, one class for each table that may be written."""

from dataclasses import dataclass, field
from datetime import date
from typing import Annotated

from conoceles.accounts.rules import Role
from conoceles.elections.described.words import Long, Name, Short, Slug, Source, Sourced
from conoceles.kernel.strict import Text, Whole
from conoceles.kernel.toml_lines import Place

from .rules.words import Counted, Kind, Part, Shape, Shown, Weekday

#: Of a row: as the plan numbers it («4», «M1»).
RowKey = Annotated[str, Text(20, r"[A-Za-z0-9]+(?:-[a-z0-9]+)*", "sólo letras sin acento, cifras y guiones")]
Words = Annotated[str, Text(600, one_line=True)]
Prose = Annotated[str, Text(6000)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """``due = {…}``: when something is due. ``words``: as the plan says it. Which keys go with each shape, ``checks``.

    ``of`` names what it is counted from: acts of the document (``Act``) or events of the plan. Several: the plan does
    not say which, and every date is shown.
    """

    shape: Shape
    words: Words = ""
    day: date | None = None
    days: tuple[date, ...] = ()
    first_day: date | None = None
    last_day: date | None = None
    weekday: Weekday | None = None
    since: date | None = None
    until: date | None = None
    until_event: Slug = ""
    of: tuple[Slug, ...] = ()
    count: Annotated[int, Whole(0, 1000)] = 0
    counted: Counted = Counted.UNSPECIFIED
    office_hours: bool = False
    at: Place = field(default=(), compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row(Sourced):
    """``[[row]]``: one thing that the plan asks for.

    ``ine``: when its document goes to INE. ``other``: other limits that the plan itself gives, shown beside; the first
    to come drives reminders. ``by_design``: why its limit may pass before it can be met, which holds until the last of
    ``other``. ``agreements``: those that are its own document, which open no notice besides. ``excusable``: whether it
    may be excused with a written motive.
    """

    key: RowKey
    kind: Kind
    name: Words
    owed_by: tuple[Role, ...]
    attribution: Annotated[str, Text(10)] = ""
    input: Source = ""
    due: Due | None = None
    other: tuple[Due, ...] = ()
    ine: Due | None = None
    basis: Source = ""
    by_design: Source = ""
    agreements: tuple[Name, ...] = ()
    part: Part | None = None
    detail: Words = ""
    excusable: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Sourced):
    """``[[event]]``: something of the process that deadlines are counted from; without ``on`` its day is not known."""

    key: Slug
    name: Long
    on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """``says = [{…}]``: what the plan says in one place."""

    where: Name
    text: Words
    at: Place = field(default=(), compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Inconsistency(Sourced):
    """``[[inconsistency]]``: what the plan says in two ways (two ``says`` or more), or leaves open (one or none).

    ``rows`` are those beside which it is shown; without any it is of the plan as a whole.
    """

    key: RowKey
    title: Long
    says: tuple[Saying, ...] = ()
    rows: tuple[RowKey, ...] = ()
    used: Source = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat(Sourced):
    """``[[seat]]``: a place in the commission. Who holds it is said by appointments, never here."""

    role: Role
    name: Name
    belongs_to: Long = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """``[[term]]``: a word of the plan's own glossary."""

    word: Name
    meaning: Words
    at: Place = field(default=(), compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Norm:
    """``[[norm]]``: what the plan rests on."""

    name: Long
    articles: Words = ""
    at: Place = field(default=(), compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """``[[attribution]]``: one of the commission's, as numbered."""

    key: Annotated[str, Text(10)]
    text: Words
    topics: tuple[Words, ...] = ()
    at: Place = field(default=(), compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """``[[section]]``: a part of the document, in order: what it says, and what of the data it shows."""

    title: Long
    text: Prose = ""
    shows: Shown | None = None
    at: Place = field(default=(), compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class About(Sourced):
    """``[plan]``: the document itself. ``absent``: why it has no rows, where its text was not found."""

    title: Long
    body: Long
    acronym: Short = ""
    absent: Source = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice(Sourced):
    """``[settings.<key>]``: what the plan does not define and something must be, to count. See ``rules.choices``."""

    value: Long


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanFile:
    """The whole of ``plan.toml``, or of ``implementation.toml``."""

    plan: About
    settings: dict[str, Choice] = field(default_factory=dict)
    section: tuple[Section, ...] = ()
    seat: tuple[Seat, ...] = ()
    term: tuple[Term, ...] = ()
    norm: tuple[Norm, ...] = ()
    attribution: tuple[Attribution, ...] = ()
    event: tuple[Event, ...] = ()
    row: tuple[Row, ...] = ()
    inconsistency: tuple[Inconsistency, ...] = ()

    def found(self, key: str) -> Row | None:
        """The row that is called *key*."""
        return next((row for row in self.row if row.key == key), None)

    def beside(self, key: str) -> tuple[Inconsistency, ...]:
        """What is shown beside the row *key*; with an empty one, what is of the plan as a whole."""
        return tuple(one for one in self.inconsistency if (key in one.rows if key else not one.rows))
