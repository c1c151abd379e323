# SPDX-License-Identifier: EUPL-1.2
"""What is ordered of a candidacy, before it is done."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from conoceles.elections.models import Agreement

from ..models import Candidacy, Movement, Rectification

Kind = Movement.Kind
#: What becomes of whoever leaves by each of these.
LEAVES = {
    Kind.RESIGNATION: Candidacy.Status.RESIGNED,
    Kind.CANCELLATION: Candidacy.Status.CANCELLED,
    Kind.DEATH: Candidacy.Status.DECEASED,
}


@dataclass(frozen=True, slots=True)
class Change:
    """What is to change: its kind and, as that asks, what is written, where to, and what becomes of who leaves."""

    kind: str
    #: Of who comes (``intake.one.Cells``), of a name or of a postulant; or the number of a place where nobody is.
    written: Mapping[str, str] = field(default_factory=dict)
    #: In a substitution: a status, where the substituted one still stands.
    cause: str = ""
    #: The formula with which to trade places.
    formula: str = ""
    note: str = ""
    #: Codes of the warnings that somebody read and says are true.
    accepted: Collection[str] = ()

    def to_json(self) -> dict[str, Any]:
        """As plain values."""
        return {
            "kind": self.kind,
            "written": dict(self.written),
            "cause": self.cause,
            "formula": self.formula,
            "note": self.note,
            "accepted": sorted(self.accepted),
        }


@dataclass(frozen=True, slots=True)
class Order:
    """By which agreement, since when, and the token of the page that was confirmed: one token, one movement."""

    agreement: Agreement
    effective_on: date
    token: str


@dataclass(frozen=True, slots=True)
class Task:
    """A kind of movement of a candidacy, about to be typed: for itself, or to answer a requirement."""

    candidacy: Candidacy
    kind: Kind | None = None
    rectification: Rectification | None = None
