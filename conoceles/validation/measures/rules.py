# SPDX-License-Identifier: EUPL-1.2
"""How long a revision is in each state, and what is told of many: over plain instants."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum


class State(Enum):
    """What a revision waits for; a half-open stretch of time in each."""

    PARTY = "Espera a su representación"
    TO_TAKE = "Espera que alguien la tome"
    READING = "La leen"
    SECOND = "Espera otra aprobación"
    RETURNED = "Devuelta, por corregir"
    TO_PUBLISH = "Aprobada, por publicar"


@dataclass(frozen=True, slots=True)
class Past:
    """What happened to one revision, by its instants; None: it has not happened."""

    sent_at: datetime
    asks_party: bool = False
    accepted_at: datetime | None = None
    taken_at: datetime | None = None  # by whoever read it first; the same reader may have had it since an earlier one
    approved_first_at: datetime | None = None  # where a second person is asked
    decided_at: datetime | None = None
    approved: bool = False
    replaced_at: datetime | None = None  # she sent another
    public_at: datetime | None = None
    outlived_at: datetime | None = None  # a later one was approved
    left_at: datetime | None = None  # she no longer stands: nothing of it waits since then


@dataclass(frozen=True, slots=True)
class Stretch:
    """A time in one state; without end while it lasts."""

    state: State
    began: datetime
    ended: datetime | None


def stretches(past: Past, *, cutoff: datetime) -> list[Stretch]:
    """The times of *past* in each state, as they could be told at *cutoff*; what ended with her leaving is not told."""
    over = _first(past.decided_at, past.replaced_at)
    ready = past.accepted_at if past.asks_party else past.sent_at
    found = []
    if past.asks_party:
        found.append(Stretch(State.PARTY, past.sent_at, _first(ready, over)))
    if ready is not None and (over is None or ready < over):
        read = _first(past.approved_first_at, over)
        taken = max(past.taken_at, ready) if past.taken_at else None
        taken = taken if taken and (read is None or taken < read) else None
        found.append(Stretch(State.TO_TAKE, ready, _first(taken, read)))
        if taken:
            found.append(Stretch(State.READING, taken, read))
        if past.approved_first_at:
            found.append(Stretch(State.SECOND, past.approved_first_at, over))
    if past.decided_at and not past.approved:
        found.append(Stretch(State.RETURNED, past.decided_at, past.replaced_at))
    outlived = past.outlived_at and (past.public_at is None or past.outlived_at < past.public_at)
    if past.decided_at and past.approved and not outlived:
        found.append(Stretch(State.TO_PUBLISH, past.decided_at, past.public_at))
    return [seen for each in found if (seen := _seen(each, past.left_at, cutoff))]


def _first(*instants: datetime | None) -> datetime | None:
    return min((each for each in instants if each), default=None)


def _seen(stretch: Stretch, left: datetime | None, cutoff: datetime) -> Stretch | None:
    """It, with what was known at *cutoff*; None when it had not begun, or she left before it ended."""
    if stretch.began > cutoff:
        return None
    ended = stretch.ended if stretch.ended and stretch.ended <= cutoff else None
    if left and left <= cutoff and (ended is None or left < ended):
        return None
    return Stretch(stretch.state, stretch.began, ended)


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of many stretches in one state: of those that ended in the period, and of those still open."""

    ended: int
    open: int
    median: timedelta | None
    ninth_tenth: timedelta | None
    oldest: datetime | None

    @property
    def all(self) -> int:
        """How many were in that state at some moment of the period."""
        return self.ended + self.open


def told(those: Iterable[Stretch], *, since: datetime | None = None) -> Told:
    """The figures of *those*, counting as ended only what ended from *since* on."""
    known = list(those)
    ended = sorted(each.ended - each.began for each in known if each.ended and (since is None or each.ended >= since))
    still = [each.began for each in known if each.ended is None]
    return Told(
        ended=len(ended),
        open=len(still),
        median=rank(ended, 50),
        ninth_tenth=rank(ended, 90),
        oldest=min(still, default=None),
    )


def rank(ordered: Sequence[timedelta], percent: int) -> timedelta | None:
    """The value below or at which so many percent of *ordered* are (nearest rank); None of nothing."""
    return ordered[math.ceil(len(ordered) * percent / 100) - 1] if ordered else None


def days(span: timedelta | None) -> float | None:
    """*span* in days of 24 hours, to a tenth."""
    return None if span is None else round(span / timedelta(days=1), 1)
