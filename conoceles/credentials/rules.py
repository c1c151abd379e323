# SPDX-License-Identifier: EUPL-1.2
"""What a letter and its delivery must be, over plain values."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum, StrEnum, auto

from conoceles.kernel.refusals import Refused

#: Why a capacity ended, when its candidacy stood no more: by it, it is known what a restoration opens again.
LEFT = "Su candidatura dejó de estar registrada"


class Reason(Enum):
    """Why credentials say no; the words are in ``phrases``."""

    DAYS_UNDECIDED = auto()
    NOTHING_TO_ISSUE = auto()
    BEING_ISSUED = auto()
    NO_OFFICE = auto()
    NO_POSTULANT = auto()
    NO_COUNCIL = auto()
    ISSUED_MEANWHILE = auto()
    STANDS_NO_MORE = auto()
    LETTER_DEAD = auto()
    LETTER_FILE_GONE = auto()
    NOBODY_RECEIVED = auto()
    NOT_YET = auto()
    BEFORE_ITS_LETTER = auto()
    ACUSE_TOO_LARGE = auto()
    ACUSE_UNKNOWN = auto()
    ACUSE_ACTIVE = auto()
    ACUSE_GONE = auto()
    ACUSE_THERE = auto()
    NOTHING_DELIVERED = auto()
    PACKAGE_GONE = auto()


class Standing(StrEnum):
    """How far an account has come, in the words of the report."""

    NO_LETTER = "sin carta"
    ISSUED = "carta sin entregar"
    EXPIRED = "carta vencida"
    DELIVERED = "carta entregada"
    TAKEN = "cuenta activada"


def standing(*, taken: bool, expires: datetime | None, delivered: bool, now: datetime) -> Standing:
    """Where an account stands, by its last letter. One that was activated is in its owner's hands, receipt or not."""
    if taken:
        return Standing.TAKEN
    if expires is None:
        return Standing.NO_LETTER
    if expires <= now:
        return Standing.EXPIRED
    return Standing.DELIVERED if delivered else Standing.ISSUED


#: Threat T3: a letter that was lost must not open anything for long, whatever a process decides.
LONGEST_DAYS = 10


#: How long a package waits to be printed. The letters in it wait as long as their codes serve; this is one more copy.
PACKAGE_LASTS = timedelta(hours=24)


def expiry(days: int | None, now: datetime) -> datetime:
    """When a code given now dies. Raises Refused: DAYS_UNDECIDED."""
    if days is None or not 1 <= days <= LONGEST_DAYS:
        raise Refused(Reason.DAYS_UNDECIDED, longest=LONGEST_DAYS)
    return now + timedelta(days=days)


@dataclass(frozen=True)
class Handover:
    """A delivery about to be registered."""

    delivered: bool
    at: datetime
    received_by: str
    identified_by: str


def check_handover(handover: Handover, *, issued: datetime, expires: datetime, now: datetime) -> None:
    """Refuse a delivery that could not be defended afterwards.

    Raises Refused: NOT_YET, BEFORE_ITS_LETTER, LETTER_DEAD, NOBODY_RECEIVED.
    """
    if handover.at > now:
        raise Refused(Reason.NOT_YET)
    if handover.at < issued:
        raise Refused(Reason.BEFORE_ITS_LETTER, issued=issued)
    if handover.delivered and handover.at >= expires:
        raise Refused(Reason.LETTER_DEAD)
    if handover.delivered and not (handover.received_by.strip() and handover.identified_by):
        raise Refused(Reason.NOBODY_RECEIVED)


ACUSE_LARGEST_MIB = 5
ACUSE_LARGEST = ACUSE_LARGEST_MIB * 1024 * 1024
_KINDS = {b"%PDF-": "pdf", b"\xff\xd8\xff": "jpg", b"\x89PNG\r\n\x1a\n": "png"}
#: What makes a PDF do something when it is opened. A scan does nothing.
_ACTIVE = re.compile(
    rb"/(JavaScript|JS|OpenAction|AA|Launch|EmbeddedFile|RichMedia|XFA)"
    rb"(?=[ \t\r\n\f\x00/<>\[\](){}%]|\Z)"  # where a name of a PDF ends
)


def acuse_kind(content: bytes) -> str:
    """``pdf``, ``jpg`` or ``png``, by what the file is and not by its name.

    Raises Refused: ACUSE_TOO_LARGE, ACUSE_UNKNOWN; ACUSE_ACTIVE, for a PDF that says it would act. What it hides in
    compressed streams is not seen here: that is why nobody is ever shown one but as a download, in a sandbox.
    """
    if len(content) > ACUSE_LARGEST:
        raise Refused(Reason.ACUSE_TOO_LARGE, largest=ACUSE_LARGEST_MIB)
    kind = next((kind for mark, kind in _KINDS.items() if content.startswith(mark)), None)
    if kind is None:
        raise Refused(Reason.ACUSE_UNKNOWN)
    if kind == "pdf" and _ACTIVE.search(content):
        raise Refused(Reason.ACUSE_ACTIVE)
    return kind
