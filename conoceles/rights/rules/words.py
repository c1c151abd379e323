# SPDX-License-Identifier: EUPL-1.2
"""What may be asked, done, answered and owed, each by its word; and why something is refused."""

from enum import Enum, StrEnum, auto

#: How long what somebody writes may be.
LONGEST = 4000
SHORT = 300


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
    MADE_BEFORE = auto()
    NOTICE_CHANGED = auto()
    ON_HER_SCREEN = auto()
    NO_COPY_OWED = auto()
    SAME_PERSON = auto()


#: What may follow from each right, where it is granted; the first is what usually does.
FOLLOWS: dict[Right, tuple[Effect, ...]] = {
    Right.ACCESS: (Effect.COPY, Effect.OTHER),
    Right.PORTABILITY: (Effect.COPY, Effect.OTHER),
    Right.RECTIFICATION: (Effect.PROFILE, Effect.REGISTER, Effect.OTHER),
    Right.CANCELLATION: (Effect.SHREDDED, Effect.OFF, Effect.OTHER),
    Right.OPPOSITION: (Effect.OFF, Effect.BADGES, Effect.OTHER),
}
