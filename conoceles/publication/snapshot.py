# SPDX-License-Identifier: EUPL-1.2
"""The snapshot: everything a release may say, and nothing else.

Page builders and open data know these types alone: what is not a field here is not public.

A frozen snapshot is a private folder::

    header.json      one Header
    races.json       where each race lies in profiles.jsonl
    profiles.jsonl   one Profile a line, by race, in ballot order
    photos/<digest>  the photographs that profiles refer to

Days and instants are ISO 8601 strings, in the zone of the process.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import Any

import msgspec

from conoceles.elections.questionnaire import Definition


class State(StrEnum):
    """Where a questionnaire of a candidacy stands. Each has its own words in public."""

    NOT_OWED = "no_obligada"
    NEVER = "sin_captura"
    IN_REVIEW = "en_revision"
    VALIDATED = "validada"


@dataclass(frozen=True, slots=True)
class ProcessInfo:
    """The process, as every page names it."""

    slug: str
    name: str
    authority: str
    authority_acronym: str
    entity: str
    election_day: str
    timezone: str
    notice: str


@dataclass(frozen=True, slots=True)
class OfficeInfo:
    """What one ballot elects."""

    key: str
    name: str
    plural: str
    slug: str
    principle: str
    territory_kind: str
    order: int


@dataclass(frozen=True, slots=True)
class PositionInfo:
    """A seat kind within an office."""

    key: str
    office: str
    name: str
    feminine: str
    masculine: str
    order: int
    heads: bool


@dataclass(frozen=True, slots=True)
class TerritoryInfo:
    """A place that elects. ``id`` is unique in the process: kind and key, joined by a colon."""

    id: str
    kind: str
    slug: str
    name: str
    number: int | None
    seat: str
    parent: str  # id of the territory it lies in, or ""
    population: int | None


@dataclass(frozen=True, slots=True)
class PostulantInfo:
    """Whoever nominates. ``members`` are keys of the parties of an alliance."""

    kind: str
    key: str
    name: str
    acronym: str
    order: int
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class QuestionnaireInfo:
    """One version of a questionnaire that some sheet answers."""

    slug: str
    version: int
    definition: Definition


@dataclass(frozen=True, slots=True)
class GroupInfo:
    """A group of affirmative action, where the process makes the registration under it public."""

    key: str
    name: str


@dataclass(frozen=True, slots=True)
class AgeGroup:
    """A group that follows from the public age: from ``first`` to ``last`` years, both included (None: no end)."""

    name: str
    first: int
    last: int | None

    def holds(self, age: int) -> bool:
        """Whether somebody of that *age* is in it."""
        return self.first <= age and (self.last is None or age <= self.last)


@dataclass(frozen=True, slots=True)
class Header:
    """What all pages share. It bears no number or date of the release, so that pages can be reused."""

    process: ProcessInfo
    offices: tuple[OfficeInfo, ...]
    positions: tuple[PositionInfo, ...]
    territories: tuple[TerritoryInfo, ...]
    postulants: tuple[PostulantInfo, ...]
    questionnaires: tuple[QuestionnaireInfo, ...]
    groups: tuple[GroupInfo, ...]  # empty unless affirmative_action_public
    age_groups: tuple[AgeGroup, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceInfo:
    """Who captured and approved a sheet elsewhere (historical load)."""

    authority: str
    document: str
    dated: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """One questionnaire of one candidacy, as far as it is public.

    ``answers`` holds public questions alone, as ``elections.questionnaire`` describes them. A public question
    that is neither there nor in ``not_applicable`` was not provided.
    """

    questionnaire: str
    version: int  # 0 unless state is VALIDATED
    state: State
    owed: bool
    waiting_since: str = ""  # a newer revision, or the first one, is being read since then
    sent_at: str = ""
    approved_at: str = ""
    revision: int = 0
    digest: str = ""  # fingerprint (huella): SHA-256 of ``answers`` as RFC 8785 JSON, so that anyone can recompute it
    source: SourceInfo | None = None
    answers: dict[str, Any] = field(default_factory=dict)
    not_applicable: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mate:
    """The other person of the formula."""

    slug: str
    name: str
    seat: str
    sex: str


@dataclass(frozen=True, slots=True)
class Profile:
    """One candidacy. Keys refer to the Header."""

    id: str
    slug: str
    name: str
    nickname: str
    sex: str
    age: int | None
    seat: str  # P or S
    status: str
    status_on: str
    registered_on: str
    agreement: str
    reelection: bool | None
    office: str
    position: str
    territory: str  # TerritoryInfo.id
    postulant: str
    party_of_origin: str
    number: str
    order: int
    mates: tuple[Mate, ...]
    affirmative: tuple[str, ...]
    photo: str  # digest, or ""
    sheets: tuple[Sheet, ...]


@dataclass(frozen=True, slots=True)
class Race:
    """An office in a place (contienda), and where its profiles lie: ``offset`` and ``size`` in bytes."""

    office: str
    territory: str
    count: int
    offset: int
    size: int


_PROFILE = msgspec.json.Decoder(Profile)


def profile_of(line: bytes) -> Profile:
    """The profile that *line* of ``profiles.jsonl`` holds."""
    return _PROFILE.decode(line)


class Snapshot:
    """A frozen snapshot, opened for reading. Cheap to open; profiles are read race by race."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @cached_property
    def header(self) -> Header:
        """What all pages share."""
        return msgspec.json.decode((self.folder / "header.json").read_bytes(), type=Header)

    @cached_property
    def races(self) -> tuple[Race, ...]:
        """Every race with at least one candidacy, by office, then place."""
        return msgspec.json.decode((self.folder / "races.json").read_bytes(), type=tuple[Race, ...])

    def lines(self, race: Race) -> list[bytes]:
        """The profiles of *race* as they were written, for digests."""
        with (self.folder / "profiles.jsonl").open("rb") as file:
            file.seek(race.offset)
            return file.read(race.size).splitlines()

    def profiles(self, race: Race) -> list[Profile]:
        """The candidacies of *race*, in ballot order: postulant, position, place in the list, titular first."""
        return [profile_of(line) for line in self.lines(race)]

    def everyone(self) -> Iterator[Profile]:
        """Every candidacy, race by race."""
        for race in self.races:
            yield from self.profiles(race)

    def photo(self, digest: str) -> bytes:
        """The photograph with that digest."""
        return (self.folder / "photos" / digest).read_bytes()
