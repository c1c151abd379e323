# SPDX-License-Identifier: EUPL-1.2
"""What a request asks for, what happens to it and until when: over plain values."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import Enum, StrEnum, auto
from zoneinfo import ZoneInfo

from conoceles.kernel.days import last_of, natural
from conoceles.kernel.deadlines import after_last
from conoceles.kernel.refusals import Refused

#: How long what somebody writes may be.
LONGEST = 4000
SHORT = 300
#: Fewer than this are never told apart, as in the other aggregates; and bands are as wide.
FEWEST = 10


class Right(StrEnum):
    """What is asked for."""

    ACCESS = "acceso"
    RECTIFICATION = "rectificacion"
    CANCELLATION = "cancelacion"
    OPPOSITION = "oposicion"
    PORTABILITY = "portabilidad"


class Way(StrEnum):
    """How it came."""

    SCREEN = "pantalla"
    PAPER = "papel"


class Identified(StrEnum):
    """How it was known who asks. A copy of what was shown is never kept."""

    SESSION = "sesion"
    VOTER_CARD = "credencial-para-votar"
    PASSPORT = "pasaporte"
    LICENCE = "cedula-profesional"
    OTHER = "otra-identificacion"


class Deed(StrEnum):
    """What is done with a request, each written once it was done and never changed."""

    IDENTIFIED = "identificada"
    PREVENTED = "prevenida"
    COMPLETED = "completada"
    LAPSED = "no-presentada"
    EXTENDED = "ampliada"
    ANSWERED = "contestada"
    NOTIFIED = "notificada"


class Outcome(StrEnum):
    """What was answered."""

    GRANTED = "procede"
    PARTLY = "procede-en-parte"
    REFUSED = "no-procede"


class Effect(StrEnum):
    """What must become true of what was granted."""

    PROFILE = "correccion"
    REGISTER = "registro"
    OFF = "retiro"
    BADGES = "distintivos"
    SHREDDED = "supresion"
    COPY = "copia"
    OTHER = "otro"


class Stage(StrEnum):
    """Where a request is."""

    UNIDENTIFIED = "por-identificar"
    STUDIED = "en-estudio"
    PREVENTED = "prevenida"
    ANSWERED = "por-notificar"
    OWED = "por-hacer-efectiva"
    FULFILLED = "cumplida"
    REFUSED = "negada"
    LAPSED = "no-presentada"

    @property
    def over(self) -> bool:
        """Whether nobody owes anything more."""
        return self in {Stage.FULFILLED, Stage.REFUSED, Stage.LAPSED}


class Reason(Enum):
    """Why it is refused; each with its words in ``phrases``."""

    NOT_OFFERED = auto()
    DAY_TO_COME = auto()
    NOBODY_FOUND = auto()
    NOT_IDENTIFIED = auto()
    WITHOUT_SHOWN = auto()
    WITHOUT_POWER = auto()
    ALREADY_IDENTIFIED = auto()
    ALREADY_PREVENTED = auto()
    TOO_LATE_TO_PREVENT = auto()
    NOT_PREVENTED = auto()
    STILL_TIME = auto()
    TOO_LATE_TO_COMPLETE = auto()
    ALREADY_EXTENDED = auto()
    TOO_LATE_TO_EXTEND = auto()
    NO_EXTENSION = auto()
    ALREADY_ANSWERED = auto()
    NOT_ANSWERED = auto()
    NO_EFFECT = auto()
    NOT_AN_EFFECT = auto()
    EFFECT_OF_NOTHING = auto()
    ALREADY_NOTIFIED = auto()
    NOT_NOTIFIED = auto()
    WITHOUT_ACUSE = auto()
    NOT_YET = auto()
    ALREADY_DONE = auto()
    FILE_GONE = auto()


#: What may follow from each right, where it is granted; the first is what usually does.
FOLLOWS: dict[Right, tuple[Effect, ...]] = {
    Right.ACCESS: (Effect.COPY, Effect.OTHER),
    Right.PORTABILITY: (Effect.COPY, Effect.OTHER),
    Right.RECTIFICATION: (Effect.PROFILE, Effect.REGISTER, Effect.OTHER),
    Right.CANCELLATION: (Effect.SHREDDED, Effect.OFF, Effect.OTHER),
    Right.OPPOSITION: (Effect.OFF, Effect.BADGES, Effect.OTHER),
}


@dataclass(frozen=True, slots=True)
class Terms:
    """How many days each thing takes, None where the process has not decided; and how days are counted."""

    answer: int | None
    effect: int | None
    prevent: int | None
    complete: int | None
    extension: int | None
    zone: ZoneInfo
    counts: Callable[[date], bool] = natural
    #: Whether what was asked again begins the term anew; else it goes on where it was.
    anew: bool = True


@dataclass(frozen=True, slots=True)
class Done:
    """A deed, and the instant that counts for it."""

    deed: Deed
    at: datetime


@dataclass(frozen=True, slots=True)
class Limit:
    """Until when: ``closes`` is the first instant that is late."""

    last_day: date
    closes: datetime

    def over(self, now: datetime) -> bool:
        """Whether it is late."""
        return now >= self.closes


@dataclass(frozen=True, slots=True)
class Clocks:
    """Until when each thing may be done; None where nothing runs, or the process has not decided."""

    prevent: Limit | None = None
    complete: Limit | None = None
    answer: Limit | None = None
    effect: Limit | None = None


def first_of(deeds: Iterable[Done], deed: Deed) -> datetime | None:
    """When *deed* was done, if it was."""
    return next((each.at for each in deeds if each.deed is deed), None)


def clocks(received: datetime, deeds: Sequence[Done], terms: Terms) -> Clocks:
    """The limits of a request, counted from the day after each act, as whole local days.

    While she is asked to complete it no term to answer runs. What nobody told her is not answered.
    """
    prevented, completed = first_of(deeds, Deed.PREVENTED), first_of(deeds, Deed.COMPLETED)
    notified = first_of(deeds, Deed.NOTIFIED)
    return Clocks(
        prevent=_limit(received, terms.prevent, terms),
        complete=_limit(prevented, terms.complete, terms),
        answer=_answer(received, prevented, completed, deeds, terms),
        effect=_limit(notified, terms.effect, terms),
    )


def _answer(
    received: datetime, prevented: datetime | None, completed: datetime | None, deeds: Sequence[Done], terms: Terms
) -> Limit | None:
    if terms.answer is None or (prevented is not None and completed is None):
        return None
    days = terms.answer
    if first_of(deeds, Deed.EXTENDED) is not None:
        days += terms.extension or 0
    if prevented is None or completed is None:
        return _limit(received, days, terms)
    if not terms.anew:
        days = max(1, days - _counted(_day(received, terms), _day(prevented, terms), terms))
    return _limit(completed, days, terms)


def _limit(since: datetime | None, days: int | None, terms: Terms) -> Limit | None:
    if since is None or days is None:
        return None
    last = last_of(_day(since, terms), days, counts=terms.counts) if days else _day(since, terms)
    return Limit(last, after_last(last, terms.zone))


def _day(at: datetime, terms: Terms) -> date:
    return at.astimezone(terms.zone).date()


def _counted(start: date, end: date, terms: Terms) -> int:
    """The days that count after *start*, *end* among them."""
    days = (start + timedelta(days=each) for each in range(1, (end - start).days + 1))
    return sum(terms.counts(day) for day in days)


def stage(deeds: Sequence[Done], *, outcome: Outcome | None, owed: bool) -> Stage:
    """Where a request is, by what was done; *owed*, whether something of what was granted is not true yet."""
    done = {each.deed for each in deeds}
    if Deed.LAPSED in done:
        return Stage.LAPSED
    if outcome is None:
        if Deed.PREVENTED in done and Deed.COMPLETED not in done:
            return Stage.PREVENTED
        return Stage.STUDIED if Deed.IDENTIFIED in done else Stage.UNIDENTIFIED
    if Deed.NOTIFIED not in done:
        return Stage.ANSWERED
    if outcome is Outcome.REFUSED:
        return Stage.REFUSED
    return Stage.OWED if owed else Stage.FULFILLED


def running(at: Stage, limits: Clocks) -> Limit | None:
    """The limit of what is to be done next; None where nothing is, or no term runs."""
    if at.over:
        return None
    if at is Stage.PREVENTED:
        return limits.complete
    return limits.effect if at is Stage.OWED else limits.answer


def answered_late(limits: Clocks, deeds: Sequence[Done]) -> bool:
    """Whether she was told of the answer once its term was over."""
    notified = first_of(deeds, Deed.NOTIFIED)
    return notified is not None and limits.answer is not None and limits.answer.over(notified)


def check_effects(right: Right, outcome: Outcome, effects: Sequence[Effect]) -> None:
    """What is granted has effects, and of its own sort; what is not has none.

    Raises Refused: NO_EFFECT, NOT_AN_EFFECT, EFFECT_OF_NOTHING.
    """
    if outcome is Outcome.REFUSED and effects:
        raise Refused(Reason.EFFECT_OF_NOTHING)
    if outcome is not Outcome.REFUSED and not effects:
        raise Refused(Reason.NO_EFFECT)
    if not set(effects) <= set(FOLLOWS[right]):
        raise Refused(Reason.NOT_AN_EFFECT)


def band(count: int) -> str:
    """«menos de 10», «10 a 19»: from no two of them is it known how many there are of a third."""
    if count < FEWEST:
        return f"menos de {FEWEST}"
    low = count - count % FEWEST
    return f"{low} a {low + FEWEST - 1}"
