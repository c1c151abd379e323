# SPDX-License-Identifier: EUPL-1.2
"""Where a remission is and why something about it is refused, over plain values."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, StrEnum, auto


class Reason(Enum):
    """Why something is refused; each with its words in ``phrases``."""

    NOTHING_CARRIED = auto()
    NOT_OF_PROCESS = auto()
    CARRIED_ALREADY = auto()
    ANSWERED = auto()
    NOT_READY = auto()
    NO_LETTER_ROUTE = auto()
    LETTER_THERE = auto()
    NO_LETTER = auto()
    SAME_PACKAGE = auto()
    PACKAGE_OLD = auto()
    SENT = auto()
    SAME_FOLIO = auto()
    REPLIED = auto()
    SET_ASIDE = auto()
    NOT_LAST = auto()
    NOT_INFORMED = auto()
    RECEIPT_THERE = auto()
    NOT_VALID = auto()
    INFORMED = auto()
    WITHDRAWN = auto()
    DAY_TO_COME = auto()
    BEFORE_SENT = auto()
    BEFORE_VALID = auto()
    NO_OBSERVATIONS = auto()
    TERM_OF_VALID = auto()
    NO_RECEIPT = auto()
    WRONG_KIND = auto()
    FILE_TOO_LARGE = auto()
    FILE_GONE = auto()
    SAME_REQUEST = auto()
    ENDS_BEFORE = auto()
    ENDED = auto()


class State(StrEnum):
    """Where a remission is."""

    WITHOUT_LETTER = "sin-oficio"
    TO_PACK = "por-armar"
    TO_SEND = "por-enviar"
    SENT = "sin-respuesta"
    RETURNED = "devuelta"
    VALID = "validada"
    INFORMED = "informada"
    WITHDRAWN = "abandonada"


#: Nothing was sent yet.
PREPARING = frozenset({State.WITHOUT_LETTER, State.TO_PACK, State.TO_SEND})


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a remission: whether it has its oficio, how many packages, and each sending with its reply.

    ``replies``: of each sending, in order, ``validado``, ``devuelto`` or nothing.
    """

    letter: bool
    packages: int = 0
    replies: Sequence[str] = ()
    informed: bool = False
    withdrawn: bool = False


def state(facts: Facts) -> State:
    """Where it is: a pure function of what was written down."""
    if facts.withdrawn:
        return State.WITHDRAWN
    if facts.informed:
        return State.INFORMED
    if facts.replies:
        return {"validado": State.VALID, "devuelto": State.RETURNED}.get(facts.replies[-1], State.SENT)
    if facts.packages:
        return State.TO_SEND
    return State.TO_PACK if facts.letter else State.WITHOUT_LETTER
