# SPDX-License-Identifier: EUPL-1.2
"""What waits for whom, over plain values."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum, StrEnum, auto

from conoceles.kernel.refusals import Refused


class Reason(Enum):
    """Why something is not put into somebody's hands; each with its words in ``phrases``."""

    TAKEN = auto()
    OWN_WORK = auto()
    SAME_READER = auto()
    NOTHING_TO_READ = auto()
    NOT_HELD = auto()
    NO_READER = auto()
    CANNOT_READ = auto()
    SECOND_ASKED = auto()


class Stage(Enum):
    """What a candidacy's answers wait for."""

    TO_READ = auto()
    SECOND = auto()  # somebody approved them, and the process asks for two
    PARTY = auto()  # that the representation accepts them
    RETURNED = auto()  # that she corrects them
    SEALED = auto()  # that what nobody reads is taken as complete

    @property
    def reads(self) -> bool:
        """Whether somebody of the institute has to read."""
        return self in {Stage.TO_READ, Stage.SECOND}


class View(StrEnum):
    """A part of the queue that somebody asks to see."""

    TO_READ = "por-leer"
    FREE = "sin-asignar"
    MINE = "mias"
    OF_OTHERS = "de-otras"
    SECOND = "segunda-lectura"
    LATE = "vencidas"
    PARTY = "con-su-representacion"
    RETURNED = "devueltas"
    SEALED = "solo-identidad"


#: Where what nobody of the institute has to read is found.
_ELSEWHERE = {Stage.PARTY: View.PARTY, Stage.RETURNED: View.RETURNED, Stage.SEALED: View.SEALED}


@dataclass(frozen=True, slots=True)
class Sent:
    """The last revision of one questionnaire, not approved: people as their account's id."""

    sealed: bool
    at: datetime  # when it could be read: sent, or accepted by her representation
    authors: frozenset[str]  # whoever sent it, and all who typed some of it
    awaits_party: bool = False
    approved_by: str | None = None  # the first of two who must
    returned_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Held:
    """An open assignment: whose it is, while she is a reviewer; None: anybody's."""

    reader: str | None
    since: datetime


@dataclass(frozen=True, slots=True)
class Waits:
    """One candidacy in the queue, as of an instant."""

    stage: Stage
    since: datetime
    deadline: date | None
    late: bool
    authors: frozenset[str]
    approvers: frozenset[str]
    sealed: int  # how many sealed ones wait to be taken as complete
    first: Held | None = None
    second: Held | None = None

    @property
    def holder(self) -> str | None:
        """Who must read now; None when nobody has it."""
        held = self.second if self.stage is Stage.SECOND else self.first
        return held.reader if held else None

    @property
    def free(self) -> bool:
        """Whether it waits to be read and nobody has it."""
        return self.stage.reads and self.holder is None

    @property
    def asks_second(self) -> bool:
        """Whether a second reading is due, or was asked for."""
        return self.stage is Stage.SECOND or (self.stage is Stage.TO_READ and self.second is not None)

    def is_of(self, reader: str) -> bool:
        """Whether *reader* has to read it."""
        asked = self.asks_second and self.second is not None and self.second.reader == reader
        return self.stage.reads and (self.holder == reader or asked)

    def views(self, reader: str) -> frozenset[View]:
        """The parts of the queue in which *reader* finds it."""
        if not self.stage.reads:
            return frozenset({_ELSEWHERE[self.stage]})
        of = View.FREE if self.free else View.OF_OTHERS
        found = {View.TO_READ, View.MINE if self.is_of(reader) else of}
        return frozenset(found | ({View.SECOND} if self.asks_second else set()) | ({View.LATE} if self.late else set()))

    def open_to(self, reader: str) -> bool:
        """Whether *reader* could take it: nobody reads what she sent, nor twice."""
        if reader in self.authors or self.is_of(reader):
            return False
        if self.stage is Stage.SECOND:
            return self.free and reader not in self.approvers
        wanted = self.asks_second and self.second is not None and self.second.reader is None
        return self.free or (wanted and self.holder != reader)


def waits(
    sent: Iterable[Sent],
    *,
    first: Held | None,
    second: Held | None,
    last_day: Callable[[datetime], date] | None,
    today: date,
) -> Waits | None:
    """What the last revisions of one candidacy wait for; None when they wait for nothing.

    *last_day* tells the last day to read what could be read since an instant; None while the process has not decided.
    """
    pieces = list(sent)
    in_the_open = [each for each in pieces if not each.sealed]
    undecided = [each for each in in_the_open if each.returned_at is None]
    to_read = [each for each in undecided if not each.awaits_party]
    returned = [each.returned_at for each in pieces if each.returned_at is not None]
    sealed = [each for each in pieces if each.sealed and each.returned_at is None]
    if to_read:
        stage = Stage.SECOND if all(each.approved_by for each in to_read) else Stage.TO_READ
        since = min(each.at for each in to_read)
    elif undecided:
        stage, since = Stage.PARTY, min(each.at for each in undecided)
    elif returned:
        stage, since = Stage.RETURNED, min(returned)
    elif sealed:
        stage, since = Stage.SEALED, min(each.at for each in sealed)
    else:
        return None
    deadline = last_day(since) if last_day and stage.reads else None
    return Waits(
        stage=stage,
        since=since,
        deadline=deadline,
        late=deadline is not None and deadline < today,
        authors=frozenset[str]().union(*(each.authors for each in undecided)),
        approvers=frozenset(each.approved_by for each in to_read if each.approved_by),
        sealed=len(sealed),
        first=first,
        second=second,
    )


def urgency(found: Waits) -> tuple[date, datetime]:
    """What is first in the queue: the nearest last day, then what waits longest."""
    return (found.deadline or date.max, found.since)


def check_reader(
    reader: str, *, authors: Collection[str], others: Collection[str], holder: str | None, name: str
) -> None:
    """Refuse to put a reading into the hands of *reader*, when somebody else has it or she may not.

    *others* have, or had, the other reading. Raises Refused: OWN_WORK, SAME_READER, TAKEN (with the *name* of whoever
    has it).
    """
    if reader in authors:
        raise Refused(Reason.OWN_WORK)
    if reader in others:
        raise Refused(Reason.SAME_READER)
    if holder is not None and holder != reader:
        raise Refused(Reason.TAKEN, name=name)
