# SPDX-License-Identifier: EUPL-1.2
"""When a section may be paused, a profile withdrawn, and either given back; over plain values."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import Enum, StrEnum, auto

from conoceles.kernel.refusals import Refused


class Motive(StrEnum):
    """Why something is taken off. A process may keep to some of them (setting ``withdrawal_motives``)."""

    RULING = "sentencia"
    MEASURE = "medida-cautelar"
    AGREEMENT = "acuerdo"
    ASKED_FOR = "solicitud"
    THIRD_PARTIES = "derechos-de-terceros"
    MISTAKE = "error-de-publicacion"

    @property
    def words(self) -> str:
        """As it is said in public, after «por»."""
        return _WORDS[self]

    @property
    def documented(self) -> bool:
        """Whether it rests on a document that is cited with its date."""
        return self in {Motive.RULING, Motive.MEASURE, Motive.AGREEMENT}


_WORDS = {
    Motive.RULING: "sentencia de un tribunal",
    Motive.MEASURE: "medida cautelar de una autoridad",
    Motive.AGREEMENT: "acuerdo del Consejo General",
    Motive.ASKED_FOR: "solicitud de la propia candidatura",
    Motive.THIRD_PARTIES: "protección de derechos de otras personas",
    Motive.MISTAKE: "error al publicar",
}


class Reason(Enum):
    """Why it is refused; each with its words in ``phrases``."""

    MOTIVE_NOT_USED = auto()
    WITHOUT_DOCUMENT = auto()
    DOCUMENT_UNDATED = auto()
    DOCUMENT_IN_FUTURE = auto()
    NOT_PUBLISHED = auto()
    NO_SECTION = auto()
    ALREADY_OFF = auto()
    ALREADY_LIFTED = auto()
    WITHOUT_NOTE = auto()
    SAME_PERSON = auto()


@dataclass(frozen=True, slots=True)
class Because:
    """A motive with the document that it rests on, and a note that is never public."""

    motive: Motive
    document: str = ""
    dated: date | None = None
    note: str = ""


def motives(stated: str | None) -> tuple[Motive, ...]:
    """The motives that a process uses: those that it states; all of them where it has not decided."""
    if not stated:
        return tuple(Motive)
    return tuple(Motive(each.strip()) for each in stated.split(","))


def check(because: Because, *, used: Collection[Motive], today: date) -> None:
    """Refuse what could not be said in public.

    Raises Refused: MOTIVE_NOT_USED, WITHOUT_DOCUMENT, DOCUMENT_UNDATED, DOCUMENT_IN_FUTURE.
    """
    if because.motive not in used:
        raise Refused(Reason.MOTIVE_NOT_USED)
    if because.motive.documented and not because.document.strip():
        raise Refused(Reason.WITHOUT_DOCUMENT)
    if because.motive.documented and because.dated is None:
        raise Refused(Reason.DOCUMENT_UNDATED)
    if because.dated is not None and because.dated > today:
        raise Refused(Reason.DOCUMENT_IN_FUTURE)


def check_lifting(*, lifted: bool, note: str, two_persons: bool, same: bool) -> None:
    """Refuse to give back what was given back, unexplained, or alone where the process asks for two.

    One person alone may take off, for it is urgent and shows nothing new; what it gives back becomes public.
    Raises Refused: ALREADY_LIFTED, WITHOUT_NOTE, SAME_PERSON.
    """
    if lifted:
        raise Refused(Reason.ALREADY_LIFTED)
    if not note.strip():
        raise Refused(Reason.WITHOUT_NOTE)
    if two_persons and same:
        raise Refused(Reason.SAME_PERSON)
