# SPDX-License-Identifier: EUPL-1.2
"""Until when a candidacy may send, and why: one pure rule over what the process says and what is known of her.

The calendar's window is the frame of everybody. Within it each candidacy has the whole of it, or so many days of
her own (rules of the domain, section 4.4); after them the process may still receive, until campaigns end. Somebody of
the institute may open it again for her alone. Where the process has not decided, the frame is all there is.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum, StrEnum, auto
from zoneinfo import ZoneInfo

from conoceles.kernel import windows
from conoceles.kernel.days import last_of, natural
from conoceles.kernel.windows import Window


class CountedFrom(StrEnum):
    """The values of the parameter ``capture_from``."""

    CALENDAR = "calendario"
    DELIVERY = "entrega-de-cuentas"
    APPROVAL = "aprobacion-del-registro"


class Why(Enum):
    """What decides her last day."""

    CALENDAR = auto()
    OWN_DAYS = auto()  # so many since her own day
    CUT_BY_CALENDAR = auto()  # they would go past the frame
    NOT_RUNNING = auto()  # her own day has not come: nobody registered it
    OPENED = auto()  # opened for her alone
    CORRECTION = auto()  # opened for her to correct what was observed


class State(Enum):
    """How an instant stands to her window."""

    NO_WINDOW = auto()
    NOT_YET = auto()
    OPEN = auto()
    LATE = auto()
    CLOSED = auto()

    @property
    def receives(self) -> bool:
        """Whether what is sent then is taken."""
        return self in {State.OPEN, State.LATE}


@dataclass(frozen=True, slots=True)
class Span:
    """Local days, both included; without *last* it does not close."""

    first: date
    last: date | None


@dataclass(frozen=True, slots=True)
class Frame:
    """What the process says for one office."""

    zone: ZoneInfo
    capture: Span | None
    campaign_ends: date | None = None
    counted_from: CountedFrom = CountedFrom.CALENDAR
    days: int | None = None
    first_day_counts: bool = False
    counts: Callable[[date], bool] = natural
    late: bool = False


@dataclass(frozen=True, slots=True)
class Individual:
    """An opening for one candidacy: from an instant to a local day, or without end."""

    since: datetime
    last: date | None
    correction: bool


@dataclass(frozen=True, slots=True)
class Term:
    """Until when she may send. ``began`` is the day from which her own days run, where they do."""

    window: Window | None
    last_day: date | None
    why: Why
    zone: ZoneInfo
    began: date | None = None
    late_until: date | None = None  # still received until that day, where that is after the last one

    def state(self, at: datetime) -> State:
        """How the instant *at* stands to it."""
        if self.window is None:
            return State.NO_WINDOW
        if at in self.window:
            return State.OPEN
        if at < self.window.opens:
            return State.NOT_YET
        late = self.late_until is not None and at.astimezone(self.zone).date() <= self.late_until
        return State.LATE if late else State.CLOSED

    def days_left(self, at: datetime) -> int | None:
        """Whole local days from that of *at* to the last one: 0 on the last; None when it has none or is over."""
        if self.last_day is None or self.state(at) is not State.OPEN:
            return None
        return (self.last_day - at.astimezone(self.zone).date()).days


def term(frame: Frame, *, own_day: date | None, openings: tuple[Individual, ...] = (), now: datetime) -> Term:
    """Her term: that of the calendar or of her own days, or a later one opened for her alone.

    *own_day* is that of her delivery or approval, as ``frame.counted_from`` asks; None when it has not come.
    """
    common = _common(frame, own_day)
    extended = [opening for opening in openings if opening.since <= now]
    if not extended:
        return common
    longest = max(extended, key=lambda each: each.last or date.max)
    begun = common.state(now) not in {State.NO_WINDOW, State.NOT_YET}
    if begun and not _longer(longest.last, common.last_day):
        return common
    since = min(each.since for each in extended)
    opens = since if common.window is None or common.state(since) is not State.OPEN else common.window.opens
    closes = windows.of_days(longest.last, longest.last, frame.zone).closes if longest.last else None
    if closes is not None and closes <= opens:
        return common
    why = Why.CORRECTION if longest.correction else Why.OPENED
    late = common.late_until if common.late_until and longest.last and common.late_until > longest.last else None
    return Term(Window(opens, closes), longest.last, why, frame.zone, late_until=late)


def _longer(one: date | None, other: date | None) -> bool:
    return (one or date.max) > (other or date.max)


def _common(frame: Frame, own_day: date | None) -> Term:
    if frame.capture is None:
        return Term(None, None, Why.CALENDAR, frame.zone)
    first, last, why, began = frame.capture.first, frame.capture.last, Why.CALENDAR, None
    if frame.counted_from is not CountedFrom.CALENDAR and frame.days:
        why = Why.NOT_RUNNING
        if own_day is not None:
            began = own_day
            # An account that came before the frame has all of its days within it.
            whole = frame.first_day_counts or own_day < first
            own_last = last_of(max(own_day, first), frame.days, counts=frame.counts, with_start=whole)
            cut = last is not None and last < own_last
            why = Why.CUT_BY_CALENDAR if cut else Why.OWN_DAYS
            first, last = max(own_day, first), last if cut else own_last
    if last is not None and last < first:  # approved after the frame closed: nothing opens by itself
        first = last
    late = frame.campaign_ends or frame.capture.last if frame.late else None
    return Term(
        windows.of_days(first, last, frame.zone),
        last,
        why,
        frame.zone,
        began,
        late if late and last and late > last else None,
    )
