# SPDX-License-Identifier: EUPL-1.2
"""What a release says of one candidacy."""

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any, Self

from .history import Past, without
from .shared import GroupInfo


class State(StrEnum):
    """Where a questionnaire of a candidacy stands. Each has its own words in public."""

    NOT_OWED = "no_obligada"
    NEVER = "sin_captura"
    IN_REVIEW = "en_revision"
    VALIDATED = "validada"
    UNOPENED = "por_publicarse"  # the day of its office has not come: nothing is told, not even whether it was captured


@dataclass(frozen=True, slots=True)
class SourceInfo:
    """Who captured and approved a sheet elsewhere (historical load)."""

    authority: str
    document: str
    dated: str


@dataclass(frozen=True, slots=True)
class Paused:
    """A section that is not shown for a while, or its photograph alone; nothing of it is anywhere in the snapshot."""

    section: str
    question: str  # of the photograph, or ""
    since: str
    motive: str
    because: str  # the same in words, with the document that it rests on


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """That a whole profile was taken off though its register stands, since when and why."""

    since: str
    motive: str
    because: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """One questionnaire of one candidacy, as far as it is public.

    ``answers`` holds public questions alone, as ``elections.questionnaire`` describes them. A public question
    that is neither there nor in ``not_applicable`` was not provided, unless its section is in ``paused``.
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
    paused: tuple[Paused, ...] = ()
    #: What was public before, the oldest first; of what is off the site, or ever was, as decision 0021 says.
    history: tuple[Past, ...] = ()
    #: When the first release that bore these answers was read; empty until there is one, and without history.
    published_at: str = ""

    def forgetting(self, questions: Collection[str]) -> Self:
        """The same without what was said before to those *questions* (keys)."""
        history = without(self.history, questions)
        return replace(self, history=history, published_at=self.published_at if history else "")

    def pause_of(self, section: str, question: str) -> Paused | None:
        """The pause that keeps that *question* of that *section* from being shown."""
        return next((each for each in self.paused if each.section == section and each.question in {"", question}), None)


@dataclass(frozen=True, slots=True)
class Picture:
    """One size of a photograph: ``format`` webp or jpeg, pixels, and the SHA-256 of its file, which names it."""

    format: str
    width: int
    height: int
    digest: str


@dataclass(frozen=True, slots=True)
class Mate:
    """The other person of the formula."""

    slug: str
    name: str
    seat: str
    sex: str


@dataclass(frozen=True, slots=True)
class Other:
    """Whoever held the place before, or holds it now; of another race when the register says so."""

    slug: str
    name: str
    status: str
    office: str
    territory: str  # TerritoryInfo.id


@dataclass(frozen=True, slots=True)
class Move:
    """Something that an agreement ordered of a candidacy (movimiento): of which kind, since when, by which one."""

    kind: str
    on: str
    agreement: str
    issued_on: str = ""  # when the agreement was taken


@dataclass(frozen=True, slots=True)
class Printed:
    """How and where a printed ballot bears a name."""

    name: str
    position: str
    number: str
    seat: str


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
    photo: tuple[Picture, ...]  # every size of it, the smallest first; empty where there is none
    sheets: tuple[Sheet, ...]
    #: The groups she says she is of: approved, and by consent in force. Not affirmative action, and whole in here: a
    #: badge that comes or goes changes one profile, not what all pages share.
    badges: tuple[GroupInfo, ...] = ()
    #: Unpredictable, where she says anything: without it nobody confirms by a digest something that was withdrawn.
    salt: str = ""
    replaces: Other | None = None
    #: The last of those who followed, one in place of the other: who stands now, unless she left too.
    replaced_by: Other | None = None
    withdrawn: Withdrawn | None = None
    #: What agreements ordered of her since she was registered, the oldest first.
    moves: tuple[Move, ...] = ()
    #: Whether the printed ballot bears her name; None while its ballots are not closed, or where that is not known.
    printed: bool | None = None
    #: Where and how it does, when the register says otherwise today.
    printed_as: Printed | None = None
    #: Whose name it bears in the place where she stands, when it is another's.
    printed_instead: str = ""
    #: Whether nobody stands today in the place that she held.
    vacant: bool = False

    @property
    def stands(self) -> bool:
        """Whether she stands today."""
        return self.status == "registrada"

    @property
    def on_paper(self) -> Printed:
        """Her place on the ballot: as it is printed where it bears her, and otherwise as the register says."""
        return self.printed_as or Printed(self.name, self.position, self.number, self.seat)

    def trail(self) -> "Profile":
        """Who stood, for what and until when: nothing that she answered, nothing about her."""
        return replace(
            self, nickname="", age=None, reelection=None, affirmative=(), photo=(), sheets=(), badges=(), salt=""
        )
