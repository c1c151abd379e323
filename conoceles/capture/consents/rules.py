# SPDX-License-Identifier: EUPL-1.2
"""When a consent counts, how a form may be signed, and what a scan of one turns out to be: over plain values."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum, StrEnum, auto
from typing import Any

from conoceles.elections.consent import Decision
from conoceles.elections.questionnaire import Definition, Visibility
from conoceles.kernel.names import folded
from conoceles.kernel.refusals import Refused


class Reason(Enum):
    """Why a consent is refused; each with its words in ``phrases``."""

    OTHER_NAME = auto()
    TEXT_CHANGED = auto()
    SAME_DECISION = auto()
    NOT_ALL_DECIDED = auto()
    NOTHING_TO_WITHDRAW = auto()
    NOT_STANDING = auto()
    NO_TREATMENT = auto()
    FORM_GONE = auto()
    SIGNED_LATER = auto()
    NO_WITNESSES = auto()
    NO_INTERPRETER = auto()
    NOT_THIS_WAY = auto()
    BATCH_CHANGED = auto()
    SCAN_SETTLED = auto()
    NOT_MATCHED = auto()
    NO_SUCH_CODE = auto()


class Hand(StrEnum):
    """With what a form was signed."""

    SIGNATURE = "firma"
    THUMBPRINT = "huella"


class Notice(StrEnum):
    """How the privacy notice and the texts reached whoever signed."""

    READ = "leyo"
    READ_ALOUD = "se-le-leyo"
    MAYA = "interprete-maya"
    SIGN_LANGUAGE = "interprete-lsm"

    @property
    def interpreted(self) -> bool:
        """Whether somebody interpreted."""
        return self in {Notice.MAYA, Notice.SIGN_LANGUAGE}


@dataclass(frozen=True, slots=True)
class ByHand:
    """How a form was signed, as it says itself: when, with what, before whom, and who made it understood."""

    signed_on: date
    hand: Hand = Hand.SIGNATURE
    notice: Notice = Notice.READ
    witnesses: tuple[str, ...] = ()
    interpreter: str = ""


#: The settings of a process without which nobody signs that way (docs/processes.md).
SETTING_OF = {
    Hand.THUMBPRINT: "consent_thumbprint",
    Notice.MAYA: "consent_interpreter_maya",
    Notice.SIGN_LANGUAGE: "consent_interpreter_lsm",
}
_WITNESSES = 2


def allows(parameters: Mapping[str, Mapping[str, Any]], way: Hand | Notice) -> bool:
    """Whether a process with these settings takes a form signed in that way; undecided is no."""
    return way not in SETTING_OF or parameters.get(SETTING_OF[way], {}).get("value") is True


def check_by_hand(signed: ByHand, parameters: Mapping[str, Mapping[str, Any]], *, today: date) -> None:
    """Raises Refused: SIGNED_LATER, NOT_THIS_WAY, NO_WITNESSES, NO_INTERPRETER."""
    if signed.signed_on > today:
        raise Refused(Reason.SIGNED_LATER)
    if not (allows(parameters, signed.hand) and allows(parameters, signed.notice)):
        raise Refused(Reason.NOT_THIS_WAY)
    named = {folded(each) for each in signed.witnesses if each.strip()}
    if signed.hand is Hand.THUMBPRINT and len(named) != _WITNESSES:
        raise Refused(Reason.NO_WITNESSES)
    if signed.notice.interpreted and not signed.interpreter.strip():
        raise Refused(Reason.NO_INTERPRETER)


class Match(StrEnum):
    """What a scan of a signed form turned out to be."""

    MATCHED = "corresponde"
    ACCEPTED = "aceptado"
    REGISTERED = "registrado"
    NO_CODE = "sin-codigo"
    UNKNOWN = "desconocido"
    FOREIGN = "ajeno"
    OTHER_TEXT = "otro-texto"
    TWICE = "repetido"
    BEFORE = "ya-registrado"


#: The option that says yes to belonging to a group (docs/processes.md).
YES = "si"
#: The decisions that badges follow from.
BADGES_FOLLOW = frozenset({Decision.TREATMENT, Decision.PUBLICATION})


def check_signature(typed: str, name: str) -> None:
    """Whoever signs types her own name, with or without accents. Raises Refused: OTHER_NAME."""
    if folded(typed) != folded(name):
        raise Refused(Reason.OTHER_NAME, name=name)


def check_seen(seen: str, digest: str) -> None:
    """What is signed is what was read. Raises Refused: TEXT_CHANGED."""
    if seen != digest:
        raise Refused(Reason.TEXT_CHANGED)


def shows_badges(given: Mapping[str, bool]) -> bool:
    """Whether badges may be shown: treating the data was consented to, and showing them too."""
    return all(given.get(decision, False) for decision in BADGES_FOLLOW)


def badges(definition: Definition, answers: Mapping[str, object]) -> list[str]:
    """The groups whose badge these *answers* show: a yes, to a question that may show one; never what age tells."""
    return [
        question.group
        for question in definition.questions
        if question.visibility is Visibility.BADGE and not question.derived and answers.get(question.key) == YES
    ]
