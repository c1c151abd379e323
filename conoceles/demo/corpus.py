# SPDX-License-Identifier: EUPL-1.2
"""The words and proportions the demonstration is made of: the files of ``processes/<slug>/corpus``.

Code names no question, office or group; these files do.
"""

import tomllib
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any

import msgspec

from conoceles.kernel.refusals import Refused

from .rules import Reason

#: Sentences by the name under which texts ask for them (see ``grammar``).
Rules = dict[str, list[str]]


class Names(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """First names and surnames in common use; only their combinations are invented."""

    women: list[str]
    men: list[str]
    maya: list[str]
    spanish: list[str]
    nicknames: dict[str, list[str]]  # women, men, anyone


class Trade(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What somebody has lived from, and how she tells it."""

    key: str
    studies: dict[str, int]  # level of studies -> how often
    opening: list[str]
    facts: list[str]
    courses: list[str]
    youngest: int = 28
    oldest: int = 85
    where: list[str] = []  # traits of a place; empty: anywhere


class Lives(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Trades, and what people of any trade say."""

    trade: list[Trade]
    shared: Rules
    reelection: Rules


class Topic(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A matter that a proposal may be about."""

    key: str
    problems: list[str]
    actions: list[str]
    goals: list[str]
    people: list[str]
    where: list[str] = []
    groups: list[str] = []
    equality: bool = False


class Proposals(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Topics, and the frames their phrases are put in: shared, and by level of government."""

    frames: dict[str, Rules]
    topic: list[Topic]


class Make(StrEnum):
    """The ways of answering a question."""

    PORTRAIT = "portrait"
    LINES = "lines"
    STUDIES = "studies"
    COURSES = "courses"
    TEXT = "text"
    PROPOSAL = "proposal"


class Answer(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How one question is answered."""

    question: str
    make: Make
    share: float = 1.0
    most: int = 1
    lines: list[str] = []
    options: dict[str, list[str]] = {}
    topic: str = ""
    plan: list[str] = []
    aim: tuple[int, int] = (0, 0)


class Answers(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How a questionnaire is answered."""

    questionnaire: str
    answer: list[Answer]


class OfficeRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the demonstration must know of an office."""

    key: str
    level: str  # whose frames its proposals are told in
    spoken: str  # what sentences call its place, of {name} and {number}
    youngest: int


class Events(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What becomes of some registrations, in order, and when."""

    on: date
    agreement: str  # of the process: by which whoever comes in somebody's place is registered
    statuses: list[str]


class Observation(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a reviewer may object to about one question."""

    question: str
    ground: str  # of the process's list, where it has one
    texts: list[str]


class Register(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How many people, how old, and what becomes of them. Shares are parts of a hundred."""

    seed: str
    layout: str  # by which the register is written and imported
    registered_agreement: str
    registered_on: date
    seats_fact: str
    list_length: int
    presence: list[float]
    reelection: float
    nickname: float
    affirmative: float
    non_binary: float
    man_with_woman: float  # a man's alternate who is a woman
    both_ways: float
    fates: dict[str, int]
    office: list[OfficeRules]
    events: Events
    ages: dict[str, tuple[int, int]]  # group -> ages of whoever is of it
    observation: list[Observation]

    def rules_of(self, office: str) -> OfficeRules:
        """What is said of the office with key *office*. Raises KeyError when nothing is."""
        for rules in self.office:
            if rules.key == office:
                return rules
        raise KeyError(office)


class Corpus(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All of it."""

    names: Names
    traits: dict[str, list[str]]  # trait -> names of the places that have it
    lives: Lives
    proposals: Proposals
    answers: Answers
    register: Register

    def traits_of(self, place: str) -> frozenset[str]:
        """The traits of the place named *place*."""
        return frozenset(trait for trait, places in self.traits.items() if place in places)


def corpus(folder: Path) -> Corpus:
    """The corpus in *folder*. Raises Refused (FAULTY_CORPUS) for a file that is missing or not as described here."""
    return Corpus(
        names=_read(folder / "names.toml", Names),
        traits=_read(folder / "places.toml", dict[str, dict[str, list[str]]])["traits"],
        lives=_read(folder / "lives.toml", Lives),
        proposals=_read(folder / "proposals.toml", Proposals),
        answers=_read(folder / "answers.toml", Answers),
        register=_read(folder / "register.toml", Register),
    )


def _read(file: Path, kind: Any) -> Any:
    try:
        return msgspec.convert(tomllib.loads(file.read_text(encoding="utf-8")), kind)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise Refused(Reason.FAULTY_CORPUS, file=file.name, fault=str(error)) from error
