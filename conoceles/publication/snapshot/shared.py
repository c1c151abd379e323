# SPDX-License-Identifier: EUPL-1.2
"""What all pages of a release share: the process and its catalogues."""

from dataclasses import dataclass

from conoceles.elections.questionnaire import Definition

from .said import UNDRAWN, UNSAID, DrawInfo, SecurityInfo


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
    site: str = ""  # where it is published, with its slash at the end, for what is printed; empty: not said


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
    #: The first day on which what changes is not printed any more, once it has come; empty: nothing is said of ballots.
    ballots_closed_on: str = ""


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
class Crossing:
    """What a municipality and a local district have in common: their electoral sections, as (first, last) numbers."""

    municipality: str  # TerritoryInfo.id
    district: str  # TerritoryInfo.id
    sections: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class ShapeInfo:
    """A place as it is drawn on a map: the ``d`` of an SVG path, in whole units, and a point within it."""

    place: str  # TerritoryInfo.id
    path: str
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class MapInfo:
    """Every place of a kind, on ``width`` by ``height`` units, and where the shapes come from."""

    kind: str
    width: int
    height: int
    shapes: tuple[ShapeInfo, ...]
    source: str


@dataclass(frozen=True, slots=True)
class EmblemInfo:
    """What a postulant is known by: a WebP named by its SHA-256, and the words for whoever does not see it."""

    digest: str
    text: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class PostulantInfo:
    """Whoever nominates. ``members`` are keys of the parties of an alliance."""

    kind: str
    key: str
    name: str
    acronym: str
    order: int
    members: tuple[str, ...]
    emblem: EmblemInfo | None = None

    @property
    def parties(self) -> int:
        """How many parties put its candidacies forward: those of an alliance; otherwise one."""
        return max(1, len(self.members))


@dataclass(frozen=True, slots=True)
class QuestionnaireInfo:
    """One version of a questionnaire that some sheet answers."""

    slug: str
    version: int
    definition: Definition


@dataclass(frozen=True, slots=True)
class GroupInfo:
    """A group of priority attention, of which somebody is registered by affirmative action, or says she is."""

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
class FilterInfo:
    """A public question with options, of a questionnaire, by whose answers the process lets candidacies be browsed."""

    questionnaire: str
    question: str


@dataclass(frozen=True, slots=True)
class Unopened:
    """An office of which nothing that was captured is public yet; ``first_day`` is empty while no agreement fixes it.

    Unless ``listed``, who is registered for it is not told either, and nothing else in the snapshot names it.
    """

    office: str
    plural: str
    first_day: str
    agreement: str
    listed: bool


@dataclass(frozen=True, slots=True)
class Voting:
    """Which ballots whoever votes abroad, in advance or at a special polling place receives.

    ``way`` is extranjero, anticipado or especial; at the last one it depends on ``within`` which places of hers, by
    kind, she still is. Only what is ``sure`` rests on a source that says it.
    """

    way: str
    offices: tuple[str, ...]
    within: tuple[str, ...]
    note: str
    source: str
    sure: bool


@dataclass(frozen=True, slots=True)
class LanguageInfo:
    """A language that the process wants to be read in: its tag, and what the process wrote, by its Spanish."""

    code: str
    words: dict[str, str]


@dataclass(frozen=True, slots=True)
class DateInfo:
    """A public date of the calendar: what it opens (``key``), for an office, or for all that have none of their own.

    ``last_day`` is empty where it does not end, or its end is not told. ``issued_on`` is when the ``agreement`` that
    fixes it was taken, ``moved`` how often one moved it. Unless ``sure`` it may still change.
    """

    key: str
    office: str
    first_day: str
    last_day: str = ""
    agreement: str = ""
    issued_on: str = ""
    moved: int = 0
    sure: bool = False


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
    crossings: tuple[Crossing, ...] = ()  # none where the process brings no sections
    ballot_names: str = ""  # whose names ballots bear, as the process says (``ballot_names``); empty: undecided
    figures_count: str = ""  # «una-vez» or «por-partido», as the process counts its candidacies; empty: undecided
    searched: str = ""  # keys of the sections that are searched word by word, with commas; empty: undecided
    unopened: tuple[Unopened, ...] = ()
    voting: tuple[Voting, ...] = ()
    maps: tuple[MapInfo, ...] = ()  # none where the institute brings no shapes
    filters: tuple[FilterInfo, ...] = ()
    languages: tuple[LanguageInfo, ...] = ()  # besides Spanish; which of them are whole is for the site to say
    draw: DrawInfo = UNDRAWN
    dates: tuple[DateInfo, ...] = ()
    security: SecurityInfo = UNSAID
    #: Unpredictable: what pages are made impossible to guess with (``rendering.veiled``). In no page itself.
    veil: str = ""
