# SPDX-License-Identifier: EUPL-1.2
"""What a layout may say; ``kernel.strict`` reads these classes from TOML."""

from dataclasses import dataclass, field, fields
from datetime import date
from enum import StrEnum
from typing import Annotated

from conoceles.kernel.strict import Text, Whole
from conoceles.kernel.toml_lines import Place

Header = Annotated[str, Text(300)]
Word = Annotated[str, Text(120)]
Long = Annotated[str, Text(300)]
Mark = Annotated[str, Text(5)]
Delimiter = Annotated[str, Text(5, blank=True)]


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """``[layout]``: which file this is for, and what holds for all of it."""

    name: Long
    encoding: Word = ""
    delimiter: Delimiter = ""
    absent: tuple[Word, ...] = ()  # words that, like a blank, mean there is no datum
    entity: Header = ""  # column with the entity, where a file covers several
    not_read: tuple[Header, ...] = ()  # columns known and left aside on purpose
    at: Place = field(default=(), compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """``[[sheet]]``: the first one is the register; the others add columns to its rows or contradict it."""

    name: Word = ""
    header_row: Annotated[int, Whole(1, 1000)] = 1
    joined_on: tuple[Header, ...] = ()
    takes: tuple[Header, ...] = ()  # columns that only this sheet has
    compared: tuple[Header, ...] = ()  # columns that the register has too, and should say the same
    called: dict[str, Header] = field(default_factory=dict)  # columns whose header is another one here
    at: Place = field(default=(), compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """``[[contradiction]]``: which sheet is believed where two differ, and why. Without one it is an error."""

    column: Header
    believe: Word
    why: Long
    at: Place = field(default=(), compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """``[identity]``: what makes a row the same candidacy, and two rows the same person."""

    candidacy: tuple[Header, ...]
    person: tuple[Header, ...]
    at: Place = field(default=(), compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """``[field.<name>]``: where a datum of the register is, and what its words mean."""

    column: Header = ""
    fixed: Word = ""  # instead of a column: the same in every row
    values: dict[str, Word] = field(default_factory=dict)
    split: Mark = ""  # where a cell holds several
    at: Place = field(default=(), compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fields:
    """``[field]``: every datum of the register that a file may bring."""

    name: Field
    sex: Field
    seat: Field
    office: Field
    postulant: Field
    position: Field | None = None
    nickname: Field | None = None
    age: Field | None = None
    number: Field | None = None
    order: Field | None = None
    party_of_origin: Field | None = None
    answered_by: Field | None = None
    reelection: Field | None = None
    affirmative_actions: Field | None = None
    affirmative_agreement: Field | None = None
    status: Field | None = None
    status_on: Field | None = None
    registered_on: Field | None = None
    agreement: Field | None = None
    replaces: Field | None = None

    def given(self) -> dict[str, Field]:
        """The data this layout maps, by name."""
        mapped = {each.name: getattr(self, each.name) for each in fields(self)}
        return {name: one for name, one in mapped.items() if one is not None}


class Matching(StrEnum):
    """How a place is written."""

    KEY = "clave"
    NUMBER = "numero"
    NAME = "nombre"
    NUMBER_AND_NAME = "numero-nombre"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceColumn:
    """``[place.<kind>]``: the column of one kind of territory. ``values`` lead to its key in the process."""

    column: Header = ""
    fixed: Word = ""
    by: Matching = Matching.NAME
    values: dict[str, Word] = field(default_factory=dict)
    at: Place = field(default=(), compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """``[[answer]]``: a column that answers a public question, or with ``by_host`` several of them."""

    questionnaire: Word
    column: Header
    question: Word = ""
    values: dict[str, Word] = field(default_factory=dict)
    split: Mark = ""
    by_host: tuple[Word, ...] = ()
    at: Place = field(default=(), compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """``[[counted]]``: sensitive answers, of which only is told in how many rows there are any."""

    questionnaire: Word
    columns: tuple[Header, ...]
    sheet: Word = ""
    at: Place = field(default=(), compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Historical:
    """``[historical]``: whose answers these are. A row without any of ``captured_when`` was never captured."""

    authority: Annotated[str, Text(200)]
    document: Long
    dated: date
    captured_when: tuple[Header, ...]
    at: Place = field(default=(), compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Checks:
    """``[checks]``: what else to look at."""

    identical_texts: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """A whole layout."""

    layout: About
    sheet: tuple[Sheet, ...]
    identity: Identity
    field: Fields
    place: dict[str, PlaceColumn]
    contradiction: tuple[Contradiction, ...] = ()
    answer: tuple[Answer, ...] = ()
    counted: tuple[Counted, ...] = ()
    historical: Historical | None = None
    checks: Checks = Checks()
    at: Place = field(default=(), compare=False)
