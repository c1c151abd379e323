# SPDX-License-Identifier: EUPL-1.2
"""How an obligation stands: over its deadlines, the day it was met, and the day that the plan was approved.

Plain values; whoever asks says what day and instant it is.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import Enum, StrEnum, auto

from conoceles.supervision.plan.rules.shapes import Deadline, Moment

#: A week: what comes within it is told apart.
_WEEK = timedelta(days=7)


class Owed(StrEnum):
    """What is owed: doing a row, sending its document to INE, telling INE of a change, or answering what INE asks."""

    ACTIVITY = "actividad"
    REMISSION = "remision"
    NOTICE = "aviso"
    REQUEST = "requerimiento"


class State(StrEnum):
    """Where an obligation is."""

    WAITING = "en-espera"
    OPEN = "en-plazo"
    THIS_WEEK = "esta-semana"
    TODAY = "hoy"
    LATE = "vencida"
    LATE_BY_DESIGN = "vencida-por-diseno"
    MET = "cumplida"
    MET_BEFORE_PLAN = "cumplida-antes-del-plan"
    MET_LATE = "cumplida-tarde"
    MET_LATE_BY_DESIGN = "cumplida-tarde-por-diseno"
    EXCUSED = "dispensada"


class Light(StrEnum):
    """The traffic light; a page always says it in words too."""

    GREY = "sin-plazo"
    GREEN = "al-dia"
    AMBER = "por-vencer"
    RED = "vencida"


_LIGHTS = {
    State.WAITING: Light.GREY,
    State.EXCUSED: Light.GREY,
    State.THIS_WEEK: Light.AMBER,
    State.TODAY: Light.AMBER,
    State.LATE_BY_DESIGN: Light.AMBER,
    State.MET_LATE: Light.RED,
    State.LATE: Light.RED,
}
_SETTLED = frozenset(
    {State.MET, State.MET_BEFORE_PLAN, State.MET_LATE, State.MET_LATE_BY_DESIGN, State.EXCUSED},
)


class Reason(Enum):
    """Why something about an obligation is refused; each with its words in ``phrases``."""

    ALREADY_MET = auto()
    ALREADY_EXCUSED = auto()
    DAY_TO_COME = auto()
    NOT_AN_ACT = auto()
    ALREADY_STARTED = auto()
    NOT_EXCUSABLE = auto()
    NO_NOTICE_IN_PLAN = auto()
    NO_PLAN = auto()
    ALREADY_OPEN = auto()
    NOT_STARTED = auto()
    NOT_A_DIGEST = auto()


@dataclass(frozen=True, slots=True)
class Standing:
    """How it stands. ``last_day``: of the first deadline to come, which drives reminders; ``all``: every one of them.

    ``lasts``: until when being late is by design, where the plan itself makes it so.
    """

    state: State
    deadline: Deadline | None
    all: tuple[Deadline, ...] = ()
    lasts: Deadline | None = None

    @property
    def light(self) -> Light:
        """Its colour."""
        return _LIGHTS.get(self.state, Light.GREEN)

    @property
    def settled(self) -> bool:
        """Whether nothing more is owed."""
        return self.state in _SETTLED

    @property
    def last_day(self) -> date | None:
        """The last day in time, if any is known."""
        return self.deadline.last_day if self.deadline else None


def standing(
    deadlines: Sequence[Deadline],
    *,
    now: datetime,
    today: date,
    met: Moment | None = None,
    excused: bool = False,
    plan_on: date | None = None,
    allowed: Sequence[Deadline] = (),
    by_design: bool = False,
) -> Standing:
    """How an obligation with those *deadlines* stands.

    ``allowed`` are the other limits of the plan; ``by_design``, whether the plan makes its own limit one that cannot
    be kept: then, until the last of ``allowed``, late is by design. Else the first of all drives. ``plan_on``: the day
    on which the plan was approved; what was met before it was met before there was one, whatever its limit.
    """
    own = sorted(deadlines, key=_end)
    lasts = max(allowed, key=_end, default=None) if by_design else None
    driving = own if by_design else sorted([*own, *allowed], key=_end)
    first = driving[0] if driving else None
    everything = tuple(sorted(dict.fromkeys([*own, *allowed]), key=_end))

    def told(state: State) -> Standing:
        return Standing(state, first, everything, lasts)

    if excused:
        return told(State.EXCUSED)
    if met is not None:
        return told(_met(met, first, lasts, plan_on))
    if first is None:
        return told(State.WAITING)
    if now >= first.closes:
        return told(State.LATE_BY_DESIGN if lasts and now < lasts.closes else State.LATE)
    if first.last_day <= today:
        return told(State.TODAY)
    return told(State.THIS_WEEK if first.last_day - today <= _WEEK else State.OPEN)


def _met(met: Moment, first: Deadline | None, lasts: Deadline | None, plan_on: date | None) -> State:
    if plan_on is not None and met.on < plan_on:
        return State.MET_BEFORE_PLAN
    if first is None or in_time(met, first):
        return State.MET
    return State.MET_LATE_BY_DESIGN if lasts and in_time(met, lasts) else State.MET_LATE


def in_time(met: Moment, deadline: Deadline) -> bool:
    """Whether *met* is within *deadline*: by its instant where that is known, else by its day."""
    return met.at < deadline.closes if met.at else met.on <= deadline.last_day


def _end(deadline: Deadline) -> tuple[datetime, str]:
    return deadline.closes, deadline.basis
